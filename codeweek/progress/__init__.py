"""What is kept of a child: stars, tries, programs, and the way through a course."""
