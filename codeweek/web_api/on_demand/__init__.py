"""Requests that few children make: their code is fetched when the first one comes."""
