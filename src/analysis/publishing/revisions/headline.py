"""What of a revision a chairman must hear at once: the total of poor households, the target met or not, the status."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.publishing.revisions.log import Entry
from analysis.publishing.revisions.words import value_words

# the first of a line that changed speaks for it: reports write one total under several names
TOTALS = (
    ("tổng số hộ nghèo cuối năm", (("village_results", "total", "poor_end"), ("T1", "total", "poor"))),
    (
        "tổng số hộ nghèo đầu năm",
        (("village_results", "total", "poor_start"), ("village_targets", "total", "poor_start")),
    ),
    (
        "kết luận về mục tiêu của đơn vị, tính theo điểm phần trăm,",
        (("commune_target", "points", "met"), ("two_meanings", "points", "met")),
    ),
    (
        "kết luận về mục tiêu của đơn vị, tính theo số hộ giảm trên tổng số hộ,",
        (("commune_target", "households_ratio", "met"),),
    ),
    ("chỉ tiêu số hộ nghèo giảm của các thôn", (("village_results", "total", "met"),)),
)


def headline(entries: Sequence[Entry]) -> list[str]:
    """The clauses, most important first; empty where no such figure changed."""
    status = [f"trạng thái từ {e.old} thành {e.new}" for e in entries if e.change == "status"]
    changed = {(e.table, e.row, e.column): e for e in entries if e.change == "changed"}
    found = []
    for words, keys in TOTALS:
        entry = next((changed[key] for key in keys if key in changed), None)
        if entry is not None:
            old, new = value_words(entry)
            found.append(f"{words} từ {old} thành {new}")
    return [*status, *found]
