"""What machines and adults may ask of a room, and who they are."""
