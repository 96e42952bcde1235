"""What a room keeps: plain SQL behind a protocol, a writer of its own, the files of its children."""
