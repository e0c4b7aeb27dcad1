"""Raw files -> checked frames, or a list of findings."""

from analysis.intake.last_review import open_last_review
from analysis.intake.needs import absent_files, makeable, missing
from analysis.intake.year import YearData, open_year

__all__ = ["YearData", "absent_files", "makeable", "missing", "open_last_review", "open_year"]
