"""Rare requests, whose code the page fetches with the first one."""
