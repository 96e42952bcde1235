"""Draws the faces of the heroes as pictures to lay over them: for each head a row of squares, one for a face.

python tools/make_faces.py

A `Head` tells where eyes and mouth are in the picture of a hero; faces are the same for all. They are drawn
upright, and turned with the head: in its picture a hero looks to the right, an animal at who plays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codeweek.scene import FACES

SPRITES = Path(__file__).resolve().parent.parent / "sprites"
SIDE = 64  # of a hero's picture
COVER = 0.7  # units more than an eye, so that nothing of it shows

Place = tuple[float, float]


@dataclass(frozen=True)
class Head:
    """Both eyes, the right one first, and how large they are drawn; the ground that covers them; the ink."""

    eyes: tuple[Place, Place]
    drawn: tuple[float, float]
    ground: str
    ink: str
    size: float  # of the eyes of a face
    mouth: tuple[float, float, float] | None = None  # its place and size
    lips: str = ""  # another ink
    smile: str = ""  # the ground of its mouth, where it is not that of the eyes
    lid: str = ""  # over a large eye that is closed
    turn: int = -90
    new_eyes: tuple[Place, Place] | None = None  # of a face, where there is more room for them


def _robot(x: float, top: float, low: float, ground: str, ink: str, mouth: Place | None) -> Head:
    """Two lights in a dark visor."""
    lips = (mouth[0] - 0.8, mouth[1], 2.5) if mouth else None
    return Head(((x, top), (x, low)), (3.57, 4.2), ground, ink, 4.3, lips)


def _turtle(skin: str, lips: str) -> Head:
    return Head(((54.99, 27.44), (54.99, 36.65)), (2.2, 2.7), skin, "#1c1530", 3.1, (59.77, 32.04, 2.1), lips)


def _animal(
    eyes: tuple[Place, ...],
    ground: str,
    size: float = 5.0,
    drawn: Place = (2, 3),
    ink: str = "#1c1c1c",
    new_eyes: tuple[Place, ...] = (),
    lid: str = "",
) -> Head:
    """One that is drawn upright, and keeps its mouth; of one that is seen from its side, the one eye."""
    new = new_eyes or eyes
    return Head((eyes[0], eyes[-1]), drawn, ground, ink, size, lid=lid, turn=0, new_eyes=(new[0], new[-1]))


HEADS = {
    "robot/castle": _robot(41.6, 25.5, 37.5, "#1b2033", "#ffd95c", None),
    "robot/cave": _robot(35.5, 24, 37, "#10302f", "#ffd95c", (39.6, 30.5)),
    "robot/factory": _robot(42, 25, 38.4, "#26211c", "#8ff7ff", (47.4, 31.8)),
    "robot/garden": _robot(44.5, 23.5, 36.5, "#3d2b12", "#b8ffb0", (49.5, 30)),
    "robot/harbour": _robot(40.5, 26, 36, "#12324f", "#8ff7ff", (44.2, 31)),
    "robot/jungle": Head(
        ((44, 17.8), (44, 44.6)),
        (7.4, 7.4),
        "#fff6d6",
        "#1c1530",
        6,
        (56, 31.5, 4.2),
        "#7d1c0c",
        "#ec5b2c",
        "#f47a3f",
    ),
    "robot/plaza": _robot(43.5, 25.5, 38.5, "#24163f", "#ffe9a8", (48.8, 32)),
    "robot/sober": _robot(40.5, 26, 38, "#10223a", "#ffffff", (44.5, 32)),
    "robot/space": Head(
        ((38.6, 28.9), (38.6, 35.1)),
        (2.2, 2.6),
        "#17264f",
        "#8ff7ff",
        2.9,
        (41.4, 32, 1.8),
        new_eyes=((37, 28.3), (37, 35.7)),
    ),
    "robot/station": _robot(43, 25.4, 37.6, "#132a22", "#ffe9a8", (48.4, 31.5)),
    "robot/studio": _robot(35, 25.5, 38.5, "#1b2054", "#ffe27a", (39.4, 32)),
    "robot/terraces": _robot(50, 24, 38, "#2a1030", "#fff3a0", (54.8, 31)),
    "robot/village": _robot(44.5, 23.5, 36.5, "#1d2b45", "#8ff7ff", (49.5, 30)),
    "turtle/castle": _turtle("#c9a0e0", "#7a4f9a"),
    "turtle/harbour": _turtle("#7fd0c4", "#2f8a80"),
    "turtle/studio": _turtle("#a5dc5a", "#5f9a2a"),
    "turtle/terraces": _turtle("#e0b06a", "#9a6a2a"),
    "animals/fox": _animal(((38, 37), (24, 37)), "#ff822d"),
    "animals/owl": _animal(((43.1, 19), (20.9, 19)), "#fcd53f", 5.4, (5.9, 5.9), "#533566"),
    "animals/cat": _animal(((40, 37), (24, 37)), "#ffb02e", ink="#402a32"),
    "animals/panda": _animal(
        ((40, 33), (24, 33)), "#635994", ink="#ffffff", new_eyes=((42.2, 32.4), (21.8, 32.4))
    ),
    "animals/rabbit": _animal(((40, 37), (24, 37)), "#cdc4d6"),
    "animals/frog": _animal(((45, 17), (19, 17)), "#fff478", 5.4, (6.2, 6.2), lid="#00d26a"),
    "animals/lion": _animal(((40, 29), (24, 29)), "#ffb02e"),
    "animals/penguin": _animal(
        ((35, 15.7), (29, 15.7)), "#ffffff", 3.8, (1, 1.7), new_eyes=((38, 15.4), (26, 15.4))
    ),
    "animals/turtle": _animal(((9, 45),), "#c3ef3c", 4.2, (1, 1), new_eyes=((10, 46),)),
    "animals/whale": _animal(((31, 28),), "#00a6ed", 5.0, (1.3, 2), new_eyes=((29, 27),)),
    "animals/bee": _animal(((10.9, 34),), "#533566", 4.6, (2, 2), "#ffffff", ((11.6, 33.5),)),
    "animals/koala": _animal(((44, 35), (20, 35)), "#9b9b9b"),
    "story": Head(
        ((39.7, 32), (24.3, 32)),
        (7, 7),
        "#ffffff",
        "#1b1b2f",
        5.4,
        (32, 43.5, 5.4),
        "#7b1e3b",
        "#1fb5a8",
        "#17a096",
        0,
    ),
}


def _round(x: float, y: float, r: float) -> str:
    """A circle as a path."""
    return f"M{x} {y - r}A{r} {r} 0 1 1 {x} {y + r}A{r} {r} 0 1 1 {x} {y - r}Z"


# Of an eye of size 1: what is filled, and what is a stroke so wide. The right one, then the left one.
SPIRAL = "M0 0A.24 .24 0 0 1 .48 0A.55 .55 0 0 1 -.62 0A.82 .82 0 0 1 1.02 0A1 1 0 0 1 .2 .98"
EYES = {
    "glad": (("", "M-.92 .3Q0 -1.5 .92 .3", 0.46),) * 2,
    "oops": ((_round(0, 0, 1.12), "", 0), (_round(0, 0, 0.6), "", 0)),
    "dizzy": (("", SPIRAL, 0.3),) * 2,
    "asleep": (("", "M-.9 -.15Q0 .7 .9 -.15", 0.42),) * 2,
    "thinking": ((_round(0.25, -0.35, 0.78), "", 0),) * 2,
}
MOUTHS = {
    "glad": ("M-1.25 -.2Q0 2.1 1.25 -.2Z", "", 0),
    "oops": (_round(0, 0.3, 0.7), "", 0),
    "dizzy": ("", "M-1.3 .55Q-.87 -.35 -.43 .3Q0 .95 .43 .3Q.87 -.35 1.3 .55", 0.42),
    "asleep": (_round(0, 0.3, 0.42), "", 0),
    "thinking": ("", "M-1 .5L1 0", 0.44),
}
ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
SHINE = _round(0.3, -0.15, 0.24)  # on what is filled
SMILE = "M-1 0Q0 .7 1 0"  # as it is drawn in the pictures


def picture(head: Head) -> str:
    """The row of faces of a head."""
    names = FACES[1:]
    faces = "".join(
        f'<g transform="translate({i * SIDE} 0)">{"".join(_face(head, name))}</g>'
        for i, name in enumerate(names)
    )
    size = f'viewBox="0 0 {SIDE * len(names)} {SIDE}" width="{SIDE * len(names)}" height="{SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{faces}</svg>\n'


def _face(head: Head, name: str) -> Iterator[str]:
    closed = bool(head.lid) and name == "asleep"
    for x, y in head.eyes:
        rx, ry = (round(size + COVER, 2) for size in head.drawn)
        yield f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{head.lid if closed else head.ground}"/>'
    for (x, y), shape in zip(head.new_eyes or head.eyes, EYES[name], strict=True):
        yield _put(x, y, head.size, head.turn, shape, head.ink)
        if shape[0]:
            yield _put(x, y, head.size, head.turn, (SHINE, "", 0), "#ffffff")
    if head.mouth:
        x, y, size = head.mouth
        yield _put(x, y, size, head.turn, ("", SMILE, 1.1), head.smile or head.ground)
        yield _put(x, y, size, head.turn, MOUTHS[name], head.lips or head.ink)


def _put(x: float, y: float, size: float, turn: int, shape: tuple[str, str, float], ink: str) -> str:
    filled, line, width = shape
    place = f"translate({x} {y}) rotate({turn}) scale({size})"
    drawn = f'<path d="{filled}" fill="{ink}"/>' if filled else ""
    if line:
        drawn += f'<path d="{line}" stroke="{ink}" stroke-width="{width}" {ROUND}/>'
    return f'<g transform="{place}">{drawn}</g>'


def faced(name: str) -> str:
    """The picture that a head is of."""
    if name.startswith("animals/"):
        return name
    return f"{name}/bug" if name == "story" else f"{name}/hero"


def files() -> dict[Path, str]:
    """What is in each file."""
    return {SPRITES / "faces" / f"{name}.svg": picture(head) for name, head in HEADS.items()}


def main() -> None:
    """Write them."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
