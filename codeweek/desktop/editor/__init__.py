"""The block editor: a widget that shows a script, and lets people change it three ways.

A state (document, cursor, the value being written) goes through acts, fields, keys and taps to the next one,
without a window; a view lays it out, the pointer finds what was touched on it; the Editor has them all.
"""

from codeweek.desktop.editor.editor import Editor
from codeweek.desktop.editor.python_view import PythonView

__all__ = ["Editor", "PythonView"]
