"""A new child chooses a way into the course, an animal, then its colour."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, runtime_checkable

import pygame

from codeweek.app.child_profiles import ANIMALS, COLOURS, Profile, everybody
from codeweek.desktop.app import App
from codeweek.desktop.pages.tiles import Tile, TilePage
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.voice import SpokenText
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.progress.doors import DOORS, Door
from codeweek.text import Text

SPEAKER = 48  # units, a side


@runtime_checkable
class Seats(Protocol):
    """A page from which children sit down to play."""

    def sit(self, profile: Profile) -> object:
        """This one plays now."""


class Opens(Protocol):
    """What goes on with the child that was made."""

    def open(self, profile: Profile) -> None:
        """Go on with this one."""


class DoorsPage(TilePage):
    """Where to begin; `then` is what goes on with the way that was chosen."""

    title_key = "ui.doors.title"

    def __init__(self, app: App, then: Callable[[Door], object]) -> None:
        super().__init__(app)
        self.then = then

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """The doors."""
        return door_tiles(self.app.text)

    def inside(self, body: pygame.Rect) -> list[Widget]:
        """The doors, each with its speaker."""
        made = super().inside(body)
        return [*made, *door_speakers(self.app, made)]

    def shown(self) -> None:
        """It is there: each door says what it is."""
        say_doors(self.app)

    def act(self, action: Action) -> None:
        """In by one of them, or hear what it is."""
        if action.name == "read":
            self.app.voice.say(SpokenText(str(action.value)))
        elif isinstance(action.value, Door):
            self.app.voice.stop()
            self.app.pop()
            self.then(action.value)
        else:
            super().act(action)


def door_tiles(text: Text) -> list[tuple[str, str, dict[str, object]]]:
    """The ways into the course, as pictures."""
    return [
        ("door", text(f"ui.doors.{door.name}"), {"picture": door.picture, "value": door}) for door in DOORS
    ]


def door_speakers(app: App, widgets: Iterable[Widget]) -> Iterator[Button]:
    """A speaker in the corner of each door, where there is a voice for it."""
    screen: Screen = app.screen
    side, edge = screen.px(SPEAKER), screen.px(8)
    for door in widgets:
        if isinstance(door, Tile) and door.action == "door" and app.voice.can(SpokenText(door.label)):
            place = (door.rect.right - side - edge, door.rect.top + edge, side, side)
            words = f"{app.text('ui.voice.read_said')} ({door.label})"
            yield Button(place, "read", icon="speaker", value=door.label, tooltip=words)


def say_doors(app: App) -> None:
    """Read the question, then each door, where anything may be heard."""
    if app.settings.sound:
        told = [app.text("ui.doors.title"), *(app.text(f"ui.doors.{door.name}") for door in DOORS)]
        app.voice.say(*(SpokenText(words) for words in told))


class AnimalPage(TilePage):
    """A new child chooses an animal."""

    title_key = "ui.profiles.animal"

    def __init__(self, app: App, profiles_page: Opens, title_key: str = title_key) -> None:
        super().__init__(app)
        self.profiles_page, self.title_key = profiles_page, title_key

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """Twelve animals, those with a colour left."""
        text, taken = self.app.text, [profile.animal for profile in taken_here(self.app)]
        free = [animal for animal in ANIMALS if taken.count(animal) < len(COLOURS)]
        return [
            (
                "animal",
                capital(text(f"ui.animals.{animal}.name")),
                {"picture": f"animals/{animal}", "value": animal},
            )
            for animal in free
        ]

    def act(self, action: Action) -> None:
        """On to the colours."""
        if action.name == "animal":
            self.app.push(ColourPage(self.app, self.profiles_page, str(action.value)))
        else:
            super().act(action)


class ColourPage(TilePage):
    """A new child chooses a colour, among those nobody has with this animal."""

    title_key = "ui.profiles.colour"

    def __init__(self, app: App, profiles_page: Opens, animal: str) -> None:
        super().__init__(app)
        self.profiles_page, self.animal = profiles_page, animal

    def tiles(self) -> list[tuple[str, str, dict[str, object]]]:
        """The animal on each colour."""
        return [
            (
                "colour",
                profile.said_first(self.app.text),
                {"picture": profile.picture, "colour": COLOURS[profile.colour], "value": profile},
            )
            for profile in self.free()
        ]

    def free(self) -> list[Profile]:
        """Those that nobody here is."""
        taken = taken_here(self.app)
        return [profile for c in COLOURS if (profile := Profile(self.animal, c)) not in taken]

    def act(self, action: Action) -> None:
        """The child is made: straight to the map."""
        if action.name == "colour" and isinstance(action.value, Profile):
            self.app.pop()
            self.app.pop()
            self.profiles_page.open(action.value)
        else:
            super().act(action)


def taken_here(app: App) -> set[Profile]:
    """Those that somebody is, on this computer or in its room."""
    return {*everybody(app.store), *app.room.others()}


def capital(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]
