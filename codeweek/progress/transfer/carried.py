"""The content of a transfer code: the child's animal, stars, place in the course and settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.progress.progress import Progress
from codeweek.progress.transfer.tables import ANIMALS, COLOURS, PYTHON, SETTINGS, Known

HUGE = 1e9  # beyond any sensible value; far larger integers do not fit in a float


@dataclass(frozen=True)
class Carried:
    """The content of a code: animal, settings, stars, last level, concepts learned, whether all is open.

    Programs, tries and hints are left out, and levels won alone unless they show a learned concept.
    """

    profile: str = ""  # such as `fox-orange`; empty without a profile
    settings: Mapping[str, Any] = field(default_factory=dict)
    python: bool | None = None
    progress: Progress = field(default_factory=Progress)

    @property
    def wished(self) -> dict[str, Any]:
        """The settings to apply; a default value leaves this computer's setting."""
        return {name: value for name, value in self.settings.items() if value != SETTINGS[name][1][0]}


def carried(
    profile: str, settings: Mapping[str, Any], python: Any, progress: Progress, course: Known
) -> Carried:
    """The content of a code for a child, with the levels of the course only."""
    stars = {id: progress.stars[id] for id in course.ids if progress.stars.get(id)}
    last = progress.last if progress.last in course.ids else ""
    alone = frozenset(id for id in stars if id in progress.alone & course.telling)
    return Carried(
        profile=profile if known(profile) else "",
        settings={name: _usual(settings.get(name), values) for name, (_, values) in SETTINGS.items()},
        python=python if isinstance(python, bool) else PYTHON[0],
        progress=Progress(stars=stars, unlocked=progress.unlocked, last=last, alone=alone),
    )


def known(profile: str) -> bool:
    """Whether an animal and its colour exist."""
    animal, _, colour = profile.partition("-")
    return animal in ANIMALS and colour in COLOURS


def like(value: Any, values: tuple[Any, ...]) -> Any:
    """The nearest value of a table; None when it has another type."""
    if isinstance(values[0], float):
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < HUGE
        return min(values, key=lambda each: abs(each - value)) if number else None
    return next((each for each in values if type(each) is type(value) and each == value), None)


def _usual(value: Any, values: tuple[Any, ...]) -> Any:
    found = like(value, values)
    return values[0] if found is None else found
