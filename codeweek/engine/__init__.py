"""Runs a program to its end, under a counted budget, and keeps the trace."""
