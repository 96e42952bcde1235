"""Requests to the door of the browser's page, for tests that ask it everything."""

from door_requests.asking import LEVELS, ask, asked, script, whole, zipped
from door_requests.of_codes import of_codes
from door_requests.of_evaluation import of_evaluation, of_hour
from door_requests.of_files import of_files
from door_requests.of_games import GAMES, of_games
from door_requests.of_levels import (
    TRAPPED,
    by_heart,
    of_help,
    of_level,
    of_others,
    of_traps,
    of_tunes,
    of_typing,
)
from door_requests.of_nobody import bad
from door_requests.of_programs import FREE, PROGRAMS, of_programs
from door_requests.of_workshop import ACTS, of_drafts, of_inventing, of_packs_made

__all__ = [
    "ACTS",
    "FREE",
    "GAMES",
    "LEVELS",
    "PROGRAMS",
    "TRAPPED",
    "ask",
    "asked",
    "bad",
    "by_heart",
    "of_codes",
    "of_drafts",
    "of_evaluation",
    "of_files",
    "of_games",
    "of_help",
    "of_hour",
    "of_inventing",
    "of_level",
    "of_others",
    "of_packs_made",
    "of_programs",
    "of_traps",
    "of_tunes",
    "of_typing",
    "script",
    "whole",
    "zipped",
]
