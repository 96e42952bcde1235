"""The words with which a child goes on at home."""

from collections.abc import Mapping
from typing import Any

from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import from_json
from codeweek.progress.transfer import code
from codeweek.progress.transfer.carried import carried
from codeweek.progress.transfer.tables import VERSION, course


def words(profile: str, file: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """The code of a child, from its file as it travels: its animal, stars, place and settings."""
    courses, settings = file.get("courses"), file.get("settings")
    progress = from_json(courses.get(SHIPPED) if isinstance(courses, Mapping) else None)
    there = settings if isinstance(settings, Mapping) else {}
    return code.written(carried(profile, there, file.get("python"), progress, course(VERSION)), language)
