"""What is to be seen on the way from one scene to the next; `motion.ts` does the same."""

import math
from dataclasses import dataclass, replace

from codeweek.scene import HERO, Line, Scene, Shape, Sprite


@dataclass(frozen=True)
class Moment:
    """What is to be seen now: the way from one scene to the next.

    `part` is how far it is gone (1: arrived); `clock` is the time for what is never quite still, None for
    perfectly still; `cheer` the seconds since the win; `trail` lies between the ground and the sprites.
    """

    before: Scene
    after: Scene
    part: float = 1.0
    clock: float | None = None
    cheer: float | None = None
    trail: tuple[Shape, ...] = ()


def sprites_at(moment: Moment) -> list[Sprite]:
    """Every sprite where it is at a moment, those that leave included, in painting order."""
    part = eased(moment.part)
    old = {sprite.id: sprite for sprite in moment.before.sprites}
    new = {sprite.id: sprite for sprite in moment.after.sprites}
    hero = new.get(HERO)
    leaving = [_leaving(s, hero, part) for s in moment.before.sprites if s.id not in new and part < 1]
    there = [_between(old.get(sprite.id), sprite, part) for sprite in moment.after.sprites]
    found = [*leaving, *there]
    return sorted(found, key=lambda sprite: sprite.id == HERO)


def eased(part: float) -> float:
    """How far a glide is when so much of its time is gone: it starts and ends gently."""
    return part * part * (3 - 2 * part)


def turned(start: float, end: float, part: float) -> float:
    """An angle between two, by the shortest way round."""
    return start + ((end - start + 180) % 360 - 180) * part


def _between(old: Sprite | None, new: Sprite, part: float) -> Sprite:
    if part >= 1:
        return new
    pop = 1 + 0.16 * math.sin(math.pi * part) if new.effect in ("pick", "drop", "say") else 1.0
    if old is None:
        return replace(new, size=new.size * part)
    x, y = old.x + (new.x - old.x) * part, old.y + (new.y - old.y) * part
    if new.effect == "bump":
        ahead = 0.22 * math.sin(math.pi * part)
        x += ahead * math.cos(math.radians(new.angle))
        y += ahead * math.sin(math.radians(new.angle))
    size = (old.size + (new.size - old.size) * part) * pop
    image = new.image if part > 0.5 else old.image
    return replace(new, image=image, x=x, y=y, size=size, angle=turned(old.angle, new.angle, part))


def _leaving(sprite: Sprite, hero: Sprite | None, part: float) -> Sprite:
    """A thing that was picked goes to the one who picked it, getting smaller."""
    x = sprite.x + (hero.x - sprite.x) * part if hero else sprite.x
    y = sprite.y + (hero.y - sprite.y) * part if hero else sprite.y
    y -= 0.3 * math.sin(math.pi * part)
    return replace(sprite, x=x, y=y, size=sprite.size * (1 - part), label="", effect="")


def lift(sprite: Sprite, moment: Moment) -> float:
    """How high a sprite floats: the hero breathes, things sway, a winner jumps."""
    if sprite.id == HERO and moment.cheer is not None and moment.cheer < 1.6:
        return abs(math.sin(moment.cheer * 7)) * 0.3 * (1 - moment.cheer / 1.6)
    if moment.clock is None:
        return 0.0
    if sprite.id == HERO:
        return 0.02 + 0.02 * math.sin(moment.clock * 2.6)
    if sprite.id.startswith("item"):
        return 0.035 * math.sin(moment.clock * 1.9 + sprite.x * 1.7 + sprite.y)
    return 0.0


def growing(moment: Moment) -> tuple[Line, ...]:
    """The strokes that this step draws, while it does."""
    kept, marks = moment.before.marks, moment.after.marks
    if moment.part >= 1 or len(marks) == len(kept) or marks[: len(kept)] != kept:
        return ()
    new = tuple(mark for mark in marks[len(kept) :] if isinstance(mark, Line) and mark.grows)
    return new if len(new) == len(marks) - len(kept) else ()
