"""What the child can do: a sentence for each chapter, and whether it is seen, done with help or alone."""

import pygame

from codeweek.app.concepts_view import SIGNS, ConceptView, concepts_view
from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.heading import back
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.theme import Paint
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Label, Widget

MARGIN, BAR, GAP, ROW = 16, 56, 12, 96
TITLE, IDEA = 20, 15.5
WIDE = 560  # units: a row; two side by side when there is room
STATE, BADGE = 200, 72  # units: the state at the end of a row, the hero at its start
PILL = 44
NARROW = 480  # units: a row whose state stands under its words


class ConceptsPage(Page):
    """A row for each chapter."""

    def __init__(self, app: App, journey: Journey) -> None:
        super().__init__(app)
        self.journey = journey

    def layout(self) -> None:
        """Back, title, then the rows in one column or two."""
        screen, text = self.app.screen, self.app.text
        margin, side, gap = screen.px(MARGIN), screen.px(BAR), screen.px(GAP)
        out = pygame.Rect(margin, margin, side, side)
        title = pygame.Rect(out.right + margin, margin, screen.rect.width - out.right - 2 * margin, side)
        body = pygame.Rect(margin, out.bottom + margin, screen.rect.width - 2 * margin, 0)
        body.height = screen.rect.bottom - margin - body.top
        columns = 2 if body.width >= 2 * screen.px(WIDE) - gap else 1
        width = (body.width - gap * columns) // columns
        concepts = concepts_view(self.journey, text)
        rows = max(1, -(-len(concepts) // columns))
        needed = max((_needed(screen, concept.idea, width) for concept in concepts), default=0)
        high = max(needed, screen.px(ROW), (body.height - gap * (rows + 2)) // rows if rows > 3 else 0)
        made: list[Widget] = []
        for i, concept in enumerate(concepts):
            column, row = divmod(i, rows)
            rect = (body.left + column * (width + gap), body.top + row * (high + gap) + gap // 2, width, high)
            made.append(Row(pygame.Rect(rect), concept))
        self.widgets = [
            back(text, out),
            Label(title, text("ui.concepts.title"), size=30, face="bold"),
            ScrollView(body, made, margin=gap),
        ]
        self.set_focus(made[0] if made else self.widgets[0], self.focus_seen)

    def act(self, action: Action) -> None:
        """Back."""
        if action.name == "back":
            self.back()


class Row(Widget):
    """The idea of one chapter, and how far the child is with it, as a sign and a word."""

    focusable = True

    def __init__(self, rect: pygame.Rect, concept: ConceptView) -> None:
        super().__init__(rect, spoken=concept.spoken)
        self.concept = concept

    def draw(self, screen: Screen) -> None:
        """Paint the hero of the chapter, the idea, the state."""
        concept, theme = self.concept, screen.theme
        hero = tints.picture_of(concept.first) if concept.first else ""
        screen.card(self.rect, tints.tint(theme, concept.look), 18, 5)
        side = screen.px(BADGE)
        centre = self.rect.left + screen.px(12) + side // 2, self.rect.centery
        tints.badge(screen, hero, centre, side, tints.around(theme, concept.look))
        if concept.medal:
            corner = centre[0] + round(side * 0.36), centre[1] + round(side * 0.3)
            tints.medal(screen, concept.medal, corner, round(side * 0.62))
        state = pygame.Rect(self.rect.right - screen.px(STATE + 10), 0, screen.px(STATE), screen.px(PILL))
        state.centery = self.rect.centery
        under = screen.px(PILL + 8) if _is_narrow(screen, self.rect.width) else 0
        if under:
            state.bottom = self.rect.bottom - screen.px(8)
        words = pygame.Rect(self.rect.left + side + screen.px(28), 0, 0, screen.line_step(TITLE, "bold"))
        words.width = _room(screen, self.rect.width)
        idea = screen.paragraph_height(concept.idea, words.width, IDEA)
        words.top = self.rect.centery - (words.height + idea + under) // 2
        self.write(screen, concept.title, words, TITLE, theme.ink, "bold")
        rest = pygame.Rect(words.left, words.bottom, words.width, idea)
        screen.paragraph(concept.idea, rest, IDEA, theme.ink_soft)
        self._draw_state(screen, state)

    def _draw_state(self, screen: Screen, box: pygame.Rect) -> None:
        paint = _paint(screen, self.concept.state)
        draw.round_rect(screen.surface, box, box.height // 2, paint.fill, paint.border, max(1, screen.px(2)))
        sign = screen.px(24)
        screen.icon(SIGNS[self.concept.state], (box.left + screen.px(24), box.centery), sign, paint.text)
        words = pygame.Rect(box.left + screen.px(40), box.top, box.width - screen.px(52), box.height)
        self.write(screen, self.concept.said, words, 17, paint.text, "bold", CENTRE)


def _paint(screen: Screen, state: str) -> Paint:
    theme = screen.theme
    return {"seen": theme.plain, "helped": theme.warm, "done": theme.good, "alone": theme.good}.get(
        state, Paint(theme.panel, theme.ink_soft, theme.line)
    )


def _room(screen: Screen, width: int) -> int:
    """The width of the words of a row."""
    beside = 0 if _is_narrow(screen, width) else STATE + 10
    return max(1, width - screen.px(BADGE + 28 + 10 + beside))


def _is_narrow(screen: Screen, width: int) -> bool:
    return width < screen.px(NARROW)


def _needed(screen: Screen, idea: str, width: int) -> int:
    """The height of a row in which the idea is readable."""
    words = screen.paragraph_height(idea, _room(screen, width), IDEA)
    under = PILL + 8 if _is_narrow(screen, width) else 0
    return words + screen.line_step(TITLE, "bold") + screen.px(16 + under)
