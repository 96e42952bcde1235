"""Comparing a picture with the approved one of the same name; a failure leaves both side by side."""

from pathlib import Path

import pygame

FOLDER = Path(__file__).parent / "approved"
FAILED = Path(__file__).parents[2] / "build" / "pictures"
FAR = 24  # of 255, in one channel: less is another version's rounding
MOST = 0.004  # of the pixels may be far


def assert_approved(surface: pygame.Surface, name: str, approve: bool) -> None:
    """The picture is the approved one; with `approve` it becomes it."""
    path = FOLDER / f"{name}.png"
    if approve:
        FOLDER.mkdir(exist_ok=True)
        pygame.image.save(surface, path)
    assert path.exists(), f"no approved {path.name}: make one with `make pictures` and look at it"
    wanted = pygame.image.load(path)
    far = difference(surface, wanted)
    if far > MOST:
        _side_by_side(surface, wanted, name)
    assert far <= MOST, (
        f"{far:.2%} of the picture differs: see {FAILED / name}.png (left: now, right: approved)"
    )


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """The part of the pixels that are far apart; 1 when the sizes differ."""
    if one.get_size() != other.get_size():
        return 1.0
    ours, theirs = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    far = {i // 3 for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if abs(a - b) > FAR}
    return len(far) / (len(ours) / 3)


def _side_by_side(one: pygame.Surface, other: pygame.Surface, name: str) -> None:
    FAILED.mkdir(parents=True, exist_ok=True)
    size = one.get_width() + other.get_width() + 8, max(one.get_height(), other.get_height())
    both = pygame.Surface(size)
    both.fill("#ff00ff")
    both.blit(one, (0, 0))
    both.blit(other, (one.get_width() + 8, 0))
    pygame.image.save(both, FAILED / f"{name}.png")
