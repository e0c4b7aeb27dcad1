"""The reviews before the last one (các kỳ rà soát trước nữa): for following households through the years."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.findings import Finding, InputError
from analysis.intake.files import InputFile
from analysis.intake.tables import Reading
from analysis.standards import standard_for

Earlier = tuple[dict[int, pd.DataFrame], list[Finding], list[InputFile]]


def earlier_reviews(data_dir: Path, unit: str, year: int) -> Earlier:
    """Households by year, oldest first, of the unbroken run of reviews that ends two years before `year`; findings; files.

    Only under the standard of `year`: classes under two are not followed. A review with errors ends the run with one
    warning, not with its errors: it was the matter of its own year's report, and this one can do without it.
    """
    reviews: dict[int, pd.DataFrame] = {}
    findings: list[Finding] = []
    inputs: list[InputFile] = []
    earlier = year - 2
    while _same_standard(earlier, year) and (data_dir / unit / str(earlier)).is_dir():
        reading = Reading(data_dir)
        folder, prefix = data_dir / unit / str(earlier), f"{earlier}/"
        _, households = reading.review(folder, earlier, standard_for(earlier), prefix)
        if not reading.sound:
            findings.append(_left_out(prefix, earlier))
        if households is None or not reading.sound:
            break
        reviews[earlier] = households
        inputs += reading.inputs
        earlier -= 1
    return dict(sorted(reviews.items())), findings, inputs


def _same_standard(earlier: int, year: int) -> bool:
    try:
        return standard_for(earlier).name == standard_for(year).name
    except InputError:
        return False


def _left_out(prefix: str, year: int) -> Finding:
    return Finding("warning", f"{prefix}households.csv", None, None, None, f"kết quả rà soát năm {year} không có lỗi, để theo dõi hộ qua các năm",
                   f"chạy giamngheo check --year {year} và sửa các lỗi; trong khi chờ, báo cáo chỉ theo dõi hộ từ năm {year + 1}", "earlier_review")  # fmt: skip
