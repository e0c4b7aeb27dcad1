"""The forms T1–T13 as declared for the page: head, lines and frames of each sheet of household-review.xlsx.

The heads are those of the page (presentation/forms.py); a test holds every sheet equal to the page's figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import review
from analysis.document.head import Head
from analysis.document.shown import Shown
from analysis.intake import YearData
from analysis.presentation import forms
from analysis.presentation.page import PageOf
from analysis.presentation.units import HOUSEHOLDS, PERCENT
from analysis.review import NEAR_POOR, POOR

CLASS_SHEETS = {POOR: "nghèo", NEAR_POOR: "cận nghèo"}


@dataclass(frozen=True)
class Form:
    """One form of a workbook: the sheet's name, the head, the frames by line (`""` where a village has one line).

    `page` is what the report shows of the same form: the caption is its text.
    """

    sheet: str
    head: Head
    frames: Mapping[str, pd.DataFrame]
    page: Shown
    default: tuple[str, str] = HOUSEHOLDS
    note: str = ""
    counts_sheet: str = ""  # where the numerators of the rates stand, if on another sheet
    formulas: bool = True  # a public edition has numbers alone: what is withheld would have to stand in them


def review_forms(data: YearData) -> list[Form]:
    """The forms of the household review in official order; T8–T11 once for each class."""
    page, households, villages = PageOf(data), data.households, data.villages
    classes = review.summary_of_classes(households, villages)
    t2 = {line: review.poor_movements(households, villages, measure) for line, measure in LINES.items()}
    t3 = {line: review.near_poor_movements(households, villages, measure) for line, measure in LINES.items()}
    found = [
        Form("T1", forms.head_t1(classes), {"": classes}, forms.form_t1(page, classes)),
        Form("T2", forms.T2, t2, forms.form_t2(page, *t2.values()), note=forms.MOVEMENT_NOTE),
        Form("T3", forms.T3, t3, forms.form_t3(page, *t3.values()), note=forms.MOVEMENT_NOTE),
    ]
    for klass, counts_sheet, rates_sheet in ((POOR, "T4", "T5"), (NEAR_POOR, "T6", "T7")):
        counts = review.deprivation_counts(households, villages, klass)
        rates = review.deprivation_rates(counts)
        shown = forms.form_deprivation_counts(page, counts, klass)
        found.append(Form(counts_sheet, forms.deprivation_head(page, rates=False), {"": counts}, shown))
        shown = forms.form_deprivation_rates(page, rates, klass)
        note = forms.no_base(page) if rates["base"].eq(0).any() else ""
        head = forms.deprivation_head(page, rates=True)
        found.append(Form(rates_sheet, head, {"": rates}, shown, PERCENT, note, counts_sheet))
    found += [form(page, klass) for form in (_t8, _t9, _t10, _t11) for klass in CLASS_SHEETS]
    for klass, sheet in ((POOR, "T12"), (NEAR_POOR, "T13")):
        results = review.results_by_ethnicity(households, villages, klass, klass)
        shown = forms.form_by_ethnicity(page, results, klass)
        found.append(Form(sheet, forms.ethnicity_head(klass), {"": results}, shown, note=forms.ETHNICITY_NOTE))
    return found


LINES = {"Hộ": "households", "Nhân khẩu": "persons"}


def _t8(page: PageOf, klass: str) -> Form:
    groups = review.target_groups(page.data.households, page.data.villages, klass)
    return Form(
        f"T8 {CLASS_SHEETS[klass]}", forms.T8, {"": groups}, forms.form_t8(page, groups, klass), note=forms.GROUP_NOTE
    )


def _t9(page: PageOf, klass: str) -> Form:
    peoples = review.ethnic_groups(page.data.households, page.data.villages, klass)
    head = forms.peoples_head(peoples)
    return Form(f"T9 {CLASS_SHEETS[klass]}", head, {"": peoples}, forms.form_t9(page, peoples, klass))


def _t10(page: PageOf, klass: str) -> Form:
    causes = review.causes(page.data.households, page.data.villages, klass)
    head = forms.causes_head(page)
    return Form(f"T10 {CLASS_SHEETS[klass]}", head, {"": causes}, forms.form_t10(page, causes, klass))


def _t11(page: PageOf, klass: str) -> Form:
    children = review.children(page.data.households, page.data.villages, klass)
    return Form(f"T11 {CLASS_SHEETS[klass]}", forms.T11, {"": children}, forms.form_t11(page, children, klass))
