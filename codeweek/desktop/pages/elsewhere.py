"""« Continuer ailleurs »: a child's code, to be written on paper, and its file."""

from dataclasses import asdict

import pygame

from codeweek.app import transfer
from codeweek.app.child_profiles import COLOURS, Profile
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.have_code import CELL, Cell, places
from codeweek.desktop.pages.heading import back
from codeweek.desktop.pages.heading import title as heading
from codeweek.desktop.painting import tints
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage import transfer_files
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label

MARGIN, BAR, WIDTH = 20, 56, 1120
READ, SOFT = 22, 18
ART, PAD = 240, 18  # units: the side of the case, and around the words
BESIDE = 260  # units: the least room for what a file brings beside its button


class ElsewherePage(Page):
    """The words of now; the file is written when it is asked for."""

    def __init__(self, app: App, profile: Profile | None) -> None:
        super().__init__(app)
        self.profile = profile
        self.said = ""  # how the writing of the file went
        self.sheet, self.case = pygame.Rect(0, 0, 0, 0), pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A bar, what to do, the words beside a packed case, the file under them."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(BAR)
        width = min(screen.px(WIDTH), screen.rect.width - 2 * margin)
        left = (screen.rect.width - width) // 2
        who = screen.px(74) if self.profile else 0
        title = (left + side + margin + who, margin, width - side - margin - who, side)
        self.badge = left + side + margin + screen.px(30), margin + side // 2
        about = screen.paragraph_height(text("resume.about"), width, READ)
        top = margin + side + margin // 2
        foot = self._foot(pygame.Rect(left, screen.rect.bottom - margin - side, width, side))
        room = pygame.Rect(left, top + about + margin // 2, width, 0)
        room.height = min(label.rect.top for label in foot) - margin // 2 - room.top
        art = screen.px(ART)
        self.case = pygame.Rect(0, 0, 0, 0)
        if room.width > 3 * art:  # the case stands beside the words
            self.case = pygame.Rect(room.right - art, room.top, art, min(room.height, art))
            room.width -= art + margin
        cells = self._cells(room)
        sheet = cells[-1].rect.bottom - room.top + screen.px(PAD)
        if self.case.width:
            sheet = max(sheet, art)
        elif room.height - sheet > art // 2:
            tall = min(art, room.height - sheet)
            self.case = pygame.Rect(room.centerx - tall // 2, room.top, tall, tall)
            room.top, room.height = self.case.bottom, room.height - tall
        spare = max(0, room.height - sheet)  # close together in the middle, not at the ends of an empty page
        room.height -= spare
        room.top += spare // 3
        self.case.top += spare // 3
        cells = self._cells(room)
        for label in foot:
            label.rect.top -= spare - spare // 3
        self.sheet = pygame.Rect(room)
        self.widgets = [
            back(text, (left, margin, side, side)),
            heading(screen, pygame.Rect(title), text("resume.title")),
            Label((left, top + spare // 3, width, about), text("resume.about"), size=READ),
            ScrollView(room, cells, margin=screen.px(10)),
            *foot,
        ]
        self.focus_on("save")

    def _cells(self, room: pygame.Rect) -> list[Cell]:
        screen, text = self.app.screen, self.app.text
        app = self.app
        words = transfer.code_words(app.store, self.profile, asdict(app.settings), app.language)
        inside = room.inflate(-screen.px(2 * PAD), -screen.px(2 * PAD))
        return [
            Cell(rect, place, words[place], text("resume.word", n=place + 1, word=words[place]))
            for place, rect in enumerate(places(screen, inside, len(words)))
        ]

    def _foot(self, row: pygame.Rect) -> list[Button | Label]:
        screen, text = self.app.screen, self.app.text
        label = text("resume.save")
        width = Button.width_for(screen, label, "save", 20)
        told = self.said or text("resume.brings")
        room = row.width - width - screen.px(MARGIN)
        if room < screen.px(BESIDE):  # then over it
            high = screen.paragraph_height(told, row.width, SOFT)
            over = (row.left, row.top - high - screen.px(MARGIN // 2), row.width, high)
            box = (row.left, row.top, width, row.height)
            return [
                Button(box, "save", label=label, icon="save", size=20, kind="primary"),
                Label(over, told, size=SOFT),
            ]
        high = max(row.height, screen.paragraph_height(told, room, SOFT))
        words = (row.left + width + screen.px(MARGIN), row.bottom - high, room, high)
        save = (row.left, row.bottom - high // 2 - row.height // 2, width, row.height)
        return [
            Button(save, "save", label=label, icon="save", size=20, kind="primary"),
            Label(words, told, size=SOFT),
        ]

    def paint(self, screen: Screen) -> None:
        """The ground, and whose code it is."""
        screen.ground()
        screen.card(self.sheet, screen.theme.panel, 22, 4)
        if side := min(self.case.size):
            self._paint_case(screen, side)
        if self.profile:
            tints.badge(screen, self.profile.picture, self.badge, screen.px(60), COLOURS[self.profile.colour])

    def _paint_case(self, screen: Screen, side: int) -> None:
        """A suitcase, and the child's animal that leaves with it."""
        x, y = self.case.centerx, self.case.centery
        screen.sprite("pictures/suitcase", (x, y + side // 8), round(side * 0.8))
        if self.profile:
            screen.sprite(self.profile.picture, (x, y - side // 4), round(side * 0.44))

    def key(self, event: pygame.event.Event) -> bool:
        """Up and Down scroll a long code."""
        view = next(widget for widget in self.widgets if isinstance(widget, ScrollView))
        step = {pygame.K_UP: -1, pygame.K_DOWN: 1}.get(event.key, 0)
        view.scroll_to(view.offset + step * self.app.screen.px(CELL))
        return bool(step and view.room)

    def act(self, action: Action) -> None:
        """Write the file, and say where it is."""
        if action.name == "back":
            self.back()
        elif action.name == "save":
            path = transfer_files.saved_file(self.app, self.profile)
            text = self.app.text
            self.said = text("resume.saved", path=path) if path else text("resume.not_saved")
            self.relayout()
