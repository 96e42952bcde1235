"""Serves the web shell to a room: a folder of files on the local network, nothing else."""
