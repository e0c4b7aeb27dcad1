"""One writer at a time (khóa ghi): who waits for another is told so, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.publishing.errors import PublishingError


@contextmanager
def held(path: Path, what: str, seconds: float, say: Callable[[str], object]) -> Iterator[None]:
    """The lock file held; `what`: the place it guards, as told. Raises PublishingError after so many seconds of waiting.

    The system lets go of it when its process ends in whatever way, so no lock is ever left over.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"Một lần lập báo cáo khác đang ghi vào {what}: chờ lần đó xong, lâu nhất {_words(seconds)}.")
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            raise PublishingError(
                f"Một lần lập báo cáo khác vẫn đang ghi vào {what} sau {_words(seconds)}; chờ xong rồi chạy lại. "
                "Báo cáo đã có trước đó không bị thay đổi."
            ) from None
    try:
        yield
    finally:
        lock.release()


def _words(seconds: float) -> str:
    return f"{seconds / 60:.0f} phút" if seconds >= 60 else f"{seconds:.0f} giây"
