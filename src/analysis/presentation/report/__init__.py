"""The report that a unit sends on its year, part by part (báo cáo kết quả thực hiện Chương trình trong năm)."""

from analysis.presentation.report.annexes import annex_programme, annex_results
from analysis.presentation.report.assessment import report_causes, report_limits, report_reached
from analysis.presentation.report.direction import report_direction
from analysis.presentation.report.lead import report_lead
from analysis.presentation.report.money import report_money
from analysis.presentation.report.next_year import report_next_year, report_proposals
from analysis.presentation.report.objectives import annex_objectives, report_objectives
from analysis.presentation.report.opening import front_report, report_closing, report_opening
from analysis.presentation.report.poverty import report_movements, report_poverty
from analysis.presentation.report.projects import report_policies, report_projects

__all__ = [
    "annex_objectives",
    "annex_programme",
    "annex_results",
    "front_report",
    "report_causes",
    "report_closing",
    "report_direction",
    "report_lead",
    "report_limits",
    "report_money",
    "report_movements",
    "report_next_year",
    "report_objectives",
    "report_opening",
    "report_policies",
    "report_poverty",
    "report_projects",
    "report_proposals",
    "report_reached",
]
