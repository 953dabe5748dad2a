"""Which names of the state still matter after a scene: those that something later reads."""

from game.engine.memory import words_left
from game.engine.readers import asked_in, conditions_of_scene, names_in
from game.engine.scene import Scene
from game.engine.story import Story


def live(story: Story) -> tuple[tuple[str, ...], ...]:
    """For each scene the names that are read in it or later, and last those that are read at the end."""
    also: dict[str, set[str]] = {}
    for scene_id, condition in story.also_read:
        also.setdefault(scene_id, set()).update(names_in(condition))
    read = {name for condition in story.conditions_at_end() for name in names_in(condition)}
    live = [read | also.get("", set())]
    for scene in reversed(story.scenes):
        floors = {name for condition in story.lifting(scene) for name in names_in(condition)}
        live.append(live[-1] | names_of(scene) | floors | also.get(scene.id, set()))
    return tuple(tuple(name for name in story.start if name in read) for read in reversed(live))


def names_of(scene: Scene) -> set[str]:
    """The names that a scene reads, the words in the corridor that can be spent in it among them."""
    read = {name for condition in conditions_of_scene(scene) for name in names_in(condition)}
    return read | {words_left(asked.by) for asked in asked_in(scene)}
