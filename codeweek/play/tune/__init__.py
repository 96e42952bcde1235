"""A score is heard: its sound made by arithmetic, and what is lit of its roll while it plays."""
