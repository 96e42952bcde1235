"""The web shell handed out to a room: a folder of files on the local network, nothing else."""
