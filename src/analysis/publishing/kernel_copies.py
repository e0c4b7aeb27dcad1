"""The process of which kernels are copies, as the process that runs notebooks sees it.

There is none where processes cannot be copied (Windows; macOS, whose libraries do not bear it) or where the environment
says `GIAMNGHEO_KERNELS=fresh`.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress

MODULE = "analysis.publishing.kernel_template"
START_SECONDS = 180  # the first start after an installation takes long
# what every kernel of ours finds: UTF-8, no window for charts
ENVIRONMENT = {"MPLBACKEND": "agg", "PYTHONUTF8": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def can_copy() -> bool:
    """Whether kernels are copies on this machine."""
    return sys.platform.startswith("linux") and os.environ.get("GIAMNGHEO_KERNELS") != "fresh"


class TemplateGone(OSError):
    """The process that is copied stopped or does not answer."""


class Template:
    """The process of which kernels are copies, as seen by the one that asks; several threads may ask."""

    def __init__(self, environment: Mapping[str, str]):
        """Starts the process; it imports while the caller goes on."""
        self.lock, self.rest = threading.Lock(), b""
        self.codes: dict[int, int] = {}
        self.door, other = socket.socketpair()
        with other:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE],
                stdin=other.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **environment},
                start_new_session=True,
            )

    def start(self, argv: list[str], environment: Mapping[str, str], folder: str) -> int:
        """The process id of a new kernel; raises TemplateGone."""
        message = json.dumps({"argv": argv, "env": dict(environment), "cwd": folder}).encode() + b"\n"
        with self.lock:
            try:
                sent = socket.send_fds(self.door, [message], [1, 2])
                self.door.sendall(message[sent:])
            except OSError as error:
                raise TemplateGone(str(error)) from error
            while True:
                for answer in self._answers(START_SECONDS):
                    if "started" in answer:
                        return answer["started"]

    def code_of(self, pid: int, seconds: float = 0) -> int | None:
        """How a kernel ended, waiting so long for its end; None while it lives."""
        with self.lock, suppress(TemplateGone):
            while pid not in self.codes and self._answers(seconds):
                pass
        if pid not in self.codes and self.process.poll() is not None:
            return -signal.SIGKILL  # the copies end with the process they are copied from
        return self.codes.get(pid)

    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self.process.poll() is None

    def close(self) -> None:
        """Ends the process, wherever it is: its kernels see it and end too."""
        self.door.close()
        self.process.kill()
        self.process.wait()

    def _answers(self, seconds: float) -> list[dict[str, int]]:
        """The answers that came, waiting so long for the first; how kernels ended is kept. Raises TemplateGone."""
        try:
            ready, _, _ = select.select([self.door], [], [], seconds)
            if not ready and not seconds:
                return []
            read = self.door.recv(1 << 16) if ready else b""
        except (OSError, ValueError) as error:  # closed on the other side, or on this one
            raise TemplateGone(str(error)) from error
        if not read:
            raise TemplateGone("no answer")
        *lines, self.rest = (self.rest + read).split(b"\n")
        answers = [json.loads(line) for line in lines]
        self.codes |= {answer["ended"]: answer["code"] for answer in answers if "ended" in answer}
        return answers


class Copy:
    """A kernel that is a copy, with what jupyter_client asks of a process it started itself."""

    stdin = stdout = stderr = None

    def __init__(self, template: Template, pid: int):
        self.template, self.pid = template, pid

    def poll(self) -> int | None:
        """The exit code; None while it lives."""
        return self.template.code_of(self.pid)

    def wait(self, seconds: float = 0) -> int:
        """The exit code of a kernel known to have ended, or about to in so many seconds."""
        return self.template.code_of(self.pid, seconds) or 0

    def send_signal(self, number: int) -> None:
        """Sends a signal, to nobody where it ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it."""
        self.send_signal(signal.SIGKILL)


_made: list[Template] = []
_making = threading.Lock()


def template() -> Template | None:
    """The process of which this one's kernels are copies, started where there is none; None where kernels are no
    copies.
    """
    if not can_copy():
        return None
    with _making:
        if _made and not _made[0].alive():
            _made.pop()
        if not _made:
            _made.append(Template(ENVIRONMENT))
            atexit.register(_made[0].close)
        return _made[0]
