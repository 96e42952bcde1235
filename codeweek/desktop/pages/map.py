"""The map of a pack: who plays, the ways on, its chapters as lands, the other packs."""

import pygame

from codeweek.app import map_view
from codeweek.app.journey import Journey
from codeweek.app.practice import due_in
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.page import Page
from codeweek.desktop.pages import helps, invent, key_help
from codeweek.desktop.pages.adult import AdultMenu
from codeweek.desktop.pages.alike import practise
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.concepts import ConceptsPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.level_widgets import size_in
from codeweek.desktop.pages.new_child import DoorsPage
from codeweek.desktop.pages.pack_spines import OthersPage, offered, spines
from codeweek.desktop.pages.problems import open_gone
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.wardrobe import WardrobePage
from codeweek.desktop.painting import tints
from codeweek.desktop.room.room_messages import Find
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel.chapter_lands import road
from codeweek.desktop.travel.child_animal import Me
from codeweek.desktop.travel.road import Road, follow
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.progress.doors import Door

BARE = 54  # units: how wide a sign without words is
UNDER = 14  # size of the words under a sign


def under(screen: Screen, words: str) -> int:
    """How wide a button is whose words stand under its sign."""
    return screen.fonts.width(words, UNDER, "bold") + screen.px(18)


def ways_on(app: App, journey: Journey, row: pygame.Rect, level: Level) -> list[Widget]:
    """To go on, and beside it to invent."""
    screen, words, gap = app.screen, app.text("ui.map.invent"), app.screen.px(10)
    if journey.plan["levels"]:  # a day that has its own
        return [_go_on(app, journey, row, level)]
    wide = max(row.height, under(screen, words))
    box = (row.right - wide, row.top, wide, row.height)
    invent = Button(box, "invent", icon="pencil", label=words, stacked=True, size=UNDER)
    on = pygame.Rect(row.left, row.top, row.width - wide - gap, row.height)
    return [_go_on(app, journey, on, level), invent]


def again(app: App, journey: Journey, row: pygame.Rect) -> Button | None:
    """In the middle of a row, one like the level that comes back now, if one does."""
    words = map_view.due_words(journey, app.text)
    if not words:
        return None
    box = pygame.Rect(row.left, row.top, 0, row.height)
    box.width = min(row.width, Button.width_for(app.screen, words, "repeat", 20))
    box.centerx = row.centerx
    return Button(box, "due", label=words, icon="repeat", size=20)


def _go_on(app: App, journey: Journey, rect: pygame.Rect, level: Level) -> Button:
    words = map_view.go_on_words(app.library, journey, level, app.text)
    return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)


NAME, SMALL_NAME = 28, 15  # sizes of the name of the course
GO = 500  # units: the least room in which the name and the button to go on stand side by side
WITH_HELP = 480  # units: a bar with room for who plays and for all of its buttons


def map_bar(
    app: App, journey: Journey, bar: pygame.Rect, goes: bool
) -> tuple[list[Widget], pygame.Rect, bool]:
    """The title has what the buttons leave, beside the button to go on where there is room for both.

    The words under the signs go first where there is too little room.
    """
    px = app.screen.px
    for named in (True, False):
        made, room = _buttons(app, journey, bar, named)
        title = _title(app, journey, pygame.Rect(room.left, room.top, round(room.width * 0.24), room.height))
        if goes and room.width >= px(GO) and title:
            left = title.rect.right + px(10)
            return [*made, title], pygame.Rect(left, room.top, room.right - left, room.height), True
    for named in (True, False):
        made, room = _buttons(app, journey, bar, named)
        if title := _title(app, journey, room):
            return [*made, title], room, False
    return made, room, False


