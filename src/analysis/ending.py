"""How a short command ends: at once, without giving back piece by piece what the end of the process gives back anyway."""

from __future__ import annotations

import os
import sys


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
