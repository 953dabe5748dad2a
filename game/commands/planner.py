"""`card-index planner`: where the page goes on which a written answer is planned."""

import argparse

from game.classroom.planner import planner as planned
from game.commands.opening import told_story
from game.commands.saved_games import code_for, format_of, named_chairs, opened, put_page, save_name
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
    chairs = named_chairs(playthrough, options.chairs)
    text = planned(playthrough, questions[asked], chairs)
    named = [asked] if options.question else []
    put_page(options.page, f"{'-'.join([save_name(file), 'planner', *named, *chairs])}.html", text, file)
    return code_for([save_name(file)], [playthrough])
