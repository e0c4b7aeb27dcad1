"""Kernels started before their notebooks are run, and notebooks run while the caller goes on with the one before."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from jupyter_core.utils import ensure_event_loop, run_sync

from analysis.publishing.kernel import NAME, KernelFailed, OwnKernelManager, kernel_options
from analysis.publishing.kernel_copies import can_copy
from analysis.publishing.provisioner import KILLED_SECONDS, CopyProvisioner

T = TypeVar("T")


class KernelAhead:
    """A kernel that was started for a notebook still to be run; who started it ends it where no run did."""

    def __init__(self, place: Path, arguments: Sequence[str]):
        """Starts it, its own files in `place`; raises KernelFailed."""
        self.given = kernel_options(place)
        self.manager = OwnKernelManager(kernel_name=NAME, config=self.given["config"])
        self.held = True
        run_sync(self.manager.start_kernel)(extra_arguments=list(arguments))
        self.process: Any = cast(CopyProvisioner, self.manager.provisioner).process

    def options(self) -> dict[str, object] | None:
        """What nbclient is given to run a notebook in it and to end it then; None where it has ended already."""
        if self.process.poll() is not None:
            return None
        self.held = False
        # nbclient makes its manager of a class: this one gives the manager that has the kernel
        giving = type("Giving", (OwnKernelManager,), {"__new__": lambda cls, **_: self.manager})
        return self.given | {"kernel_manager_class": giving}

    def kill(self) -> None:
        """Ends it where it lives, also while a notebook runs in it: the run finds it dead."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(KILLED_SECONDS)

    def forget(self) -> None:
        """Lets go of what one that no run took still holds."""
        if self.held:
            self.held = False
            run_sync(self.manager.cleanup_resources)()


def one_ahead(
    runs: Sequence[Callable[[KernelAhead | None], T]], folder: Path, arguments: Sequence[str]
) -> Generator[T]:
    """What each run gives, in turn; while the caller goes on with it the next is under way, and the kernel of the one
    after starts.

    What a run raises is raised when its turn comes. The caller closes the iterator: what is under way is then ended.
    Where kernels are no copies nothing is ahead: each takes a processor and memory of its own for seconds.
    """
    if not (runs and can_copy()):
        yield from (run(None) for run in runs)
        return
    kernels: deque[KernelAhead] = deque(maxlen=2)  # that of the run under way, and the one ahead
    places = (folder / f"kernel-{number}" for number, _ in enumerate(runs))
    done: list[T] = []
    thread = ThreadPoolExecutor(1, "runs")
    try:
        ahead = _started(next(places), arguments, kernels)
        for run in runs:
            running = thread.submit(run, ahead)
            own, ahead = ahead, next((_started(place, arguments, kernels) for place in places), None)
            yield from done
            done = [running.result()]
            if own is not None:
                own.kill()
                own.forget()
        yield from done
    finally:
        for kernel in kernels:
            kernel.kill()
        thread.submit(lambda: ensure_event_loop().close())
        thread.shutdown()
        for kernel in kernels:
            kernel.forget()


def _started(place: Path, arguments: Sequence[str], kernels: deque[KernelAhead]) -> KernelAhead | None:
    """One more kernel; None where it does not start: the run then tries, and tells why."""
    place.mkdir(mode=0o700)
    try:
        kernels.append(KernelAhead(place, arguments))
    except KernelFailed:
        return None
    return kernels[-1]
