"""A program played on a level: run, judged, rewarded with stars, and told in sentences."""
