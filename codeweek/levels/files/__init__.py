"""From the YAML text of a level file to a `Level`, or to everything that is wrong in it."""
