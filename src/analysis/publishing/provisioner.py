"""jupyter_client's provisioner for kernels that are copies: the first cell runs at once, not after the imports.

papermill, nbclient and JupyterLab speak to it as to every kernel; the kernel is IPython's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from analysis.publishing.kernel_copies import Copy, TemplateGone, template

LAUNCHER = [sys.executable, "-m", "ipykernel_launcher"]
KILLED_SECONDS = 5  # what is killed may still have much memory to give back


class CopyProvisioner(LocalProvisioner):
    """Starts a kernel as a copy; whatever stands in the way, as every kernel is started."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Starts the kernel of this command line."""
        found = template() if cmd[:3] == LAUNCHER else None
        if found is None:
            return await super().launch_kernel(cmd, **options)
        folder = str(options.get("cwd") or Path.cwd())
        try:
            pid = found.start(cmd[2:], options.get("env") or os.environ, folder)
        except TemplateGone:
            return await super().launch_kernel(cmd, **options)
        self.process = Copy(found, pid)  # type: ignore[assignment]
        self.pid = self.pgid = pid
        self.cwd = folder
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Ends the kernel; a copy is gone then, and nobody has to look again and again whether it is."""
        await super().kill(restart)
        if isinstance(self.process, Copy):
            self.process.wait(KILLED_SECONDS)
