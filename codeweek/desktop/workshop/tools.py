"""What can be put on a map: a small picture to choose for each thing."""

from collections.abc import Callable, Mapping
from functools import lru_cache

import pygame

from codeweek.app.motion import Moment
from codeweek.authoring.draft.draft_view import View
from codeweek.authoring.draft.stage_draft import HERO_SIGN
from codeweek.desktop.painting.painter import Painter, fit
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget
from codeweek.scene import Image, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.robot.looks import Look, look_named

# Each tool with the letter of the file that it writes, when it writes one.
TOOLS: Mapping[str, str] = {
    "floor": ".",
    "wall": "#",
    "flag": "G",
    "item": "*",
    "pot": "o",
    "paint": "p",
    "painted": "",
    "number": "0",
    "start": ">",
    "fence": "",
}
COUNTED = {"item": "items", "pot": "pots", "number": "numbers"}  # pressed again, there is one more
COLUMNS, SIDE, GAP = 2, 62, 6
TURNS = ">v<^"


def tool_of(letter: str) -> str:
    """The tool that writes a letter; that of a hero is called as it is."""
    if letter[:1] == HERO_SIGN:
        return letter
    if letter in TURNS:
        return "start"
    return next((name for name, tool in TOOLS.items() if tool == letter), "number")


@lru_cache(maxsize=64)
def picture(name: str, look: str) -> Scene:
    """A cell with the thing on it."""
    dress = look_named(look)
    ground = Rect(0, 0, 1, 1, dress.wall_floor if name == "wall" else dress.floor[0], 0.1)
    sprites = (Sprite("hero", f"robot/{dress.name}/hero", 0.5, 0.5, 0.86),) if name == "start" else ()
    return Scene(1, 1, (ground, *_shapes(name, dress)), sprites)


@lru_cache(maxsize=64)
def thing(name: str, image: str, look: str) -> Scene:
    """A cell of a stage with what a picture shows."""
    dress = look_named(look)
    ground = Rect(0, 0, 1, 1, dress.wall_floor if name == "wall" else dress.floor[0], 0.1)
    return Scene(1, 1, (ground, Image(image, 0.5, 0.5, 0.86)) if image else (ground,), ())


def held(seen: View, words: Callable[[str], str]) -> list[tuple[str, str, Scene]]:
    """Each tool of a kind of world: its name, what it is in words, its picture."""
    if seen.kind != "stage":
        return [(name, words(f"workshop.tool.{name}"), picture(name, seen.look)) for name in TOOLS]
    return [
        (name, tool["label"], thing(name, tool["image"], seen.look))
        for tool in seen.tools
        if (name := tool_of(tool["letter"]))
    ]


def _shapes(name: str, look: Look) -> tuple[Shape, ...]:
    if name in ("wall", "flag", "item", "pot"):
        return (Image(f"robot/{look.name}/{name}", 0.5, 0.5, 0.86),)
    if name == "paint":
        corners = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8), (0.2, 0.2))
        return (Line(corners, look.target, 0.08, dashed=True),)
    if name == "painted":
        return (Rect(0.14, 0.14, 0.72, 0.72, look.paint, 0.1),)
    if name == "number":
        return (Label(0.5, 0.5, "1 2", look.ink, 0.44),)
    if name == "fence":
        return (Line(((0.5, 0.12), (0.5, 0.88)), look.fence, 0.16),)
    return ()


class Tool(Widget):
    """A tool of the palette; the chosen one is framed, and has a tick."""

    def __init__(self, rect: pygame.Rect, name: str, scene: Scene, words: str, chosen: bool) -> None:
        super().__init__(rect, "tool", tooltip=words, value=name)
        self.scene, self.chosen = scene, chosen
        self._painter: Painter | None = None

    def draw(self, screen: Screen) -> None:
        """Paint the card, and the thing on it."""
        theme = screen.theme
        lift = screen.px(2) if self.hovered and not self.pressed else 0
        box = self.rect.move(0, -lift)
        screen.card(box, theme.chosen.fill if self.chosen else theme.card, 12, 3 + lift)
        self._painter = self._painter or screen.painter()
        scene = self.scene
        frame = fit(scene, box.inflate(-screen.px(12), -screen.px(12)), box.width)
        self._painter.paint(screen.surface, frame, Moment(scene, scene))
        if self.chosen:
            side = screen.px(20)
            corner = box.right - side // 2 - 1, box.top + side // 2 + 1
            pygame.draw.aacircle(screen.surface, theme.chosen.fill, corner, side // 2)
            screen.icon("check", corner, round(side * 0.8), theme.chosen.text)


class Counter(Widget):
    """What is on the cell of the keyboard, in words."""

    focusable = False

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        screen.paragraph(self.label, self.rect, 15, screen.theme.ink, "bold", CENTRE)
