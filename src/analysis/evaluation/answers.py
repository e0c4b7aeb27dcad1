"""What the review answers of the plan's objectives (mục tiêu), by codes reserved for it in objectives.csv with source `review`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import pandas as pd

from analysis.evaluation.outcomes import registered_outcomes
from analysis.review.classes import ABSENT, NEAR_POOR, POOR

MALNOURISHED = "MT.TRE_SUY_DINH_DUONG"
AT_MOST_CODES = frozenset({MALNOURISHED})  # the fewer, the better
REGISTERED_ESCAPED = "MT.DANG_KY_THOAT"  # registered households that escaped in the year, %
SUPPORT_ANSWERS = {
    "support_health": ("MT.HT_Y_TE", "y tế"),
    "support_education": ("MT.HT_GIAO_DUC", "giáo dục"),
    "support_production": ("MT.HT_SAN_XUAT", "sản xuất"),
    "support_credit": ("MT.HT_TIN_DUNG", "tín dụng"),
    "support_housing": ("MT.HT_NHA_O", "nhà ở"),
    "support_water": ("MT.HT_NUOC_SACH", "nước sinh hoạt"),
    "support_information": ("MT.HT_THONG_TIN", "thông tin"),
    "support_electricity": ("MT.HT_TIEN_DIEN", "tiền điện"),
    "support_legal": ("MT.HT_PHAP_LY", "pháp lý"),
    "support_emergency": ("MT.HT_DOT_XUAT", "đột xuất"),
}
Scope = Literal["listed", "present", "all"]


class Answer(NamedTuple):
    """A reserved code's meaning (Vietnamese) and unit, and how it is computed from the households of its scope.

    Scope: `listed` (poor or near-poor at the end), `present` (in the commune at the end), `all` (every row: what was
    given during the year also went to who left).
    """

    meaning: str
    unit: str
    scope: Scope
    compute: Callable[[pd.DataFrame], float | None]


def review_answers(
    households: pd.DataFrame, last_households: pd.DataFrame | None = None, year: int = 0
) -> dict[str, float | None]:
    """The answer by reserved code (MEANINGS lists them); None where the data do not give one.

    `last_households`: the review before that of `year`, for the households it registered.
    """
    scopes: dict[Scope, pd.DataFrame] = {
        "listed": households[households["class_end"].isin([POOR, NEAR_POOR])],
        "present": households[households["class_end"] != ABSENT],
        "all": households,
    }
    answers = {code: answer.compute(scopes[answer.scope]) for code, answer in ANSWERS.items()}
    return answers | {REGISTERED_ESCAPED: _registered_escaped(households, last_households, year)}


def _sum(frame: pd.DataFrame, column: str) -> int | None:
    """The sum of a column of counts; None where the column is not there or a cell is blank."""
    if column not in frame or frame[column].isna().any():
        return None
    return int(frame[column].sum())


def _share(part: str, whole: str, *, rest: bool = False) -> Callable[[pd.DataFrame], float | None]:
    def compute(frame: pd.DataFrame) -> float | None:
        some, every = _sum(frame, part), _sum(frame, whole)
        if some is None or not every:
            return None
        return 100 * ((every - some) if rest else some) / every

    return compute


def _count(column: str) -> Callable[[pd.DataFrame], float | None]:
    def compute(frame: pd.DataFrame) -> float | None:
        total = _sum(frame, column)
        return None if total is None else float(total)

    return compute


def _helped(frame: pd.DataFrame) -> float | None:
    if "helper" not in frame or frame.empty:
        return None
    return 100 * int(frame["helper"].fillna("").ne("").sum()) / len(frame)


def _registered_escaped(households: pd.DataFrame, last_households: pd.DataFrame | None, year: int) -> float | None:
    if last_households is None:
        return None
    counts = registered_outcomes({year - 1: last_households, year: households}).loc[f"{year}_registered"]
    # an answer to the plan's own line, not a comparison: any base is enough
    return 100 * int(counts["escaped"]) / int(counts["households"]) if counts["households"] else None


ANSWERS = {
    "MT.BHYT": Answer("Người thuộc hộ nghèo, hộ cận nghèo có thẻ bảo hiểm y tế", "%", "listed",
                      _share("insured_members", "members")),
    "MT.BHYT_TRE_EM": Answer("Trẻ em dưới 16 tuổi thuộc hộ nghèo, hộ cận nghèo có thẻ bảo hiểm y tế", "%", "listed",
                             _share("children_uninsured", "children_under_16", rest=True)),
    # the review counts all children under 16, not those of school age alone
    "MT.TRE_DI_HOC": Answer("Trẻ em dưới 16 tuổi thuộc hộ nghèo, hộ cận nghèo không thiếu hụt về đi học", "%", "listed",
                            _share("children_out_of_school", "children_under_16", rest=True)),
    MALNOURISHED: Answer("Trẻ em dưới 16 tuổi thuộc hộ nghèo, hộ cận nghèo bị suy dinh dưỡng", "%", "listed",
                                    _share("children_malnourished", "children_under_16")),
    "MT.PHAN_CONG_GIUP_DO": Answer("Hộ nghèo, hộ cận nghèo có đơn vị được phân công giúp đỡ", "%", "listed", _helped),
    "MT.SO_HO_VAY": Answer("Hộ được giải quyết vay vốn", "hộ", "present", _count("loan_granted")),
    **{code: Answer(f"Hộ được hỗ trợ {words} trong năm", "hộ", "all", _count(support))
       for support, (code, words) in SUPPORT_ANSWERS.items()},
}  # fmt: skip
MEANINGS = {code: (answer.meaning, answer.unit) for code, answer in ANSWERS.items()} | {
    REGISTERED_ESCAPED: ("Hộ nghèo đã đăng ký thoát nghèo và thoát nghèo trong năm", "%")
}
