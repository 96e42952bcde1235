"""The map as a place: where chapters and levels stand along a way, and the land of each look."""
