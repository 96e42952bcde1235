"""What the page asks Python, as JSON: requests in, answers out, never an exception."""
