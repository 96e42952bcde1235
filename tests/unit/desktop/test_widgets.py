"""Widgets and pages, driven by posted events in a window that is not shown."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.screen import scale_for
from codeweek.desktop.storage.settings_file import Settings
from codeweek.desktop.widgets.controls import Choice, Slider, Toggle
from codeweek.desktop.widgets.dialog import Dialog
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

SIZES = [(1024, 600), (1280, 800), (1366, 768), (1920, 1080)]


class Sample(Page):
    """A page with one of each, which writes down what it is asked."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.asked: list[Action] = []
        self.left = 0

    def layout(self) -> None:
        px = self.app.screen.px
        levels = [
            Button((px(500), px(120 + 130 * i), px(200), px(110)), "level", value=i, label=f"{i}")
            for i in range(6)
        ]
        self.widgets = [
            Label((px(20), 0, px(300), px(30)), "Bonjour"),
            Button((px(20), px(40), px(200), px(60)), "run", icon="play", label="Lancer", tooltip="Lance"),
            Button((px(240), px(40), px(200), px(60)), "off", label="Rien", enabled=False),
            Toggle((px(20), px(120), px(300), px(48)), "sound", label="Sons", on=True),
            Choice(
                (px(20), px(190), px(300), px(48)),
                "lang",
                options=[("fr", "Français"), ("en", "English")],
                chosen="fr",
            ),
            Slider((px(20), px(260), px(300), px(48)), "volume", low=0, high=10, now=5, label="Volume"),
            ScrollView((px(490), px(100), px(240), px(300)), levels),
        ]

    def act(self, action: Action) -> None:
        self.asked.append(action)

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def page(app: App) -> Sample:
    sample = Sample(app)
    app.push(sample)
    return sample


def turn(app: App, *events: pygame.event.Event) -> None:
    """Post events and let the app take one turn."""
    pygame.event.clear()
    for event in events:
        pygame.event.post(event)
    app.turn([e for e in pygame.event.get() if e in events], 0.02)


def key(code: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="")


def mouse(kind: int, pos: tuple[int, int], button: int = 1) -> pygame.event.Event:
    if kind == pygame.MOUSEMOTION:
        return pygame.event.Event(kind, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
    return pygame.event.Event(kind, pos=pos, button=button)


def click(app: App, pos: tuple[int, int]) -> None:
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, pos), mouse(pygame.MOUSEBUTTONUP, pos))


def named(page: Page, action: str) -> Widget:
    return next(w for w in page.leaves() if w.action == action)


def test_a_click_presses_a_button(app: App, page: Sample) -> None:
    click(app, named(page, "run").rect.center)
    assert page.asked == [Action("run")]


def test_a_press_let_go_elsewhere_does_nothing(app: App, page: Sample) -> None:
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, named(page, "run").rect.center))
    turn(app, mouse(pygame.MOUSEBUTTONUP, (900, 700)))
    assert page.asked == []
    assert not named(page, "run").pressed


def test_a_button_that_is_off_cannot_be_pressed(app: App, page: Sample) -> None:
    click(app, named(page, "off").rect.center)
    assert page.asked == []


def test_only_the_first_mouse_button_presses(app: App, page: Sample) -> None:
    pos = named(page, "run").rect.center
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, pos, 3), mouse(pygame.MOUSEBUTTONUP, pos, 3))
    assert page.asked == []


def test_tab_goes_round_what_can_be_used_and_back(app: App, page: Sample) -> None:
    seen = []
    for _ in range(len(page.targets()) + 1):
        turn(app, key(pygame.K_TAB))
        assert page.focus
        seen.append((page.focus.action, page.focus.value))
    assert seen[:4] == [("run", None), ("sound", None), ("lang", None), ("volume", None)]
    assert seen[-1] == seen[0]
    turn(app, key(pygame.K_TAB, pygame.KMOD_SHIFT))
    assert page.focus
    assert page.focus.action == "level"


@pytest.mark.parametrize("press", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_KP_ENTER])
def test_the_keyboard_presses_what_it_holds(app: App, page: Sample, press: int) -> None:
    turn(app, key(pygame.K_TAB))
    turn(app, key(press))
    assert page.asked == [Action("run")]


def test_arrows_go_to_the_nearest_widget_that_way(app: App, page: Sample) -> None:
    turn(app, key(pygame.K_DOWN))
    turn(app, key(pygame.K_DOWN))
    assert page.focus is named(page, "sound")
    turn(app, key(pygame.K_UP))
    assert page.focus is named(page, "run")


