"""Runs programs that wait for events: hats, ticks, games that are played and rewound."""
