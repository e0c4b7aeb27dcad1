"""Raw files -> checked frames, or a list of findings."""

from analysis.intake.year import NEEDS, YearData, open_year, read_year

__all__ = ["NEEDS", "YearData", "open_year", "read_year"]
