"""Runs what is typed beyond the blocks: the wider allowlist, its instrumented code, its guarded library."""
