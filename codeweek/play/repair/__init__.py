"""The nearest program that wins, from a child's own: what one edit can do, and the fewest that lead there."""