def test_a_toggle_tells_its_new_state(app: App, page: Sample) -> None:
    click(app, named(page, "sound").rect.center)
    click(app, named(page, "sound").rect.center)
    assert page.asked == [Action("sound", False), Action("sound", True)]


def test_a_choice_is_made_by_click_and_by_arrows(app: App, page: Sample) -> None:
    lang = named(page, "lang")
    click(app, (lang.rect.right - 10, lang.rect.centery))
    turn(app, key(pygame.K_LEFT))
    assert page.asked == [Action("lang", "en"), Action("lang", "fr")]
    assert "Français" in lang.spoken


def test_a_slider_follows_the_pointer_and_the_keys(app: App, page: Sample) -> None:
    volume = named(page, "volume")
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, (volume.rect.left, volume.rect.centery)))
    turn(app, mouse(pygame.MOUSEMOTION, (volume.rect.right + 200, 5)))
    turn(app, mouse(pygame.MOUSEBUTTONUP, (volume.rect.right + 200, 5)))
    turn(app, key(pygame.K_LEFT))
    turn(app, key(pygame.K_HOME))
    assert [a.value for a in page.asked] == [0, 10, 9, 0]


def test_the_wheel_scrolls_and_hidden_cards_cannot_be_pressed(app: App, page: Sample) -> None:
    view = next(w for w in page.widgets if isinstance(w, ScrollView))
    last = view.children[-1]
    hidden = last.rect.center
    click(app, hidden)
    assert page.asked == []
    turn(app, mouse(pygame.MOUSEMOTION, view.rect.center), pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-9))
    assert view.offset == view.room
    click(app, last.rect.center)
    assert page.asked == [Action("level", 5)]


def test_a_finger_that_moves_on_a_card_scrolls_instead_of_pressing(app: App, page: Sample) -> None:
    view = next(w for w in page.widgets if isinstance(w, ScrollView))
    start = view.children[1].rect.center
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, start), mouse(pygame.MOUSEMOTION, (start[0], start[1] - 60)))
    turn(app, mouse(pygame.MOUSEBUTTONUP, (start[0], start[1] - 60)))
    assert view.offset == 60
    assert page.asked == []


def test_the_focus_scrolls_into_view(page: Sample) -> None:
    view = next(w for w in page.widgets if isinstance(w, ScrollView))
    page.set_focus(view.children[-1])
    assert view.rect.contains(view.children[-1].rect)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["sun", "sea", "night"])
def test_a_page_paints_at_any_size_and_what_is_pressed_is_large(
    app: App, page: Sample, size: tuple[int, int], theme: str
) -> None:
    pygame.display.set_mode(size)
    app.screen.resized()
    app.change(theme=theme)
    turn(app, key(pygame.K_TAB))
    turn(app)
    assert app.screen.surface.get_size() == size
    least = app.screen.px(44)
    assert all(min(w.rect.size) >= least for w in page.targets())


def test_the_scale_fits_the_window_and_follows_the_zoom() -> None:
    assert scale_for(1280, 800) == 1
    assert scale_for(1024, 600) == 0.85
    assert scale_for(640, 480) == 0.85
    assert scale_for(2560, 1600, 1.5) == 3
    assert scale_for(1366, 768) == pytest.approx(0.96)


def test_zoom_keys_are_kept_in_the_settings_and_keep_the_focus(app: App, page: Sample) -> None:
    turn(app, key(pygame.K_TAB), key(pygame.K_TAB))
    turn(app, key(pygame.K_PLUS, pygame.KMOD_CTRL))
    assert app.settings.zoom == 1.15
    assert page.focus
    assert page.focus.action == "sound"
    turn(app, key(pygame.K_0, pygame.KMOD_CTRL))
    assert Settings.of(app.store.read("settings")).zoom == 1.0


def test_a_dialog_is_over_the_page_and_answers_once(app: App, page: Sample) -> None:
    answers: list[str] = []
    buttons = [("no", "Non", ""), ("yes", "Oui", "check")]
    app.push(Dialog(app, "On efface ?", "Tout revient avec Annuler.", buttons, answers.append))
    turn(app)
    turn(app, key(pygame.K_RETURN))
    assert answers == ["yes"]
    assert app.page is page


def test_escape_in_a_dialog_is_the_quiet_answer(app: App, page: Sample) -> None:
    answers: list[str] = []
    app.push(Dialog(app, "On efface ?", "", [("no", "Non", ""), ("yes", "Oui", "")], answers.append))
    turn(app, key(pygame.K_ESCAPE))
    assert answers == ["no"]
    assert app.page is page


