"""One run, one input: no two reports of a folder say different things because a file was saved in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.intake.files import InputFile
from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import BY_NAME, Report
from analysis.run_record import ReportRecord


def check_inputs(record: object, checked: Sequence[InputFile], report: Report) -> None:
    """Raises PublishingError where the notebook read other files than those that were checked just before."""
    differ = _differ(_sums(record), {file.path: file.sha256 for file in checked})
    if differ:
        raise PublishingError(
            f"Báo cáo {report.title} không được lập: số liệu mà sổ tay đọc khác số liệu vừa kiểm tra ({', '.join(differ)}). "
            "Tệp có thể vừa được sửa trong lúc lập: lưu và đóng tệp rồi chạy lại. Nếu vẫn vậy, sổ tay mở thư mục số liệu khác (data_dir). "
            "Báo cáo đã có trước đó không bị thay đổi."
        )


def check_across(records: dict[str, Any]) -> None:
    """Raises PublishingError where the last of the reports read other files than the first, or took data as made that
    were not.
    """
    first, last = next(iter(records)), next(reversed(records))
    differ = _differ(_sums(records[first]), _sums(records[last]))
    if ReportRecord.found(records[first]).synthetic != ReportRecord.found(records[last]).synthetic:
        differ.append("synthetic (dấu số liệu mô phỏng)")
    if differ:
        raise PublishingError(
            f"Không lập được báo cáo: “{BY_NAME[first].title}” và “{BY_NAME[last].title}” đọc số liệu khác nhau ({', '.join(differ)}). "
            "Tệp vừa được sửa trong lúc lập: lưu và đóng tệp, chờ đồng bộ xong rồi chạy lại. Báo cáo đã có trước đó không bị thay đổi."
        )


def of_other_inputs(records: Mapping[str, object], others: Mapping[str, object]) -> Iterator[str]:
    """A warning for each report that stays in the folder from another run, on files that have changed since."""
    now = {path: sha for record in records.values() for path, sha in _sums(record).items()}
    for name, record in others.items():
        then = _sums(record)
        differ = sorted(path for path in then.keys() & now.keys() if then[path] != now[path])
        if name in BY_NAME and name not in records and differ:
            yield (
                f"Cảnh báo: “{BY_NAME[name].title}” trong thư mục lập từ số liệu cũ hơn ({', '.join(differ)} đã đổi từ đó), "
                "không khớp với báo cáo vừa lập: lập lại cả bộ, không dùng --only."
            )


def _sums(record: object) -> dict[str, str]:
    """Checksum by path of the files that a report read; what is no such list counts for nothing."""
    return {file.path: str(file.sha256) for file in ReportRecord.found(record).inputs}


def _differ(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
