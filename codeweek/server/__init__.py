"""Serves the page to a room, and the room itself: a store, the requests of its machines, the adult's."""
