"""The children of the page: Chromium on what `codeweek serve` hands out, driven by the scripts beside."""
