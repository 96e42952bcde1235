"""What machines of a room tell, for laws of rooms."""

from hypothesis import strategies as st

from codeweek.room import event

PROFILES = ("owl-green", "fox-blue", "cat-pink")
MACHINES = tuple(letter * 32 for letter in "abc")
LEVELS = ("01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier")
NOW = 1_000_000.0

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
rans = st.builds(
    lambda key, won: {"key": key, "say": f"Aïe : {key}", "won": won},
    st.sampled_from(["run.wall", "run.edge", "goal.flag"]),
    st.booleans(),
)


@st.composite
def events(draw):
    """An event as a page would tell it: after a run there is a sentence, after a win there are stars."""
    kind, level = draw(st.sampled_from(event.KINDS)), draw(st.sampled_from(LEVELS))
    some = draw(st.lists(st.sampled_from(PROFILES), min_size=1, max_size=2, unique=True))
    told = {"n": draw(st.integers(1, 30)), "kind": kind, "profiles": some, "pack": "codeweek", "level": level}
    if kind in ("build", "run", "win"):
        blocks = {"blocks": {"blocks": [{"type": "move", "id": draw(st.text("ab", min_size=1, max_size=2))}]}}
        told["part"] = {"programs": {level: blocks}}
    if kind == "run":
        told["ran"] = draw(rans)
    if kind == "win":
        told |= {"ran": {"key": "say.won", "say": "Bravo", "won": True}, "stars": draw(st.integers(1, 3))}
    if kind == "hand":
        told["game"] = {"blocks": {"blocks": [{"type": "move", "id": draw(st.sampled_from("ab"))}]}}
    if kind == "hint":
        told["hints"] = draw(st.integers(1, 3))
    return told


seats = st.tuples(st.sampled_from(MACHINES), st.sampled_from(PROFILES), st.booleans(), st.booleans())
