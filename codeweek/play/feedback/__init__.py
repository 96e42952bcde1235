"""What a child is told of a run: what a step did, what it asked, what to change."""
