"""The map: the chapters of a pack, and the way to go on."""

from collections.abc import Sequence

import pygame

from codeweek.desktop import draw, tints
from codeweek.desktop.app import App
from codeweek.desktop.comics import when
from codeweek.desktop.journey import COLOURS, Journey
from codeweek.desktop.page import Page
from codeweek.desktop.pages import helps
from codeweek.desktop.pages.adult import AdultMenu
from codeweek.desktop.pages.bubble import size_in
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.concepts import ConceptsPage
from codeweek.desktop.pages.problems import open_gone
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.pages.spines import OthersPage, spines
from codeweek.desktop.screen import Screen
from codeweek.desktop.scroll import ScrollView
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter

TALLEST, LOW, LEAST = 250, 132, 104  # units: heights of a card of a chapter
NARROW = 360  # units: its least width, when there are several side by side
TITLE, SMALLEST = 26, 15
NAME, SMALL_NAME = 28, 15  # sizes of the name of the course
MARGIN = 20
SHELF = 64  # units: height of the row of packs


class ChapterCard(Widget):
    """A chapter: its hero on its colour, its title, its levels as a row of dots, its stars."""

    def __init__(
        self, rect: pygame.Rect, number: int, chapter: Chapter, title: str, stars: tuple[int, ...], now: bool
    ) -> None:
        super().__init__(rect, "chapter", value=number, spoken=f"{number + 1} {title}")
        self.chapter, self.number, self.title, self.stars, self.now = chapter, number, title, stars, now
        self.picture = tints.picture_of(chapter.levels[0]) if chapter.levels else ""
        self.note = ""

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(3)) if lifted else self.rect
        screen.card(box, tints.tint(theme, self.chapter.look), 24, 12 if lifted else 7)
        if self.now:
            draw.round_rect(
                screen.surface, box, screen.px(24), None, theme.primary.fill, max(3, screen.px(5))
            )
        side = min(box.height - screen.px(36), screen.px(170), box.width // 3)
        centre = box.left + screen.px(20) + side // 2, box.centery
        tints.badge(screen, self.picture, centre, side, tints.frame(self.chapter.look))
        words = pygame.Rect(box.left + screen.px(36) + side, 0, 0, 0)
        words.width = box.right - screen.px(18) - words.left
        row = min(screen.px(32), (box.height - screen.px(20)) // 4)
        title = f"{self.number + 1} · {self.title}"
        room = box.height - screen.px(16) - 2 * row
        size, words.height = self._title_size(screen, title, words.width, room)
        words.top = box.top + (box.height - words.height - 2 * row) // 2
        screen.paragraph(title, words, size, theme.ink, "bold")
        self._draw_dots(screen, pygame.Rect(words.left, words.bottom, words.width, row))
        line = pygame.Rect(words.left, words.bottom + row, words.width, row)
        star = round(row * 0.86)
        screen.icon("star", (line.left + star // 2, line.centery), star, theme.ink_soft)
        screen.icon("star", (line.left + star // 2, line.centery), round(star * 0.82), theme.star)
        line.left += round(star * 1.2)
        screen.text(self.note, line, min(19, row / screen.scale * 0.7), theme.ink, "bold")

    def _title_size(self, screen: Screen, title: str, width: int, room: int) -> tuple[float, int]:
        """The largest size in which the title fits, and its height; cut when there is none."""
        size = TITLE
        while size > SMALLEST and screen.paragraph_height(title, width, size, "bold") > room:
            size -= 1
        high = screen.paragraph_height(title, width, size, "bold")
        self.cut = high > room
        return size, min(high, room)

    def _draw_dots(self, screen: Screen, row: pygame.Rect) -> None:
        count = max(1, len(self.stars))
        step = min(screen.px(28), row.width // count)
        radius = max(4, min(round(step * 0.36), round(row.height * 0.4)))
        for i, stars in enumerate(self.stars):
            centre = row.left + step * i + step // 2, row.centery
            rim = max(1, screen.px(2))
            fill = screen.theme.chosen.fill if stars else screen.theme.card
            draw.circle(screen.surface, centre, radius, fill, screen.theme.ink_soft, rim)
            if stars:
                screen.icon("check", centre, round(radius * 1.4), screen.theme.chosen.text)


class MapPage(Page):
    """The chapters as cards; a large button goes on where the child was."""

    def __init__(self, app: App, journey: Journey) -> None:
        super().__init__(app)
        self.journey = journey

    def layout(self) -> None:
        """A bar at the top, the button to go on, then the cards."""
        screen = self.app.screen
        margin, side = screen.px(MARGIN), screen.px(56)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        self.widgets = self._bar(bar)
        top = bar.bottom + margin
        if self.app.shelf.kept:
            shelf = pygame.Rect(margin, top, bar.width, screen.px(SHELF))
            self.widgets.extend(spines(self.app, shelf, self.journey.key))
            top = shelf.bottom + margin
        current = self.journey.resume()
        if current:
            rect = pygame.Rect(margin, top, bar.width, screen.px(76))
            self.widgets.append(self._go_on(rect, current))
            top = rect.bottom + margin
        body = pygame.Rect(margin, top, bar.width, screen.rect.height - top - margin // 2)
        self.widgets.append(ScrollView(body, self._cards(body), margin=screen.px(10)))
        self.focus_on("go_on")

    def _bar(self, bar: pygame.Rect) -> list[Widget]:
        """The title has what the buttons leave; some of them go without their words rather than it."""
        for bare in ((), ("elsewhere",), ("elsewhere", "adult")):
            made, room = self._buttons(bar, bare)
            if title := self._title(room):
                return [*made, title]
        return made

    def _buttons(self, bar: pygame.Rect, bare: Sequence[str]) -> tuple[list[Widget], pygame.Rect]:
        """The corners of the bar, and the room between them."""
        screen, text = self.app.screen, self.app.text
        side, gap = bar.height, screen.px(10)
        made: list[Widget] = [
            Button((bar.left, bar.top, side, side), "back", icon="people", tooltip=text("ui.map.who"))
        ]
        right = bar.right + gap
        for action, icon, words in (
            ("adult", "person", text("ui.map.adult")),
            ("elsewhere", "travel", text("resume.title")),
            ("settings", "gear", text("ui.menu.settings")),
            ("help", "question", text("ui.map.help")),
            ("concepts", "star", text("ui.menu.concepts")),
        ):
            label = words if action in ("adult", "elsewhere") and action not in bare else ""
            width = Button.width_for(screen, label, icon, 18) if label else side
            right -= width + gap
            box = (right, bar.top, width, side)
            made.append(Button(box, action, icon=icon, label=label, size=18, tooltip=words))
        left = bar.left + side + gap + (screen.px(74) if self.journey.profile else 0)
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

    def _go_on(self, rect: pygame.Rect, level: Level) -> Button:
        text = self.app.text
        if self.journey.plan["levels"]:
            done = self._elsewhere() is None and self.journey.stars(level) > 0
            words = text("room.child.today.done" if done else "room.child.today.go", title=self._today(level))
            return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)
        key = "ui.map.go_on" if self.journey.progress.last or self.journey.progress.stars else "ui.map.begin"
        words = text(key, name=self._name(level), title=text.pick(level.title))
        return Button(rect, "go_on", label=words, icon="play", kind="primary", size=26)

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

    def _cards(self, body: pygame.Rect) -> list[Widget]:
        screen, text = self.app.screen, self.app.text
        chapters = self._chapters()
        gap = screen.px(18)
        columns = self._columns(body, gap)
        room = self._height(body, gap, columns)
        height = max(screen.px(LEAST), min(screen.px(TALLEST), room))
        slider = screen.px(14) if height > room else 0  # room beside cards that scroll
        width = (body.width - slider - gap * (columns - 1)) // columns
        current = self.journey.resume()
        made: list[Widget] = []
        for place, (i, chapter) in enumerate(chapters):
            row, column = divmod(place, columns)
            rect = pygame.Rect(
                body.left + column * (width + gap),
                body.top + screen.px(4) + row * (height + gap),
                width,
                height,
            )
            levels = [level for level in chapter.levels if self._is_of_today(level)]
            stars = tuple(self.journey.stars(level) for level in levels)
            now = current is not None and current in chapter.levels
            card = ChapterCard(rect, i, chapter, text.pick(chapter.title), stars, now)
            card.note = text("ui.map.stars", n=sum(stars), all=3 * len(stars))
            made.append(card)
        return made

    def _chapters(self) -> list[tuple[int, Chapter]]:
        """Those that there are today, each with its place in the pack."""
        everything = enumerate(self.journey.pack.chapters)
        return [(i, each) for i, each in everything if any(map(self._is_of_today, each.levels))]

    def _is_of_today(self, level: Level) -> bool:
        return not self.journey.plan["levels"] or self.journey.is_open(level)

    def _columns(self, body: pygame.Rect, gap: int) -> int:
        """As few as leave the cards some height; then they scroll."""
        px = self.app.screen.px
        most = max(1, min(3, body.width // px(NARROW), len(self._chapters())))
        enough = (c for c in range(min(2, most), most) if self._height(body, gap, c) >= px(LOW))
        return next(enough, most)

    def _height(self, body: pygame.Rect, gap: int, columns: int) -> int:
        rows = max(1, -(-len(self._chapters()) // columns))
        return (body.height - gap * rows) // rows

    def paint(self, screen: Screen) -> None:
        """The ground, and who plays."""
        screen.ground()
        profile = self.journey.profile
        if profile:
            centre = screen.px(MARGIN + 56 + 10 + 32), screen.px(MARGIN + 28)
            tints.badge(screen, profile.picture, centre, screen.px(60), COLOURS[profile.colour])
            for other in self.app.room.beside(profile):
                aside = centre[0] + screen.px(18), centre[1] + screen.px(18)
                tints.badge(screen, other.picture, aside, screen.px(34), COLOURS[other.colour])

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
        elif action.name == "elsewhere":
            from codeweek.desktop.pages.elsewhere import ElsewherePage  # few go elsewhere

            self.app.push(ElsewherePage(self.app, self.journey.profile))
        elif action.name == "adult":
            self.app.push(AdultMenu(self))
        elif action.name == "pack":
            self.choose(str(action.value))
        elif action.name == "others":
            self.app.push(OthersPage(self.app, self.choose))

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
        """F1 shows the keys, ? what can be done here."""
        if getattr(event, "unicode", "") == "?":
            self._help()
            return True
        return helps.asked(self.app, event)

    def _help(self) -> None:
        level = self.journey.resume()
        helps.open_map(self.app, self._name(level) if level else "")

    def shown(self) -> None:
        """Back from a chapter: the stars may have changed."""
        self.focus = None
        self.relayout()
