"""Python typed beyond the blocks: what of it is read, what is said of the rest, and how a slip is mended."""
