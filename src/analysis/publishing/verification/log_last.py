"""The lines of revisions.csv that a report's last run wrote, against what run.json says of that run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from analysis.publishing.revision_log import LOG, Entry
from analysis.run_record import ReportRecord

Place = tuple[str, object, object]


def last_run_faults(report: str, own: list[Entry], record: Mapping) -> Iterator[Place]:
    """(where, run.json, revisions.csv) of everything that the two say differently; `own`: the report's lines, oldest
    first.
    """
    revision = record["revision"]
    last = [entry for entry in own if entry.run == revision["run"]]
    where = f"{LOG}, {report}, lần lập {revision['run']}"
    counts = Counter(entry.change for entry in last)
    for kind in ("changed", "added", "removed"):
        said = revision[f"figures_{kind}"]
        if counts[kind] != said:
            yield f"{where}: số liệu {kind}", f"run.json: {said}", counts[kind]
    if [entry.row for entry in last if entry.change == "input"] != revision["inputs_changed"]:
        yield f"{where}: tệp số liệu", revision["inputs_changed"], [e.row for e in last if e.change == "input"]
    if bool(counts["status"]) != revision["status_changed"]:
        yield f"{where}: trạng thái", revision["status_changed"], bool(counts["status"])
    if own and own[-1].run != revision["run"] and own[-1].run > revision["run"]:
        yield where, "lần lập cuối của báo cáo", f"có dòng của lần {own[-1].run}"
    for entry in last:
        yield from _origin_faults(where, entry, revision)
    yield from _software_faults(where, last, record)
    for run in dict.fromkeys(entry.run for entry in own):
        yield from _reason_faults(report, [entry for entry in own if entry.run == run])


def _origin_faults(where: str, entry: Entry, revision: Mapping) -> Iterator[Place]:
    recorded = (revision["since"] or "", revision["since_commit"] or "")
    if (entry.since, entry.commit) != recorded:
        yield f"{where}: bản bị thay", " ".join(recorded), f"{entry.since} {entry.commit}"


def _software_faults(where: str, last: list[Entry], record: Mapping) -> Iterator[Place]:
    told = ReportRecord.found(record)
    now = {**told.versions, "commit": (told.commit and told.commit.id) or ""}
    for entry in last:
        if entry.change == "software" and entry.new != now.get(entry.row):
            yield f"{where}: phần mềm {entry.row}", f"run.json: {now.get(entry.row)}", entry.new


def _reason_faults(report: str, lines: list[Entry]) -> Iterator[Place]:
    kinds = {entry.change for entry in lines}
    causes = (("tệp số liệu", "input"), ("trạng thái", "status"), ("phần mềm", "software"))
    reason = "; ".join(words for words, kind in causes if kind in kinds)
    for entry in lines:
        expected = reason or "không rõ"
        if entry.reason != expected:
            yield f"{LOG}, {report}, lần lập {entry.run}: lý do", expected, entry.reason
            return
