"""Stars that only a child's whole file tells of, played again to count; words that prove who it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import Carried
from codeweek.room.room_json import Event

MOST = 600  # levels of one child: more than any course has

Place = tuple[str, str]  # pack, level


@dataclass(frozen=True)
class Claim:
    """Of the stars that a file has of a level, how many count.

    `played`: the program beside them was played again, or there is none that can be; `lost`: the room was
    told of a win, played it again, and it lost.
    """

    stars: int = 0
    played: bool = False
    lost: bool = False


Claims = Mapping[Place, Claim]


def handed(claims: Claims, before: Mapping[str, Any], brought: Brought) -> tuple[Claims, Brought]:
    """The claims once a file is handed in to join the one before; the file without what is too much."""
    found, courses = dict(claims), dict(brought.courses)
    for pack, progress in brought.courses.items():
        old, kept = progress_in(before, pack), dict(progress.stars)
        for level, stars in progress.stars.items():
            place, known = (pack, level), old.stars.get(level, 0)
            # More levels than any course has: a made-up file must not make the room grow.
            if stars > known and place not in found and len(found) >= MOST:
                del kept[level]
            elif stars > known and place not in found:
                found[place] = Claim(known)
            # Another program: what was found of the one before says nothing of it.
            elif place in found and _has_other(progress, old, level):
                found[place] = replace(found[place], played=False)
        courses[pack] = replace(progress, stars=kept)
    return found, replace(brought, courses=courses)


def _has_other(progress: Progress, old: Progress, level: str) -> bool:
    return level in progress.programs and progress.programs[level] != old.programs.get(level)


def told(claims: Claims, event: Event) -> Claims:
    """The claims after an event: the stars of a win that a machine tells count until it is played again."""
    place = event["pack"], event["level"]
    if event["kind"] != "win" or place not in claims:
        return claims
    claim = claims[place]
    return {**claims, place: replace(claim, stars=max(claim.stars, event.get("stars", 0)))}


def counting(file: Mapping[str, Any], claims: Claims, sure: bool = False) -> dict[str, Any]:
    """A file without the stars of wins that lost; `sure`: nor those that only a file tells of."""
    courses = file.get("courses")
    found = dict(courses) if isinstance(courses, Mapping) else {}
    for (pack, level), claim in claims.items():
        if (claim.lost or sure) and isinstance(found.get(pack), Mapping):
            found[pack] = _with(found[pack], level, claim.stars)
    return {**file, "courses": found} if claims else dict(file)


def _with(course: Mapping[str, Any], level: str, stars: int) -> Mapping[str, Any]:
    """A course with no more stars of a level than these; without any, it was not won either."""
    progress = from_json(course)
    if progress.stars.get(level, 0) <= stars:
        return course
    if stars:
        return {**course, "stars": {**progress.stars, level: stars}}
    left = {id: star for id, star in progress.stars.items() if id != level}
    return {
        **course,
        "stars": left,
        "alone": sorted(progress.alone - {level}),
        "medals": sorted(progress.medals - {level}),
    }


def progress_in(file: Mapping[str, Any], pack: str) -> Progress:
    """What a file has of a pack."""
    courses = file.get("courses")
    return from_json(courses.get(pack) if isinstance(courses, Mapping) else None)


LEAST = 3  # levels: anybody may guess that a child has won the first two


def proves(carried: Carried, profile: str, file: Brought) -> bool:
    """Whether words are those of a child, of today or from before: no star that its file has not.

    They tell three levels at least, and half of what the file has: others would have to guess them.
    """
    there = file.courses.get(SHIPPED, Progress()).stars
    told = {level: stars for level, stars in carried.progress.stars.items() if stars}
    has = sum(1 for stars in there.values() if stars)
    right = all(stars <= there.get(level, 0) for level, stars in told.items())
    return carried.profile == profile and right and len(told) >= LEAST and 2 * len(told) >= has
