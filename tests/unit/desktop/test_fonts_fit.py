"""Words are made smaller, wrapped or cut so that they stand where they are to stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeweek.desktop.app import App
from codeweek.desktop.widgets.controls import Choice


def test_long_text_is_made_smaller_then_cut_with_a_mark(app: App) -> None:
    fonts = app.screen.fonts
    text = "Il était une fois un robot très bavard"
    assert fonts.fit(text, 10_000, 20) == text
    cut = fonts.fit(text, 120, 20)
    assert cut.endswith("…")
    assert fonts.width(cut, 20) <= 120
    assert all(fonts.width(line, 20) <= 200 for line in fonts.wrap(text, 200, 20))
    assert " ".join(fonts.wrap(text, 200, 20)) == text


def test_a_last_word_does_not_stand_alone_where_the_one_before_it_can_go_with_it(app: App) -> None:
    fonts = app.screen.fonts
    text = "Touche une famille, choisis un bloc, puis ▶."
    width = fonts.width("Touche une famille, choisis un bloc, puis", 20)
    assert fonts.wrap(text, width, 20)[1:] == ("bloc, puis ▶.",)  # ▶ begins no line either
    assert fonts.wrap("Les extraordinaires chats", fonts.width("Les extraordinaires", 20), 20)[1:] == (
        "chats",
    )


def test_lines_that_a_text_ends_by_itself_stay_as_they_are(app: App) -> None:
    text = "Une ligne courte\n\nSeule\nFin de tout"
    assert app.screen.fonts.wrap(text, 1000, 20) == tuple(text.split("\n"))


@given(st.text("ab é!«", max_size=60), st.integers(30, 300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_lines_keep_every_word_and_their_width_and_do_so_again_in_their_own_width(
    app: App, text: str, width: int
) -> None:
    fonts = app.screen.fonts
    lines = fonts.wrap(text, width, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) == 1 or fonts.width(line, 20) <= width for line in lines)
    assert fonts.wrap(text, max(fonts.width(line, 20) for line in lines), 20) == lines


def test_a_word_wider_than_the_line_goes_on_the_next_ones(app: App) -> None:
    lines = app.screen.fonts.wrap("anticonstitutionnellement", 90, 20)
    assert len(lines) > 1
    assert "".join(lines) == "anticonstitutionnellement"


def test_a_sign_that_the_font_lacks_is_lent_by_another(app: App) -> None:
    fonts = app.screen.fonts
    image = fonts.render("Appuie sur ▶ !", 20, "#000000")
    assert image.get_width() == fonts.width("Appuie sur ▶ !", 20)
    assert image.get_bounding_rect().width > 0


def test_the_words_of_a_choice_are_all_as_small_as_the_longest_needs(app: App) -> None:
    options = [(0, "Un"), (1, "Quatre-vingts")]
    choice = Choice((0, 0, 260, 48), "any", options=options, chosen=0, size=19)
    alone = Choice((0, 0, 130, 48), "any", options=options[1:], chosen=1, size=19)
    assert choice.common_size(app.screen) == alone.common_size(app.screen) < 19


@pytest.mark.parametrize("size", [13, 15, 18])
def test_the_lines_of_a_program_do_not_touch(app: App, size: int) -> None:
    assert app.screen.line_step(size, "mono") > app.screen.fonts.font(size, "mono").size("(gÉ|")[1]


def test_the_sign_of_an_option_stands_beside_its_word(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stood at the left end of its part: in a wide window between two words, and belonged to neither."""
    placed: list[tuple[int, int]] = []
    choice = Choice(
        (0, 0, 900, 48), "any", options=[(0, "Essai 1"), (1, "Essai 2")], chosen=0, icons={1: "question"}
    )
    monkeypatch.setattr(
        app.screen, "icon", lambda _name, centre, side, _colour: placed.append((centre[0], side))
    )
    choice.draw(app.screen)
    (middle, side), wide = (
        placed[0],
        app.screen.fonts.width("Essai 2", choice.common_size(app.screen), "bold"),
    )
    word = choice.part(1).centerx + side // 2 - wide // 2  # sign and word together are in the middle
    assert 0 < word - (middle + side // 2) <= app.screen.px(8)
