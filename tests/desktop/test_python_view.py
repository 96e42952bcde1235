"""The Python beside the blocks."""

import pygame
from editor_driver import CATALOGUE, Driver, script_of

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.write import program
from codeweek.desktop.editor import PythonView
from codeweek.desktop.editor.python_view import tokens
from codeweek.desktop.widgets.widget import Action


def stairs():
    script = script_of("repeat", "pick")
    loop = script.blocks[0].id
    return edit.insert(CATALOGUE, script, (CATALOGUE.new("move"),), Place(loop, "body", 0))


def view(script, height=400):
    screen = Driver().screen
    return PythonView(screen, (10, 10, 300, height), program(CATALOGUE, script, "fr"), action="line")


def tap(widget, pos):
    widget.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1))
    return widget.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1))


def test_a_tapped_line_gives_its_block():
    script = stairs()
    widget = view(script)
    inside = script.blocks[0].bodies["body"][0].id
    step = widget.screen.px(30)
    y = widget.rect.top + widget.screen.px(12) + step + step // 2
    assert tap(widget, (100, y)) == Action("line", inside)


def test_arrows_go_from_line_to_line():
    script = stairs()
    widget = view(script)
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0)
    widget.handle(down)
    assert widget.handle(down) == Action("line", script.blocks[1].id)
    assert widget.spoken == "ramasser()"


def test_the_running_line_is_scrolled_into_view():
    script = script_of(*["move"] * 60)
    widget = view(script, 200)
    widget.light(script.blocks[-1].id)
    assert widget.scroll[1] > 0
    widget.draw(widget.screen)
    widget.light(None)
    widget.draw(widget.screen)


def test_words_have_their_kinds():
    found = tokens('for i in range(3):  # trois\n    dire("oui")\n')
    assert [kind for _, _, kind in found[1]][:3] == ["keyword", "plain", "keyword"]
    assert [text for _, text, kind in found[1] if kind == "number"] == ["3"]
    assert [text for _, text, kind in found[1] if kind == "comment"] == ["# trois"]
    assert [text for _, text, kind in found[2] if kind == "text"] == ['"oui"']


def test_an_empty_program_has_nothing_to_tap():
    widget = view(script_of())
    widget.draw(widget.screen)
    assert tap(widget, (100, 30)) == Action("line", None)


def test_letters_keep_their_size_and_a_long_line_is_scrolled_sideways():
    short, wide = view(script_of("move")), view(script_of("move"))
    wide.set_text("avancer()\n" + "dire('a') " * 12 + "\n", {})
    pictures = []
    for widget in (short, wide):
        widget.draw(widget.screen)
        gutter = widget.rect.left + widget.screen.px(58)
        line = pygame.Rect(
            gutter, widget.rect.top + widget.screen.px(10), widget.screen.px(110), widget.screen.px(30)
        )
        pictures.append(pygame.image.tobytes(widget.screen.surface.subsurface(line), "RGB"))
    assert pictures[0] == pictures[1], "the first line is written as ever"
    for _key in range(60):
        wide.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RIGHT, mod=0))
    assert wide.scroll[0] > 300
    for _key in range(60):
        wide.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LEFT, mod=0))
    assert wide.scroll[0] == 0
