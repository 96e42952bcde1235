"""Codes of children, good and bad."""

import json

from door_requests.asking import LEVELS, asked

CHILD = {
    "profile": "owl-pink",
    "settings": {"language": "en", "theme": "sea", "zoom": 1.2, "sound": False, "volume": 0.33, "speed": 9},
    "python": True,
    "progress": {"stars": {level.id: 3 - place % 4 for place, level in enumerate(LEVELS)}, "unlocked": True},
}


def of_codes(language):
    """Codes of children, good and bad ones read again, and a code while it is being typed."""
    from codeweek.web_api.api import PageApi

    for child in ({}, {**CHILD, "progress": {}}, CHILD):
        asks = asked("code", language=language, **child)
        yield asks
        words = json.loads(PageApi().handle(asks))["words"]
        swapped, slip = [words[1], words[0], *words[2:]], [f"{words[0][:2]}x{words[0][3:]}", *words[1:]]
        for typed in (words, [word[:4].upper() for word in words], words[:-1], swapped, slip, words[:1]):
            for text in (" ".join(typed), "1. " + ", 2. ".join(typed) + "\n"):
                yield asked("decode", text=text, language=language)
                yield asked("spell", text=text, language=language)
    for text in ("", " ", "é", "a", "ca", "Ca", "zzzz zzzz", "12 34", "\ud800", "mot " * 400, "x" * 5000):
        yield asked("decode", text=text, language=language)
        yield asked("spell", text=text, language=language)
