"""The new figures of a report against those of the run it replaces: nothing is silently replaced."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from analysis.publishing.figures import Line
from analysis.publishing.revisions.earlier import Earlier
from analysis.publishing.revisions.labels import Label, figure_labels, label_of
from analysis.publishing.revisions.log import Entry

TOLERANCE = 1e-9
# what a reader looks for first; the other tables follow in the order of the page
FIRST_TABLES = ("village_results", "commune_target", "village_met", "T1", "village_targets", "two_meanings")

Start = tuple[str, str, str, str]  # the first cells of an entry: run, since, commit, report
Change = tuple[str, Line | None, Line | None]  # changed | added | removed, old line, new line


def differs(old: str, new: str) -> bool:
    """Whether two figures, as figures.csv writes them, are different: numbers beyond rounding noise, other text at all."""
    if old == new:
        return False
    try:
        one, other = float(old), float(new)
    except ValueError:
        return True
    return not math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=1e-12)


def changed_lines(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """(changed | added | removed, old line, new line) of one report's figures: tables of weight first, totals first."""
    before, now = ({line[1:4]: line for line in part} for part in (old, new))
    found: list[Change] = []
    for key in [*now, *(key for key in before if key not in now)]:
        was, is_now = before.get(key), now.get(key)
        if was is None or is_now is None:
            found.append(("added" if was is None else "removed", was, is_now))
        elif differs(was.value, is_now.value):
            found.append(("changed", was, is_now))
    return sorted(found, key=_weight)


def _weight(change: Change) -> tuple[int, int, int]:
    kind, was, now = change
    line = cast(Line, now or was)  # one of both is there
    rank = FIRST_TABLES.index(line.table) if line.table in FIRST_TABLES else len(FIRST_TABLES)
    # sorted() is stable: within these the order of the page stays
    return ("changed", "added", "removed").index(kind), rank, 0 if line.row == "total" else 1


def changed_inputs(old: Mapping, new: Mapping) -> list[tuple[str, str, str]]:
    """(path, old checksum, new checksum) of every input file that changed, came (old blank) or went (new blank)."""
    before, now = ({file["path"]: file["sha256"] for file in _inputs(record)} for record in (old, new))
    return [
        (path, before.get(path, ""), now.get(path, ""))
        for path in sorted({*before, *now})
        if before.get(path) != now.get(path)
    ]


def changed_software(old: Mapping, new: Mapping, commits: tuple[str | None, str | None]) -> list[tuple[str, str, str]]:
    """(name, old, new) of every recorded version that changed, and of the commit where both runs recorded one."""
    before, now = _versions(old), _versions(new)
    was, made_by = commits
    found = [
        (name, str(before.get(name, "")), str(now.get(name, "")))
        for name in now
        if before and before.get(name) != now.get(name)
    ]
    return [*found, *([("commit", was, made_by)] if was and made_by and was != made_by else [])]


def _versions(record: Mapping) -> dict:
    found = record.get("versions")
    return found if isinstance(found, dict) else {}


def entries(
    report: str, run: datetime, earlier: Earlier, lines: Sequence[Line], record: Mapping, commit: str | None, html: str
) -> list[Entry]:
    """What this run changed of the report, as lines of revisions.csv; nothing for a report made for the first time."""
    if not earlier.has(report):
        return []
    old_record = earlier.reports.get(report, {})
    figures = changed_lines(earlier.figures.get(report, []), lines)
    inputs = changed_inputs(old_record, record)
    software = changed_software(old_record, record, (earlier.commit_of(report), commit))
    status = (_status(old_record), _status(record))
    revised = bool(status[0]) and status[0] != status[1]
    if not (figures or inputs or revised):
        return []
    start = (_time(run), str(old_record.get("finished") or ""), earlier.commit_of(report) or "", report)
    reason = "; ".join(
        words for words, holds in (("tệp số liệu", inputs), ("trạng thái", revised), ("phần mềm", software)) if holds
    )
    labels = figure_labels(html) if figures else {}
    old_labels = figure_labels(earlier.pages.get(report, "")) if any(kind == "removed" for kind, *_ in figures) else {}
    found = [_figure_entry(start, change, labels, old_labels, reason or "không rõ") for change in figures]
    if revised:
        found.append(_other(start, "status", "trạng thái", *status, reason))
    found += [_other(start, "input", *parts, reason) for parts in inputs]
    return found + [_other(start, "software", *parts, reason) for parts in software]


def revision_record(report: str, run: datetime, earlier: Earlier, found: Sequence[Entry]) -> dict:
    """What run.json says of the revision: the run replaced, how many figures changed, which inputs."""
    counts = {kind: sum(entry.change == kind for entry in found) for kind in ("changed", "added", "removed")}
    return {
        "run": _time(run),
        "since": earlier.reports.get(report, {}).get("finished") if earlier.has(report) else None,
        "since_commit": earlier.commit_of(report) if earlier.has(report) else None,
        "first": not earlier.has(report) and earlier.readable,
        "earlier_readable": earlier.readable,
        "earlier_intact": earlier.intact or not earlier.has(report),
        **{f"figures_{kind}": count for kind, count in counts.items()},
        "status_changed": any(entry.change == "status" for entry in found),
        "inputs_changed": [entry.row for entry in found if entry.change == "input"],
    }


def _figure_entry(start: Start, change: Change, labels: dict, old_labels: dict, reason: str) -> Entry:
    kind, was, now = change
    line = cast(Line, now or was)
    words: Label = label_of(line[1:4], old_labels if kind == "removed" else labels)
    values = ("" if was is None else was.value, "" if now is None else now.value)
    return Entry(*start, kind, *line[1:4], *values, line.unit, words.form, words.table, words.row, words.column, reason)


def _other(start: Start, kind: str, name: str, old: str, new: str, reason: str) -> Entry:
    return Entry(*start, kind, "", name, "", old, new, "", "", "", name, "", reason)


def _inputs(record: Mapping) -> list[dict]:
    files = record.get("inputs")
    if not isinstance(files, list):
        return []
    return [f for f in files if isinstance(f, dict) and all(isinstance(f.get(key), str) for key in ("path", "sha256"))]


def _status(record: Mapping) -> str:
    parameters = record.get("parameters")
    return str(parameters.get("status", "")) if isinstance(parameters, dict) else ""


def _time(run: datetime) -> str:
    # two runs of one second are two runs
    return run.isoformat(timespec="milliseconds")
