"""Whatever is asked of the page's door, it answers in JSON."""

import json
from typing import get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from codeweek.web_api.api import PageApi
from codeweek.web_api.verbs import VERBS

FIELDS = sorted({field for verb in VERBS.values() for field in get_type_hints(verb.asks)})
VALUES = ("fr", "en", "codeweek", "01-la-fusee/03-plus-haut", "04-la-ronde/05-l-escalier")
TYPES = ("start", "repeat", "move", "number", "list.2", "while", "turn_left", "boolean", "get")

scalars = st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=5)
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(("blocks", "type", "inputs", "fields", "value", "next", "block", "shadow", "id")), inner
), max_leaves=12)  # fmt: skip
blocks = st.deferred(lambda: st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional={
        "id": st.text(max_size=3),
        "fields": st.dictionaries(st.sampled_from(("value", "variable", "name")), scalars),
        "inputs": st.dictionaries(
            st.sampled_from(("count", "body", "condition", "value", "item0", "item1")),
            st.dictionaries(st.sampled_from(("block", "shadow")), blocks, max_size=2),
            max_size=2,
        ),
        "next": st.fixed_dictionaries({"block": blocks}),
    },
))  # fmt: skip
saved = st.fixed_dictionaries({"blocks": st.fixed_dictionaries({"blocks": st.lists(blocks, max_size=3)})})
asked = st.builds(
    lambda verb, fields, script: {"do": verb, **fields, **({"script": script} if script else {})},
    st.sampled_from(sorted(VERBS)),
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES) | anything, max_size=6),
    st.none() | saved,
)
DOOR = PageApi()


def answered(request):
    answer = json.loads(DOOR.handle(request))
    assert answer["ok"] is True or (answer["ok"] is False and answer["say"])
    return answer


@given(st.text() | anything.map(json.dumps))
def test_any_text_has_an_answer(request):
    answered(request)


@given(asked)
def test_any_request_has_an_answer(request):
    answered(json.dumps(request))


@given(saved)
def test_any_program_is_played_or_told_to_be_wrong(script):
    answer = answered(json.dumps({"do": "play", "level": VALUES[-1], "script": script, "pack": "codeweek"}))
    assert answer["ok"] is True
    assert bool(answer["problems"]) != bool(answer["runs"])
