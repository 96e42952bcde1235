"""In place of Pyodide's event loop: the door answers at once, and nothing here waits for anything."""

from pyodide_js._api import scheduleCallback  # noqa: F401  # a kept memory is to hold it


def _initialize_event_loop():
    """There is none."""
