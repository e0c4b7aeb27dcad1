"""revisions.csv: whole as a file, one chain from change to change, and ending in what the reports say today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from analysis.publishing.csv_cells import read_rows
from analysis.publishing.reports import BY_NAME
from analysis.publishing.revisions.cells import without_note
from analysis.publishing.revisions.compare import differs
from analysis.publishing.revisions.labels import figure_labels, label_of
from analysis.publishing.revisions.log import FIGURES, LOG, Entry, read_log
from analysis.publishing.revisions.revise import outputs_html
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.log_last import last_run_faults
from analysis.publishing.verification.software import changed_words, software_changes

NAME = "revisions.csv: nhật ký sửa đổi"
KINDS = FIGURES | {"status", "input", "software"}
Place = tuple[str, object, object]


def check_log(folder: ReportFolder, signed: bool = False) -> Check:
    """Whether the log is one that runs wrote, and its changes lead to the figures, inputs and status of today.

    What stood before the first change of a figure is nowhere else: it is left unjudged, unless the record is signed.
    """
    check = Check(NAME)
    check.add_some(_misshapen(folder))
    log = read_log(folder.path)
    check.count = len(log) + len(folder.reports)
    check.add_some(_unordered(log))
    for report, record in folder.reports.items():
        own = [entry for entry in log if entry.report == report]
        check.add_some(_broken_chains(own))
        check.add_some(_ends_elsewhere(folder, report, own))
        check.add_some(last_run_faults(report, own, record))
        _check_words(check, folder, report, [entry for entry in own if entry.run == record["revision"]["run"]])
    if log and not signed:
        check.leave(
            f"số cũ và các lần sửa đổi trước ghi trong {LOG}", "bản đã bị thay không còn trong thư mục để đối chiếu"
        )
    return check


def _misshapen(folder: ReportFolder) -> Iterator[Place]:
    path = folder.path / LOG
    if not path.is_file():
        return
    rows = list(read_rows(path.read_text(encoding="utf-8")))
    if not rows or tuple(rows[0]) != Entry._fields:
        yield f"{LOG}, dòng 1", ",".join(Entry._fields), ",".join(rows[0]) if rows else "(trống)"
    for number, row in enumerate(rows[1:], 2):
        where = f"{LOG}, dòng {number}"
        if len(row) != len(Entry._fields):
            yield where, f"{len(Entry._fields)} ô", f"{len(row)} ô"
        elif (entry := Entry(*row)).change not in KINDS or entry.report not in BY_NAME or _moment(entry.run) is None:
            yield where, "thời điểm, báo cáo và loại thay đổi có thật", " | ".join(row[:5])


def _unordered(log: list[Entry]) -> Iterator[Place]:
    last = None
    for number, entry in enumerate(log, 2):
        moment = _moment(entry.run)
        if moment and last and moment < last:
            yield f"{LOG}, dòng {number}", "lần lập sau đứng sau", entry.run
        last = moment or last


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        return None


def _broken_chains(own: list[Entry]) -> Iterator[Place]:
    """A change that does not start from where the one before it ended."""
    known: dict[tuple, Entry] = {}
    for entry in own:
        if entry.change == "software":
            continue  # told only with another change: its chain has gaps
        before = known.get(_key(entry))
        if before is not None and differs(before.new, entry.old):
            yield (
                _where(entry),
                f"lần trước ({before.run}) để lại {before.new or '(trống)'}",
                f"số cũ {entry.old or '(trống)'}",
            )
        known[_key(entry)] = entry


def _ends_elsewhere(folder: ReportFolder, report: str, own: list[Entry]) -> Iterator[Place]:
    """The last change of each figure, input and the status against what stands in the folder today."""
    record, figures = folder.reports[report], folder.figure_lines(report)
    # a public edition tells no checksum, and its log none either
    inputs = {file["path"]: file.get("sha256", "") for file in record["inputs"]}
    for key, entry in {_key(entry): entry for entry in own if entry.change != "software"}.items():
        if entry.change == "status":
            now, source = record["parameters"].get("status", ""), "run.json"
        elif entry.change == "input":
            now, source = inputs.get(entry.row, ""), "run.json"
        else:
            line = figures.get(key[1:])
            now, source = (line.value if line else ""), "figures.csv"
            if (entry.change == "removed") != (line is None):
                yield _where(entry), entry.change, f"figures.csv {'không có' if line is None else 'có'} số liệu này"
                continue
            if line is not None and line.unit != entry.unit:
                yield (
                    _where(entry),
                    f"đơn vị {entry.unit or '(trống)'}",
                    f"figures.csv: đơn vị {line.unit or '(trống)'}",
                )
        if differs(entry.new, now):
            yield _where(entry), f"số mới {entry.new or '(trống)'}", f"{source}: {now or '(trống)'}"


def _check_words(check: Check, folder: ReportFolder, report: str, last: list[Entry]) -> None:
    """The words of the last run's changes are those of the page; earlier ones had the words of their time."""
    told = [entry for entry in last if entry.change in ("changed", "added")]
    if not told:
        return
    labels = figure_labels(outputs_html(without_note(folder.notebook(report))))
    faults = []
    for entry in told:
        words = label_of((entry.table, entry.row, entry.column), labels)
        ours, theirs = (entry.table_words, entry.row_words, entry.column_words, entry.form), (*words,)
        if ours != theirs:
            faults.append((f"{_where(entry)}, lời", " | ".join(ours), " | ".join(theirs)))
    if faults and (changes := software_changes(folder.reports[report])):
        check.leave(f"lời của các dòng {LOG}", changed_words(changes), faults)
    else:
        check.add_some(faults)


def _key(entry: Entry) -> tuple:
    kind = "figure" if entry.change in FIGURES else entry.change
    return kind, entry.table, entry.row, entry.column


def _where(entry: Entry) -> str:
    named = " / ".join(filter(None, (entry.table, entry.row, entry.column)))
    return f"{LOG}, {entry.report}: {named} (lần lập {entry.run})"
