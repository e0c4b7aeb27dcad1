"""The reports of the project: from here a newcomer finds every notebook."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.parameters import Parameters, RollupParameters

FORMS = ("docx", "xlsx", "pdf")


@dataclass(frozen=True)
class Report:
    """One report: its name in files and figures, its notebook, its Vietnamese title, the other forms it is made in.

    A document (văn bản) is what is sent: its page shows no code. Workings (hồ sơ phân tích) are what it rests on: their
    page has the code folded, and they are read on screen alone.
    """

    name: str
    notebook: str
    title: str
    exports: tuple[str, ...] = FORMS
    workings: bool = False
    # handed out within the unit: never in a public edition
    inside: bool = False

    @property
    def public(self) -> bool:
        """Whether a public edition has it."""
        return not (self.workings or self.inside)


REPORTS: dict[str, Report] = {
    "review": Report("household-review", "household_review.ipynb", "Rà soát hộ nghèo, hộ cận nghèo"),
    # a text without tables of its own has no workbook
    "plan": Report("annual-plan", "annual_plan.ipynb", "Kế hoạch năm", exports=("docx", "pdf")),
    "appendix": Report("annual-plan-appendix", "annual_plan_appendix.ipynb", "Phụ lục kế hoạch năm"),
    "plan-workings": Report(
        "plan-workings", "plan_workings.ipynb", "Hồ sơ phân tích kế hoạch", exports=(), workings=True
    ),
    "evaluation": Report("year-end-evaluation", "year_end_evaluation.ipynb", "Đánh giá cuối năm"),
    "villages": Report(
        "village-sheets", "village_sheets.ipynb", "Phiếu thông tin thôn", exports=("docx", "pdf"), inside=True
    ),
    "evaluation-workings": Report(
        "evaluation-workings", "evaluation_workings.ipynb", "Hồ sơ phân tích kết quả", exports=(), workings=True
    ),
}
# a folder of its own (reports/UNIT/2024-H1)
MID_YEAR = Report("mid-year-monitoring", "mid_year_monitoring.ipynb", "Giám sát, đánh giá 6 tháng đầu năm")
# the level above: a folder of its own too (reports/tong-hop/2023)
ROLLUP = Report("rollup", "rollup.ipynb", "Bảng tổng hợp kết quả giảm nghèo")
BY_NAME = {report.name: report for report in (*REPORTS.values(), MID_YEAR, ROLLUP)}
# every report that a folder can hold
WHOLE = (frozenset(report.name for report in REPORTS.values()), frozenset({MID_YEAR.name}), frozenset({ROLLUP.name}))


def parameters_of(name: str) -> type[Parameters]:
    """What a report of this name takes as parameters."""
    return RollupParameters if name == ROLLUP.name else Parameters


# every report of a public edition
DOCUMENTS = frozenset(report.name for report in REPORTS.values() if report.public)


def asked_for(only: str) -> list[str]:
    """The names of the reports that `--only` means: one document, or both workings."""
    if only == "workings":
        return [report.name for report in REPORTS.values() if report.workings]
    return [REPORTS[only].name]
