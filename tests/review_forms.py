"""The forms T1–T13 as they are to be: the frames of the review by sheet, line and column, and what a page shows of them."""

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
from analysis.review import NEAR_POOR, POOR

LINES = {"Hộ": "households", "Nhân khẩu": "persons"}
CLASSES = {POOR: "nghèo", NEAR_POOR: "cận nghèo"}


@dataclass(frozen=True)
class Form:
    """One form: its sheet, its head, its frames by line (`""` where a village has one line), what a page shows of it."""

    sheet: str
    head: Head
    frames: Mapping[str, pd.DataFrame]
    page: Shown


def review_forms(data: YearData) -> list[Form]:
    """The forms in official order; T8–T11 once for each class."""
    page, households, villages = PageOf(data), data.households, data.villages
    classes = review.summary_of_classes(households, villages)
    t2 = {line: review.poor_movements(households, villages, measure) for line, measure in LINES.items()}
    t3 = {line: review.near_poor_movements(households, villages, measure) for line, measure in LINES.items()}
    found = [
        Form("T1", forms.head_t1(classes), {"": classes}, forms.form_t1(page, classes)),
        Form("T2", forms.T2, t2, forms.form_t2(page, *t2.values())),
        Form("T3", forms.T3, t3, forms.form_t3(page, *t3.values())),
    ]
    for klass, sheets in ((POOR, ("T4", "T5")), (NEAR_POOR, ("T6", "T7"))):
        counts = review.deprivation_counts(households, villages, klass)
        rates = review.deprivation_rates(counts)
        counted = forms.form_deprivation_counts(page, counts, klass)
        rated = forms.form_deprivation_rates(page, rates, klass)
        found.append(Form(sheets[0], forms.deprivation_head(page, rates=False), {"": counts}, counted))
        found.append(Form(sheets[1], forms.deprivation_head(page, rates=True), {"": rates}, rated))
    found += _by_class("T8", lambda klass: review.target_groups(households, villages, klass), lambda _: forms.T8, page)
    found += _by_class("T9", lambda klass: review.ethnic_groups(households, villages, klass), forms.peoples_head, page)
    found += _by_class(
        "T10", lambda klass: review.causes(households, villages, klass), lambda _: forms.causes_head(page), page
    )
    found += _by_class("T11", lambda klass: review.children(households, villages, klass), lambda _: forms.T11, page)
    for klass, sheet in ((POOR, "T12"), (NEAR_POOR, "T13")):
        results = review.results_by_ethnicity(households, villages, klass, klass)
        shown = forms.form_by_ethnicity(page, results, klass)
        found.append(Form(sheet, forms.ethnicity_head(klass), {"": results}, shown))
    return found


def _by_class(name, frame_of, head_of, page):
    for klass, words in CLASSES.items():
        frame = frame_of(klass)
        shown = getattr(forms, f"form_{name.lower()}")(page, frame, klass)
        yield Form(f"{name} {words}", head_of(frame), {"": frame}, shown)
