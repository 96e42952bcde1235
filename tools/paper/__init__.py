"""The adult's week on paper: plans, cards, posters, sheets and slides, made from the course and docs/week."""
