"""Seatings explored side by side: on all the cores of this computer, or on a cluster.

The story travels as it was read, so that a computer of the cluster needs the game and no scene files.
"""

import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from game.authoring.explore.seatings import Explored, SeatingTask, explored
from game.console import shown
from game.engine.story import Story
from game.exit_codes import PROBLEMS, CommandError

MISSING = "Exploring on a cluster needs one thing more. In the folder of the game: .venv/bin/pip install '.[cluster]'"
PATIENCE = 20
"""Seconds in which a scheduler has to answer."""

_story: Story | None = None
"""In a process of this computer, the story that it explores."""


def on_cores(story: Story, tasks: Sequence[SeatingTask]) -> Generator[Explored, None, None]:
    """Explore them in as many processes as there are cores, each as it is done. Raises CommandError.

    Whoever closes this before its end ends the processes, too.
    """
    workers = max(1, min(len(tasks), os.cpu_count() or 1))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (_to_send(story),))
    try:
        for done in as_completed([pool.submit(_explored, task) for task in tasks]):
            yield done.result()
    except BrokenProcessPool:
        told = "A process was ended before it had explored its seating; there may be too little memory."
        raise CommandError(PROBLEMS, f"{told} With --limit N fewer states are kept of a round.") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()


def on_cluster(story: Story, tasks: Sequence[SeatingTask], address: str) -> Generator[Explored, None, None]:
    """The same on the workers of a dask scheduler, which must be one that is trusted: it runs what it is sent.

    Raises CommandError.
    """
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError:
        raise CommandError(PROBLEMS, MISSING) from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError):  # TimeoutError is an OSError
        there = f"No scheduler answers at {shown(address)}."
        raise CommandError(PROBLEMS, f"{there} Such an address is tcp://192.168.1.2:8786.") from None
    with client:
        futures = []
        try:
            sent = client.scatter(_to_send(story), broadcast=True)
            futures = [client.submit(explored, sent, task, pure=False) for task in tasks]
            for future in distributed.as_completed(futures):
                yield future.result()
        except ModuleNotFoundError as missing:
            told = f"A worker of the cluster has no {missing.name}: install the game where the workers run."
            raise CommandError(PROBLEMS, told) from None
        except OSError:
            raise CommandError(PROBLEMS, f"The scheduler at {shown(address)} is gone.") from None
        finally:
            with suppress(Exception):  # it may be gone
                client.cancel(futures)


def _to_send(story: Story) -> Story:
    """Without what is never asked for in a walk, and may have to be read from a file."""
    return replace(story, claims={})


def _begin(story: Story) -> None:
    """In each process as it starts: only the first one answers to the keyboard, and where it ends, all do."""
    global _story
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    _story = story


def _end_with_the_first() -> None:
    """Also where the first process was killed, and could end nobody."""
    first = parent_process()
    assert first
    wait([first.sentinel])
    os._exit(1)


def _explored(task: SeatingTask) -> Explored:
    assert _story
    return explored(_story, task)
