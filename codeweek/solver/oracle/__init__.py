"""A lower bound for levels with numbers and variables: an oracle answers what programs work out."""
