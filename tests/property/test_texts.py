"""Any text given to the checker ends in a result or a Diagnostic, soon, without a traceback."""

from hypothesis import example, given
from hypothesis import strategies as st

from codeweek import data
from codeweek.play import builtin, session

COURSE = builtin.pack()
LEVEL = COURSE.levels[-1]

WORDS = """
for while if else elif def return not and or in range len True False _ x y f avancer move mur_devant ramasser
dire pass import class lambda try with global yield await
print ( ) [ ] { } : , . = == < > + - * / // % ** += 0 1 4
9999999999 1e999 0x10 'a' "b" ''' # @ ! $ ? é ÿ 😀
"""
_pieces = st.sampled_from([*WORDS.split(), "\\", "\x00", "\ud800", "\u202f"])
_spaces = st.sampled_from(["", " ", "\n", "\n    ", "\n        ", "\t", "\r\n", "\u00a0", "\x0c"])
programs = st.lists(st.tuples(_pieces, _spaces), max_size=40).map(
    lambda parts: "".join(a + b for a, b in parts)
)
texts = st.one_of(st.text(max_size=60), programs)


@given(texts)
@example("(" * 5000)
@example("not " * 5000)
@example("-" * 5000 + "1")
@example("x" + "[0]" * 5000)
@example("x" + ".a" * 5000)
@example("1" + "+1" * 5000)
@example("".join(f"{' ' * i}if x:\n" for i in range(200)))
@example("if x:\n pass\n" + "elif x:\n pass\n" * 3000)
@example("a" * 30_000)
@example("\n" * 10_000)
@example("x = " + "9" * 15_000)
@example("x = 9 ** 9 ** 9 ** 9")
@example("x = [0] * 10 ** 9")
@example("x = 'a' * 10 ** 12")
@example("x = '%999999999d' % 1")
@example("def f():\n    f()\nf()")
@example("a = []\nwhile True:\n    a.append(a)")
@example("a = [1]\nwhile True:\n    a += a")
@example("# a\n  # b\nif True: # c\n    # d\nelse: # e\n    pass # f")
@example("x = '\ud800'\ndire(x)")
@example("'''\n# not a comment\n'''")
@example("for _ in range(3): # a\n  # b\n    avancer()")
def test_any_text_ends_in_a_result_or_a_diagnostic(source):
    playback = session.play_text(LEVEL, source)
    assert playback.problems or playback.verdict is not None
    said = [*playback.problems, *playback.notes, *([playback.verdict.message] if playback.verdict else [])]
    for problem in said:
        for language in data.languages():
            for register in ("short", "normal", "adult"):
                words = data.text(language).tell(problem, register)
                assert words
                assert words != problem.key
    for trace in playback.traces:
        assert len(trace) <= 400_000
