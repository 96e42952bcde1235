"""Replaces asyncio: nothing here waits, and Pyodide needs one name of it at its start."""


def get_event_loop():
    """Raises RuntimeError: there is no event loop."""
    raise RuntimeError("no event loop")
