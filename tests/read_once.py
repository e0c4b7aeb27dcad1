"""Of many folders that differ in one file each, the files that are the same are read once, and looked at once.

For tests that hand in a sound unit again and again with one thing broken. Only CSV files: what a workbook holds is read each time.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import fields, is_dataclass
from functools import wraps
from pathlib import Path
from unittest.mock import patch

import polars as pl

from analysis.findings import Finding
from analysis.intake import mid_year, year
from analysis.intake.checks import of_year
from analysis.intake.dictionary import dictionary
from analysis.intake.files import checksum
from analysis.intake.tables import Reading

_table, _review, _said = Reading.table, Reading.review, Reading._said
_known: dict[tuple, tuple] = {}
_found: dict[tuple, object] = {}
_contents: dict[int, tuple[pl.DataFrame, bytes]] = {}  # by the id of a frame, which stays alive here
# what finds the same in the same tables, by the module that asks for it
PURE = {
    of_year: ("check_shifted", "check_objectives", "check_programme", "check_beyond", "check_across", "check_years_said"),
    year: ("_in_one_writing", "going_on", "known_villages", "read_counts", "check_targets", "resolve_villages", "as_before",
           "refuse_bare", "two_against_one", "check_recognitions", "check_recognised"),
    mid_year: ("check_lines", "lines_to_date", "check_across", "check_beyond", "check_money", "check_percent"),
}  # fmt: skip


@contextmanager
def read_once() -> Iterator[None]:
    """Within it a table, and a review, of the same bytes under the same name is the one that was read before.

    What is found in the same tables is what was found before, too.
    """
    # pandera: only for the tests that ask
    from analysis.intake import schemas

    with ExitStack() as given:
        for name, once in (("table", _table_once), ("review", _review_once), ("_said", _said_once)):
            given.enter_context(patch.object(Reading, name, once))
        for module, names in (PURE | {schemas: ("schema_findings",)}).items():
            for name in names:
                given.enter_context(patch.object(module, name, _found_once(getattr(module, name))))
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


def _found_once(find: Callable) -> Callable:
    @wraps(find)
    def finding(*given, **named):
        key = find.__module__, find.__name__, _content(given), _content(named)
        if key not in _found:
            _found[key] = find(*given, **named)
        return _copied(_found[key])

    return finding


def _content(value: object) -> object:
    """What tells two values apart, as a key: of a frame its bytes."""
    if isinstance(value, pl.DataFrame):
        if id(value) not in _contents:
            _contents[id(value)] = value, pickle.dumps(value)
        return _contents[id(value)][1]
    if isinstance(value, Finding):
        return value
    if is_dataclass(value):
        return type(value), *(_content(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, Mapping):
        return tuple((key, _content(part)) for key, part in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_content, value))
    return value if value is None or isinstance(value, str | int) else pickle.dumps(value)


def _copied(found: object) -> object:
    """What was found, its lists free to be added to."""
    if isinstance(found, tuple):
        return tuple(map(_copied, found))
    return list(found) if isinstance(found, list) else found
