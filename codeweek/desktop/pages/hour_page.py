"""The hour for the adult who has never programmed: what there is to play and whom to visit, one visit."""

from datetime import datetime

import pygame

from codeweek.app.journey import Journey, MemoryStore
from codeweek.blocks.history import History
from codeweek.desktop.app import App
from codeweek.desktop.editor import Editor
from codeweek.desktop.page import Page
from codeweek.desktop.pages.gallery import Work
from codeweek.desktop.pages.grid_layout import grid_boxes
from codeweek.desktop.pages.heading import at_end, back, title
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.desktop.painting import tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.storage.exported_files import browse
from codeweek.desktop.storage.store import made_here
from codeweek.desktop.widgets.picture_card import HIGH, PictureCard, card_boxes
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, kind_of
from codeweek.packs.pack import Chapter, Pack
from codeweek.progress.who import picture, said_first
from codeweek.report.adult_hour import CHILDREN, Visit, adult_hour_sheet, levels, visit_of
from codeweek.report.html import written
from codeweek.saving import save

KEPT = "adult_hour"  # the name of what is kept of it
MARGIN, BAR, GAP = 16, 56, 14
ABOUT, HEAD, SAID, WORDS = 18, 22, 19, 18  # sizes of letters
LEVEL = (290, 156)  # units: the least width of the card of a level, and its height
LARGEST = 72  # units: a cell of the picture of a visit
CHOICE, AFTER = 104, 104  # units: a choice, what comes of it
NARROW = 760  # units of width under which choices stand one under the other
DONE = "✓ "


class HourPage(Page):
    """Eight levels to play, eight children to visit, a sheet to print; what was done is ticked."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        kept = app.store.read(KEPT)
        found = kept.get("done") if isinstance(kept, dict) else None
        self.done = {each for each in found if isinstance(each, str)} if isinstance(found, list) else set()
        pack = Pack(title={}, chapters=(Chapter("", {}, levels=levels()),))
        self.journey = Journey(MemoryStore(), None, pack, KEPT)
        self.journey.preview = True

    def layout(self) -> None:
        """A bar, then all of it in a column that scrolls."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(BAR)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        paper = Button(bar, "paper", label=text("hour.paper"), icon="copy", size=18)
        self.widgets = [back(text, (bar.left, bar.top, side, side)), paper]
        words = pygame.Rect(bar.left + side + margin, bar.top, 0, side)
        words.width = at_end(screen, bar, [paper], screen.px(GAP)) - words.left
        self.widgets.append(title(screen, words, text("hour.title")))
        body = pygame.Rect(margin, bar.bottom + margin // 2, bar.width, 0)
        body.height = screen.rect.height - body.top - margin // 2
        self.widgets.append(ScrollView(body, self._column(body), margin=screen.px(10)))
        self.focus_on("level")

    def _column(self, body: pygame.Rect) -> list[Widget]:
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(GAP)
        room = body.inflate(-screen.px(36), 0)
        made: list[Widget] = []
        y = self._line(made, room, room.top, text("hour.about"), ABOUT)
        y = self._line(made, room, y, text("hour.play"), HEAD)
        place = pygame.Rect(room.left, y, room.width, 1)
        boxes = grid_boxes(screen, place, len(levels()), LEVEL)
        for number, (box, level) in enumerate(zip(boxes, levels(), strict=True)):
            words = self._ticked(level.id, text.pick(level.title))
            scene = kind_of(level).picture(level.maps[0].world, level.look)
            card = Work(screen, box, number, words, scene, level.look, words)
            card.action = "level"
            made.append(card)
        y = self._line(made, room, boxes[-1].bottom + gap, text("hour.visit"), HEAD)
        around = card_boxes(
            screen, pygame.Rect(room.left, y, room.width, screen.px(HIGH)), len(CHILDREN), gap
        )
        made += [
            PictureCard(
                box, "child", self._ticked(child.key, said_first(child.who, text)), picture(child.who), number
            )
            for number, (box, child) in enumerate(zip(around, CHILDREN, strict=True))
        ]
        y = self._line(made, room, around[-1].bottom + gap, text("hour.practise"), HEAD)
        label = text("hour.practise_open")
        wide = Button.width_for(screen, label, "people", 18)
        made.append(
            Button((room.left, y, wide, screen.px(BAR)), "practise", label=label, icon="people", size=18)
        )
        return made

    def _ticked(self, key: str, words: str) -> str:
        return f"{DONE}{words}" if key in self.done else words

    def _line(self, made: list[Widget], room: pygame.Rect, y: int, words: str, size: int) -> int:
        face = "bold" if size == HEAD else "regular"
        high = self.app.screen.paragraph_height(words, room.width, size, face)
        made.append(Label((room.left, y, room.width, high), words, size=size, face=face))
        return y + high + self.app.screen.px(GAP)

    def shown(self) -> None:
        """Levels may have been won meanwhile."""
        self.keep(*self.journey.progress.stars)
        self.relayout()

    def keep(self, *done: str) -> None:
        """More was done."""
        if not self.done.issuperset(done):
            self.done.update(done)
            self.app.store.change(KEPT, "what the adult did", lambda _there: {"done": sorted(self.done)})

    def act(self, action: Action) -> None:
        """Play a level after its idea is read, go to a child, make the sheet."""
        if action.name == "level":
            self._read(levels()[int(str(action.value))])
        elif action.name == "child":
            self.app.push(VisitPage(self.app, self, int(str(action.value))))
        elif action.name == "paper":
            self._print()
        elif action.name == "practise":
            from codeweek.desktop.room.practice_sheet import PracticeSheet  # brings the server with it

            self.app.push(PracticeSheet(self.app))
        else:
            self.back()

    def _read(self, level: Level) -> None:
        text, adult = self.app.text, level.adult

        def notes() -> list[Note]:
            told = (("idea", adult.idea), ("mistake", adult.mistake))
            return [Note(text.pick(words), text(f"ui.adult.{name}")) for name, words in told]

        def answers() -> list[Answer]:
            return [
                Answer("close", text("ui.menu.close"), "back"),
                Answer("play", text("hour.begin"), "play"),
            ]

        self.app.push(
            Sheet(self.app, lambda: text.pick(level.title), notes, answers, lambda _answer: self._play(level))
        )

    def _play(self, level: Level) -> None:
        def go_on(following: Level) -> None:
            self.app.pop()
            self._play(following)

        self.app.push(LevelPage(self.app, self.journey, level, go_on, traps=False))

    def _print(self) -> None:
        app, now, text = self.app, datetime.now(), self.app.text
        path = made_here() / f"{text('hour.file')}-{now:%Y-%m-%d}.html"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, adult_hour_sheet(self.done, written(now, text), text).encode())
            said = "hour.opened"
        except OSError:
            said = "evaluation.no_write"
        if said == "hour.opened":
            browse(path)

        def notes() -> list[Note]:
            return [Note(app.text(said)), Note(str(path), "", "mono")]

        def answers() -> list[Answer]:
            return [Answer("close", app.text("ui.menu.close"), "check")]

        app.push(Sheet(app, lambda: app.text("hour.paper"), notes, answers))


