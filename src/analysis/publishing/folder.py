"""A folder that changes as a whole: built aside, then exchanged; what stood there stays if anything fails, what people
laid there stays always.

Beside the folder `2023` stand, for as long as they are needed: `.2023.lock`; `.2023.new`, being built; `.2023.ready`,
built whole, and after the exchange the folder before; `.2023.old`, the folder before, where no exchange in one step can
be had. A killed run leaves them, and whichever it was, the next run knows what to do (`recover`).
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.publishing.durable import on_disk, synced
from analysis.publishing.errors import PublishingError
from analysis.publishing.exchange import exchange
from analysis.publishing.keep import Stuck, carry_over
from analysis.publishing.locks import held
from analysis.publishing.made import Made, is_made, made_files, sum_of
from analysis.system_faults import reason_of, remedy_of

WAIT_SECONDS = 600
Told = Callable[[str], object]


@contextmanager
def replaced(
    target: Path,
    *,
    goes_on: Mapping[str, Callable[[Path], bool]] | None = None,
    private: bool = False,
    tell: Told = lambda _: None,
    say: Told = lambda _: None,
) -> Iterator[Path]:
    """A staging folder beside `target` with what a run had made there; on leaving without an error it takes its place.

    Its record must by then name every file in it. What people laid in `target`, before or meanwhile, is carried over;
    what must change its name for that is told (`tell`). `goes_on`: files that are taken along as they stand where the
    function says that they may. `private`: the folder and what is made in it are its owner's alone. `say`: is told at
    once that another writer is waited for. Raises PublishingError for what the machine refuses; the staging folder is
    then gone.
    """
    target = _place(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with held(_beside(target, "lock"), str(target), WAIT_SECONDS, say):
            _recover(target, tell)
            staging = _beside(target, "new")
            try:
                made = _copied(target, staging, goes_on or {}, private)
                yield staging
                _put_in_place(staging, target, made, tell, private)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                raise
    except OSError as error:
        raise PublishingError(_refused(error, target)) from error


def recover(target: Path, say: Told) -> None:
    """Puts right what a killed run left beside `target`, also where nothing new can be made of the data.

    A living run is left alone: it has done so itself when it began.
    """
    target = target.resolve()
    if not any(os.path.lexists(_beside(target, what)) for what in ("new", "ready", "old")):
        return
    try:
        with FileLock(_beside(target, "lock"), timeout=0):
            _recover(target, say)
    except Timeout:
        pass


def _recover(target: Path, tell: Told) -> None:
    new, ready, old = (_beside(target, what) for what in ("new", "ready", "old"))
    if old.exists() and not target.exists():
        old.rename(target)
    # one that was never exchanged holds nothing but what its own record names, and so goes without a trace
    for aside in (old, ready):
        if aside.exists():
            _carry(aside, target, made_files(aside), tell, again=True)
    if new.exists():
        shutil.rmtree(new)


def private_folder(folder: Path) -> None:
    """The folder, made if need be, for its owner alone; one of another owner, or without modes, stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(0o700)


def _copied(target: Path, staging: Path, goes_on: Mapping[str, Callable[[Path], bool]], private: bool) -> Made:
    """What of `target` is as a run made it, copied; with the checksums of those files."""
    staging.mkdir(mode=0o700 if private else 0o777)
    if not target.exists():
        return {}
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    made = dict(made_files(target))
    for name, may in goes_on.items():
        if (own := sum_of(target / name)) is not None and may(target / name):
            made[name] = frozenset({own})
    for name in made:
        if Path(name).name == name and is_made(target / name, made):
            shutil.copy2(target / name, staging / name)
    return made


def _put_in_place(staging: Path, target: Path, made: Made, tell: Told, private: bool) -> None:
    ready, old = _beside(target, "ready"), _beside(target, "old")
    on_disk(staging)
    if target.exists():
        shutil.copystat(target, staging)
    if private:
        staging.chmod(0o700)
        for path in staging.iterdir():
            path.chmod(0o600)
    staging.rename(ready)
    try:
        aside = _exchanged(ready, target, old)
    except OSError:
        # nothing was exchanged; what stops a run in any other way may come after the exchange, and waits for `recover`
        ready.rename(staging)
        raise
    synced(target.parent)
    if aside is not None:
        _carry(aside, target, made, tell)


def _exchanged(ready: Path, target: Path, old: Path) -> Path | None:
    """Where the folder before now stands; None where there was none."""
    if not target.exists():
        ready.rename(target)
        return None
    if exchange(ready, target):
        return ready
    target.rename(old)
    try:
        ready.rename(target)
    except OSError:
        # a file held open by another program (Windows): what stood there goes back
        old.rename(target)
        raise
    return old


def _carry(aside: Path, target: Path, made: Made, tell: Told, again: bool = False) -> None:
    """Carries over what people laid there; the report itself is in place, so what cannot be moved is told, and told as
    an error next time.
    """
    try:
        for kept in carry_over(aside, target, made):
            tell(kept.words)
    except Stuck as stuck:
        words = (
            f"{', '.join(stuck.names)} còn ở {aside} vì không chuyển được về {target} ({reason_of(stuck.reason)}). "
            "Không tệp nào bị xóa: chuyển bằng tay về thư mục báo cáo"
        )
        if again:
            raise PublishingError(f"{words}, rồi chạy lại. Báo cáo đã có trước đó không bị thay đổi.") from None
        tell(f"Cảnh báo: báo cáo đã lập xong, nhưng {words}.")


def _place(target: Path) -> Path:
    """The folder itself where a link stands for it; raises PublishingError for what is no folder."""
    place = target.resolve()
    if os.path.lexists(target) and not place.is_dir():
        what = (
            f"một liên kết tới {place}, nơi không có thư mục nào"
            if target.is_symlink()
            else "một tệp, không phải thư mục"
        )
        raise PublishingError(f"{target} là {what}: chuyển đi hoặc đổi tên rồi chạy lại.")
    return place


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")


def _refused(error: OSError, target: Path) -> str:
    named = str(error.filename or "").replace(str(_beside(target, "new")), str(target))
    where = f" (tệp {Path(named).name})" if named and named != str(target) else ""
    return (
        f"Không đọc hoặc ghi được khi lập vào {target}{where}: {reason_of(error)}. Phần làm dở đã được xóa, những gì đã có trong thư mục "
        f"không bị thay đổi. {remedy_of(error, target)} rồi chạy lại."
    )
