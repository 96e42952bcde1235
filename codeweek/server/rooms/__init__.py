"""A room as it is now, who listens to it, its packs, and programs played again."""
