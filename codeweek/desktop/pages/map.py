"""The map: the chapters of a pack as lands along a way, and the button to go on."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop import tints
from codeweek.desktop.app import App
from codeweek.desktop.comics import when
from codeweek.desktop.journey import Journey
from codeweek.desktop.page import Page
from codeweek.desktop.pages import helps
from codeweek.desktop.pages.adult import AdultMenu
from codeweek.desktop.pages.bubble import size_in
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.concepts import ConceptsPage
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.pages.problems import open_gone
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.sheet import Answer, Sheet
from codeweek.desktop.pages.spines import OthersPage, spines
from codeweek.desktop.pages.wardrobe import WardrobePage
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel import lands
from codeweek.desktop.travel.lands import ChapterLand
from codeweek.desktop.travel.me import Me
from codeweek.desktop.travel.road import Painting, Road, boxes, follow
from codeweek.desktop.travel.traveller import traveller_of
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter
from codeweek.progress import invented, tale
from codeweek.progress.course import playground
from codeweek.progress.travel.way import LAND, way

NAME, SMALL_NAME = 28, 15  # sizes of the name of the course
MARGIN = 20
GO = 620  # units: the least room in which the name and the button to go on stand side by side
INVENT = 150  # units: what the words of the button to invent take more
NAMED = 440  # units: the least room to go on, beside the words of another button
WITH_HELP = 480  # units: a bar with room for who plays and for all of its buttons
DRAW = "draw"  # the answer of who would like to draw a level
SHELF = 64  # units: height of the row of packs


class MapPage(Page):
    """The lands of the chapters; a large button goes on where the child was, the pilot shows the place."""

    def __init__(self, app: App, journey: Journey) -> None:
        super().__init__(app)
        self.journey = journey

    @property
    def sober(self) -> bool:
        """Whether the child wants it sober."""
        return self.journey.sober

    def layout(self) -> None:
        """A bar at the top with the button to go on, then the lands."""
        screen = self.app.screen
        margin, side = screen.px(MARGIN), screen.px(56)
        bar = pygame.Rect(margin, screen.px(14), screen.rect.width - 2 * margin, side)
        self.widgets, current = [], self.journey.resume()
        made, room, shared = self._bar(bar, current is not None)
        self.widgets.extend(made)
        top = bar.bottom + screen.px(12)
        if self.app.shelf.kept:
            shelf = pygame.Rect(margin, top, bar.width, screen.px(SHELF))
            self.widgets.extend(spines(self.app, shelf, self.journey.key))
            top = shelf.bottom + screen.px(12)
        if current and shared:
            self.widgets.extend(self._ways(room, current))
        elif current:
            rect = pygame.Rect(margin, top, bar.width, screen.px(72))
            self.widgets.extend(self._ways(rect, current))
            top = rect.bottom + screen.px(12)
        self.widgets.append(
            self._road(pygame.Rect(margin, top, bar.width, screen.rect.height - top - screen.px(6)))
        )
        self.focus_on("go_on")
        self._show_now()

    def _show_now(self) -> None:
        """Scroll to the land to go to."""
        for road in self.widgets:
            if isinstance(road, Road) and road.children:
                road.reveal(road.children[road.traveller.end].rect)

    def _bar(self, bar: pygame.Rect, goes: bool) -> tuple[list[Widget], pygame.Rect, bool]:
        """The title has what the buttons leave, beside the button to go on where there is room for both.

        Some of the buttons go without their words rather than these two.
        """
        px = self.app.screen.px
        for bare in ((), ("elsewhere",), ("elsewhere", "adult")):
            made, room = self._buttons(bar, bare)
            title = self._title(pygame.Rect(room.left, room.top, round(room.width * 0.28), room.height))
            if goes and room.width >= px(GO if bare else GO + INVENT) and title:
                left = title.rect.right + px(10)
                return [*made, title], pygame.Rect(left, room.top, room.right - left, room.height), True
        for bare in ((), ("elsewhere",), ("elsewhere", "adult")):
            made, room = self._buttons(bar, bare)
            if title := self._title(room):
                return [*made, title], room, False
        return made, room, False

    def _buttons(self, bar: pygame.Rect, bare: Sequence[str]) -> tuple[list[Widget], pygame.Rect]:
        """The corners of the bar, and the room between them."""
        screen, text = self.app.screen, self.app.text
        side, gap = bar.height, screen.px(10)
        made: list[Widget] = [
            Button((bar.left, bar.top, side, side), "back", icon="people", tooltip=text("ui.map.who"))
        ]
        right, narrow = bar.right + gap, bar.width < screen.px(WITH_HELP)
        for action, icon, words in (
            ("adult", "person", text("ui.map.adult")),
            ("elsewhere", "travel", text("resume.title")),
            ("settings", "gear", text("ui.menu.settings")),
            ("help", "question", text("ui.map.help")),
            ("concepts", "star", text("ui.menu.concepts")),
        ):
            if action == "help" and narrow:  # who plays comes first; F1 and ? still show it
                continue
            label = words if action in ("adult", "elsewhere") and action not in bare else ""
            width = Button.width_for(screen, label, icon, 18) if label else side
            right -= width + gap
            box = (right, bar.top, width, side)
            made.append(Button(box, action, icon=icon, label=label, size=18, tooltip=words))
        left = bar.left + side + gap
        if (profile := self.journey.profile) and right - left >= screen.px(74):
            place = pygame.Rect(left + screen.px(2), 0, screen.px(60), screen.px(60))
            place.centery = bar.centery
            made.insert(1, Me(self.app, place, profile, self.journey))
            left += screen.px(74)
        return made, pygame.Rect(left, bar.top, max(0, right - left - gap), side)

    def _title(self, room: pygame.Rect) -> Label | None:
        """In one line or two, none of its words cut; None if there is too little room."""
        screen, plan, text = self.app.screen, self.journey.plan, self.app.text
        title = text.pick(self.journey.pack.title)
        if plan["levels"]:
            title = plan["title"] or text("room.child.today.title")
        if not room.width:
            return None
        size = size_in(screen, title, room, NAME, "bold", SMALL_NAME)
        widest = max(screen.fonts.width(word, size, "bold") for word in title.split() or [""])
        if widest > room.width or screen.paragraph_height(title, room.width, size, "bold") > room.height:
            return None
        return Label(room, title, size=size, face="bold")

    def _ways(self, row: pygame.Rect, level: Level) -> list[Widget]:
        """To go on, and beside it to invent: by its sign alone where its words leave too little room."""
        screen, words, gap = self.app.screen, self.app.text("ui.map.invent"), self.app.screen.px(10)
        if self.journey.plan["levels"]:  # a day that has its own
            return [self._go_on(row, level)]
        wide = Button.width_for(screen, words, "pencil", 18)
        label = words if row.width - wide >= screen.px(NAMED) else ""
        wide = wide if label else row.height
        box = (row.right - wide, row.top, wide, row.height)
        invent = Button(box, "invent", icon="pencil", label=label, size=18, tooltip=words)
        on = pygame.Rect(row.left, row.top, row.width - wide - gap, row.height)
        return [self._go_on(on, level), invent]

    def _go_on(self, rect: pygame.Rect, level: Level) -> Button:
        text = self.app.text
        if self.journey.plan["levels"]:
            done = self._elsewhere() is None and self.journey.stars(level) > 0
            words = text("room.child.today.done" if done else "room.child.today.go", title=self._today(level))
            return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)
        words = text(f"ui.map.{self._way(level)}", name=self._name(level), title=text.pick(level.title))
        return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)

    def _way(self, level: Level) -> str:
        """What one does on the level to go to: begin, go on, or invent once all is won."""
        progress = self.journey.progress
        if level.mode == "create" and progress.stars.get(level.id):
            return "go_create"
        return "go_on" if progress.last or progress.stars else "begin"

    def _today(self, level: Level) -> str:
        """The level of today to go on with, in this pack or in another."""
        other = self._elsewhere()
        return self.app.text.pick(other[1].title) if other else self._name(level)

    def _elsewhere(self) -> tuple[str, Level] | None:
        """When all of today is won in this pack: a level of today in another one."""
        today = self.journey.plan["levels"]
        if any(not self.journey.stars(level) for level in self.journey.today):
            return None
        for chosen in today:
            key, shelf = chosen["pack"], self.app.shelf
            pack = shelf.pack(key) if key in shelf.keys and key != self.journey.key else None
            level = pack.level(chosen["level"]) if pack else None
            if pack and level and not shelf.journey(self.journey.profile, pack, key).stars(level):
                return key, level
        return None

    def _name(self, level: Level) -> str:
        number, title = self.journey.number(level), self.app.text.pick(level.title)
        return f"{number} · {title}" if number else title

    def _road(self, room: pygame.Rect) -> Road:
        """The lands along their way, and the pilot at the one to go to."""
        screen, chapters = self.app.screen, self._chapters()
        found = way(len(chapters), room.width / screen.scale, room.height / screen.scale, LAND)
        current = self.journey.resume()
        here = next((at for at, (_i, each) in enumerate(chapters) if current in each.levels), 0)
        made = [
            self._land(box, number, chapter, at == here and current is not None, at > here)
            for at, (box, (number, chapter)) in enumerate(
                zip(boxes(found, room, screen.scale), chapters, strict=True)
            )
        ]
        walked = [at < here or not land.waits for at, land in enumerate(made[1:])]
        return Road(
            room,
            found,
            screen.scale,
            made,
            walked,
            _under(made, room),
            _over(made, room),
            traveller_of(self.app, self.journey, "", here),
        )

    def _land(self, box: pygame.Rect, number: int, chapter: Chapter, now: bool, later: bool) -> ChapterLand:
        text, levels = self.app.text, [level for level in chapter.levels if self._is_of_today(level)]
        stars = [self.journey.stars(level) for level in levels]
        states = {
            "now": now,
            "done": bool(stars) and all(stars),
            "begun": any(stars) or not later,
            "ahead": any(map(self.journey.is_open, levels)),
        }
        state = next((name for name, is_so in states.items() if is_so), "locked")
        hero = tints.picture_of(chapter.levels[0]) if chapter.levels else ""
        told = text("ui.map.stars", n=sum(stars), all=3 * len(stars)) if any(stars) else ""
        land = ChapterLand(box, number, text.pick(chapter.title), chapter.look, hero, state, told)
        land.medal = bool(stars) and all(stars)
        if medal := tale.medal(self.journey.pack, self.journey.progress, chapter):
            land.award(medal.picture, text.pick(medal.name))
        return land

    def _chapters(self) -> list[tuple[int, Chapter]]:
        """Those that there are today, each with its place in the pack."""
        everything = enumerate(self.journey.pack.chapters)
        return [(i, each) for i, each in everything if any(map(self._is_of_today, each.levels))]

    def _is_of_today(self, level: Level) -> bool:
        return not self.journey.plan["levels"] or self.journey.is_open(level)

    def paint(self, screen: Screen) -> None:
        """The sea."""
        tints.cover(screen, tints.SEA)

    def act(self, action: Action) -> None:
        """Go on, open a chapter, or one of the corners."""
        if action.name == "back":
            self.back()
        elif action.name == "go_on":
            self.go_on()
        elif action.name == "chapter":
            chapter = self.journey.pack.chapters[int(str(action.value))]
            page = ChapterPage(self.app, self.journey, chapter)
            when.enter(self.app, self.journey, chapter, lambda: self.app.push(page))
        elif action.name == "settings":
            self.app.push(SettingsPage(self.app, self.journey))
        elif action.name == "help":
            self._help()
        elif action.name == "concepts":
            self.app.push(ConceptsPage(self.app, self.journey))
        elif action.name == "invent":
            self._invent()
        elif action.name == "wardrobe":
            self.app.push(WardrobePage(self.app, self.journey))
        elif action.name == "elsewhere":
            from codeweek.desktop.pages.elsewhere import ElsewherePage  # few go elsewhere

            self.app.push(ElsewherePage(self.app, self.journey.profile))
        elif action.name == "adult":
            self.app.push(AdultMenu(self))
        elif action.name == "pack":
            self.choose(str(action.value))
        elif action.name == "others":
            self.app.push(OthersPage(self.app, self.choose))

    def _invent(self) -> None:
        """What is invented is chosen: a level of one's own, or something made in a level."""
        free = playground(self.journey.pack, self.journey.progress)
        self.app.push(InventSheet(self.app, free, self._draw, self._make))

    def _draw(self) -> None:
        """To the levels that the child invents."""
        from codeweek.desktop.inventing.mine import MinePage, journey_of  # not all invent

        kit = invented.kit(self.journey.pack, self.journey.progress)
        page = MinePage(self.app, journey_of(self.app, self.journey.profile), kit)
        self.app.push(page)
        if not page.cards:
            page.begin()

    def _make(self, level: Level) -> None:
        """To a level where one makes what one likes, and from there back to the map."""
        chapter = next(each for each in self.journey.pack.chapters if level in each.levels)

        def go() -> None:
            self.journey.inventing = level.id
            self.app.push(LevelPage(self.app, self.journey, level, self.go_to))

        when.enter(self.app, self.journey, chapter, go)

    def go_on(self) -> None:
        """To the level where the child was, with its chapter behind it."""
        if other := self._elsewhere():
            self.choose(other[0])
            page = self.app.pages[-1]
            if isinstance(page, MapPage):
                page.go_to(other[1])
        elif level := self.journey.resume():
            self.go_to(level)

    def go_to(self, level: Level, story: bool = True) -> None:
        """To a level, with its chapter behind it; over it the comic of the chapter, if it is due."""
        chapter = next((each for each in self.journey.pack.chapters if level in each.levels), None)
        if chapter:
            page = ChapterPage(self.app, self.journey, chapter)

            def go() -> None:
                self.app.push(page)
                page.enter(level)

            if story:
                when.enter(self.app, self.journey, chapter, go)
            else:
                go()

    def choose(self, key: str) -> None:
        """Another pack of the shelf, for the same child."""
        if key == self.journey.key:
            return
        shelf, pack = self.app.shelf, self.app.shelf.pack(key)
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
        return follow(self, event) or helps.asked(self.app, event)

    def _help(self) -> None:
        level = self.journey.resume()
        helps.open_map(self.app, self._name(level) if level else "")

    def shown(self) -> None:
        """Back from a chapter: the stars may have changed."""
        self.focus = None
        self.relayout()


