"""The block editor: a widget that shows a script, and lets people change it three ways."""

from codeweek.desktop.editor.editor import Editor
from codeweek.desktop.editor.python_view import PythonView

__all__ = ["Editor", "PythonView"]
