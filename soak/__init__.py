"""Children who play for hours: random but seeded hands on both shells, and the laws that hold all along."""
