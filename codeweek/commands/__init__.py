"""What each command of the command line does; every one gives its exit status."""
