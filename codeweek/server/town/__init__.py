"""Several rooms of one server, in folders or in PostgreSQL."""
