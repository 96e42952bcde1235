"""A room of children: its rules of joining, telling, leading and showing, without a network or a clock."""
