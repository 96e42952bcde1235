"""What a story is made of, the words of its file with their other names, and how much it may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from codeweek.levels.files.field_reader import Names
from codeweek.levels.level import Translated

STORY: Names = {"cast": ("troupe",), "chapters": ("chapitres",), "finale": ("final",)}
CHARACTER: Names = {
    "name": ("nom",),
    "what": ("quoi",),
    "look": ("decor",),
    "sprite": ("dessin",),
    "gender": ("genre",),
    "pronoun": ("pronom",),
    "lines": ("repliques",),
}
TALE: Names = {
    "title": ("titre",),
    "hero": ("heros",),
    "gift": ("cadeau",),
    "opening": ("ouverture",),
    "ending": ("fin",),
    "medal": ("medaille",),
    "unlocks": ("debloque",),
    "questions": (),
}
PANEL: Names = {
    "background": ("decor",),
    "actors": ("acteurs",),
    "props": ("accessoires",),
    "bubble": ("bulle",),
}
ACTOR: Names = {"who": ("qui",), "at": ("place",), "face": ("visage",)}
BUBBLE: Names = {"who": ("qui",)}  # and a text for each language, as in those below
MEDAL: Names = {"picture": ("image",)}
UNLOCKED: Names = {"kind": ("sorte",), "thing": ("chose",)}
QUESTION: Names = {"after": ("apres",), "choices": ("choix",)}
CHOICE: Names = {"picture": ("image",), "right": ("juste",)}
FINALE: Names = {
    "after": ("apres",),
    "title": ("titre",),
    "panels": ("vignettes",),
    "late": ("retard",),
    "credits": ("generique",),
    "diploma": ("diplome",),
    "signed": ("signe",),
}

MOMENTS: Names = {
    "start": ("depart",),
    "bump": ("choc",),
    "lost": ("perdu",),
    "win": ("gagne",),
    "idle": ("attente",),
}
GENDERS: Names = {"f": (), "m": ()}
PLACES: Names = {"left": ("gauche",), "middle": ("milieu",), "right": ("droite",)}
FACES: Names = {
    "neutral": ("neutre",),
    "glad": ("content",),
    "oops": ("oups",),
    "dizzy": ("etourdi",),
    "asleep": ("endormi",),
    "thinking": ("pensif",),
}
KINDS: Names = {"hat": ("chapeau",), "trail": ("trainee",), "sound": ("son",)}

LONGEST = 160  # letters of a text
MOST_CAST = 40
MOST_TALES = 100
MOST_PANELS = 8  # of one comic
MOST_PROPS = 4
MOST_QUESTIONS = 20  # of a chapter
CHOICES = (2, 4)
MOST_PICTURES = 4  # of a choice
MOST_CREDITS = 40
MOST_LINES = 12  # of what somebody says at one moment


Worth = Literal["right", "other", "open"]

# What there is to wear, by kind: names, with those in other languages.
THINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "hat": {
        "cap": ("casquette",),
        "leaves": ("fanes",),
        "straw": ("paille",),
        "crown": ("couronne",),
        "feelers": ("antennes",),
        "clapper": ("clap",),
        "headphones": ("casque",),
        "deerstalker": ("detective",),
        "pencil": ("crayon",),
        "mortarboard": ("toque",),
    },
    "trail": {"stars": ("etoiles",), "chalk": ("craie",), "light": ("lumiere",), "shields": ("blasons",)},
    "sound": {
        "brass": ("fanfare",),
        "frog": ("grenouille",),
        "foghorn": ("corne",),
        "whistle": ("sifflet",),
    },
}
PILOT = "pilot"  # who in a panel is the child's animal; it never speaks


@dataclass(frozen=True)
class Character:
    """Somebody of the story; `look`: where it lives, "" anywhere; `lines`: what it says when, in turn."""

    id: str
    name: Translated
    sprite: str
    what: Translated = ""  # « une fusée »
    look: str = ""
    gender: str = ""  # f or m
    pronoun: Translated = ""
    lines: Mapping[str, tuple[Translated, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Actor:
    """Somebody in a panel, at the left, in the middle or at the right, with a face of `fields.FACES`."""

    who: str
    at: str
    face: str = ""


@dataclass(frozen=True)
class Panel:
    """One picture of a comic: `who` says `words`; `props` are pictures that lie there."""

    background: str
    actors: tuple[Actor, ...]
    who: str
    words: Translated
    props: tuple[str, ...] = ()


@dataclass(frozen=True)
class Medal:
    """What the end of a chapter is worth: its name, and the picture on it."""

    name: Translated
    picture: str = ""


@dataclass(frozen=True)
class Unlocked:
    """What the end of a chapter gives to wear: one of THINGS, and what it is called."""

    kind: str
    thing: str
    name: Translated


@dataclass(frozen=True)
class Choice:
    """An answer to choose, with pictures in a row."""

    words: Translated
    right: bool = False
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked after a win of one of some levels, by id; with no right choice each can be defended."""

    after: tuple[str, ...]
    words: Translated
    choices: tuple[Choice, ...]

    def worth(self, number: int) -> Worth:
        """What a choice is worth: `right`, `other`, or `open` when each can be defended."""
        if not any(choice.right for choice in self.choices):
            return "open"
        return "right" if self.choices[number].right else "other"


@dataclass(frozen=True)
class ChapterStory:
    """What is told of a chapter; `gift`: what its world brings."""

    title: Translated = ""
    hero: str = ""
    gift: Translated = ""
    opening: tuple[Panel, ...] = ()
    ending: tuple[Panel, ...] = ()
    medal: Medal | None = None
    unlocks: Unlocked | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Finale:
    """The end of it all, after a chapter (its folder); `late`: for who lacks chapters of the story.

    Slots of the credits: `{who}`; of the diploma: `{who}`, `{worlds}`, `{muddles}`, `{stars}`.
    """

    after: str
    title: Translated = ""
    panels: tuple[Panel, ...] = ()
    late: Translated = ""
    credits: tuple[Translated, ...] = ()
    diploma: Translated = ""
    signed: Translated = ""
    signer: str = ""  # who of the cast


@dataclass(frozen=True)
class Story:
    """A whole story; `tales` by the folder of their chapter."""

    cast: Mapping[str, Character] = field(default_factory=dict)
    tales: Mapping[str, ChapterStory] = field(default_factory=dict)
    finale: Finale | None = None

    def opening(self, folder: str) -> tuple[Panel, ...]:
        """The comic that opens a chapter, if one does."""
        tale = self.tales.get(folder)
        return tale.opening if tale else ()

    def question(self, level: str) -> Question | None:
        """What is asked after a win of a level, by its id."""
        asked = (question for tale in self.tales.values() for question in tale.questions)
        return next((question for question in asked if level in question.after), None)

    def mover(self, kind: str, look: str) -> Character | None:
        """Who moves in a world of that kind and look: who lives there, else the only one of that kind."""
        characters = [
            character for character in self.cast.values() if character.sprite.startswith(f"{kind}/")
        ]
        living = [character for character in characters if character.look == look]
        found = living or (characters if len(characters) == 1 else [])
        return found[0] if found else None

    def hero(self, folder: str) -> Character | None:
        """Who a chapter is about."""
        tale = self.tales.get(folder)
        return self.cast.get(tale.hero) if tale else None
