"""The map and the chapters as places that one travels: what stands along a way, and the child's animal."""
