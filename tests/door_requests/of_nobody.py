"""What no page would ask."""

from door_requests.asking import LEVELS, asked


def bad():
    """What no page would ask."""
    yield from ("", "{", "[]", "null", "3", '"é"', "{}", '{"do": 3}', '{"do": "fly"}', "NaN", '"\\ud800"')
    yield from ("[" * 100_000, '{"do":' * 5000, "[" * 880 + "]" * 880, '{"do": "play", "level": {}}')
    yield from _bad_plays()
    yield from _bad_codes()
    yield from _bad_drafts()
    yield asked("describe", language="fr", pack="nobody")
    yield asked("comics", language="fr", pack="nobody")
    yield asked("open", name="a.yaml", language="fr")
    yield asked("open", name="../../a\\b.yaml", text="title: \ud800", language="fr")


def _bad_plays():
    deep = {"type": "move"}
    for _ in range(200):
        deep = {"type": "repeat", "inputs": {"body": {"block": deep}}}
    first = {"pack": "codeweek", "level": LEVELS[0].id, "language": "fr"}
    third = {**first, "level": LEVELS[2].id}
    for script in (
        None,
        3,
        [],
        {},
        {"blocks": {"blocks": [{"type": "fly"}]}},
        {"blocks": {"blocks": [deep]}},
    ):
        for verb in ("play", "python", "check_script"):
            yield asked(verb, script=script, **third)
    yield asked("play", script={}, tries="x", **third)
    yield asked("play", script={}, inputs=[[]], **third)
    yield asked("play", script={}, **{**first, "level": "nowhere"})
    yield asked("play", script={}, **{**first, "pack": "nobody"})
    yield asked("step", run=99, index=0, **first)
    yield asked("step", run=0, index=-1, **first)
    yield asked("step", run=True, index=0, **{**first, "language": "xx"})
    yield asked("step", run=0, index=0, script=3, **third)
    yield asked("world", run=0, index=10**9, **first)
    for trap in (
        3,
        {},
        {"map": 3, "like": 0},
        {"map": {"grid": ">G" * 90}, "like": 0},
        {"map": {"grid": ">G"}},
    ):
        yield asked("play", script={}, trap=trap, **third)
    yield asked("trap", script={}, slices="x", **third)
    yield asked("trap", script=3, **third)
    yield asked("help", script=3, **third)
    yield asked("went_wrong", script={}, told=3, **third)


def _bad_codes():
    for verb in ("code", "decode", "spell"):
        yield asked(verb, language="xx")
        yield asked(verb, language="fr", text=3, profile={}, settings=[], progress=[], python="x")
    nonsense = {"stars": {"nowhere": 3}, "alone": [[]], "last": 3}
    yield asked("code", language="fr", profile="dragon-blue", settings={"zoom": "x"}, progress=nonsense)


def _bad_drafts():
    for verb in ("draft_view", "draft_act", "draft_solve", "draft_program", "draft_offer"):
        yield asked(verb, language="fr")
        yield asked(verb, text="title: A", acts=3, slices="x", field=[], script=[], language="fr")
    for act in (
        3,
        {},
        {"do": 3},
        {"do": "cell", "x": {}},
        {"do": "program", "field": "story"},
        {"do": "program"},
    ):
        yield asked("draft_act", text="title: A", acts=[act], language="fr")
    yield asked("draft_act", text="title: A", acts=[{}] * 1001, language="fr")
