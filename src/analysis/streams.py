"""What the command writes, in a machine of any code page: Vietnamese never ends in an error of encoding."""

from __future__ import annotations

import os
import sys


def write_in_any_code_page() -> None:
    """Sets stdout and stderr: UTF-8 into a file or pipe, the terminal's own letters on a terminal; neither ever fails.

    Where a person chose an encoding (PYTHONIOENCODING) it stays. A letter that the encoding lacks is written `\\u1ed9`.
    """
    chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue  # none (pythonw), or a stream that a test put there
        if chosen or stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
