"""Who plays, for people: an animal and a colour, in words and as a tint."""

from collections.abc import Mapping

from codeweek.text import Text, capital

TINTS: Mapping[str, str] = {
    "blue": "#8fc7f5",
    "green": "#97dba6",
    "yellow": "#ffdf6b",
    "orange": "#ffb066",
    "pink": "#ffa8cb",
    "purple": "#c5adf7",
}


def said(profile: str, text: Text) -> str:
    """« Renard bleu »: the colour agrees with the animal."""
    animal, _, colour = profile.partition("-")
    gender = text(f"ui.animals.{animal}.gender")
    words = {"animal": text(f"ui.animals.{animal}.name"), "colour": text(f"ui.colours.{colour}.{gender}")}
    return text("ui.profiles.who", **words)


def said_first(profile: str, text: Text) -> str:
    """The same at the head of a sentence."""
    return capital(said(profile, text))


def picture(profile: str) -> str:
    """The sprite of the animal."""
    return f"animals/{profile.partition('-')[0]}"


def tint(profile: str) -> str:
    """The colour of the child."""
    return TINTS[profile.partition("-")[2]]
