"""What a notebook was asked for against what it used, as it wrote in its own record: unit, year, status, edition, period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.publishing.errors import PublishingError
from analysis.publishing.notebook_faults import defaults
from analysis.publishing.reports import MID_YEAR, Report

if TYPE_CHECKING:
    from analysis.intake.files import InputFile

RECORD = "application/vnd.giamngheo.record+json"
WORDS = {"unit": "đơn vị", "year": "năm", "status": "trạng thái", "edition": "bản", "period": "kỳ"}


def other_used(executed: Mapping, given: Mapping[str, object]) -> list[str]:
    """A sentence for each parameter that the run used otherwise; `given`: those asked for, over the notebook's own.

    A blank status is the plan's to say. A notebook without a record has nothing to compare.
    """
    asked = defaults(executed) | dict(given)
    if "year" in asked:
        half = executed["metadata"].get("giamngheo", {}).get("report") == MID_YEAR.name
        asked["period"] = f"{asked['year']}-H1" if half else ""
    faults = {}
    for used in _records(executed):
        for name, words in WORDS.items():
            # the record of a whole year has no period
            value = used.get(name, "" if name == "period" else None)
            wanted = asked.get(name)
            if wanted is None or value is None or (name == "status" and not wanted) or value == wanted:
                continue
            faults[f"{words} được yêu cầu là {_said(wanted)}, sổ tay đã dùng {_said(value)}"] = None
    return list(faults)


def check_inputs(record: Mapping, checked: Sequence[InputFile], report: Report) -> None:
    """Raises PublishingError where the notebook read other files than those that were checked just before."""
    read = {file["path"]: file["sha256"] for file in record["inputs"]}
    known = {file.path: file.sha256 for file in checked}
    differ = sorted(path for path in read.keys() | known.keys() if read.get(path) != known.get(path))
    if differ:
        raise PublishingError(
            f"Báo cáo {report.title} không được lập: số liệu mà sổ tay đọc khác số liệu vừa kiểm tra ({', '.join(differ)}). "
            "Tệp có thể vừa được sửa trong lúc lập: lưu và đóng tệp rồi chạy lại. Nếu vẫn vậy, sổ tay mở thư mục số liệu khác (data_dir). "
            "Báo cáo đã có trước đó không bị thay đổi."
        )


def _records(executed: Mapping) -> Iterator[Mapping]:
    for cell in executed["cells"]:
        for output in cell.get("outputs", []):
            if RECORD in output.get("data", {}):
                yield output["data"][RECORD]["parameters"]


def _said(value: object) -> str:
    return f"“{value}”" if value != "" else "cả năm"
