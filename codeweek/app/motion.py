"""What is to be seen on the way from one scene to the next; `web/src/scene/motion.ts` does the same."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from codeweek.play.life import JOY, joy
from codeweek.scene import HERO, Image, Label, Line, Scene, Shape, Sprite

WALK = {"lean": 6, "lift": 0.05}  # degrees to both sides, cells
REEL = {"lean": 9, "pace": 3.0}  # of who is dizzy: degrees to both sides, radians a second
HOP = 0.42  # cells: how far aside two things are in the middle of the way on which they change places
CARRIES = ("/number", "/number_painted")  # pictures on which a number stands, with what it is written on
OVER = 1.7  # how much a turn goes too far before it comes back


@dataclass(frozen=True)
class Moment:
    """What is to be seen now: the way from one scene to the next.

    `part` is how far it is gone (1: arrived); `clock` is the time for what is never quite still, None for
    perfectly still; `cheer` the seconds since the win; `trail` lies between the ground and the sprites;
    `face` is that of a hero that has none of its own.
    """

    before: Scene
    after: Scene
    part: float = 1.0
    clock: float | None = None
    cheer: float | None = None
    trail: tuple[Shape, ...] = ()
    face: str = ""


def sprites_at(moment: Moment) -> list[Sprite]:
    """Every sprite where it is at a moment, those that leave included, in painting order."""
    part = eased(moment.part)
    old = {sprite.id: sprite for sprite in moment.before.sprites}
    new = {sprite.id: sprite for sprite in moment.after.sprites}
    hero = new.get(HERO)
    leaving = [_leaving(s, hero, part) for s in moment.before.sprites if s.id not in new and part < 1]
    return [*leaving, *(_between(old.get(sprite.id), sprite, part) for sprite in moment.after.sprites)]


def halted(moment: Moment) -> Scene:
    """What is to be seen at a moment, as a scene from which another way begins."""
    return replace(moment.after, sprites=tuple(sprites_at(moment)))


def eased(part: float) -> float:
    """How far a glide is when so much of its time is gone: it starts and ends gently."""
    return part * part * (3 - 2 * part)


def swung(part: float) -> float:
    """How far a turn is: it goes a little too far, and comes back."""
    left = part - 1
    return 1 + (OVER + 1) * left**3 + OVER * left**2


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
    return replace(new, image=image, x=x, y=y, size=size, angle=turned(old.angle, new.angle, swung(part)))


def _leaving(sprite: Sprite, hero: Sprite | None, part: float) -> Sprite:
    """A thing that was picked goes to the one who picked it, getting smaller."""
    x = sprite.x + (hero.x - sprite.x) * part if hero else sprite.x
    y = sprite.y + (hero.y - sprite.y) * part if hero else sprite.y
    y -= 0.3 * math.sin(math.pi * part)
    return replace(sprite, x=x, y=y, size=sprite.size * (1 - part), label="", effect="")


def posed(sprite: Sprite, moment: Moment) -> Sprite:
    """A sprite as it is to be seen: the hero walks, breathes, reels and rejoices, things sway."""
    ahead, lift, lean = _held(sprite, moment)
    way = math.radians(sprite.angle)
    x, y = sprite.x + ahead * math.cos(way), sprite.y + ahead * math.sin(way) - lift
    face = sprite.face or (moment.face if sprite.id == HERO else "")
    return replace(sprite, x=x, y=y, angle=sprite.angle + lean, face=face)


def _held(sprite: Sprite, moment: Moment) -> tuple[float, float, float]:
    """How far ahead and how high it is, and how far it leans."""
    if sprite.id != HERO:
        return 0.0, _sway(sprite, moment.clock), 0.0
    if moment.cheer is not None and moment.cheer < JOY:
        return joy(sprite.image, moment.cheer)
    if moment.part < 1 and _goes(moment):
        stride = math.sin(2 * math.pi * moment.part)
        high = 0.0 if sprite.image.startswith("turtle/") else WALK["lift"]  # a pen stays on its line
        return 0.0, high * abs(stride), WALK["lean"] * stride
    if moment.clock is None:
        return 0.0, 0.0, 0.0
    lean = REEL["lean"] * math.sin(REEL["pace"] * moment.clock) if moment.face == "dizzy" else 0.0
    return 0.0, 0.02 + 0.02 * math.sin(moment.clock * 2.6), lean


def _goes(moment: Moment) -> bool:
    """Whether the hero goes from one place to another."""
    old, new = (
        {(s.x, s.y) for s in scene.sprites if s.id == HERO} for scene in (moment.before, moment.after)
    )
    return old != new


def _sway(sprite: Sprite, clock: float | None) -> float:
    """How high a thing floats."""
    if clock is None or not sprite.id.startswith("item"):
        return 0.0
    return 0.035 * math.sin(clock * 1.9 + sprite.x * 1.7 + sprite.y)


def growing(moment: Moment) -> tuple[Line, ...]:
    """The strokes that this step draws, while it does."""
    kept, marks = moment.before.marks, moment.after.marks
    if moment.part >= 1 or len(marks) == len(kept) or marks[: len(kept)] != kept:
        return ()
    new = tuple(mark for mark in marks[len(kept) :] if isinstance(mark, Line) and mark.grows)
    return new if len(new) == len(marks) - len(kept) else ()


@dataclass(frozen=True)
class Swap:
    """Two numbers that change places: the marks that stay, and those on their way, where they are now."""

    stays: tuple[Shape, ...]
    goes: tuple[Shape, ...]


def swapping(moment: Moment) -> Swap | None:
    """The swap of this step, while it lasts."""
    kept, marks = moment.before.marks, moment.after.marks
    if moment.part >= 1 or kept is marks or kept == marks:
        return None
    old, new = _labels(kept), _labels(marks)
    changed = [place for place in old if place in new and old[place].text != new[place].text]
    if len(changed) != 2 or old.keys() != new.keys():
        return None
    one, other = changed
    if (old[one].text, old[other].text) != (new[other].text, new[one].text):
        return None
    there, back = _carried(kept, old[one]), _carried(kept, old[other])
    if [type(each) for each in there] != [type(each) for each in back]:
        there, back = (old[one],), (old[other],)
    part, (dx, dy) = eased(moment.part), (other[0] - one[0], other[1] - one[1])
    aside = HOP * math.sin(math.pi * part)
    up = (0.0, -aside) if abs(dx) >= abs(dy) else (aside, 0.0)
    gone = [_moved(each, dx * part + up[0], dy * part + up[1]) for each in there]
    come = [_moved(each, -dx * part - up[0], -dy * part - up[1]) for each in back]
    stays = tuple(mark for mark in kept if mark not in there and mark not in back)
    return Swap(stays, (*come, *gone))


def _labels(marks: tuple[Shape, ...]) -> dict[tuple[float, float], Label]:
    return {(mark.x, mark.y): mark for mark in marks if isinstance(mark, Label)}


def _carried(marks: tuple[Shape, ...], label: Label) -> tuple[Shape, ...]:
    """A number, after the picture that carries it and what it is written on, if it has these."""
    for mark, then in pairwise(marks):
        here = isinstance(mark, Image) and (math.floor(mark.x), math.floor(mark.y)) == (
            math.floor(label.x),
            math.floor(label.y),
        )
        if here and isinstance(mark, Image) and mark.image.endswith(CARRIES):
            return mark, then, label
    return (label,)


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    assert not isinstance(shape, Line)
    return replace(shape, x=shape.x + dx, y=shape.y + dy)
