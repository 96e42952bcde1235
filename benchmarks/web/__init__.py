"""The page in Chromium on a thin wire and a slow processor, beside its budgets and a plain Blockly page.

DevTools' throttling of processor and wire does not reach workers, where Python is. So the wire is shaped in
the server, and every renderer process (page, worker and service worker are threads of it) is stopped and let
go again many times a second. Needs `make web`, node and Chromium.
"""
