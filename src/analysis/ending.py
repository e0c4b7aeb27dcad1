"""How processes end.

A short command at once, without giving back piece by piece what its end gives back anyway; a worker with the process
that started it.
"""

from __future__ import annotations

import os
import sys
from threading import Thread


def leave(code: object) -> None:
    """Ends the process with the code, once all that was written has left; mypy ends so too (`hard_exit`).

    Taking apart every module and object took a seventh of the check of a commune. No file may be open and no process
    running that a proper end would close. Returns where what was written cannot leave (a full disk, a pipe closed at the
    other end) or the code is none: the usual end tells of it.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # pythonw has none
                stream.flush()
    except (OSError, ValueError):
        return
    if code is None or isinstance(code, int):
        os._exit(code or 0)


def end_with_parent() -> None:
    """Ends this worker when the process that started it is gone, also where it was killed.

    A pool's worker would wait for its next task for ever.
    """
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, name="end with parent", daemon=True).start()
