"""What the window lets be heard: short sounds and tunes; texts by clips, or by the computer's own voice."""
