"""What the window paints with: shapes, text, pictures, scenes, and the colours of all of it."""
