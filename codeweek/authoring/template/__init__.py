"""A fresh level or pack as text: what `codeweek new` writes."""
