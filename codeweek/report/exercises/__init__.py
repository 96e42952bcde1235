"""Exercises on paper: levels with lines to write a program on, and their answers on a page of their own."""
