"""Raw files -> checked frames, or a list of findings."""

from analysis.intake.needs import absent_files, makeable, missing
from analysis.intake.year import YearData, open_year

__all__ = ["YearData", "absent_files", "makeable", "missing", "open_year"]
