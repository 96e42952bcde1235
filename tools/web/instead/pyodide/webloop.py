"""Replaces Pyodide's event loop: the API answers at once, and nothing here waits."""

from pyodide_js._api import scheduleCallback  # noqa: F401  # a kept memory is to hold it


def _initialize_event_loop():
    """There is none."""
