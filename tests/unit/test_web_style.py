"""The page wears the desktop's colours, and speaks Blockly's words in both languages."""

import re
from pathlib import Path

import pytest

from codeweek import data
from codeweek.app.child_profiles import COLOURS
from codeweek.blocks.block_signs import COLOURS as BLOCKS
from codeweek.desktop.pages.welcome import LETTERS
from codeweek.desktop.painting.theme import SOBER, SOBER_NIGHT, THEMES
from codeweek.desktop.painting.tints import _GROUNDS

WEB = Path(__file__).parents[2] / "web"
STYLE = (WEB / "style.css").read_text(encoding="utf-8")
ROLES = ("paper", "panel", "card", "ink", "ink_soft", "line", "shadow", "star", "star_empty", "highlight")
MESSAGES = WEB / "node_modules" / "blockly" / "msg"
# Blocks, plugins and systems that the page does not have, and what is the same in both languages.
ELSEWHERE = re.compile(
    r".*(HELPURL|_HUE|BACKPACK|BITMAP|COMMENT|LISTS|MATH|TEXT_|_TAIL|MUTATOR|CHECKBOX|COLOUR|ANGLE|DATE|GRID|PROCEDURE"
    r"|MULTILINE|SEARCH|MINIMAP|ELSE_IF|ADD_INPUT|REMOVE_INPUT|LIST_ITEM|ADD_TEXT|REMOVE_TEXT|INPUT_LABEL_(CONDITION"
    r"|LOOP|NUMBER|VALUE_|VARIABLES)|LOGIC|OS$|KEY$|LINUX|WINDOWS|RESET_ZOOM|ZOOM_TO_FIT|TRASH|ORDINAL|VARIABLE"
    r"|DIALOG_OK|BUBBLE).*"
)


def _colours(theme, look=""):
    chosen = "" if theme == "sun" else rf'\[data-theme="{theme}"\]'
    body = re.search(rf":root{look}{chosen} \{{([^}}]*)\}}", STYLE).group(1)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", body))


WORN = r'\[data-look="sober"\]'
PAGES = {name: [_colours("sun"), _colours(name)] for name in THEMES} | {
    "sober": [_colours("sun"), _colours("sun", WORN)],
    "sober_night": [_colours("sun"), _colours("night"), _colours("sun", WORN), _colours("night", WORN)],
}


@pytest.mark.parametrize("theme", [*THEMES.values(), SOBER, SOBER_NIGHT], ids=lambda theme: theme.name)
def test_the_colours_of_the_page_are_those_of_the_desktop(theme):
    found = {name: colour for part in PAGES[theme.name] for name, colour in part.items()}
    assert found.get("plate", "") == theme.frame
    for role in (
        "paper",
        "panel",
        "card",
        "ink",
        "ink_soft",
        "line",
        "shadow",
        "star",
        "star_empty",
        "highlight",
    ):
        assert found[role.replace("_", "-")] == getattr(theme, role), role
    for role in ("primary", "plain", "chosen", "good", "warm"):
        paint = getattr(theme, role)
        assert (found[role], found[f"{role}-text"], found[f"{role}-border"]) == (
            paint.fill,
            paint.text,
            paint.border,
        )
    assert (found["focus"], found["focus-inner"]) == theme.focus


def test_the_name_of_the_game_has_the_same_colours_on_its_blocks():
    logo = "\n".join(line for line in STYLE.splitlines() if line.startswith(".logo span"))
    for category in LETTERS:
        fill, text, rim = BLOCKS[category]
        assert f"background: {fill}; color: {text.replace('#ffffff', '#fff')};" in logo
        assert rim in logo


def test_children_and_looks_have_the_same_colours():
    for colour, value in COLOURS.items():
        assert f".tint-{colour} {{ background: {value}; }}" in STYLE
    for look, (ground, frame) in _GROUNDS.items():
        assert f".look-{look} {{ --look: {ground}; --frame: {frame}; }}" in STYLE


@pytest.mark.page
def test_what_blockly_leaves_in_english_is_said_in_our_words():
    assert MESSAGES.is_dir(), "run `make web` first"
    english, french = (_messages(language) for language in ("en", "fr"))
    left = {key for key, words in english.items() if french.get(key, words) == words and words}
    ours = {key.upper() for key in data.text("fr").find("web.blockly")}
    assert sorted(key for key in left if key not in ours and not ELSEWHERE.fullmatch(key)) == []
    assert sorted(key for key in ours if key not in english) == []


@pytest.mark.page
def test_blockly_says_tu_to_a_child():
    ours = {key.upper() for key in data.text("fr").find("web.blockly")}
    polite = {
        k for k, words in _messages("fr").items() if re.search(r"\b(vous|votre|vos|\w+ez)\b", words, re.I)
    }
    assert sorted(key for key in polite if key not in ours and not ELSEWHERE.fullmatch(key)) == []


def _messages(language):
    source = (MESSAGES / f"{language}.js").read_text(encoding="utf-8")
    found = re.findall(r'Blockly\.Msg\["(\w+)"\] = ("(?:[^"\\]|\\.)*")', source)
    assert len(found) > 300
    return {key: value[1:-1] for key, value in found}


LATE = ("comic", "resume", "typing", "wear", "workshop")  # sheets that stay once they came
ROOTS = {"invent", "mine", "page", "problems"}  # what a late sheet dresses as a whole


def _selectors(sheet: str) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", (WEB / f"{sheet}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = [head for head in re.findall(r"([^{};]+)\{", text) if not head.strip().startswith("@")]
    return [selector.strip() for head in heads for selector in re.split(r",(?![^(]*\))", head)]


def _classes(selector: str) -> set[str]:
    return set(re.findall(r"\.([a-z][\w-]*)", selector))


@pytest.mark.parametrize("sheet", LATE)
def test_a_sheet_that_comes_late_does_not_change_what_another_one_dresses(sheet: str) -> None:
    others = {
        name for other in {*LATE, "style"} - {sheet} for each in _selectors(other) for name in _classes(each)
    }
    loose = [each for each in _selectors(sheet) if _classes(each) and _classes(each) <= others - ROOTS]
    assert loose == []
