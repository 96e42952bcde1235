"""A course of three short chapters, made of the first level of another."""

from dataclasses import replace

from codeweek.packs.pack import Pack

CHAPTER_MODES = {"looked at": ("run", "predict"), "built": ("make", "solo"), "free": ("make", "create")}


def small(course: Pack) -> Pack:
    """Three chapters of two levels each: one only looked at, one with a solo level, one without."""
    chapters = tuple(
        replace(
            course.chapters[0],
            folder=name,
            levels=tuple(replace(course.levels[0], id=f"{name} {mode}", mode=mode) for mode in modes),
        )
        for name, modes in CHAPTER_MODES.items()
    )
    return replace(course, chapters=chapters)
