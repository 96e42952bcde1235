"""Other maps like those of a robot level: made, and told apart by what they ask."""
