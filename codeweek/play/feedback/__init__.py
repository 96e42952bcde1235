"""Feedback for the child on a run: what a step did and asked, and what to change."""
