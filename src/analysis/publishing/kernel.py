"""The kernel of our notebooks: this very Python, whatever kernel a notebook names; a start that fails is told in
words.
"""

from __future__ import annotations

import math
import os
import socket
import time
from pathlib import Path
from queue import Empty

import click
import zmq
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.client import KernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type
from traitlets.config import Config

from analysis.publishing.kernel_copies import ENVIRONMENT, can_copy
from analysis.publishing.provisioner import CopyProvisioner

NAME = "python3"
DIED = 138  # papermill's own exit code for a kernel that died
LOOPBACK_SECONDS = 10
ANSWER_SECONDS, HEARD_SECONDS = 1, 0.2  # how long an answer, and the word of it, is waited for before asking again
SOCKET_PATH_BYTES = 90  # macOS allows 104, with what jupyter_client adds
REMEDY = "Kiểm tra bằng lệnh: python -m ipykernel --version; nếu báo lỗi thì cài đặt lại dự án"


class KernelFailed(click.ClickException):
    """A kernel that did not start or stopped: a Vietnamese message and an exit code, as papermill's command shows
    them.
    """

    def __init__(self, message: str, exit_code: int = 1):
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # of the class in click, but asked of the error


def kernel_options(place: Path) -> dict[str, object]:
    """What nbclient is given to run a notebook in our kernel; the kernel's own files are in `place` and go with it."""
    file = place / "kernel.json"
    own: dict[str, object] = {"connection_file": str(file)}
    if by_files(file):
        # sockets in a folder that only this user may enter: no port that another run could take, no firewall
        own |= {"transport": "ipc", "transport_encryption": "disabled"}
    else:
        # households pass between kernel and papermill: not in plain text where the machine is shared
        own |= {"transport_encryption": "auto" if zmq.has("curve") else "disabled"}
    return {
        "config": Config({"KernelManager": own}),
        "kernel_manager_class": OwnKernelManager,
        # all that its cells showed has come by then; a copy has nothing more to do, and one asked to end takes its time
        "shutdown_kernel": "immediate" if can_copy() else "graceful",
    }


def by_files(file: Path) -> bool:
    """Whether kernel and papermill can speak by sockets that are files beside this one: a short path, and not on
    Windows.
    """
    return os.name == "posix" and zmq.has("ipc") and len(os.fsencode(file)) <= SOCKET_PATH_BYTES


def died(reason: str) -> KernelFailed:
    """The error for a kernel that stopped while a cell ran."""
    return KernelFailed(
        f"Nhân Python dừng giữa chừng ({reason}), thường do thiếu bộ nhớ. Đóng bớt chương trình đang mở rồi chạy lại; nếu vẫn dừng, "
        "chạy trên máy có nhiều bộ nhớ hơn.",
        DIED,
    )


class OwnKernelClient(AsyncKernelClient):
    """A client that says in words why the kernel does not answer."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Waits for the kernel's first answer, and until what it shows comes through; raises KernelFailed."""
        until = time.monotonic() + (timeout or math.inf)
        try:
            while not await self._answers():
                if time.monotonic() > until or not await self._async_is_alive():
                    raise TimeoutError
        except (TimeoutError, zmq.ZMQError) as error:
            if await self._async_is_alive():
                raise KernelFailed(
                    f"Nhân Python không trả lời sau {timeout or 0:.0f} giây. Nếu máy đang bận, chờ rồi chạy lại; nếu tường lửa hay phần mềm "
                    f"diệt vi-rút chặn kết nối trong máy (127.0.0.1), cho phép Python kết nối rồi chạy lại."
                ) from error
            raise KernelFailed(
                f"Nhân Python dừng ngay khi khởi động. {REMEDY}; nếu không, xem phần mềm diệt vi-rút có chặn Python không."
            ) from error

    async def _answers(self) -> bool:
        """Whether the kernel answers when asked what it is, and is heard to do so where it shows what cells give.

        What else is heard there before the first cell is of no cell, and nobody waits for it.
        """
        self.kernel_info()
        try:
            await self._async_get_shell_msg(timeout=ANSWER_SECONDS)
            await self._async_get_iopub_msg(timeout=HEARD_SECONDS)
        except Empty:
            return False
        return True


class OwnKernelManager(AsyncKernelManager):
    """Starts this interpreter: a kernel named python3 may be registered for another Python, with other versions of
    everything.
    """

    client_factory = Type(OwnKernelClient, klass=KernelClient)

    @property
    def kernel_spec(self) -> KernelSpec:
        """The kernel of the running interpreter, with UTF-8 and no window for charts."""
        if self._kernel_spec is None:
            self._kernel_spec = KernelSpec(resource_dir="", env=ENVIRONMENT, **get_kernel_dict())
        return self._kernel_spec

    async def start_kernel(self, **options: object) -> None:  # type: ignore[override]  # awaited there too
        """Starts the kernel; raises KernelFailed where the machine gives it no port or no process."""
        try:
            if self.transport == "tcp":
                reach_oneself()
        except OSError as error:
            raise KernelFailed(
                f"Máy không cho Python mở cổng và kết nối trong máy (127.0.0.1): {error.strerror or error}. Sổ tay chạy qua các cổng này, "
                "không ra mạng. Cho phép Python trong tường lửa, phần mềm diệt vi-rút rồi chạy lại."
            ) from error
        if self.provisioner is None:
            self.provisioner = CopyProvisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
        try:
            await self._async_start_kernel(**options)
        except OSError as error:
            raise KernelFailed(f"Nhân Python không khởi động được: {error.strerror or error}. {REMEDY}.") from error


def reach_oneself() -> None:
    """Opens a port of this machine and connects to it; raises OSError where that is not allowed.

    A kernel that cannot do so is only seen by its silence, minutes later.
    """
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(1)
        with socket.create_connection(door.getsockname(), timeout=LOOPBACK_SECONDS):
            pass
