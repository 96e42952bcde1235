"""codeweek: one hour of programming, with blocks that are real Python."""

__version__ = "0.1.0"
