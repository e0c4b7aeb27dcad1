"""Raw files -> the checked record of a year, or a list of findings."""

from importlib import import_module
from typing import TYPE_CHECKING

from analysis.intake.needs import absent_files, makeable, missing

__all__ = ["YearData", "absent_files", "makeable", "missing", "open_last_review", "open_year"]

if TYPE_CHECKING:  # what an editor completes, and types are checked against
    from analysis.intake.last_review import open_last_review
    from analysis.intake.year import open_year
    from analysis.intake.year_data import YearData

# loaded when asked for: the dictionary alone needs none of them
FRAMES = {"YearData": "year_data", "open_year": "year", "open_last_review": "last_review"}


def __getattr__(name: str) -> object:
    if name in FRAMES:
        return getattr(import_module(f"{__name__}.{FRAMES[name]}"), name)
    raise AttributeError(name)
