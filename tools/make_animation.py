"""Records a short film of the real window, for the README: `python tools/make_animation.py OUT.webp`.

It is real: events go to the app, its frames are recorded, and a pointer is drawn on them.
"""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from page_driver import Visit
from PIL import Image

from codeweek.blocks.edit import Place
from codeweek.desktop.editor import Editor
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.win import Win

SIZE, SHOWN = (1280, 800), (960, 600)
TURN = 0.05  # seconds from one picture to the next
HOLD = (34, 18)  # where a block is held, from its top left corner
SPEED = 12.0  # steps a second, while the film runs
STAIRS = (4, 5)
COLOURS = 256  # one palette for all, so that what stays the same is not sent again
LAST = 1.6  # seconds on the stars
ARROW = ((0, 0), (0, 34), (8, 27), (14, 40), (20, 37), (14, 25), (25, 25))
INK, PAPER, PRESS = "#12263f", "#ffffff", "#ffb700"
Point = tuple[int, int]


class Film(Visit):
    """A recorded visit with a drawn pointer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, size=SIZE, painted=1)
        self.app.change(speed=SPEED)
        self.pictures: list[pygame.Surface] = []
        self.at: Point = (640, 640)
        self.down = False

    def shoot(self, events: tuple[pygame.event.Event, ...] = ()) -> None:
        """Advance the app by one frame and record it."""
        self.app.turn(events, TURN)
        picture = self.app.screen.surface.copy()
        _point(picture, self.at, self.down)
        self.pictures.append(picture)

    def roll(self, seconds: float) -> None:
        """Watch for a while."""
        for _turn in range(round(seconds / TURN)):
            self.shoot()

    def glide(self, to: Point, seconds: float) -> None:
        """Move the pointer as a hand does, with ease-in and ease-out."""
        start, turns = self.at, max(1, round(seconds / TURN))
        for turn in range(1, turns + 1):
            part = turn / turns
            part = part * part * (3 - 2 * part)
            self.at = round(start[0] + (to[0] - start[0]) * part), round(start[1] + (to[1] - start[1]) * part)
            buttons = (int(self.down), 0, 0)
            self.shoot((pygame.event.Event(pygame.MOUSEMOTION, pos=self.at, rel=(0, 0), buttons=buttons),))

    def button(self, down: bool) -> None:
        """Press or let go."""
        self.down = down
        kind = pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP
        self.shoot((pygame.event.Event(kind, pos=self.at, button=1),))

    def click(self, to: Point) -> None:
        """Go there and press."""
        self.glide(to, 0.4)
        self.button(True)
        self.button(False)

    def take(self, name: str, place: Callable[[], Place]) -> None:
        """Drag a block of the palette to its place in the program."""
        editor = self.editor
        number = [item.offer.block.type for item in editor.view.palette.items].index(name)
        x, y = editor.view.palette.box(number).topleft
        self.glide((x + HOLD[0], y + HOLD[1]), 0.24)
        self.button(True)
        target, origin = editor.view.workspace.layout.gap(place()), editor.view.workspace.origin
        self.glide((origin[0] + target.x + HOLD[0], origin[1] + target.y + HOLD[1]), 0.4)
        self.button(False)

    @property
    def editor(self) -> Editor:
        """The editor of the level in front."""
        assert isinstance(self.page, LevelPage)
        assert self.page.editor
        return self.page.editor

    def run(self) -> None:
        """Press the green key, and watch the robot to its end."""
        level = self.page
        assert isinstance(level, LevelPage)
        self.click(self.find("run").rect.center)
        while level.scenes.player.moving:
            self.shoot()


def stumble(film: Film) -> None:
    """A stair that lacks its last turn, and the fountain it leads into."""
    film.level(*STAIRS)
    film.roll(0.3)
    film.take("repeat", Place)
    for number, name in enumerate(("move", "turn_left", "move")):
        film.take(name, lambda number=number: _inside(film, number))
    film.run()
    film.roll(1.0)


def mend(film: Film) -> None:
    """The turn, the flag, the stars."""
    film.take("turn_right", lambda: _inside(film, 3))
    film.run()
    while not isinstance(film.page, Win):
        film.shoot()
    film.roll(1.3)


def _inside(film: Film, number: int) -> Place:
    """The place of a block in the loop."""
    return Place(film.editor.document.history.now.blocks[0].id, "body", number)


def _point(picture: pygame.Surface, at: Point, down: bool) -> None:
    """The pointer, and a ring around it while it presses."""
    if down:
        pygame.draw.circle(picture, PRESS, at, 26, 6)
    arrow = [(at[0] + x, at[1] + y) for x, y in ARROW]
    pygame.draw.polygon(picture, PAPER, arrow)
    pygame.draw.polygon(picture, INK, arrow, 3)


def encoded(pictures: list[pygame.Surface]) -> bytes:
    """The pictures as one moving picture, without loss: flat colours and letters stay sharp, and small."""
    images = [_image(picture) for picture in pictures]
    palette = _palette([images[0], images[len(images) * 2 // 3], images[-1]])
    drawn = [image.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB") for image in images]
    times = [round(TURN * 1000)] * (len(drawn) - 1) + [round(LAST * 1000)]
    out, rest = io.BytesIO(), {"append_images": drawn[1:], "duration": times, "loop": 0}
    drawn[0].save(out, "webp", save_all=True, lossless=True, quality=60, method=2, **rest)
    return out.getvalue()


def _image(picture: pygame.Surface) -> Image.Image:
    small = pygame.transform.smoothscale(picture, SHOWN)
    return Image.frombytes("RGB", SHOWN, pygame.image.tobytes(small, "RGB"))


def _palette(images: list[Image.Image]) -> Image.Image:
    """The colours of some pictures."""
    whole = Image.new("RGB", (SHOWN[0], SHOWN[1] * len(images)))
    for number, image in enumerate(images):
        whole.paste(image, (0, SHOWN[1] * number))
    return whole.quantize(COLOURS, kmeans=2)


def main(out: str) -> None:
    """Write the film."""
    with TemporaryDirectory() as folder:
        film = Film(Path(folder))
        stumble(film)
        mend(film)
    Path(out).write_bytes(encoded(film.pictures))
    print(f"{out}: {len(film.pictures) * TURN + LAST:.1f} s, {Path(out).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
