"""The Python of a level: beside the blocks, or in place of them."""

from page_driver import Visit


def test_python_beside_the_blocks_is_shown_and_hidden_and_it_is_remembered():
    visit = Visit(size=(1366, 768))
    page = visit.level(5, 1)
    assert page.python.rect.left > page.editor.rect.right
    visit.press("python_toggle")
    assert page.python is None
    assert Visit(size=(1366, 768)).level(5, 1).python is None


def test_where_both_do_not_fit_the_python_is_a_tab_one_touch_away():
    visit = Visit(size=(1366, 768))
    page = visit.level(4, 5)
    tabs = visit.find("python_toggle")
    assert (page.python, page.editor.visible) == (None, True)
    visit.tap(tabs.part(1).center)
    assert (page.python.rect, page.editor.visible) == (page.panels.layout.editor, False)
    tabs = visit.find("python_toggle")
    visit.tap(tabs.part(1).center)
    assert page.python is not None
    visit.tap(tabs.part(0).center)
    assert (page.python, page.editor.visible) == (None, True)


def test_tapping_a_line_selects_its_block():
    visit = Visit()
    page = visit.solved(4, 5)
    page.toggle_python()
    visit.tap((page.python.rect.centerx, page.python._top(1) + 5))
    assert page.editor.cursor.selected == page.script.blocks[0].bodies["body"][0].id
