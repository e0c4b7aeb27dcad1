"""A process in which everything that notebooks import is imported already, and of which every kernel is a copy.

`python -P -m analysis.publishing.kernel_template` with a socket as its standard input. A message asks for a kernel: its
command line, environment and folder, and with it come the output and error of the process that asks. The answer is the
copy's process id; how a copy ended is told when it did. Nothing runs here but imports and a rehearsal
(`rehearsal.py`): no thread, no query, no data. So a copy is what a fresh kernel is after its imports.
What was imported is never garbage: the copies do not look for any in it (`gc.freeze`), and seldom in the rest, for they
live as long as one notebook.
"""

from __future__ import annotations

import builtins
import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
from importlib import import_module
from types import SimpleNamespace

COLLECT_AFTER = (
    100_000  # objects made since garbage was last looked for; Python's own 700 costs a twentieth of the time
)
FIGURES_ONCE = "analysis.publishing.figures_once"
IMPORTED = (
    FIGURES_ONCE,
    "ipykernel.kernelapp", "ipykernel.zmqshell", "ipykernel.debugger", "debugpy.server.api", "matplotlib_inline.backend_inline",
    "IPython.core.completer", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.magics.pylab", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "sqlite3", "tornado.platform.asyncio",
    "pandas", "pandas.io.formats.html", "pyarrow.pandas_compat", "narwhals._pandas_like.namespace", "narwhals._pandas_like.dataframe",
    "pandera.pandas", "pandera.backends.pandas.register", "pandera.backends.pandas.builtin_checks", "pandera.strategies.pandas_strategies",
    "polars", "seaborn", "matplotlib.backends.backend_svg", "scipy.optimize", "babel.dates", "pydantic.root_model",
    "analysis.intake.year", "analysis.intake.schemas", "analysis.review", "analysis.planning", "analysis.evaluation",
    "analysis.presentation.show",
)  # fmt: skip


def serve(door: socket.socket) -> None:
    """Makes a copy of this process for every message, until the other side goes."""
    import_all()
    gc.collect()
    gc.freeze()
    alive: set[int] = set()
    ends = _ends()
    while True:
        ready, _, _ = select.select([door, ends], [], [])
        if ends in ready:
            ends.recv(1 << 16)
        for pid, code in _ended(alive).items():
            alive.discard(pid)
            _tell(door, {"ended": pid, "code": code})
        if door not in ready:
            continue
        message, descriptors = _received(door)
        if not message:
            return
        pid = os.fork()
        if pid == 0:
            door.close()
            ends.close()
            _become_kernel(json.loads(message), descriptors)
        _own_group(pid)
        for descriptor in descriptors:
            os.close(descriptor)
        alive.add(pid)
        _tell(door, {"started": pid})


def _ends() -> socket.socket:
    """What can be read from when a copy ends."""
    ends, told = socket.socketpair()
    told.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(told.detach(), warn_on_full_buffer=False)
    return ends


def import_all() -> None:
    """Imports what notebooks need, as it is imported in a kernel: pandas looks where it is, to show frames cut or
    whole.
    """
    builtins.get_ipython = lambda: SimpleNamespace(kernel=True)  # type: ignore[attr-defined]
    try:
        for name in IMPORTED:
            import_module(name)
        import_module("analysis.publishing.rehearsal").rehearse()
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def _received(door: socket.socket) -> tuple[bytes, list[int]]:
    """A message, up to the end of its line, and the open files sent with it; nothing where the other side has gone."""
    message, descriptors, _, _ = socket.recv_fds(door, 1 << 16, 2)
    while message and not message.endswith(b"\n"):
        message += door.recv(1 << 16)
    return message, descriptors


def _tell(door: socket.socket, answer: dict[str, int]) -> None:
    door.sendall(json.dumps(answer).encode() + b"\n")


def _ended(alive: set[int]) -> dict[int, int]:
    """The copies that ended, each with its exit code, negative for a signal."""
    found = (os.waitpid(pid, os.WNOHANG) for pid in alive)
    return {pid: os.waitstatus_to_exitcode(status) for pid, status in found if pid}


def _own_group(pid: int) -> None:
    """Makes a process the head of its group; from both sides, so that neither is too late."""
    try:
        os.setpgid(pid, pid)
    except OSError:  # the other side did it, or it has gone
        return


def _become_kernel(asked: dict, descriptors: list[int]) -> None:
    """Turns this copy into the kernel that was asked for; does not return."""
    code = 1
    try:
        parent = os.getppid()
        _own_group(os.getpid())
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, descriptor in enumerate([nothing, *descriptors]):
            os.dup2(descriptor, number)
        os.environ.clear()
        os.environ.update(asked["env"])
        os.chdir(asked["cwd"])
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(signal.set_wakeup_fd(-1))
        gc.set_threshold(COLLECT_AFTER, 10, 10)
        sys.argv = [*asked["argv"], f"--IPKernelApp.parent_handle={parent}", f"--ext={FIGURES_ONCE}"]
        runpy.run_module("ipykernel_launcher", run_name="__main__")
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=os.dup(0)) as own_door:
        serve(own_door)