def _buttons(app: App, journey: Journey, bar: pygame.Rect, named: bool) -> tuple[list[Widget], pygame.Rect]:
    """The corners of the bar, with words under their signs or without, and the room between them."""
    screen, text = app.screen, app.text
    side, gap = bar.height, screen.px(10)

    def corner(action: str, icon: str, words: str, short: str) -> Button:
        label, wide = (short, max(side, under(screen, short))) if named else ("", screen.px(BARE))
        box = (bar.left, bar.top, wide, side)
        return Button(box, action, icon=icon, label=label, stacked=named, size=UNDER, tooltip=words)

    made: list[Widget] = [corner("back", "people", text("ui.map.who"), text("ui.map.who"))]
    right, narrow = bar.right + gap, bar.width < screen.px(WITH_HELP)
    for action, icon, words, short in (
        ("adult", "person", text("ui.map.adult"), text("ui.map.adult")),
        ("elsewhere", "travel", text("resume.title"), text("ui.map.elsewhere")),
        ("settings", "gear", text("ui.menu.settings"), text("ui.menu.settings")),
        ("help", "question", text("ui.map.help"), text("ui.map.help_short")),
        ("concepts", "star", text("ui.menu.concepts"), text("ui.map.concepts")),
    ):
        if action == "help" and narrow:  # who plays comes first; F1 and ? still show it
            continue
        button = corner(action, icon, words, short)
        right -= button.rect.width + gap
        button.rect.left = right
        made.append(button)
    left = made[0].rect.right + gap
    if (profile := journey.profile) and right - left >= screen.px(74):
        place = pygame.Rect(left + screen.px(2), 0, screen.px(60), screen.px(60))
        place.centery = bar.centery
        made.insert(1, Me(app, place, profile, journey))
        left += screen.px(74)
    return made, pygame.Rect(left, bar.top, max(0, right - left - gap), side)


def _title(app: App, journey: Journey, room: pygame.Rect) -> Label | None:
    """In one line or two, none of its words cut; None if there is too little room."""
    screen, title = app.screen, map_view.title_of(journey, app.text)
    if not room.width:
        return None
    size = size_in(screen, title, room, NAME, "bold", SMALL_NAME)
    widest = max(screen.fonts.width(word, size, "bold") for word in title.split() or [""])
    if widest > room.width or screen.paragraph_height(title, room.width, size, "bold") > room.height:
        return None
    return Label(room, title, size=size, face="bold")


MARGIN = 20
SHELF = 64  # units: height of the row of packs