def test_closing_the_window_lets_every_page_save(app: App, page: Sample) -> None:
    turn(app, pygame.event.Event(pygame.QUIT))
    assert app.page is None
    assert page.left == 1


def test_nothing_is_painted_when_nothing_changes(app: App, page: Sample) -> None:
    turn(app)
    assert not page.dirty
    turn(app, mouse(pygame.MOUSEMOTION, (900, 700)))
    assert not page.dirty


def test_a_tooltip_shows_after_a_while(app: App, page: Sample) -> None:
    turn(app, mouse(pygame.MOUSEMOTION, named(page, "run").rect.center))
    before = pygame.image.tobytes(app.screen.surface, "RGB")
    for _ in range(30):
        app.turn([], 0.05)
    assert pygame.image.tobytes(app.screen.surface, "RGB") != before


def test_a_dropped_file_reaches_the_page(app: App) -> None:
    class Taker(Sample):
        def dropped(self, path: str) -> None:
            self.asked.append(Action("file", path))

    taker = Taker(app)
    app.push(taker)
    turn(app, pygame.event.Event(pygame.DROPFILE, file="pack.zip"))
    assert taker.asked == [Action("file", "pack.zip")]


def test_a_label_that_is_cut_is_whole_in_the_tooltip(app: App, page: Sample) -> None:
    button = Button((0, 600, 90, 60), "long", label="Un très long nom de bouton")
    assert button.tip == ""
    page.widgets.append(button)
    page.draw(app.screen)
    assert button.tip == "Un très long nom de bouton"


def test_a_tooltip_that_says_what_the_button_says_is_not_shown() -> None:
    assert Button((0, 0, 90, 60), "hint", label="Une idée ?", tooltip="Une idée ?").tip == ""
    assert Button((0, 0, 90, 60), "hint", icon="bulb", tooltip="Une idée ?").tip == "Une idée ?"


@given(
    options=st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=9),
    wide=st.integers(60, 400),
    rows=st.integers(1, 3),
)
def test_the_options_of_a_choice_share_its_room_without_a_gap_or_an_overlap(
    options: list[str], wide: int, rows: int
) -> None:
    choice = Choice((7, 5, wide, 90), "any", options=list(enumerate(options)), chosen=0, rows=rows)
    parts = [choice.part(i) for i in range(len(options))]
    assert all(choice.rect.contains(part) for part in parts)
    assert all(not one.colliderect(two) for i, one in enumerate(parts) for two in parts[:i])
    assert sum(part.width for part in parts[: choice.columns]) == wide
    assert parts[-1].bottom == choice.rect.bottom


def test_a_slider_is_still_held_when_its_page_is_laid_out_again(app: App) -> None:
    class Volume(Sample):
        def act(self, action: Action) -> None:
            super().act(action)
            self.app.change(volume=self.asked[-1].value)

    page = Volume(app)
    app.push(page)
    volume = named(page, "volume").rect
    turn(app, mouse(pygame.MOUSEBUTTONDOWN, volume.center))
    turn(app, mouse(pygame.MOUSEMOTION, (volume.right, 0)))
    turn(app, mouse(pygame.MOUSEBUTTONUP, (volume.right, 0)))
    turn(app, mouse(pygame.MOUSEMOTION, volume.center))
    assert [action.value for action in page.asked] == [5, 10]


def test_a_pointer_that_leaves_the_window_hovers_nothing(app: App, page: Sample) -> None:
    run = named(page, "run")
    turn(app, mouse(pygame.MOUSEMOTION, run.rect.center))
    assert run.hovered
    turn(app, pygame.event.Event(pygame.WINDOWLEAVE))
    assert not run.hovered


def test_the_loop_ends_with_its_last_page(app: App, page: Sample) -> None:
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    app.run()
    assert page.left == 1


def test_a_held_enter_presses_once_in_the_loop(app: App, page: Sample) -> None:
    page.focus_on("run")
    for event in (key(pygame.K_RETURN), key(pygame.K_RETURN), pygame.event.Event(pygame.QUIT)):
        pygame.event.post(event)
    app.run()
    assert page.asked == [Action("run")]


@pytest.mark.parametrize(
    ("mod", "held"),
    [
        (pygame.KMOD_LCTRL, True),
        (pygame.KMOD_META, True),
        (pygame.KMOD_LCTRL | pygame.KMOD_SHIFT, True),
        (pygame.KMOD_LCTRL | pygame.KMOD_RALT, False),  # AltGr of Windows
        (pygame.KMOD_MODE, False),
        (0, False),
    ],
)
def test_altgr_which_is_ctrl_and_alt_is_no_ctrl(mod, held):
    assert control(mod) is held
