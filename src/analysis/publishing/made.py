"""What a run made, by the record that it left (run.json): a name alone says nothing, anybody may lay a file under
it.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from analysis.intake.files import checksum
from analysis.publishing.bounds import beyond, read_json
from analysis.publishing.seal import holds
from analysis.run_record import RunRecord

RECORD, SIGNATURE = "run.json", "run.json.sig"
LONGEST_SIGNATURE = 1000  # bytes; one has a hundred
SIGNED = re.compile(r"HMAC-SHA256 ([0-9a-f]{16}) ([0-9a-f]{64})\n?")
Made = Mapping[str, frozenset[str]]


def made_files(folder: Path) -> Made:
    """The checksums, by name, of the files that the folder's record names, the record's own among them.

    Nothing where there is no record or it cannot be read: then nothing is known to be of a run.
    """
    path = folder / RECORD
    if sum_of(path) is None:
        return {}
    try:
        run = read_json(path)
    except (OSError, ValueError):
        return {}
    if not isinstance(run, dict):
        return {}
    record = RunRecord.found(run)
    made: dict[str, frozenset[str]] = {}
    for files in (record.files, *(report.files for report in record.reports.values())):
        for name, sha256 in files.items():
            made[name] = made.get(name, frozenset()) | {sha256}
    if holds(run):
        made[RECORD] = frozenset(filter(None, [sum_of(path)]))
    if _is_signature(folder / SIGNATURE):
        made[SIGNATURE] = frozenset(filter(None, [sum_of(folder / SIGNATURE)]))
    return made


def _is_signature(path: Path) -> bool:
    """Whether the file is a signature of a record: no record can name the one that signs it."""
    try:
        return not beyond(path, LONGEST_SIGNATURE) and SIGNED.fullmatch(path.read_text(encoding="ascii")) is not None
    except (OSError, ValueError):
        return False


def is_made(path: Path, made: Mapping[str, frozenset[str]]) -> bool:
    """Whether the file is as a run made it; False for one that was edited, a link, a folder."""
    sums = made.get(path.name)
    return sums is not None and bool(sums) and sum_of(path) in sums


def sum_of(path: Path) -> str | None:
    """The checksum of a plain file; None for anything else, and for what cannot be read: neither is known to be of a
    run.
    """
    try:
        return checksum(path) if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError:
        return None
