"""Of many folders that differ in one file each, the files that are the same are read once.

For tests that hand in a sound unit again and again with one thing broken. Only CSV files: what a workbook holds is read each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from analysis.findings import Finding
from analysis.intake.checks import of_year
from analysis.intake.dictionary import dictionary
from analysis.intake.files import checksum
from analysis.intake.sheets import Sheet
from analysis.intake.tables import Reading

_table, _review, _said = Reading.table, Reading.review, Reading._said
_known: dict[tuple, tuple] = {}
_checked: dict[tuple, list[Finding]] = {}
_alive: list[Sheet] = []  # of which the ids are known


@contextmanager
def read_once() -> Iterator[None]:
    """Within it a table, and a review, of the same bytes under the same name is the one that was read before."""
    with ExitStack() as given:
        for name, once in (("table", _table_once), ("review", _review_once), ("_said", _said_once)):
            given.enter_context(patch.object(Reading, name, once))
        for name in ("check_shifted", "check_objectives", "check_programme"):
            given.enter_context(patch.object(of_year, name, _checked_once(getattr(of_year, name))))
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
    return _of_files(reading, paths, (folder.relative_to(reading.data_dir), prefix, names), read)


def _said_once(reading: Reading, path: Path, read, label: str):
    paths = [path] if path.is_file() else []
    where = (path.relative_to(reading.data_dir), label, read)
    return _of_files(reading, paths, where, lambda: _said(reading, path, read, label))


def _of_files(reading: Reading, paths: list[Path], where: tuple, read: Callable):
    key = (*where, reading.checksums, *((path.name, checksum(path)) for path in paths))
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


def _checked_once(check: Callable[..., list[Finding]]) -> Callable[..., list[Finding]]:
    def checked(sheet: Sheet, told=()) -> list[Finding]:
        key = check.__name__, id(sheet), tuple(told)
        if key not in _checked:
            _checked[key] = check(sheet, told) if told else check(sheet)
            _alive.append(sheet)
        return list(_checked[key])

    return checked
