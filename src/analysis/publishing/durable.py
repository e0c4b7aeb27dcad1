"""Files that are on the disk, not only promised to it: after a power cut the folder before is gone, and the new one
must not be empty.
"""

from __future__ import annotations

import os
from pathlib import Path


def on_disk(folder: Path) -> None:
    """Waits until the folder's files are written."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    synced(folder)


def synced(folder: Path) -> None:
    """Waits until the folder's names are written, where the system can be asked to."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
