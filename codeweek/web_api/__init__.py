"""The API of the page: JSON requests in, JSON answers out, never an exception."""
