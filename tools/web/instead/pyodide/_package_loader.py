"""Replaces Pyodide's package loader: our wheels are read without unpacking."""

from pathlib import PurePosixPath

from pyodide_js import loadedPackages  # noqa: F401  # a kept memory is to hold it

SITE_PACKAGES = PurePosixPath("/lib/python/site-packages")
DSO_DIR = PurePosixPath("/usr/lib")


def init_loaded_packages():
    """There are none."""
