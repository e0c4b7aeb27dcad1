"""What a notebook was asked for against what it used, as it wrote in its own record: unit, year, status, edition,
period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.publishing.notebook_faults import defaults
from analysis.publishing.reports import MID_YEAR

RECORD = "application/vnd.giamngheo.record+json"
WORDS = {
    "unit": "đơn vị",
    "year": "năm",
    "status": "trạng thái",
    "edition": "bản",
    "period": "kỳ",
    "by": "cấp tổng hợp",
}


def other_used(executed: Mapping, given: Mapping[str, object]) -> list[str]:
    """A sentence for each parameter that the run used otherwise; `given`: those asked for, over the notebook's own.

    A blank status is the plan's to say. A notebook without a record has nothing to compare.
    """
    asked = defaults(executed) | dict(given)
    if "year" in asked:
        half = executed["metadata"].get("giamngheo", {}).get("report") == MID_YEAR.name
        asked["period"] = f"{asked['year']}-H1" if half else ""
    faults: dict[str, None] = {}
    for used in _records(executed):
        for name, words in WORDS.items():
            # the record of a whole year has no period
            value = used.get(name, "" if name == "period" else None)
            wanted = asked.get(name)
            if wanted is None or value is None or (name == "status" and not wanted) or value == wanted:
                continue
            faults[f"{words} được yêu cầu là {_said(wanted)}, sổ tay đã dùng {_said(value)}"] = None
    return list(faults)


def _records(executed: Mapping) -> Iterator[Mapping]:
    for cell in executed["cells"]:
        for output in cell.get("outputs", []):
            if RECORD in output.get("data", {}):
                yield output["data"][RECORD]["parameters"]


def _said(value: object) -> str:
    return f"“{value}”" if value != "" else "cả năm"
