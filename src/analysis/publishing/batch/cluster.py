"""Jobs on the machines of a Dask cluster (`giamngheo[cluster]`): the same work, elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.findings import PARAMETERS, Finding, InputError
from analysis.publishing.batch.jobs import Asked, Outcome, failed
from analysis.publishing.batch.work import Task, Work, do

ANSWER_SECONDS = 15
LOST = "máy làm việc bị mất nhiều lần khi lập đơn vị này, thường do thiếu bộ nhớ: lập riêng đơn vị này rồi xem"


def on_cluster(address: str, tasks: Sequence[Task], asked: Asked, work: Work = do) -> Iterator[Outcome]:
    """How each task went, as they end; one on a machine that is lost is done by another. Raises InputError without a
    scheduler.
    """
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError:
        raise _refused(address, "gói chạy trên nhiều máy", 'cài đặt: pip install "giamngheo[cluster]"') from None
    try:
        client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise _refused(
            address,
            "một bộ điều phối Dask trả lời ở địa chỉ này",
            "kiểm tra địa chỉ, tường lửa; mở bằng: dask scheduler",
        ) from None
    with client, client.as_current():
        jobs = {
            client.submit(work, task, asked, key=f"giamngheo-{task.job}-{task.rests_on}", pure=False): task.job
            for task in tasks
        }
        try:
            for future in as_completed(jobs):
                error = future.exception()
                if error is None:
                    yield future.result()
                elif isinstance(error, KilledWorker):
                    yield Outcome(jobs[future], LOST)
                else:  # of the cluster itself: what the work meets is told by the work
                    yield failed(jobs[future], error)
        finally:
            client.cancel(list(jobs))


def _refused(address: str, expected: str, remedy: str) -> InputError:
    return InputError([Finding("error", PARAMETERS, None, "scheduler", address, expected, remedy, "scheduler")])
