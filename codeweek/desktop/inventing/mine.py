"""The levels that a child has invented: each as its small picture, to be opened or erased."""

from dataclasses import replace

import pygame

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.authoring.inventing import level_title as titles
from codeweek.authoring.inventing.sketch import USUAL, from_json, picture
from codeweek.desktop.app import App
from codeweek.desktop.inventing.inventing_page import InventPage
from codeweek.desktop.page import Page
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.gallery import Work, asked_of_works
from codeweek.desktop.pages.grid_layout import grid_boxes
from codeweek.desktop.pages.heading import at_end, back
from codeweek.desktop.pages.heading import title as heading
from codeweek.desktop.painting import tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.picture_card import PictureCard
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.packs.pack import Pack
from codeweek.progress import invented
from codeweek.progress.progress import Progress

MARGIN, BAR, GAP = 16, 56, 16
FIRST = 280  # units: the side of the card that is alone on the page
CARD = (250, 200)  # units: the least width of a card, and its height


def journey_of(app: App, profile: Profile | None) -> Journey:
    """What a child has invented, in its file."""
    return Journey(app.store, profile, Pack(), invented.KEY)


class MinePage(Page):
    """The one drawn last first. What is erased can be brought back. `kit`: the blocks of a new one."""

    def __init__(self, app: App, journey: Journey, kit: str = USUAL) -> None:
        super().__init__(app)
        self.journey, self.kit = journey, kit
        self.told = ""
        self._erased: list[Progress] = []  # the progress before each time something was erased

    @property
    def cards(self) -> list[str]:
        """The places of what is kept."""
        return invented.kept(self.journey.progress)

    def layout(self) -> None:
        """Back, title, undo and a new one; then the cards."""
        screen, text = self.app.screen, self.app.text
        margin, side = screen.px(MARGIN), screen.px(BAR)
        bar = pygame.Rect(margin, margin, screen.rect.width - 2 * margin, side)
        self.widgets = [back(text, (bar.left, bar.top, side, side))]
        right = self._bar_buttons(bar)
        title = pygame.Rect(bar.left + side + margin, bar.top, 0, side)
        title.width = max(1, right - title.left - margin)
        self.widgets.append(heading(screen, title, text("invent.title")))
        body = pygame.Rect(margin, bar.bottom + margin, bar.width, 0)
        body.height = screen.rect.height - body.top - margin
        cards = self._cards(body)
        said = self.told or ("" if cards else text("invent.empty"))
        if said:
            line = pygame.Rect(body.left, body.top, body.width, screen.px(56))
            self.widgets.append(Label(line, said, size=22, face="bold", align=CENTRE))
            body.top, body.height = line.bottom, body.height - line.height
            cards = self._cards(body)
        self.widgets.append(ScrollView(body, cards, margin=screen.px(10)) if cards else self._first(body))
        self.focus_on("new")

    def _first(self, body: pygame.Rect) -> PictureCard:
        """Where nothing is kept yet there is one thing to do, in the middle."""
        screen, words = self.app.screen, self.app.text("invent.new")
        side = min(screen.px(FIRST), body.height, body.width)
        box = pygame.Rect(0, 0, side, side)
        box.center = body.centerx, max(body.top + side // 2, body.top + body.height * 2 // 5)
        return PictureCard(box, "new", words, "pictures/map", main=True)

    def _bar_buttons(self, bar: pygame.Rect) -> int:
        screen, text = self.app.screen, self.app.text
        new = Button(bar, "new", label=text("invent.new"), icon="plus", kind="primary", size=20)
        undo = Button(bar, "undo", label=text("invent.undo"), icon="undo", size=20)
        made = [*([new] if self.cards else []), *([undo] if self._erased else [])]
        self.widgets += made
        return at_end(screen, bar, made, screen.px(GAP))

    def _cards(self, body: pygame.Rect) -> list[Widget]:
        screen, text, kept = self.app.screen, self.app.text, self.cards
        made: list[Widget] = []
        for number, (place, rect) in enumerate(
            zip(kept, grid_boxes(screen, body, len(kept), CARD), strict=True)
        ):
            sketch = from_json(invented.drawn(self.journey.progress, place))
            title = titles.chosen(sketch.title, text) or text("invent.numbered", n=invented.number(place))
            spoken = text("invent.one", n=number + 1, title=title)
            card = Work(screen, rect, number, spoken, picture(sketch), sketch.look, title)
            card.value = place
            erase = Button(
                card.corner(screen), "erase", icon="trash", value=place, tooltip=text("invent.erase")
            )
            made += [card, erase]
        return made

    def act(self, action: Action) -> None:
        """Open one, a new one, erase, bring back."""
        self.told = ""
        if action.name == "back":
            self.back()
        elif action.name == "new":
            self.begin()
        elif action.name == "open":
            self.app.push(InventPage(self.app, self.journey, str(action.value)))
        elif action.name == "erase":
            progress = self.journey.progress
            self._erased.append(progress)
            self._keep(invented.erased(progress, str(action.value)), "trash")
        elif action.name == "undo" and self._erased:
            self._keep(self._erased.pop(), "snap")

    def begin(self) -> None:
        """A new one, unless there are as many as a child may keep."""
        place = invented.free(self.journey.progress)
        if place:
            self.app.push(InventPage(self.app, self.journey, place, self.kit))
        else:
            self.told = self.app.text("invent.full", n=invented.MOST)
            self.relayout()

    def _keep(self, progress: Progress, sound: str) -> None:
        now = self.journey.progress
        names = ("gallery", "hung", "programs", "saved_at", "history")
        self.journey.keep(replace(now, **{name: getattr(progress, name) for name in names}))
        self.app.sounds.play(sound)
        self.relayout()

    def key(self, event: pygame.event.Event) -> bool:
        """Delete erases the one that has the keyboard, Ctrl+Z brings it back; F1 and ? show the keys."""
        action = asked_of_works(event, self.focus, "erase")
        if action is None:
            return key_help.asked(self.app, event)
        self.act(action)
        return True

    def paint(self, screen: Screen) -> None:
        """The sea of the map."""
        tints.cover(screen, tints.SEA)

    def shown(self) -> None:
        """Back from one of them; what was erased before that is gone."""
        self._erased.clear()
        self.focus = None
        self.relayout()
