"""What a report tells of the issued table: the findings of its arithmetic, from the frames of the year."""

from __future__ import annotations

from analysis.findings import Finding, errors
from analysis.intake import YearData
from analysis.intake.checks.issued_table import check_issued
from analysis.planning.issued_table import counted
from analysis.planning.village_targets import village_targets


def issued_findings(data: YearData) -> list[Finding]:
    """A warning for each printed cell of the issued table that is not what the counts give, a note for mixed marks."""
    parts = (data.targets, data.target_counts, data.previous_households, data.previous_villages)
    if any(part is None for part in parts) or errors(data.findings):
        return []
    computed = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return check_issued(data.targets.to_dict("records"), counted(computed), data.targets_file)
