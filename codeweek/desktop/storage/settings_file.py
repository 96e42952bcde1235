"""What a person chose for this computer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from codeweek.desktop.storage.store import Store

NAME = "settings"


@dataclass(frozen=True)
class Settings:
    """Choices that last. An empty `language` means the computer's own."""

    language: str = ""
    theme: str = "sun"
    zoom: float = 1.0
    sound: bool = True
    volume: float = 0.6
    reduced_motion: bool = False
    register: str = "normal"  # length of the sentences: short or normal
    speed: float = 3.0  # steps a second
    profile: str = ""
    fullscreen: bool = False

    @classmethod
    def of(cls, data: object) -> "Settings":
        """From what was saved; what is unknown or of another type is left at its default."""
        if not isinstance(data, Mapping):
            return cls()
        kept: dict[str, Any] = {}
        for field in fields(cls):
            value, default = data.get(field.name), field.default
            if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
            if type(value) is type(default):
                kept[field.name] = value
        return cls(**kept)


def load(store: Store) -> Settings:
    """The saved settings, or the first ones."""
    return Settings.of(store.read(NAME))


def save(store: Store, changes: Mapping[str, Any]) -> bool:
    """Keep changed settings beside the others; False when the disk refuses for now."""
    names = ",".join(sorted(changes))
    return store.change(NAME, names, lambda there: {**asdict(Settings.of(there)), **changes})
