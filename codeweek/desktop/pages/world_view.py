"""The world of a level, and its goals in pictures at an edge of it."""

import pygame

from codeweek.app.motion import Moment
from codeweek.app.run_view import Goals
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.images import Images
from codeweek.desktop.painting.painter import LARGEST_CELL, Frame, fit
from codeweek.desktop.painting.tints import around
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Widget
from codeweek.play.feedback.goal_strip import GUESS, Tile
from codeweek.scene import HERO, Scene
from codeweek.worlds.robot.looks import look_named

SIDE, LEAST = 52, 30  # units: the side of a picture, and the least
PART, LARGE = 0.16, 0.085  # how much of a small world it takes, and of a large one
ARROW, ROUND = 0.5, 0.14  # of that side: from one picture to the next, and around them


class GoalView:
    """Paints them in a row over the world, or in a column beside it, where the world needs the room less."""

    def __init__(self, screen: Screen, hero: str) -> None:
        self.screen, self.hero = screen, hero
        self.goals = Goals()
        self._painted: dict[tuple[Scene, int], pygame.Surface] = {}

    def rest(self, room: pygame.Rect, scene: Scene) -> pygame.Rect:
        """What is left of the room of the world."""
        thick = self._thick(room, scene)
        if _beside(room, scene):
            return pygame.Rect(room.left + thick, room.top, room.width - thick, room.height)
        return pygame.Rect(room.left, room.top + thick, room.width, room.height - thick)

    def draw(self, room: pygame.Rect, scene: Scene) -> None:
        """Paint the hero, then what it has to do, one after another."""
        if not self.goals.tiles:
            return
        side, down = self._side(room, scene), _beside(room, scene)
        count = len(self.goals.tiles) + 1
        long = round(side * (count + (count - 1) * ARROW))
        x, y = room.left + round(ROUND * side), room.top + round(ROUND * side)
        if down:
            y = room.top + (room.height - long) // 2
        else:
            x = room.left + (room.width - long) // 2
        self._plaque(pygame.Rect(x, y, side if down else long, long if down else side), side)
        box = pygame.Rect(x, y, side, side)
        self.screen.hero(self.hero, box.center, round(side * 0.9))
        for tile, done in self.goals.tiles:
            box.move_ip(*(0, side) if down else (side, 0))
            self._arrow(box, side, down)
            box.move_ip(*(0, round(side * ARROW)) if down else (round(side * ARROW), 0))
            self._tile(box, tile, done)

    def picture(self, tile: Tile, side: int) -> pygame.Surface:
        """The picture of a goal, with round corners."""
        key = tile.scene, side
        if key not in self._painted:
            self._painted = dict(list(self._painted.items())[-20:])
            made = pygame.Surface((side, side), pygame.SRCALPHA)
            frame = fit(tile.scene, made.get_rect(), side)
            self.screen.painter().paint(made, frame, Moment(tile.scene, tile.scene))
            self._painted[key] = made
        return self._painted[key]

    def _plaque(self, inside: pygame.Rect, side: int) -> None:
        edge = round(2 * ROUND * side)
        theme = self.screen.theme
        draw.round_rect(self.screen.surface, inside.inflate(edge, edge), round(side * 0.3), theme.card)

    def _arrow(self, after: pygame.Rect, side: int, down: bool) -> None:
        gap = round(side * ARROW)
        centre = (after.centerx, after.top + gap // 2) if down else (after.left + gap // 2, after.centery)
        self.screen.icon("down" if down else "forward", centre, round(gap * 0.8), self.screen.theme.ink_soft)

    def _tile(self, box: pygame.Rect, tile: Tile, done: bool) -> None:
        screen, theme = self.screen, self.screen.theme
        noted = tile.name == GUESS and self.goals.noted
        missed, ticked = self.goals.missed and not (done or noted), done and not tile.kept
        box = box.move(round(self.goals.shake * box.width) if missed else 0, 0)
        screen.surface.blit(self.picture(tile, box.width), box)
        rim, radius = max(2, screen.px(4)), round(box.width * 0.18)
        if missed or ticked:
            colour = theme.warm.border if missed else theme.good.border
            draw.round_rect(screen.surface, box.inflate(rim, rim), radius, None, colour, rim)
        if ticked:
            self._sign(box, "check", theme.good.fill, theme.good.border, theme.good.text)
        elif noted:
            self._sign(box, "pencil", theme.card, theme.ink, theme.ink)
        elif tile.count:
            self._count(box, tile.count)

    def _sign(self, box: pygame.Rect, icon: str, fill: str, border: str, ink: str) -> None:
        """A sign in the lower right corner of a picture."""
        side = round(box.width * 0.42)
        draw.circle(self.screen.surface, box.bottomright, side // 2, fill, border, 2)
        self.screen.icon(icon, box.bottomright, round(side * 0.8), ink)

    def _count(self, box: pygame.Rect, count: str) -> None:
        screen, theme = self.screen, self.screen.theme
        high = max(screen.px(18), round(box.height * 0.4))
        size = high * 0.62 / screen.scale
        badge = pygame.Rect(0, 0, screen.fonts.width(count, size, "bold") + high // 2, high)
        badge.midbottom = box.centerx, box.bottom + high // 4
        draw.round_rect(screen.surface, badge, high // 2, theme.card, theme.ink, max(1, screen.px(1)))
        screen.text(count, badge, size, theme.ink, "bold", CENTRE)

    def _thick(self, room: pygame.Rect, scene: Scene) -> int:
        return round(self._side(room, scene) * (1 + 3 * ROUND)) if self.goals.tiles else 0

    def _side(self, room: pygame.Rect, scene: Scene) -> int:
        """Of a picture: smaller in a small room, or where all of them would not fit."""
        along = room.height if _beside(room, scene) else room.width
        count = len(self.goals.tiles) + 1
        fits = int(along / (count + (count - 1) * ARROW + 2 * ROUND))
        liked = max(self.screen.px(LEAST), round(PART * min(room.size)))
        most = max(self.screen.px(SIDE), round(LARGE * min(room.size)))
        return max(1, min(most, liked, fits))


def _beside(room: pygame.Rect, scene: Scene) -> bool:
    """Whether the world has room to spare at its sides rather than over it."""
    wide, high = scene.width + scene.margin, scene.height + scene.margin
    return room.width * high > room.height * wide


Cell = tuple[int, int]
_ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
CORNER = 22  # how round the corners of the ground are
AROUND = 1.6  # how much wider than high its scenery is drawn
EDGE = 8  # units of frame around the world


class WorldView(Widget):
    """Shows a moment. While `choosing`, a tap (or arrows and Enter) gives Action(`cell`, (x, y))."""

    focusable = False

    def __init__(self, screen: Screen, look: str, hero: str = "") -> None:
        super().__init__((0, 0, 1, 1), "cell")
        self.screen = screen
        self.look = look
        self.goals = GoalView(screen, hero)
        self.lit: tuple[Cell, ...] = ()  # cells to look at
        self.painter = screen.painter()
        self._around: pygame.Surface | None = None  # its scenery, for the size of now
        self.moment: Moment | None = None
        self.secret = ""  # what to write on a map that is a surprise
        self.choosing = False
        self.playing = False  # somebody plays: a touch is for the game, at once
        self.chosen: Cell | None = None
        self.cursor: Cell = (0, 0)

    def place(self, rect: pygame.Rect) -> None:
        """Another place or scale."""
        self.rect = pygame.Rect(rect)
        self.painter = self.screen.painter()
        self.goals = GoalView(self.screen, self.goals.hero)

    def show(self, moment: Moment, secret: str = "") -> None:
        """What to paint from now on."""
        self.moment, self.secret = moment, secret

    def choose(self, choosing: bool, chosen: Cell | None) -> None:
        """Whether a cell is to be chosen, and the one that is."""
        self.choosing = self.focusable = choosing
        self.chosen = chosen

    @property
    def frame(self) -> Frame | None:
        """Where the scene stands."""
        if self.moment is None:
            return None
        room = self.goals.rest(self._room, self.moment.after)
        return fit(self.moment.after, room, self.screen.px(LARGEST_CELL))

    @property
    def _room(self) -> pygame.Rect:
        """All that is inside the frame."""
        edge = 2 * self.screen.px(EDGE)
        return self.rect.inflate(-edge, -edge)

    @property
    def hero_box(self) -> pygame.Rect | None:
        """Where the one who moves stands on the window."""
        frame = self.frame
        sprites = self.moment.after.sprites if self.moment else ()
        hero = next((sprite for sprite in sprites if sprite.id == HERO), None)
        if frame is None or hero is None:
            return None
        return frame.box(hero.x - hero.size / 2, hero.y - hero.size / 2, hero.size, hero.size)

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Tap a cell, or walk to it with the arrows and press Enter."""
        if self.playing:
            return self._touched(event)
        if not self.choosing:
            return None
        if event.type == pygame.KEYDOWN:
            return self._key(event.key)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self.pressed:
            self.pressed = False
            frame = self.frame
            cell = frame.cell_at(event.pos) if frame else None
            return self._choose(cell) if cell else None
        return super().handle(event)

    def _touched(self, event: pygame.event.Event) -> Action | None:
        frame = self.frame
        if event.type != pygame.MOUSEBUTTONDOWN or frame is None:
            return None
        x, y = event.pos
        return Action("touch", ((x - frame.left) / frame.cell, (y - frame.top) / frame.cell))

    def _key(self, key: int) -> Action | None:
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return self._choose(self.cursor)
        frame = self.frame
        if key in _ARROWS and frame:
            (x, y), (dx, dy) = self.cursor, _ARROWS[key]
            self.cursor = (
                max(0, min(x + dx, int(frame.columns) - 1)),
                max(0, min(y + dy, int(frame.rows) - 1)),
            )
            return Action("cursor", self.cursor)
        return None

    def _choose(self, cell: Cell) -> Action:
        self.cursor = cell
        return Action("cell", cell)

    def draw(self, screen: Screen) -> None:
        """Paint the frame, the world, then the cell that was chosen."""
        draw.shadow(screen.surface, self.rect, screen.px(22), screen.theme.shadow, screen.px(6))
        self._draw_ground(screen)
        frame = self.frame
        if self.moment is None or frame is None:
            return
        if self.secret:
            self._draw_secret(screen)
            return
        before = screen.surface.get_clip()
        screen.surface.set_clip(self.rect.clip(before))
        self.painter.paint(screen.surface, frame, self.moment)
        self.goals.draw(self._room, self.moment.after)
        for cell in self.lit:
            self._draw_lit(screen, frame, cell)
        if self.chosen:
            self._draw_chosen(screen, frame, self.chosen)
        screen.surface.set_clip(before)

    def _draw_ground(self, screen: Screen) -> None:
        """What is around the world: the colour of the look, and its scenery."""
        screen.panel(self.rect, around(screen.theme, self.look), CORNER)
        if screen.theme.frame:
            return
        if self._around is None or self._around.get_size() != self.rect.size:
            self._around = scenery(screen.images, self.look, self.rect.size, screen.px(CORNER))
        screen.surface.blit(self._around, self.rect)

    def draw_focus(self, screen: Screen) -> None:
        """The ring around the view, and around the cell the arrows hold."""
        super().draw_focus(screen)
        frame = self.frame
        if frame and not self.secret:
            box = frame.box(*self.cursor, 1, 1).inflate(-screen.px(12), -screen.px(12))
            draw.focus_ring(screen.surface, box, screen.px(8), screen.theme.focus, max(2, screen.px(3)))

    def _draw_chosen(self, screen: Screen, frame: Frame, cell: Cell) -> None:
        """The guess: a thick dashed-looking ring with an eye, so that it is not only a colour."""
        box = frame.box(*cell, 1, 1)
        width = max(3, screen.px(5))
        draw.round_rect(screen.surface, box, screen.px(10), None, "#2b2440", width + max(1, screen.px(2)))
        draw.round_rect(screen.surface, box, screen.px(10), None, "#ffd23f", width)
        side = max(16, frame.cell // 3)
        centre = box.right - side // 2, box.top + side // 2
        draw.circle(screen.surface, centre, side // 2 + 1, "#ffd23f", "#2b2440", max(1, screen.px(2)))
        screen.icon("eye", centre, round(side * 0.8), "#2b2440")

    def _draw_lit(self, screen: Screen, frame: Frame, cell: Cell) -> None:
        """A place to look at: a ring of the colour of what is lit, dark at its edges."""
        box, width = frame.box(*cell, 1, 1), max(3, screen.px(5))
        for grown, colour in ((max(1, screen.px(2)), "#1a1a1a"), (0, screen.theme.highlight)):
            draw.round_rect(
                screen.surface, box.inflate(grown, grown), screen.px(10), None, colour, width + grown
            )

    def _draw_secret(self, screen: Screen) -> None:
        box = self.rect.inflate(-screen.px(40), -screen.px(40))
        ink = screen.theme.ink if screen.theme.frame else "#ffffff"
        screen.icon("question", (box.centerx, box.centery - screen.px(30)), screen.px(90), ink)
        words = pygame.Rect(box.left, box.centery + screen.px(30), box.width, screen.px(60))
        screen.paragraph(self.secret, words, 19, ink, "bold", CENTRE)


def scenery(images: Images, look: str, size: tuple[int, int], corner: int) -> pygame.Surface:
    """The hills, waves or stars of a look, which end where the round corners of a card of this size do."""
    size = max(1, size[0]), max(1, size[1])  # a window may be of a few pixels
    made, card = pygame.Surface(size, pygame.SRCALPHA), pygame.Surface(size, pygame.SRCALPHA)
    wide = max(size[0], round(size[1] * AROUND))
    picture = images.wide(f"around/{look_named(look).name}", (wide, round(wide / AROUND)))
    made.blit(picture, picture.get_rect(midbottom=made.get_rect().midbottom))
    draw.round_rect(card, card.get_rect(), corner, "#ffffff")
    made.blit(card, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return made
