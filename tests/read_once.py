"""Of many folders that differ in one file each, the files that are the same are read once.

For tests that hand in a sound unit again and again with one thing broken. Only CSV files: what a workbook holds is read each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from analysis.intake.dictionary import dictionary
from analysis.intake.files import checksum
from analysis.intake.tables import Reading

_table, _review = Reading.table, Reading.review
_known: dict[tuple, tuple] = {}


@contextmanager
def read_once() -> Iterator[None]:
    """Within it a table, and a review, of the same bytes under the same name is the one that was read before."""
    with patch.object(Reading, "table", _table_once), patch.object(Reading, "review", _review_once):
        yield


def _table_once(reading: Reading, folder: Path, name: str, label: str):
    prefix = label.removesuffix(dictionary()[name].file)
    return _once(reading, folder, prefix, (name,), lambda: _table(reading, folder, name, label))


def _review_once(reading: Reading, folder: Path, year: int, standard, prefix: str = ""):
    # the folder says the year, and the year the standard
    both = ("villages", "households")
    return _once(reading, folder, prefix, both, lambda: _review(reading, folder, year, standard, prefix))


def _once(reading: Reading, folder: Path, prefix: str, names: tuple[str, ...], read):
    located = reading.located(folder, prefix)
    if located.workbook is not None:
        return read()
    paths = [path for name in names if (path := located.tables.get(name)) is not None]
    files = tuple((path.name, checksum(path)) for path in paths)
    key = (folder.relative_to(reading.data_dir), prefix, names, reading.checksums, files)
    if key not in _known:
        findings, inputs = len(reading.findings), len(reading.inputs)
        found = read()
        sums = [reading.sums[path] for path in paths]
        _known[key] = found, reading.findings[findings:], reading.inputs[inputs:], sums
        return found
    found, findings, inputs, sums = _known[key]
    reading.findings += findings
    reading.inputs += inputs
    reading.sums |= dict(zip(paths, sums, strict=True))
    return found
