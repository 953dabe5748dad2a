"""written-tasks.yaml made into the engine's values."""

from game.content.format_checks import CheckedGroup
from game.engine.written_tasks import (
    Board,
    BoardOption,
    Criterion,
    Exhibit,
    Grid,
    Rivals,
    Sample,
    SeenPage,
    Side,
    Task,
    View,
    WrittenQuestion,
    WrittenTasks,
)


def written_tasks(row: CheckedGroup) -> WrittenTasks:
    """The written tasks of a file in which no problem was found."""
    samples = row.get("samples", {})
    return WrittenTasks(
        row["note"],
        tuple(
            WrittenQuestion(id, one["title"], one["ask"], tuple(map(_side, one["sides"])))
            for id, one in row["questions"].items()
        ),
        tuple(Board(id, one["name"], tuple(map(_option, one["options"]))) for id, one in row.get("boards", {}).items()),
        _grid(row["grid"]) if "grid" in row else None,
        samples.get("question", ""),
        tuple(Sample(one["level"], one["answer"], tuple(one["remarks"])) for one in samples.get("answers", ())),
        tuple(
            Rivals(one["factor"], tuple(map(_view, one["views"])), one["ask"]) for one in row.get("interpretations", ())
        ),
    )


def _side(row: CheckedGroup) -> Side:
    evidence = (Exhibit(one["card"], one["shows"], one.get("factor", "")) for one in row["evidence"])
    return Side(row["says"], tuple(evidence))


def _option(row: CheckedGroup) -> BoardOption:
    return BoardOption(
        row["option"],
        row["checked"],
        tuple(
            Task(one["title"], one["text"], tuple(one.get("questions", ())), tuple(one.get("documents", ())))
            for one in row["tasks"]
        ),
        tuple(SeenPage(**one) for one in row.get("seen", ())),
        row.get("remembered", ""),
    )


def _grid(row: CheckedGroup) -> Grid:
    criteria = tuple(Criterion(one["title"], tuple(one["levels"])) for one in row["criteria"])
    return Grid(row["how"], tuple(row["levels"]), criteria)


def _view(row: CheckedGroup) -> View:
    return View(row["title"], row["text"], tuple(row["supports"]), tuple(row["challenges"]))
