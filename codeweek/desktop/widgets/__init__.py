"""The widgets of the window: labels, buttons, controls, dialogs, views that scroll, and keys."""
