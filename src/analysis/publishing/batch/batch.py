"""The reports of many units and years, those that would come out the same left as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from analysis.publishing.batch.jobs import Asked, Job, Outcome, find_jobs
from analysis.publishing.batch.unchanged import code, rests_on, stands
from analysis.publishing.batch.work import Task
from analysis.publishing.locks import held
from analysis.publishing.progress import steps

WAIT_SECONDS = 600
Runner = Callable[[Sequence[Task], Asked], Iterator[Outcome]]


@dataclass
class BatchResult:
    """What a batch did: the units and years made, those left as they were, and how the others failed."""

    made: list[Job] = field(default_factory=list)
    unchanged: list[Job] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    told: dict[str, list[Job]] = field(default_factory=dict)  # what is to be known of reports made, by its words
    stopped: int = 0  # jobs not begun or not ended when a person stopped it

    def lines(self) -> list[str]:
        """What a person is told at the end."""
        told = [
            f"Đã lập {len(self.made)} đơn vị–năm, {len(self.unchanged)} không đổi nên giữ nguyên, {len(self.failed)} lỗi."
        ]
        for words, jobs in self.told.items():
            more = f" và {len(jobs) - 1} đơn vị–năm khác" if len(jobs) > 1 else ""
            told.append(f"{jobs[0]}{more}: {words}")
        for outcome in sorted(self.failed, key=lambda outcome: outcome.job):
            first, *rest = outcome.failed.split("\n")
            told += [f"Lỗi {outcome.job}: {first}", *(f"    {line}" for line in rest)]
        if self.stopped:
            told.append(
                f"Đã dừng theo yêu cầu, còn {self.stopped} đơn vị–năm: chạy lại lệnh này để làm tiếp phần còn lại."
            )
        return told


def make_batch(
    asked: Asked,
    units: Sequence[str] = (),
    years: Sequence[int] = (),
    *,
    run: Runner,
    say: Callable[[str], object] = lambda _: None,
) -> BatchResult:
    """Makes the reports of all units and years in the data folder, or of those named; raises InputError for unknown
    ones.

    `run`: what does the tasks, on processes of this machine or on others. One that fails stops no other. A batch that
    was stopped or killed goes on where it was: what it had made is not made again (but for `asked.force`).
    """
    jobs = find_jobs(asked.data, units, years)
    with _only_one(asked, say):
        result = BatchResult()
        tasks = [Task(job, rests_on(job, asked), code()) for job in jobs]
        todo = [task for task in tasks if asked.force or not stands(asked.out, task.job, task.rests_on)]
        waiting = {task.job for task in todo}
        result.unchanged = [job for job in jobs if job not in waiting]
        try:
            with steps("Lập báo cáo", "đơn vị–năm", len(todo)) as bar:
                for outcome in run(todo, asked):
                    waiting.discard(outcome.job)
                    if outcome.failed:
                        result.failed.append(outcome)
                        bar.set_postfix_str(f"{len(result.failed)} lỗi")
                    else:
                        result.made.append(outcome.job)
                        for words in outcome.told:
                            result.told.setdefault(words, []).append(outcome.job)
                    bar.update()
        except KeyboardInterrupt:
            say("Đang dừng…")
        result.stopped = len(waiting)
        if asked.out.local is not None and result.made:
            # imported here: the processes that do the tasks import this package too, and write no list
            from analysis.publishing.front_pages import write_front_pages

            write_front_pages(asked.out.local, say, say)
    return result


@contextmanager
def _only_one(asked: Asked, say: Callable[[str], object]) -> Iterator[None]:
    """One batch at a time in a folder of reports of this machine; elsewhere nobody can be asked to wait."""
    if asked.out.local is None:
        yield
        return
    asked.out.local.mkdir(parents=True, exist_ok=True)
    with held(asked.out.local / ".batch.lock", asked.out.address, WAIT_SECONDS, say):
        yield