class MapPage(Page):
    """The lands of the chapters; a large button goes on where the child was, the pilot shows the place."""

    tells_of_room = True

    def __init__(self, app: App, journey: Journey) -> None:
        super().__init__(app)
        self.journey, self._laid = journey, (0, 0)  # the size of the window that it was laid out for

    @property
    def child(self) -> Journey:
        """Who plays."""
        return self.journey

    @property
    def sober(self) -> bool:
        """Whether the child wants it sober."""
        return self.journey.sober

    def layout(self) -> None:
        """A bar at the top with the button to go on, then the lands."""
        screen = self.app.screen
        margin, side = screen.px(MARGIN), screen.px(60)
        bar = pygame.Rect(margin, screen.px(14), screen.rect.width - 2 * margin, side)
        self.widgets, current = [], self.journey.resume()
        made, room, shared = map_bar(self.app, self.journey, bar, current is not None)
        self.widgets.extend(made)
        top = bar.bottom + screen.px(12)
        packs = offered(self.app, self.journey.key)
        if len(packs) > 1:
            shelf = pygame.Rect(margin, top, bar.width, screen.px(SHELF))
            self.widgets.extend(spines(self.app, shelf, packs, self.journey.key))
            top = shelf.bottom + screen.px(12)
        if current and shared:
            self.widgets.extend(ways_on(self.app, self.journey, room, current))
        elif current:
            rect = pygame.Rect(margin, top, bar.width, screen.px(72))
            self.widgets.extend(ways_on(self.app, self.journey, rect, current))
            top = rect.bottom + screen.px(12)
        if self._has_games():
            words = self.app.text("room.child.games.title")
            wide = Button.width_for(screen, words, "gamepad", 18)
            box = (margin, top, min(wide, bar.width), side)
            self.widgets.append(Button(box, "games", icon="gamepad", label=words, size=18))
            top += side + screen.px(12)
        if more := again(self.app, self.journey, pygame.Rect(margin, top, bar.width, side)):
            self.widgets.append(more)
            top = more.rect.bottom + screen.px(12)
        lands = pygame.Rect(margin, top, bar.width, screen.rect.height - top - screen.px(6))
        self.widgets.append(road(self.app, self.journey, lands))
        self.focus_on("go_on")
        self._show_now()

    def relayout(self) -> None:
        """As it is scrolled, but in a window of another size, where the child's own land is seen."""
        before = self._laid
        super().relayout()
        self._laid = self.app.screen.rect.size
        if self._laid != before:
            self._show_now()

    def _has_games(self) -> bool:
        """Whether the room has games that this child may play."""
        room = self.app.room
        return room.orders["games"] > 0 and self.journey.profile in room.profiles

    def _show_now(self) -> None:
        """Scroll to the land to go to."""
        for widget in self.widgets:
            if isinstance(widget, Road) and widget.children and widget.traveller:
                widget.reveal(widget.children[widget.traveller.end].rect)

    def _open_doors(self) -> None:
        """From the settings: another way into the course, and back to this map."""
        self.app.push(DoorsPage(self.app, self._enter_by))

    def _enter_by(self, door: Door) -> None:
        self.journey.enter_by(door)
        self.app.pop()

    def paint(self, screen: Screen) -> None:
        """The sea."""
        tints.cover(screen, tints.SEA)

    def act(self, action: Action) -> None:
        """Go on, open a chapter, or one of the corners."""
        if action.name == "back":
            self.back()
        elif action.name == "go_on":
            self.go_on()
        elif action.name == "due":
            self._again()
        elif action.name == "chapter":
            chapter = self.journey.pack.chapters[int(str(action.value))]
            page = ChapterPage(self.app, self.journey, chapter)
            story_moments.enter(self.app, self.journey, chapter, lambda: self.app.push(page))
        elif action.name == "settings":
            doors = self._open_doors if self.journey.leads_by_doors else None
            self.app.push(SettingsPage(self.app, self.journey, doors))
        elif action.name == "help":
            self._help()
        elif action.name == "concepts":
            self.app.push(ConceptsPage(self.app, self.journey))
        elif action.name == "invent":
            invent.choose(self.app, self.journey, self.go_to)
        elif action.name == "wardrobe":
            self.app.push(WardrobePage(self.app, self.journey))
        elif action.name == "elsewhere":
            from codeweek.desktop.pages.elsewhere import ElsewherePage  # few go elsewhere

            self.app.push(ElsewherePage(self.app, self.journey.profile))
        elif action.name == "adult":
            self.app.push(AdultMenu(self))
        elif action.name == "pack":
            self.choose(str(action.value))
        elif action.name == "games":
            self.app.room.request(Find())
        elif action.name == "others":
            self.app.push(OthersPage(self.app, self.choose))

    def go_on(self) -> None:
        """To the level where the child was, with its chapter behind it."""
        if other := map_view.elsewhere(self.app.library, self.journey):
            self.choose(other[0])
            page = self.app.pages[-1]
            if isinstance(page, MapPage):
                page.go_to(other[1])
        elif level := self.journey.resume():
            self.go_to(level)

    def _again(self) -> None:
        """To a level made like the one that comes back."""
        if like := due_in(self.journey):
            practise(self.app, LevelPage, self.journey, like)

    def go_to(self, level: Level, story: bool = True) -> None:
        """To a level, with its chapter behind it; over it the comic of the chapter, if it is due."""
        chapter = next((each for each in self.journey.pack.chapters if level in each.levels), None)
        if chapter:
            page = ChapterPage(self.app, self.journey, chapter)

            def go() -> None:
                self.app.push(page)
                page.enter(level)

            if story:
                story_moments.enter(self.app, self.journey, chapter, go)
            else:
                go()

    def choose(self, key: str) -> None:
        """Another pack of the shelf, for the same child."""
        if key == self.journey.key:
            return
        shelf, pack = self.app.library, self.app.library.pack(key)
        if pack is None:
            open_gone(self.app, next((kept for kept in shelf.kept if kept.key == key), None))
            return
        journey = shelf.journey(self.journey.profile, pack, key)
        journey.choose()
        self.app.replace(MapPage(self.app, journey))

    def key(self, event: pygame.event.Event) -> bool:
        """The arrows go along the way; F1 shows the keys, ? what can be done here."""
        if getattr(event, "unicode", "") == "?":
            self._help()
            return True
        return follow(self, event) or key_help.asked(self.app, event)

    def _help(self) -> None:
        level = self.journey.resume()
        helps.open_map(self.app, map_view.name_of(self.journey, level, self.app.text) if level else "")

    def shown(self) -> None:
        """Back from a chapter: the stars may have changed, and the child be elsewhere."""
        self.focus = None
        self.relayout()
        self._show_now()
