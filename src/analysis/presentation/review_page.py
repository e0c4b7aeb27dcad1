"""What the household review says in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.document.shown import Shown
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, key_figures
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT, identity_gap


def key_results(page: PageOf, classes: pd.DataFrame) -> Shown:
    """The poor and the near-poor, in households and persons. `classes`: form T1."""
    total = classes.loc["total"]
    return key_figures(
        [
            ("Hộ nghèo", f"{integer(total['poor'])} hộ", _share(total, "poor_rate")),
            ("Hộ cận nghèo", f"{integer(total['near_poor'])} hộ", _share(total, "near_poor_rate")),
            ("Nhân khẩu nghèo", f"{integer(total['poor_persons'])} người", _share(total, "poor_persons_rate")),
            ("Tổng số hộ dân", f"{integer(total['households'])} hộ", f"{integer(total['persons'])} nhân khẩu"),
        ]
    )


def _share(total: pd.Series, column: str) -> str:
    return "không có tổng số để tính tỷ lệ" if pd.isna(total[column]) else f"{rate(total[column])} %"


def identity_sentences(
    page: PageOf, poor: dict[str, pd.DataFrame], near_poor: dict[str, pd.DataFrame], classes: pd.DataFrame
) -> Shown:
    """Whether the identities of T2 and T3 hold, in households and persons, and agree with T1 and with each other."""
    lines = []
    for name, label in (("households", "hộ"), ("persons", "nhân khẩu")):
        t2, t3 = poor[name], near_poor[name]
        lines.append(_identity("T2", label, identity_gap(t2, POOR_OUT, POOR_IN), page.place))
        lines.append(_identity("T3", label, identity_gap(t3, NEAR_POOR_OUT, NEAR_POOR_IN), page.place))
        # a household that moved or split stands under “khác” in both forms, so the two flows can be compared as they are
        lines.append(
            _equal(
                "T2 “thành cận nghèo” = T3 “nghèo thành cận nghèo”",
                label,
                t2["to_near_poor"] - t3["from_poor"],
                page.place,
            )
        )
        lines.append(
            _equal(
                "T2 “cận nghèo thành nghèo” = T3 “thành hộ nghèo”",
                label,
                t2["from_near_poor"] - t3["to_poor"],
                page.place,
            )
        )
    lines.append(_equal("T2 cuối kỳ = T1 hộ nghèo", "hộ", poor["households"]["end"] - classes["poor"], page.place))
    lines.append(
        _equal("T3 cuối kỳ = T1 hộ cận nghèo", "hộ", near_poor["households"]["end"] - classes["near_poor"], page.place)
    )
    return bullets(lines)


def _identity(form: str, label: str, gap: pd.Series, place: str) -> str:
    return _equal(f"{form} ({label}): đầu kỳ − giảm + tăng = cuối kỳ", "", gap, place)


def _equal(what: str, label: str, gap: pd.Series, place: str) -> str:
    where = f" ({label})" if label else ""
    wrong = [str(row) for row, value in gap.items() if value != 0]
    return f"{what}{where}: " + (f"đúng ở mọi {place.lower()} và tổng." if not wrong else f"LỆCH ở {', '.join(wrong)}.")
