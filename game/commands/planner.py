"""`card-index planner`: where the page goes on which a written answer is planned."""

import argparse

from game.classroom.planner import planner as planned
from game.commands.opening import told_story
from game.commands.saved_games import code_for, format_of, name_of, opened, put_page, seated
from game.exit_codes import PROBLEMS, CommandError
from game.i18n import tr
from game.typed_names import understood


def planner(options: argparse.Namespace) -> int:
    """The planner of one game, for one question."""
    format_of(options.page)
    story = told_story(options.scenes)
    if story.written is None:
        raise CommandError(PROBLEMS, tr("This story sets no written tasks: it has no written-tasks.yaml."))
    questions = {question.id: question for question in story.written.questions}
    asked = understood("question", options.question, questions.values()) if options.question else next(iter(questions))
    ((file, playthrough),) = opened(story, [options.file])
    text = planned(playthrough, questions[asked], seated(playthrough, options.chairs))
    put_page(options.page, f"{name_of(file)}-planner.html", text, file)
    return code_for([name_of(file)], [playthrough])
