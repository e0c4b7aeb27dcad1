"""The reports of the project: from here a newcomer finds every notebook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """One report: its name in files and figures, its notebook, its Vietnamese title, the other forms it is made in."""

    name: str
    notebook: str
    title: str
    exports: tuple[str, ...] = ("docx", "xlsx", "pdf")


REPORTS: dict[str, Report] = {
    # its workbook is the official one of T1–T13 (analysis.workbooks)
    "review": Report(
        "household-review", "household_review.ipynb", "Rà soát hộ nghèo, hộ cận nghèo", exports=("docx", "pdf")
    ),
    "appendix": Report("annual-plan-appendix", "annual_plan_appendix.ipynb", "Phụ lục kế hoạch năm"),
    "evaluation": Report("year-end-evaluation", "year_end_evaluation.ipynb", "Đánh giá cuối năm"),
}
# the same notebook, of its first six months: a folder of its own (reports/UNIT/2024-H1)
MID_YEAR = Report("mid-year-monitoring", "year_end_evaluation.ipynb", "Giám sát, đánh giá 6 tháng đầu năm")
BY_NAME = {report.name: report for report in (*REPORTS.values(), MID_YEAR)}
# every report that a folder can hold
WHOLE = (frozenset(report.name for report in REPORTS.values()), frozenset({MID_YEAR.name}))
