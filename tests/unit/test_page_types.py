"""What the page knows of the core is what the core says, and does."""

import json
import types
from dataclasses import is_dataclass
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import door_requests as requests
import make_types
import pytest

from codeweek.web_api.api import PageApi
from codeweek.web_api.request import RefusedError, read, text_of
from codeweek.web_api.serialize import KIND_OF_SHAPE
from codeweek.web_api.shapes import Brief, Level
from codeweek.web_api.verbs import VERBS
from codeweek.web_api.verbs.verb import ANY

STAIRS = next(level for level in requests.LEVELS if level.id == "04-la-ronde/05-l-escalier")
PREDICTED = next(level for level in requests.LEVELS if level.predict and level.predict.choices)


@pytest.mark.parametrize("path", make_types.FILES, ids=lambda path: path.name)
def test_the_page_has_the_constants_and_types_of_today(path):
    assert path.read_text(encoding="utf-8") == make_types.FILES[path](), (
        "python tools/make_types.py writes it"
    )


def test_every_verb_is_in_the_table():
    assert set(PageApi().verbs) == set(VERBS)


class Watched(dict):
    """A request that remembers which of its fields were looked at."""

    def __init__(self, asked):
        super().__init__(asked)
        self.seen = set()

    def get(self, name, otherwise=None):
        self.seen.add(name)
        return super().get(name, otherwise)

    def __getitem__(self, name):
        self.seen.add(name)
        return super().__getitem__(name)


def every_request():
    yield requests.asked("describe", language="fr")
    yield requests.asked("comics", language="fr")
    for level in (STAIRS, PREDICTED):
        yield from requests.of_level(level, "fr")
    ofs = (
        requests.of_files,
        requests.of_drafts,
        requests.of_packs_made,
        requests.of_inventing,
        requests.of_codes,
        requests.of_evaluation,
        requests.of_hour,
        requests.of_traps,
        requests.of_help,
        requests.of_others,
        requests.of_tunes,
        requests.of_games,
        requests.of_typing,
    )
    for some in ofs:
        yield from some("fr")
    yield from requests.bad()


def test_requests_answers_and_refusals_are_those_of_the_table():
    door, seen, wrong = PageApi(), {verb: set() for verb in VERBS}, []
    for request in every_request():
        try:
            asked = read(request)
        except RefusedError:
            continue
        verb = VERBS.get(asked.get("do")) if isinstance(asked.get("do"), str) else None
        if verb is None:
            continue
        asked = Watched(asked)
        try:
            answer = json.loads(json.dumps(door.verbs[asked["do"]](asked, text_of(asked))))
            wrong += amiss(verb.answers, answer, asked["do"])
        except RefusedError as refused:
            if refused.why.key not in (ANY, *verb.refuses):
                wrong.append((asked["do"], refused.why.key))
        seen[asked["do"]] |= asked.seen
    assert not wrong
    assert seen == {name: {"do", *get_type_hints(verb.asks)} for name, verb in VERBS.items()}


def amiss(hint, value, path):
    """Where a value is not what its type says."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Annotated, NotRequired):
        told = inside[1] if origin is Annotated else inside[0]
        return [] if isinstance(told, str) else amiss(told, value, path)
    if origin is Literal:
        return [] if value in inside else [(path, value)]
    if origin in (Union, types.UnionType):
        return [] if any(not amiss(each, value, path) for each in inside) else [(path, value)]
    if is_typeddict(hint) or is_dataclass(hint):
        return _in_table(hint, value, path)
    if origin in (list, tuple, dict) and not isinstance(value, dict if origin is dict else list):
        return [(path, value)]
    if origin is list or (origin is tuple and inside[-1] is ...):
        return [each for i, one in enumerate(value) for each in amiss(inside[0], one, f"{path}[{i}]")]
    if origin is tuple:
        pairs = zip(inside, value, strict=True)
        return [each for kind, one in pairs for each in amiss(kind, one, path)]
    if origin is dict:
        return [each for key, one in value.items() for each in amiss(inside[1], one, f"{path}.{key}")]
    right = hint is Any or type(value) is hint or (hint is float and type(value) is int)
    return [] if right else [(path, value)]


def _in_table(hint, value, path):
    if not isinstance(value, dict):
        return [(path, value)]
    hint = Level if hint is Brief and "maps" in value else hint  # a file's levels are told whole
    hints = get_type_hints(hint, include_extras=True)
    needed = {key for key, each in hints.items() if get_origin(each) is not NotRequired}
    allowed = {*hints, "shape"} if hint in KIND_OF_SHAPE else {*hints}
    if not needed <= set(value) or not set(value) <= allowed:
        return [(path, sorted(set(value) ^ allowed))]
    return [each for key in hints if key in value for each in amiss(hints[key], value[key], f"{path}.{key}")]