class InventSheet(Sheet):
    """A level of one's own, then the levels to make something in; `draw` or `make` is called."""

    def __init__(
        self, app: App, free: Sequence[Level], draw: Callable[[], None], make: Callable[[Level], None]
    ) -> None:
        super().__init__(
            app,
            lambda: app.text("ui.map.invent_what"),
            list,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
            lambda answer: draw() if answer == DRAW else make(free[int(answer)]),
        )
        self.free = free

    def layout(self) -> None:
        """A narrow card with a column of buttons."""
        text = self.app.text
        made = [(str(i), text.pick(level.title), "pencil") for i, level in enumerate(self.free)]
        self.lay_out_column([(DRAW, text("ui.map.invent_level"), "map"), *made])


def _under(made: list[ChapterLand], room: pygame.Rect) -> Painting:
    """Paints the grounds of the lands."""

    def painted(screen: Screen, _whole: pygame.Rect) -> None:
        for land in made:
            lands.paint(screen, land, land.ground(screen.theme), room.topleft)

    return painted


def _over(made: list[ChapterLand], room: pygame.Rect) -> Painting:
    """Paints what stands on them."""

    def painted(screen: Screen, _whole: pygame.Rect) -> None:
        for land in made:
            lands.paint(screen, land, land.things(screen.theme), room.topleft)

    return painted
