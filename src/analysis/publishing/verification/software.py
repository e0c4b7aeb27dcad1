"""Whether the software of now is that of the run: where it is not, wording and looks cannot be judged; figures always
can.
"""

from __future__ import annotations

from functools import cache

from analysis.presentation.provenance import versions
from analysis.publishing.record import commit
from analysis.run_record import ReportRecord


def software_changes(record: object) -> list[str]:
    """What differs between the recorded software of one report and that of now, in words; empty where nothing does."""
    now, source = versions(), _commit()
    told = ReportRecord.found(record)
    made = told.commit
    found = [
        f"{name} {number} (nay {now.get(name, 'không có')})"
        for name, number in told.versions.items()
        if now.get(name) != number
    ]
    if made is not None:
        if made.id and source["id"] and made.id != source["id"]:
            found.append(f"mã nguồn {made.id[:8]} (nay {source['id'][:8]})")
        if made.modified:
            found.append("mã nguồn khi lập có chỗ sửa chưa ghi vào lịch sử")
        if source["modified"]:
            found.append("mã nguồn hiện nay có chỗ sửa chưa ghi vào lịch sử")
    return found


def changed_words(changes: list[str]) -> str:
    """Why wording and looks are left unjudged."""
    return f"phần mềm khi lập khác hiện nay: {', '.join(changes)}"


@cache
def _commit() -> dict:
    return commit()
