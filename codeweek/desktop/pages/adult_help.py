"""Help for the adult beside the child: where the program stands, the idea, what to ask, a solution."""

from collections.abc import Sequence

from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.desktop.app import App
from codeweek.desktop.pages.gate import open_gate
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.desktop.pages.solution import SolutionPage
from codeweek.desktop.pages.standing import StandingPage, stands
from codeweek.levels.level import Level, exercise_of
from codeweek.progress.exercise import points


def open_adult(app: App, session: LevelSession) -> None:
    """Where the program stands, the idea, the usual mistake, what to ask; then the place, a solution."""
    journey, level, script = session.journey, session.level, session.script
    adult, built, found = level.adult, not session.read_only, stands(app, level, script)

    def notes() -> Sequence[Note]:
        text = app.text
        where = [Note(found().words, text("ui.adult.stands"))] if built else []
        parts = (("idea", adult.idea), ("mistake", adult.mistake), ("question", adult.question))
        told = [Note(text.pick(words), text(f"ui.adult.{name}")) for name, words in parts if words]
        return [*_points(app, journey, level), *where, *told]

    def answers() -> Sequence[Answer]:
        text, leads = app.text, built and found().answer
        where = [Answer("where", text("ui.adult.where"), "blocks")] if leads else []
        solution = Answer("solution", text("ui.adult.solution"), "eye")
        shown = [*where, solution] if journey.plan["solutions"] else []
        return [Answer("close", text("ui.menu.close"), "check"), *shown]

    def answered(answer: str) -> None:
        def opened() -> None:
            where = answer == "where"
            read = StandingPage(app, level, script, found) if where else SolutionPage(app, journey, level)
            app.push(read)

        open_gate(app, opened)

    app.push(
        Sheet(app, lambda: app.text("ui.adult.title"), notes, answers, answered, picture="pictures/teacher")
    )


def _points(app: App, journey: Journey, level: Level) -> list[Note]:
    """Of a part of an exercise, the points of all of it: the child is not shown them."""
    exercise = journey.pack.level(exercise_of(level.id)) if level.part else None
    if exercise is None:
        return []
    earned, whole = points(exercise, journey.progress.stars)
    return [Note(app.text("ui.part.earned", earned=earned, of=whole), app.text("ui.part.points"))]