class VisitPage(Page):
    """A child that is stuck: its program, its world, what the adult may say, what came of what was said."""

    def __init__(self, app: App, hour: HourPage, number: int) -> None:
        super().__init__(app)
        self.hour, self.number = hour, number
        self.chosen: int | None = None
        self._visits: dict[tuple[int, str], Visit] = {}

    @property
    def visit(self) -> Visit:
        """The child, in the language of now; its program is played once."""
        key = (self.number, self.app.language)
        if key not in self._visits:
            self._visits[key] = visit_of(CHILDREN[self.number], self.app.text)
        return self._visits[key]

    def layout(self) -> None:
        """What there is to look at over what there is to choose."""
        screen, text, visit = self.app.screen, self.app.text, self.visit
        px, margin, gap = screen.px, screen.px(MARGIN), screen.px(GAP)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, px(BAR))
        words = pygame.Rect(bar.left + px(BAR) + margin, bar.top, bar.width - px(BAR) - margin, px(BAR))
        self.widgets = [
            back(text, (bar.left, bar.top, px(BAR), px(BAR))),
            title(screen, words, f"{visit.who} · {text.pick(visit.level.title)}"),
        ]
        now = pygame.Rect(bar.left, bar.bottom + gap // 2, bar.width, 0)
        now.height = screen.paragraph_height(visit.now, now.width, SAID, "bold")
        stacked = screen.rect.width < px(NARROW)
        rows = len(visit.choices) if stacked else 1
        high = rows * px(CHOICE // 2 if stacked else CHOICE) + (rows - 1) * gap
        foot = pygame.Rect(bar.left, screen.rect.bottom - margin - px(AFTER), bar.width, px(AFTER))
        choices = pygame.Rect(bar.left, foot.top - gap - high, bar.width, high)
        seen = pygame.Rect(bar.left, now.bottom + gap, bar.width, choices.top - now.bottom - 2 * gap)
        self.widgets += [Label(now, visit.now, size=SAID, face="bold"), *self._seen(seen, visit)]
        self.widgets += self._choices(choices, visit, stacked)
        self.widgets += self._after(foot, visit)
        self.focus_on("next" if self.found else "choice")

    @property
    def found(self) -> bool:
        """Whether the question was chosen last."""
        return self.chosen == self.visit.child.asks

    def _seen(self, room: pygame.Rect, visit: Visit) -> list[Widget]:
        """The blocks; beside them the world where it stopped, and what the screen says."""
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(GAP)
        left = pygame.Rect(room.left, room.top, round(room.width * 0.46), room.height)
        right = pygame.Rect(left.right + gap, room.top, room.right - left.right - gap, room.height)
        high = screen.paragraph_height(visit.said, right.width, SAID)
        right.height -= high + gap
        blocks = Editor(
            screen,
            left,
            catalogue_of(visit.level),
            text,
            History(visit.script),
            read_only=True,
            action="blocks",
        )
        blocks.light(visit.block or None)
        world = World(screen, right, 0, visit.said, visit.scene, visit.level.look, "")
        world.enabled = False
        words = Label(
            (right.left, right.bottom + gap, right.width, high), visit.said, size=SAID, align=CENTRE
        )
        return [blocks, world, words]

    def _choices(self, room: pygame.Rect, visit: Visit, stacked: bool) -> list[Widget]:
        gap, count = self.app.screen.px(GAP), len(visit.choices)
        across, down = (1, count) if stacked else (count, 1)
        wide, high = (room.width + gap) // across - gap, (room.height + gap) // down - gap
        made: list[Widget] = []
        for number, choice in enumerate(visit.choices):
            row, column = divmod(number, across)
            box = pygame.Rect(room.left + column * (wide + gap), room.top + row * (high + gap), wide, high)
            kind = "plain" if number != self.chosen else "good" if self.found else "warm"
            made.append(Said(box, choice.words, number, kind))
        return made

    def _after(self, room: pygame.Rect, visit: Visit) -> list[Widget]:
        """What came of the choice, and the way on; before one, what is asked."""
        screen, text = self.app.screen, self.app.text
        if self.chosen is None:
            return [Label(room, text("hour.choose"), size=HEAD, face="bold", align=CENTRE)]
        words = [visit.choices[self.chosen].after, text("hour.asked" if self.found else "hour.others")]
        following = self.number + 1 < len(CHILDREN)
        label = text("hour.next" if following else "hour.back")
        wide = Button.width_for(screen, label, "forward", 18)
        place = pygame.Rect(room.right - wide, room.centery - screen.px(28), wide, screen.px(56))
        room = pygame.Rect(room.left, room.top, room.width - wide - screen.px(GAP), room.height)
        kind = "primary" if self.found else "plain"
        return [
            Label(room, " ".join(words), size=SAID),
            Button(place, "next", label=label, icon="forward", kind=kind, size=18),
        ]

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter."""
        tints.cover(screen, self.visit.level.look)

    def act(self, action: Action) -> None:
        """Say something, go on."""
        if action.name == "choice":
            self.chosen = int(str(action.value))
            if self.found:
                self.hour.keep(self.visit.child.key)
            self.relayout()
        elif action.name == "next" and self.number + 1 < len(CHILDREN):
            self.number, self.chosen = self.number + 1, None
            self.relayout()
        elif action.name in ("next", "back"):
            self.back()


class World(Work):
    """A picture to look at, which fills its card."""

    def picture_box(self, screen: Screen) -> pygame.Rect:
        """All of the card but its edge."""
        return self.rect.inflate(-screen.px(16), -screen.px(16))


class Said(Button):
    """A choice whose words take as many lines as they need."""

    def __init__(self, rect: pygame.Rect, words: str, number: int, kind: str) -> None:
        super().__init__(rect, "choice", label=words, value=number, kind=kind, size=WORDS)

    def _draw_row(self, screen: Screen, face: pygame.Rect, colour: str) -> None:
        room = face.inflate(-screen.px(20), 0)
        size = next(
            size
            for size in range(WORDS, 11, -1)
            if size == 12 or screen.paragraph_height(self.label, room.width, size, "bold") <= room.height
        )
        high = screen.paragraph_height(self.label, room.width, size, "bold")
        room.top += max(0, (room.height - high) // 2)
        screen.paragraph(self.label, room, size, colour, "bold", CENTRE)
