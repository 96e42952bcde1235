"""The desktop shell: the only place that imports pygame."""
