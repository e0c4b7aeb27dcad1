"""The marker of synthetic data (dấu số liệu mô phỏng): the sentence of the data folder stands in the record and on
every page.
"""

from __future__ import annotations

from collections.abc import Mapping

from analysis.intake import YearData
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "Dấu số liệu mô phỏng"


def check_synthetic(folder: ReportFolder, years: Mapping[str, YearData]) -> Check:
    """Whether record and pages carry the marker that the data folder has today, or none where it has none.

    `years`: what intake reads of each report today; of a report that is not in it the data folder tells nothing.
    """
    check = Check(NAME)
    for report, record in folder.reports.items():
        check.count += 1
        said = record.get("synthetic") or None
        if report not in years:
            check.leave(f"dấu số liệu mô phỏng của {report}", "không đọc được số liệu của năm này")
        elif (marker := years[report].synthetic) != said:
            where = f"run.json, reports.{report}.synthetic"
            check.add(where, said or "(không có dấu)", f"thư mục số liệu: {marker or '(không có dấu)'}")
        banners = [" ".join(tag.get_text().split()) for tag in folder.soup(report).select(".banner")]
        expected = " ".join(said.split()) if isinstance(said, str) else None
        # the banner opens with words of its own; where there is no marker there is no banner
        if not all(expected and expected in words for words in banners) or (expected and not banners):
            check.add(f"{report}.html, dòng báo số liệu mô phỏng", expected or "(không có)", banners or "(không có)")
    _check_top(check, folder)
    return check


def _check_top(check: Check, folder: ReportFolder) -> None:
    """The head of run.json, which the list of reports is made of, says what the reports say."""
    said = [record.get("synthetic") for record in folder.reports.values()]
    if said and folder.run.get("synthetic") not in said:
        check.add("run.json, synthetic", folder.run.get("synthetic") or "(không có dấu)", f"các báo cáo: {said[0]}")
