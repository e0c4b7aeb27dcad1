"""Tasks on so many processes: one that is killed takes no other with it."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context

from analysis.ending import end_with_parent
from analysis.publishing.batch.jobs import Asked, Outcome
from analysis.publishing.batch.work import Task, Work, do
from analysis.publishing.kernel_template import COLLECT_AFTER

EACH = 50  # units and years that a process makes
STOPPED = "tiến trình lập báo cáo dừng giữa chừng, thường do thiếu bộ nhớ: lập riêng đơn vị này, hoặc giảm --workers"


def outcomes(tasks: Iterable[Task], asked: Asked, workers: int, work: Work = do) -> Iterator[Outcome]:
    """How each task went, as they end; `workers` at a time, each done by `work`.

    A process that is killed breaks the pool: the tasks that ran then are done again one by one, each alone, so that
    only the one that is to blame is told of. After `EACH` tasks a process makes room for a new one: what the allocator
    does not give back goes with it, and the memory of a thousand units is that of fifty.
    """
    waiting = deque(tasks)
    while waiting:
        broken: list[Task] = []
        left = EACH * workers
        with _pool(workers) as pool:
            running: dict[Future[Outcome], Task] = {}
            try:
                while (waiting and left and not broken) or running:
                    while waiting and left and not broken and len(running) < workers:
                        running[pool.submit(work, waiting[0], asked)] = waiting[0]
                        waiting.popleft()
                        left -= 1
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        task = running.pop(future)
                        try:
                            yield future.result()
                        except BrokenProcessPool:
                            broken.append(task)
            except BrokenProcessPool:  # between two tasks: the one not taken still waits
                broken += running.values()
        for task in broken:
            yield _alone(task, asked, work)


def _alone(task: Task, asked: Asked, work: Work) -> Outcome:
    try:
        with _pool(1) as pool:
            return pool.submit(work, task, asked).result()
    except BrokenProcessPool:
        return Outcome(task.job, STOPPED)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=ready)


def ready() -> None:
    """Ends with the batch from now on, and imports what makes reports.

    What is imported is never garbage, and need not be looked through for any with every report; nor is most else.
    """
    end_with_parent()
    import_module("analysis.publishing.command")
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 10, 10)
