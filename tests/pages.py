"""A page of an invented unit: what stands on it, without a folder of files."""

from types import SimpleNamespace

from analysis.intake.plan import Evaluation, Target
from analysis.presentation.show import Page
from analysis.standards import standard_for


def a_page(
    level="xã", period="", comparable=True, criterion="points", year=2023, standard=None, status="sơ bộ", **data
) -> Page:
    """A page whose data are a stand-in for YearData: `{level} Thử`; `data` sets its other fields (`target`: of its plan)."""
    standard = standard or standard_for(year)
    unit = SimpleNamespace(name="Thử", level=level, district="", province="")
    target = data.pop("target", None) or Target(reduction=3, criterion=criterion)
    document = data.pop("document", None) or SimpleNamespace(legal_bases=[])
    fields = {
        "year": year,
        "period": period,
        "comparable": comparable,
        "standard": standard,
        "previous_standard": standard,
        "unit": unit,
        "unit_name": f"{level} Thử",
        "plan": SimpleNamespace(unit=unit, target=target, document=document, evaluation=Evaluation(), review=None),
        "parameters": SimpleNamespace(status=status, year=year, period=period),
        "continuity": None,
        "started": False,
        "begun": None,
        "year_of_start": year - 1,
        "synthetic": None,
    }
    return Page(SimpleNamespace(**fields | data))
