"""What the window keeps on this computer, and files that it reads and writes: none is ever half written."""
