"""A folder for what a run needs beside its reports: gone when the run ends, and cleared by the next one if it was killed.

In the system's folder for temporary files: `giamngheo-run-….lock` is held by the living run that owns the folder
`giamngheo-run-…`; the system lets go of it when the process ends in whatever way. The lock comes before the folder, so
a folder whose lock is free has no owner. `giamngheo-kept-…` holds what a person was told to look at.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

RUN, KEPT = "giamngheo-run-", "giamngheo-kept-"
KEEP_SECONDS = 7 * 24 * 3600


@contextmanager
def workplace() -> Iterator[Path]:
    """A new folder that only this user can read; removed in the end, whatever happens."""
    root = Path(tempfile.gettempdir())
    clear_dead(root)
    place = root / f"{RUN}{uuid.uuid4().hex}"
    try:
        with FileLock(_lock_of(place), mode=0o600):
            try:
                place.mkdir(mode=0o700)
                yield place
            finally:
                shutil.rmtree(place, ignore_errors=True)
    finally:
        _lock_of(place).unlink(missing_ok=True)


def clear_dead(root: Path) -> None:
    """Removes the folders of runs that are no more, and what was kept for a person longer than a week.

    Only this user's own: the folder is everybody's.
    """
    for lock in root.glob(f"{RUN}*.lock"):
        with suppress(OSError):  # its run is alive, somebody else clears as well, or a file is held: another time
            if _is_own(lock, stat.S_ISREG):
                _clear_run(lock)
    for kept in root.glob(f"{KEPT}*"):
        with suppress(OSError):
            if _is_own(kept, stat.S_ISDIR) and time.time() - kept.stat().st_mtime > KEEP_SECONDS:
                shutil.rmtree(kept)


def keep_for_a_look(file: Path) -> Path:
    """The file where it stays for a week, for whoever wants to see what went wrong."""
    kept = Path(tempfile.mkdtemp(prefix=KEPT)) / file.name
    return Path(shutil.move(file, kept))


def _clear_run(lock: Path) -> None:
    place = lock.with_suffix("")
    with FileLock(lock, timeout=0):
        if os.path.lexists(place) and _is_own(place, stat.S_ISDIR):
            shutil.rmtree(place)
    if not os.path.lexists(place):
        lock.unlink(missing_ok=True)


def _lock_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.lock")


def _is_own(path: Path, kind: Callable[[int], bool]) -> bool:
    found = path.lstat()
    return kind(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
