"""What a page asks while a child types: blocks and one sentence for a text, the text of blocks, words."""

from door_requests import ask

from codeweek.web_api.api import PageApi

LEVEL = "04-la-ronde/05-l-escalier"
TEXT = "# l'escalier\nfor i in range( 3 ):\n    avancer()  # un pas\n\n    pivoter_gauche()\n"


def read(text, caret=None, script=None):
    return ask(PageApi(), "read", level=LEVEL, text=text, caret=caret, script=script)


def test_a_text_is_read_as_blocks_that_keep_their_ids_when_it_is_read_again():
    first = read(TEXT)
    again = read(f"avancer()\n{TEXT}", script=first["script"])
    assert first["whole"]
    assert again["whole"]
    assert set(first["lines"]) < set(again["lines"])
    assert {id: line + 1 for id, line in first["lines"].items()}.items() <= again["lines"].items()


def test_nothing_is_said_of_the_line_of_the_caret_until_it_has_left_it():
    typed = TEXT.replace("range( 3 ):", "range( 3 )")
    assert read(typed, caret=2)["problem"] is None
    problem = read(typed)["problem"]
    assert (problem["line"], problem["mend"]) == (2, TEXT)
    assert "deux-points" in problem["say"]


def test_the_blocks_of_the_other_lines_stay_while_one_cannot_be_read():
    first = read(TEXT)
    now = read(TEXT.replace("    avancer()", "    avan"), caret=3, script=first["script"])
    assert now["script"] == first["script"]
    assert not now["whole"]
    assert [now["lines"][id] for id in now["pending"]] == [3]


def test_a_block_dragged_into_a_typed_text_leaves_its_notes_and_empty_lines():
    first = read(TEXT)
    other = read(TEXT + "avancer()\n", script=first["script"])
    now = ask(PageApi(), "patch", level=LEVEL, text=TEXT, before=first["script"], after=other["script"])
    assert now["text"] == TEXT + "avancer()\n"


def test_words_are_those_of_the_level_with_what_they_do_and_the_place_of_the_caret():
    words = ask(PageApi(), "words", level=LEVEL)["words"]
    assert {"word": "avancer", "insert": "avancer()", "what": "avancer", "at": 9} in words
    assert [word["word"] for word in words] == ["avancer", "pivoter_gauche", "pivoter_droite", "for"]


def test_a_text_that_is_no_text_is_refused():
    for verb in ("read", "patch"):
        assert not ask(PageApi(), verb, level=LEVEL, text=3)["ok"]
    assert not ask(PageApi(), "read", level=LEVEL, text="", caret="1")["ok"]
