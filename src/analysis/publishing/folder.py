"""A folder that changes as a whole: built aside, then swapped in; what stood there stays if anything fails."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.publishing.errors import PublishingError

WAIT_SECONDS = 600


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A staging folder beside `target`, a copy of what it holds; on leaving without an error it takes its place.

    One writer at a time. A run killed between the two renames leaves the old folder aside; the next run puts it back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    staging, old = (target.with_name(f".{target.name}.{suffix}") for suffix in ("new", "old"))
    lock = FileLock(target.with_name(f".{target.name}.lock"))
    try:
        lock.acquire(timeout=WAIT_SECONDS)
    except Timeout:
        raise PublishingError(f"Một lần lập báo cáo khác đang ghi vào {target}; chờ xong rồi chạy lại.") from None
    try:
        if old.exists() and not target.exists():
            old.rename(target)
        for leftover in (staging, old):
            if leftover.exists():
                shutil.rmtree(leftover)
        if target.exists():
            shutil.copytree(target, staging)
        else:
            staging.mkdir()
        try:
            yield staging
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        _swap(staging, target, old)
    finally:
        lock.release()


def _swap(staging: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        staging.rename(target)
    except BaseException:
        # a file held open by another program (Windows): what stood there goes back
        if old.exists():
            old.rename(target)
        shutil.rmtree(staging, ignore_errors=True)
        raise
    # the new folder is in place: a leftover of the old one is no failure, the next run removes it
    shutil.rmtree(old, ignore_errors=True)
