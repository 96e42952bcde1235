"""A town: sixty rooms in PostgreSQL, served by two processes; beside a bare server with the same children."""

from benchmarks.children import ECHO, ROOM
from benchmarks.live import SECONDS, SHORT, measured, table
from benchmarks.opened import echo, several
from benchmarks.postgres import postgres, server
from benchmarks.rows import Row, alone

CHILDREN, ROOMS, FEW = 2000, 60, (60, 4)
PROCESSES = 2


def rows(quick: bool) -> list[Row]:
    """What the children see of it."""
    seconds = SHORT if quick else SECONDS
    children, count = FEW if quick else (CHILDREN, ROOMS)
    with postgres() as database, several(count, database, PROCESSES) as opened:
        ours = measured(opened._replace(database=[server(database)]), children, seconds, ROOM)
    with echo(count) as opened:
        bare = measured(opened, children, seconds, ECHO)
    who = f"{children:,} children in {count} rooms"
    kept = alone("town", f"{who}: processor of PostgreSQL", [ours.database], "% of a core")
    return [*table("town", who, ours, bare), kept]
