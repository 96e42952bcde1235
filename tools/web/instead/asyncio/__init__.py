"""In place of asyncio: nothing here waits for anything, and Pyodide asks for one name of it at its start."""


def get_event_loop():
    """There is none."""
    raise RuntimeError("no event loop")
