"""Durations and speeds of the playback, the same in both shells."""

SPEEDS = (1.0, 2.0, 4.0, 8.0, 20.0, 60.0)  # steps a second, from tortoise to hare
TOP = 1000.0  # steps a second that a kept file may ask for, beyond what a child can choose
LONGEST = 10.0  # seconds a hare takes, however long the run
MANY = 1000  # steps: nobody looks at more of them one by one
PATIENCE = 20.0  # seconds that a run of more takes, however slow it was asked for
QUICK = 4.0  # seconds at most for a map that is played before another, or a run that never ends
SLOW = 2.0  # steps a second at which a run is looked at again
GLIDE_SHARE = 0.85  # of a step's time, so that the eye rests a little on each square
STEP_TIME = 0.3  # seconds of glide for a step asked by hand
BETWEEN = 0.6  # seconds from the end of a map to the next one
PARTY_AFTER = 0.9  # seconds from the last step to the stars
CHEER = 2.0  # seconds that the hero jumps
ALIVE = 8.0  # seconds without an event after which nothing moves by itself
BREATH = 0.1  # seconds between two pictures of what only breathes
DOUBLE = 0.3  # seconds: two presses closer than that are a double click
NEVER = ("endless", "budget")  # outcomes of a run that would not end by itself
