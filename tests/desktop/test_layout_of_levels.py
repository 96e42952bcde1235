"""Every level in six windows: its program whole across, its blocks at hand, its world in sight."""

import pytest
from page_driver import FOX, PACK, Visit
from tiers import all_of

from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.blocks.history import History
from codeweek.desktop.editor.families import HIGH
from codeweek.desktop.pages.answers import BADGE, AnswerCard, is_lines
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import SMALLEST, Heading
from codeweek.desktop.pages.split import PROGRAM
from codeweek.desktop.widgets.widget import TARGET
from codeweek.levels import programs

READ = 0.75  # of their size, the least of blocks to choose from
SIZES = all_of([(1366, 768), (1280, 720), (1024, 768), (1024, 600), (800, 1280), (390, 844)])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_block_of_a_level_is_cut_or_under_something_and_the_program_has_its_share(size, monkeypatch):
    monkeypatch.setattr(Journey, "keep", lambda *_progress: None)  # nothing is played: saving would take long
    visit = Visit(size=size)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    for level in [each for each in PACK.levels if each.writing != "text"]:  # those have no blocks
        page = LevelPage(visit.app, journey, level, lambda _level: None)
        page.layout()
        for script in [page.script] if page.read_only else [page.script, programs.solution(level).script]:
            page.editor.set_history(History(script))
            wrong = [*in_the_program(page), *in_the_palette(page), *of_the_shares(page), *of_the_words(page)]
            assert not wrong, (level.id, wrong)


def test_answers_two_by_two_are_large_enough_for_a_finger_in_the_smallest_window():
    """They were 25 pixels high."""
    visit = Visit(size=(800, 480))
    level = next(each for each in PACK.levels if each.id.endswith("07-la-course-des-des"))
    page = visit.show(LevelPage(visit.app, Journey(visit.store, FOX, PACK, SHIPPED), level, lambda _: None))
    cards = [each for each in page.widgets if isinstance(each, AnswerCard)]
    assert len(cards) == 4
    assert all(each.rect.height >= visit.app.screen.px(TARGET) - 1 for each in cards)
    assert page.view.rect.height >= 70


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_answer_is_large_enough_for_a_finger(size):
    """In a window as narrow as a telephone four letters to choose from were 14 pixels high."""
    visit = Visit(size=size)
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    parts = [part for level in PACK.levels for part in level.parts or (level,)]
    seen = 0
    for part in [each for each in parts if each.mode == "predict" or each.part]:
        page = LevelPage(visit.app, journey, part, lambda _level: None)
        page.layout()
        for card in [each for each in page.widgets if isinstance(each, AnswerCard)]:
            assert card.rect.height >= visit.app.screen.px(TARGET) - 1, part.id
            beside = card.words_room(visit.app.screen, card.rect).left
            letter = visit.app.screen.px(8 + BADGE) if card.choice.letter else 0
            assert beside >= card.rect.left + letter, f"{part.id}: under its letter"
            if is_lines([card.choice]):
                wide = visit.app.screen.fonts.width(card.choice.words, card.letters, "mono")
                assert wide <= card.line(visit.app.screen).width, f"{card.choice.words} is cut"
            seen += 1
    assert seen > 30


def in_the_program(page):
    workspace = page.editor.view.workspace
    across = workspace.rect.inflate(-8, 0)
    for row in workspace.layout.rows:
        box = workspace.on_screen(row.box)
        if box.left < across.left or box.right > across.right:
            yield f"{row.shape.type} is cut"
    beside = [
        page.editor.view.palette.strip,
        page.editor.view.palette.rect,
        *(w.rect for w in page.widgets[:-1]),
    ]
    if any(workspace.rect.colliderect(other) for other in beside if other.size != (0, 0)):
        yield "something lies over the program"
    if page.python and not page.python.lines:
        yield "an empty Python takes room"


def in_the_palette(page):
    """Each block is in sight, or its family's name is, all of one size.

    Pieces of a puzzle that would be too small to be read have their full size, and are scrolled to.
    """
    shelf = page.editor.view.palette
    sizes = {(item.offer.category if shelf.fold else "", item.part) for item in shelf.items}
    if len({category for category, _size in sizes}) < len(sizes):
        yield f"blocks beside each other have the sizes {sorted(sizes)}"
    if not shelf.fold and min((size for _category, size in sizes), default=1) < READ:
        yield "blocks to choose from are too small to be read"
    scrolled = page.level.mode == "parsons" and all(size == 1 for _category, size in sizes)
    keys = {family.category: family.box for family in shelf.keys}
    for number, item in enumerate(shelf.items):
        if scrolled:
            shelf.choose(number)
        box = shelf.box(number) if not shelf.fold else keys[item.offer.category]
        if not shelf.strip.contains(box):
            yield f"{item.offer.block.type} is out of sight"


def of_the_shares(page):
    window, editor = page.app.screen.rect, page.editor
    presses = page.level.mode == "run" and page.level.part is None  # there the world has most of it
    program = editor.view.workspace.rect.width
    if not presses and window.width > window.height and program < round(PROGRAM * window.width):
        yield f"the program has {program / window.width:.0%}"
    frame = page.view.frame
    across = frame.cell * page.scenes.columns if frame else 0
    high = across / page.scenes.shape
    small = across < 0.2 * window.width and high < 0.5 * window.height  # a tower is narrow and high
    if small and page.level.part is None:  # in an exercise it is the questions that are worked on
        yield "the world is small"


def of_the_words(page):
    """What the level asks is read whole, and the keys of families are large enough for a finger."""
    screen = page.app.screen
    heading = next(each for each in page.widgets if isinstance(each, Heading))
    room = heading.words_box(screen)
    if screen.paragraph_height(heading.story, room.width, SMALLEST) > room.height:
        yield "what it asks is cut"
    for key in page.editor.view.palette.keys:
        if key.box.height < screen.px(HIGH) - 1 or key.box.width < screen.px(TARGET):
            yield f"the key of {key.category} is {key.box.size}"


@pytest.mark.parametrize(("chapter", "place"), [(18, 1), (4, 3), (9, 3)])
def test_two_blocks_of_the_program_are_seen_in_a_window_as_small_as_an_old_telephone(chapter, place):
    """It was one."""
    visit = Visit(size=(360, 640))
    level = PACK.chapters[chapter - 1].levels[place - 1]
    journey = Journey(visit.store, FOX, PACK, SHIPPED)
    journey.keep(journey.progress.saved(level.id, blockly.save(programs.solution(level).script)))
    page = visit.level(chapter, place)
    workspace = page.editor.view.workspace
    rows = [workspace.on_screen(row.box) for row in workspace.layout.rows]
    assert sum(workspace.rect.contains(row) for row in rows) >= 2
    assert page.view.rect.height >= 50
