"""What a map asks of the whole run of its robot, in the workshop of the window."""

from workshop_driver import LEVEL, opened

from codeweek.desktop.widgets.scroll import ScrollView


def test_what_the_run_has_to_end_like_is_asked_for(tmp_path):
    path = tmp_path / "niveau.yaml"
    path.write_text(LEVEL, encoding="utf-8")
    visit, page = opened(path)
    page.controller.leaf = "level"
    page.relayout()

    def pressed(action, value):
        (view,) = (each for each in page.widgets if isinstance(each, ScrollView))
        view.reveal(visit.find(f"rule.{action}", value).rect)
        visit.press(f"rule.{action}", value)
        return page.seen.maps[0]["rules"][action]

    assert pressed("moves", 1) == 4  # what the solution takes
    assert pressed("moves", 1) == 5
    assert [pressed("moves", -1) for _ in range(5)] == [4, 3, 2, 1, None]
    assert pressed("leave", 1) == 1
    assert pressed("leave", -1) is None
    choice = visit.find("rule.facing")
    (view,) = (each for each in page.widgets if isinstance(each, ScrollView))
    view.reveal(choice.rect)
    choice = visit.find("rule.facing")
    visit.tap((choice.rect.left + choice.rect.width * 3 // 10, choice.rect.centery))
    assert page.seen.maps[0]["rules"]["facing"] == "up"
    assert "regard: haut" in page.work.text
    visit.tap((choice.rect.left + choice.rect.width // 10, choice.rect.centery))
    assert page.seen.maps[0]["rules"]["facing"] is None
