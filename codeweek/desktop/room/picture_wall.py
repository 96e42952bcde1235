"""The wall of pictures, where a child chooses its three, or touches them to come in."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.app.child_profiles import Profile
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.room.picture_key import KEY, PICTURES

COLUMNS = (12, 9, 6, 4)
TITLE, HOW, SLOT, ROW, MARGIN, GAP = 30, 19, 72, 60, 20, 8
LARGEST = 120  # units, the side of a picture of the wall
PAPER = "#ffffff"  # under a picture, in every theme

Answered = Callable[[str, tuple[str, ...]], None]


class Picture(Widget):
    """One picture of the wall, or of those that were touched."""

    def __init__(self, rect: pygame.Rect, name: str, words: str, chosen: bool, on_wall: bool = True) -> None:
        super().__init__(rect, "picture" if on_wall else "", tooltip=words, value=name)
        self.picture, self.chosen, self.focusable = PICTURES.get(name, ""), chosen, on_wall

    def draw(self, screen: Screen) -> None:
        """Paint its card, thick and ticked when it is chosen."""
        theme, radius = screen.theme, screen.px(14)
        border = theme.chosen.border if self.chosen else theme.primary.border if self.hovered else theme.line
        wide = screen.px(5 if self.chosen else 3)
        fill = PAPER if self.picture else theme.panel
        draw.round_rect(screen.surface, self.rect, radius, fill, border, wide)
        if self.picture:
            screen.sprite(self.picture, self.rect.center, round(self.rect.width * 0.74))
        if self.chosen and self.focusable:
            centre, side = (self.rect.right - screen.px(10), self.rect.top + screen.px(10)), screen.px(26)
            draw.circle(screen.surface, centre, side // 2, theme.chosen.fill)
            screen.icon("check", centre, round(side * 0.7), theme.chosen.text)


class WallPage(Page):
    """All the pictures; `answered(answer, touched)` is called once it is closed: `go`, or one of the others.

    `how` is `choose` or `show`; each of the others is an answer, its words, its icon; Escape is the first.
    """

    def __init__(
        self,
        app: App,
        profile: Profile,
        how: str,
        others: Sequence[tuple[str, str, str]],
        answered: Answered,
        said: str = "",
    ) -> None:
        super().__init__(app)
        self.profile, self.how, self.others, self.answered = profile, how, tuple(others), answered
        self.touched: tuple[str, ...] = ()
        self.over = False  # one more was touched than there are
        self.said = said  # why those of before did not do

    def layout(self) -> None:
        """The question, the three that were touched, the wall, what is told, the answers."""
        screen, text = self.app.screen, self.app.text
        margin, gap = screen.px(MARGIN), screen.px(GAP)
        left, width = margin, screen.rect.width - 2 * margin
        title = text(f"room.child.key.{self.how}", who=self.profile.said_first(text))
        how = text(f"room.child.key.{self.how}_how")
        high = screen.paragraph_height(title, width, TITLE, "bold")
        under = screen.paragraph_height(how, width, HOW)
        self.widgets = [
            Label((left, margin, width, high), title, size=TITLE, face="bold", align=CENTRE),
            Label((left, margin + high + gap, width, under), how, size=HOW, align=CENTRE),
        ]
        top = margin + high + under + 2 * gap
        self.widgets += self._slots(top)
        top += screen.px(SLOT) + gap
        row = pygame.Rect(left, screen.rect.bottom - margin - screen.px(ROW), width, screen.px(ROW))
        told = self._told()
        line = max(screen.line_step(HOW, "bold"), screen.paragraph_height(told, width, HOW, "bold"))
        place = (left, row.top - gap - line, width, line)
        self.widgets += self._wall(pygame.Rect(left, top, width, place[1] - gap - top))
        self.widgets.append(Label(place, told, size=HOW, face="bold", align=CENTRE))
        self.widgets += self._answers(row)
        self.focus_on("picture")

    def _told(self) -> str:
        text, names = self.app.text, [self.app.text(f"room.child.picture.{name}") for name in self.touched]
        if not names:
            return self.said
        if self.over:
            return text("room.child.key.full")
        return text("room.child.key.touched", n=len(names), all=KEY, pictures=", ".join(names))

    def _slots(self, top: int) -> list[Picture]:
        screen = self.app.screen
        side, gap = screen.px(SLOT), screen.px(GAP)
        left = screen.rect.centerx - (KEY * (side + gap) - gap) // 2
        names = [*self.touched, *[""] * (KEY - len(self.touched))]
        places = (pygame.Rect(left + each * (side + gap), top, side, side) for each in range(KEY))
        return [
            Picture(place, name, "", bool(name), False) for place, name in zip(places, names, strict=True)
        ]

    def _wall(self, body: pygame.Rect) -> list[Picture]:
        """As many columns as make them the largest."""
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(GAP)

        def side_of(columns: int) -> int:
            rows = -(-len(PICTURES) // columns)
            return min(body.width // columns, body.height // rows, screen.px(LARGEST)) - gap

        columns = max(COLUMNS, key=side_of)
        side, rows = side_of(columns), -(-len(PICTURES) // columns)
        left = body.centerx - (columns * (side + gap) - gap) // 2
        top = body.top + max(0, (body.height - rows * (side + gap) + gap) // 2)
        made: list[Picture] = []
        for number, name in enumerate(PICTURES):
            down, across = divmod(number, columns)
            place = pygame.Rect(left + across * (side + gap), top + down * (side + gap), side, side)
            words = text(f"room.child.picture.{name}")
            made.append(Picture(place, name, words[:1].upper() + words[1:], name in self.touched))
        return made

    def _answers(self, row: pygame.Rect) -> list[Button]:
        text, gap = self.app.text, self.app.screen.px(14)
        count = len(self.others) + 1
        width = min((row.width - gap * (count - 1)) // count, self.app.screen.px(340))
        left = row.centerx - (count * (width + gap) - gap) // 2
        places = [(left + each * (width + gap), row.top, width, row.height) for each in range(count)]
        made = [
            Button(place, "answer", label=words, icon=icon, value=answer)
            for place, (answer, words, icon) in zip(places, self.others, strict=False)
        ]
        yes = text("room.child.key.keep" if self.how == "choose" else "room.child.key.go")
        ready = len(self.touched) == KEY
        go = Button(places[-1], "answer", label=yes, icon="check", value="go", kind="primary", enabled=ready)
        return [*made, go]

    def act(self, action: Action) -> None:
        """Touch a picture, or touch it again to let it go; or answer."""
        if action.name != "picture":
            self.app.pop()
            self.answered(str(action.value), self.touched)
            return
        name, self.over = str(action.value), False
        if name in self.touched:
            self.touched = tuple(each for each in self.touched if each != name)
        elif len(self.touched) < KEY:
            self.touched = (*self.touched, name)
        else:
            self.over = True
        self.relayout()

    def back(self) -> None:
        """Escape is the quiet answer."""
        self.act(Action("answer", self.others[0][0]))
