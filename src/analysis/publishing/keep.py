"""What people laid in a folder or changed there goes over to the folder that replaces it; nothing of theirs is
removed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from analysis.publishing.made import RECORD, Made, is_made, sum_of

ROUNDS = 3  # somebody may lay a file in the old folder while it is emptied


@dataclass(frozen=True)
class Kept:
    """An entry that made way for one of the run: under which name it now stands, and whether a run had made it once."""

    name: str
    under: str
    edited: bool

    @property
    def words(self) -> str:
        """The line that says so, and what to do."""
        what = "đã được sửa sau khi lập" if self.edited else "không phải tệp đã lập của chương trình"
        return (
            f"Giữ lại {self.name} ({what}) thành {self.under}; {self.name} bây giờ là bản vừa lập. "
            f"Xem lại hai bản, chuyển phần cần giữ sang bản mới."
        )


class Stuck(Exception):
    """Entries that the machine does not let go over, with its reason; they stay where they are."""

    def __init__(self, aside: Path, names: list[str], reason: OSError):
        self.aside, self.names, self.reason = aside, names, reason
        super().__init__(f"{aside}: {', '.join(names)}: {reason}")


def carry_over(aside: Path, target: Path, made: Made) -> Iterator[Kept]:
    """Empties `aside` into `target` and removes it; what could not keep its name is told one by one.

    Removed is only what is as a run made it (`made`), or stands in `target` byte for byte. All else is moved: links,
    folders, files without a name in the record. Raises Stuck for what cannot be moved.
    """
    reason: OSError | None = None
    for _ in range(ROUNDS):
        stuck: list[str] = []
        reason = None
        # the record goes last: a run killed in between leaves it to the next one
        for entry in sorted(aside.iterdir(), key=lambda entry: (entry.name == RECORD, entry.name)):
            try:
                kept = _settle(entry, target, made)
            except OSError as error:
                stuck, reason = [*stuck, entry.name], error
            else:
                if kept is not None:
                    yield kept
        if reason is not None:
            raise Stuck(aside, stuck, reason)
        try:
            aside.rmdir()
        except OSError as error:
            reason = error
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                break
        else:
            return
    raise Stuck(aside, sorted(entry.name for entry in aside.iterdir()), cast(OSError, reason))


def free_name(taken: Callable[[str], bool], name: str) -> str:
    """A name like this one that nothing there has: `annual-plan.docx` → `annual-plan.giu-lai.docx`,
    `….giu-lai-2.docx`.
    """
    stem, dot, suffix = name.partition(".") if not name.startswith(".") else (name, "", "")
    number, free = 1, f"{stem}.giu-lai{dot}{suffix}"
    while taken(free):
        number += 1
        free = f"{stem}.giu-lai-{number}{dot}{suffix}"
    return free


def _settle(entry: Path, target: Path, made: Made) -> Kept | None:
    """Removes what a run made, moves the rest."""
    here = target / entry.name
    if is_made(entry, made) or ((own := sum_of(entry)) is not None and own == sum_of(here)):
        entry.unlink()
        return None
    under = free_name(lambda name: os.path.lexists(target / name), entry.name) if os.path.lexists(here) else entry.name
    entry.rename(target / under)
    return None if under == entry.name else Kept(entry.name, under, entry.name in made)
