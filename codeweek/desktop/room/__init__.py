"""The window in a room: what it tells, what it follows, how it finds a room, and how it opens one."""
