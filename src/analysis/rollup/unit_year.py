"""One commune in one year as a roll-up needs it: who it is, where its figures come from, the figures of its whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from analysis.findings import Finding
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT
from analysis.standards import INDICATOR_CODES

Source = Literal["report", "review", "form", "none"]
Values = Mapping[str, int | float | None]

MEASURES = ("households", "persons")
CLASSES = ("poor", "near_poor", "average_living")
MOVEMENTS = ("T2_households", "T2_persons", "T3_households", "T3_persons")
DEPRIVATIONS = ("T4", "T6")
OUT = {"T2": POOR_OUT, "T3": NEAR_POOR_OUT}
INTO = {"T2": POOR_IN, "T3": NEAR_POOR_IN}
# which class a form is of
KLASS = {"T2": "poor", "T3": "near_poor", "T4": "poor", "T5": "poor", "T6": "near_poor", "T7": "near_poor"}
COLUMNS = {
    "T1": ("households", "persons", *CLASSES, *(f"{klass}_persons" for klass in CLASSES)),
    **{form: ("start", *OUT[form[:2]], *INTO[form[:2]], "end") for form in MOVEMENTS},
    **dict.fromkeys(DEPRIVATIONS, ("base", "total", *INDICATOR_CODES)),
}
MONEY = ("money_central", "money_province", "money_district", "money_mobilised", "money_total", "money_credit", "disbursed")  # fmt: skip
NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True)
class Name:
    """What a commune is called: `xã Kim Tân`, `huyện Ia Pa`, `tỉnh Gia Lai`; blank for what is not known."""

    full: str
    district: str = ""
    province: str = ""


@dataclass(frozen=True)
class UnitYear:
    """The figures of a commune's whole, every one a count unless it says otherwise; a figure that is not known is None
    or absent.

    `folder`: its folder in the data; blank for one that only a form knows. `forms`: by form (T1, T2_households, … T6)
    the counts by column; of a form handed in the rates too, and T5, T7. `before`: households, poor, near_poor of the
    last review, `comparable` whether it stands under the same standard. `target`: reduction_planned, reduction_actual
    (households), met (1/0); `goal`: what its plan wants, with the criterion (points, households_ratio) or `households`.
    `money`: million VND. `files`: where the figures were read. `remarks`: what a reader must know of the source.
    `failed`: errors that kept its data from being used.
    """

    name: Name
    source: Source
    folder: str = ""
    status: str = ""
    forms: Mapping[str, Values] = field(default_factory=dict)
    before: Values = field(default_factory=dict)
    comparable: bool = True
    target: Values = field(default_factory=dict)
    goal: tuple[float, str] | None = None
    money: Values = field(default_factory=dict)
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    failed: tuple[Finding, ...] = ()
    synthetic: str = ""

    @property
    def label(self) -> str:
        """The name as a row of a table has it."""
        return self.name.full

    def get(self, form: str, column: str) -> int | float | None:
        """One figure, None where it is not known."""
        return self.forms.get(form, NOTHING).get(column)
