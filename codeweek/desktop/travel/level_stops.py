"""The levels of a chapter along their way: a small picture of its world, what one does there, its stars."""

from collections.abc import Mapping, Sequence

import pygame

from codeweek.app.motion import Moment
from codeweek.desktop.editor.python_view import FACE, shade, tokens
from codeweek.desktop.pages.close import drawn, near
from codeweek.desktop.painting import draw, tints
from codeweek.desktop.painting.theme import Paint, mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.scene import Scene, seen_near

# What one does in a level, as a sign.
SIGNS: Mapping[str, str] = {
    "run": "play",
    "predict": "eye",
    "modify": "gear",
    "make": "blocks",
    "parsons": "puzzle",
    "debug": "bug",
    "find": "list",
    "fill": "hole",
    "translate": "code",
    "solo": "person",
    "create": "pencil",
}
TITLE, SMALLEST, LINE = 18, 13, 18
STARS, BADGE, RIM = 24, 17, 4  # units: height of the stars, radius of a badge, the picture's rim
FINISH = 56  # units: the flag at the end of the way
WAIT = 0.5  # how much of its colours a locked level has


class LevelStop(Widget):
    """A level on the way; `state` is now, done, open or locked; `lines` of its program are its picture."""

    def __init__(
        self,
        rect: pygame.Rect,
        level: Level,
        number: str,
        title: str,
        spoken: str,
        state: str,
        stars: int,
        medal: str,
        lines: Sequence[str] = (),
    ) -> None:
        told = f"{number} {spoken}. {medal}" if medal else f"{number} {spoken}"
        super().__init__(rect, "level", value=level.id, spoken=told, tooltip=spoken)
        self.level, self.number, self.title, self.state, self.stars = level, number, title, state, stars
        self.shut = state == "locked"
        self.medal, self.last, self.lines = bool(medal), False, lines
        self.plate = pygame.Rect(rect)  # where its title was last written
        self._pictures: dict[tuple[int, int], pygame.Surface] = {}

    def picture_box(self, screen: Screen) -> pygame.Rect:
        """Where its picture is."""
        top = screen.px(BADGE + RIM)
        most = self.rect.height - top - screen.px(STARS + 8) - 2 * screen.line_step(SMALLEST + 1)
        wide = min(self.rect.width - screen.px(2 * BADGE), round(most * 1.4))
        box = pygame.Rect(0, 0, wide, min(most, wide))
        box.midtop = self.rect.centerx, self.rect.top + top + (most - box.height) // 2
        part = 1.0 if self.state == "now" else 0.9
        return box.inflate(round(box.width * (part - 1)), round(box.height * (part - 1)))

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        theme, box = screen.theme, self.picture_box(screen)
        if self.hovered and not self.shut and not self.pressed:
            box.move_ip(0, -screen.px(3))
        radius, rim = screen.px(18), screen.px(RIM)
        around = box.inflate(2 * rim, 2 * rim)
        if self.state == "now":
            glow = around.inflate(screen.px(14), screen.px(14))
            draw.round_rect(screen.surface, glow, radius + screen.px(9), theme.star)
        draw.shadow(screen.surface, around, radius, theme.shadow, screen.px(6))
        draw.round_rect(screen.surface, around, radius + rim, theme.card)
        screen.surface.blit(self._picture(screen, box.size), box)
        paint = {"now": theme.primary, "done": theme.chosen}.get(self.state, theme.plain)
        self._badge(screen, box.topleft, paint, "")
        if self.shut:
            self._badge(screen, (box.left, box.bottom - screen.px(BADGE)), theme.plain, "lock")
        self._badge(screen, box.topright, theme.plain, SIGNS[self.level.mode])
        if self.last:
            side = screen.px(FINISH)
            screen.sprite("land/finish", (box.right, box.bottom - round(side * 0.36)), side)
        self._write(screen, box.bottom)

    def _badge(self, screen: Screen, centre: tuple[int, int], paint: Paint, icon: str) -> None:
        """The number, or a sign, on a round."""
        radius = screen.px(BADGE)
        draw.circle(screen.surface, centre, radius + screen.px(3), screen.theme.card)
        draw.circle(screen.surface, centre, radius, paint.fill, paint.border, max(1, screen.px(2)))
        if icon:
            screen.icon(icon, centre, round(radius * 1.25), paint.text)
        else:
            box = pygame.Rect(0, 0, 2 * radius, 2 * radius)
            box.center = centre
            screen.text(self.number, box, 20, paint.text, "bold", CENTRE)

    def _write(self, screen: Screen, top: int) -> None:
        """Its stars and its title, on a plate: the way passes behind."""
        theme, face = screen.theme, "bold" if self.state == "now" else "regular"
        most, foot = self.rect.width - screen.px(12), 0 if self.shut else screen.px(STARS)
        room = self.rect.bottom - top - screen.px(8) - foot
        size: float = TITLE
        while size > SMALLEST and screen.paragraph_height(self.title, most, size, face) > room:
            size -= 1
        high = screen.paragraph_height(self.title, most, size, face)
        self.cut = high > room
        wide = min(most, max(screen.fonts.width(self.title, size, face), screen.px(84)))
        plate = pygame.Rect(0, 0, wide + screen.px(12), high + foot + screen.px(4))
        plate.midtop = self.rect.centerx, top + screen.px(4)
        self.plate = plate
        screen.panel(plate, mix(tints.tint(theme, self.level.look), theme.card, 0.7), 10)
        if foot:
            row = pygame.Rect(plate.left, plate.top, plate.width, foot)
            tints.stars(screen, row, self.stars)
            if self.medal:
                place = min(row.centerx + row.height * 2, row.right - foot // 2), row.centery
                screen.icon("medal", place, screen.px(24), theme.primary.fill)
        words = pygame.Rect(plate.left + screen.px(6), plate.top + foot, wide, high)
        screen.paragraph(self.title, words, size, theme.ink_soft if self.shut else theme.ink, face, CENTRE)

    def _picture(self, screen: Screen, size: tuple[int, int]) -> pygame.Surface:
        """The level's world, made once."""
        if size not in self._pictures:
            strength = WAIT if self.shut else 1.0
            self._pictures[size] = small_picture(screen, self.level, size, strength, self.lines)
        return self._pictures[size]


def _write(screen: Screen, picture: pygame.Surface, lines: Sequence[str]) -> None:
    """Lines of Python on a sheet, as large as the longest may be."""
    picture.fill(screen.theme.card)
    pad, top = screen.px(14), screen.px(24)
    width, fonts = picture.get_width() - pad, screen.fonts
    size = float(LINE)
    while size > SMALLEST and max(fonts.width(line, size, FACE) for line in lines) > width - pad // 2:
        size -= 1
    found = tokens("\n".join(lines))
    for row, y in enumerate(range(top, top + len(lines) * screen.px(size * 1.5), screen.px(size * 1.5)), 1):
        for column, word, kind in found.get(row, ()):
            x = pad + fonts.width(" " * column, size, FACE)
            picture.blit(fonts.render(word, size, shade(kind, screen.theme), FACE), (x, y))


def scene_of(level: Level) -> Scene:
    """Its first map at the start, without names at its rim."""
    scene = seen_near(kind_of(level).picture(level.maps[0].world, level.look))
    return Scene(scene.width, scene.height, scene.background, scene.sprites, scene.marks)


def small_picture(
    screen: Screen, level: Level, size: tuple[int, int], strength: float, lines: Sequence[str] = ()
) -> pygame.Surface:
    """A level's world, or lines of its program, with round corners, in colours of that strength."""
    picture = pygame.Surface(size, pygame.SRCALPHA)
    if lines:
        _write(screen, picture, lines)
    else:
        scene = scene_of(level)
        picture.fill(tints.around(screen.theme, level.look))
        room = picture.get_rect().inflate(-screen.px(8), -screen.px(8))
        place = near(scene, drawn([scene]), room, screen.px(90))
        screen.painter().paint(picture, place, Moment(scene, scene))
    mask = pygame.Surface(size, pygame.SRCALPHA)
    draw.round_rect(mask, mask.get_rect(), screen.px(15), "#ffffff")
    picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    picture.set_alpha(round(255 * strength))
    return picture
