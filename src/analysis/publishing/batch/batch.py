"""The reports of many units and years, those that would come out the same left as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.publishing.batch.jobs import Asked, Job, Outcome, find_jobs
from analysis.publishing.batch.processes import outcomes
from analysis.publishing.batch.unchanged import Ledger, rests_on
from analysis.publishing.locks import held
from analysis.publishing.progress import steps

WAIT_SECONDS = 600
Runner = Callable[[Sequence[Job], Asked], Iterator[Outcome]]


@dataclass
class BatchResult:
    """What a batch did: the units and years made, those left as they were, and how the others failed."""

    made: list[Job] = field(default_factory=list)
    unchanged: list[Job] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    stopped: int = 0  # jobs not begun or not ended when a person stopped it

    def lines(self) -> list[str]:
        """What a person is told at the end."""
        told = [
            f"Đã lập {len(self.made)} đơn vị–năm, {len(self.unchanged)} không đổi nên giữ nguyên, {len(self.failed)} lỗi."
        ]
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
    workers: int = 0,
    force: bool = False,
    run: Runner | None = None,
    say: Callable[[str], object] = lambda _: None,
) -> BatchResult:
    """Makes the reports of all units and years in the data folder, or of those named; raises InputError for unknown ones.

    `workers`: processes at a time, 0: one a processor. `force`: also what would come out the same. `run`: what does the
    jobs, elsewhere than on processes of this machine. One that fails stops no other. A batch that was stopped or killed
    goes on where it was: what it had made is not made again.
    """
    # imported here: the processes that do the jobs import this package too, and write no list
    from analysis.publishing.front_pages import write_front_pages

    jobs = find_jobs(asked.data_dir, units, years)
    asked.out_dir.mkdir(parents=True, exist_ok=True)
    result = BatchResult()
    with held(asked.out_dir / ".batch.lock", str(asked.out_dir), WAIT_SECONDS, say):
        ledger = Ledger(asked.out_dir)
        keys = {job: rests_on(job, asked) for job in jobs}
        todo = [job for job in jobs if force or not ledger.stands(job, keys[job])]
        result.unchanged = [job for job in jobs if job not in set(todo)]
        run = run or (lambda jobs, asked: outcomes(jobs, asked, workers or os.cpu_count() or 1))
        result.stopped = len(todo)
        try:
            with steps("Lập báo cáo", "đơn vị–năm", len(todo)) as bar:
                for outcome in run(todo, asked):
                    result.stopped -= 1
                    if outcome.failed:
                        result.failed.append(outcome)
                        bar.set_postfix_str(f"{len(result.failed)} lỗi")
                    else:
                        result.made.append(outcome.job)
                        ledger.add(outcome.job, keys[outcome.job])
                    bar.update()
        except KeyboardInterrupt:
            say("Đang dừng…")
        if result.made:
            write_front_pages(asked.out_dir, say, say)
    return result
