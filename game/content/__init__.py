"""Scene files read strictly into a story, or into a list of problems; the only place that knows YAML."""

from game.content.diagnostics import Place, Problem, StoryProblems
from game.content.loading import check, load
from game.content.story_files import scenes_folder

__all__ = ["Place", "Problem", "StoryProblems", "check", "load", "scenes_folder"]
