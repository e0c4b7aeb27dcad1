"""The command `giamngheo` as a person calls it.

`run` in this process, in a tenth of the time, for what a command does and says; `started` in one of its own, for what only a process has:
its start, its end and its encoding.
"""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from click.testing import CliRunner

from analysis.cli import main

COMMAND = str(Path(sys.executable).with_name("giamngheo"))


def started(*words, cwd: Path | None = None) -> CompletedProcess[str]:
    """The command in a process of its own."""
    given = [COMMAND, *map(str, words)]
    return subprocess.run(given, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def run(*words, cwd: Path | None = None) -> CompletedProcess[str]:
    """The same in this process; whatever it raises but its own end fails the test."""
    given = ["giamngheo", *map(str, words)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        patch.object(sys, "argv", list(given)),
        patch.dict(os.environ),
        patch("analysis.cli.leave"),  # it would end this process; what follows it ends with the same code
        chdir(cwd or Path.cwd()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code
        finally:
            gc.enable()
    assert isinstance(code, int)
    return CompletedProcess(given, code, *(_written(stream) for stream in (out, err)))


def papermill(*words, cwd: Path) -> CompletedProcess[str]:
    """papermill's own command in this process."""
    from papermill.cli import papermill as command

    with chdir(cwd):
        done = CliRunner().invoke(command, [*map(str, words), "--no-progress-bar"], prog_name="papermill")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(["papermill", *words], done.exit_code, done.stdout, done.stderr)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")
