"""Last year's households and villages carried over into the template of this year."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.findings import ReportFailed
from analysis.intake import YearData
from analysis.intake.values import CLASS_NAMES, UNLISTED

LISTED = ("poor", "near_poor")
LISTED_NAMES = tuple(CLASS_NAMES[name] for name in LISTED)
MONTHS_AFTER_ESCAPE = 36  # hộ mới thoát nghèo: within 36 months of the escape
AREA_NAMES = {"rural": "nông thôn", "urban": "thành thị"}
SEX_NAMES = {"male": "nam", "female": "nữ", "": ""}


@dataclass(frozen=True)
class Carried:
    """What the template of a year takes from the year before.

    `villages`: village, area, especially_difficult, households, poor (both at last year's end: the start of the plan);
    `households`: row = household to review, columns = code names already as cells are typed, and `undated` (escaped
    last year: the day of recognition is still to be filled in). Never a name of a person: intake has dropped them.
    """

    villages: pd.DataFrame
    households: pd.DataFrame
    peoples: tuple[str, ...]
    synthetic: str | None


def carried_from(previous: YearData | None, year: int) -> Carried | None:
    """What is carried over from the review of `year` − 1; raises ReportFailed where it is another year's or incomplete."""
    if previous is None:
        return None
    if previous.year != year - 1:
        raise ReportFailed(
            f"Biểu nhập năm {year} lấy hộ từ kết quả rà soát năm {year - 1}, không phải năm {previous.year}."
        )
    if previous.villages is None or previous.households is None:
        raise ReportFailed(f"Năm {year - 1} chưa có đủ dữ liệu thôn và hộ để chuyển sang biểu nhập năm {year}.")
    villages, households = previous.villages, previous.households
    poor = households[households["class_end"] == "poor"].groupby("village").size()
    return Carried(
        villages=villages[["village", "area", "especially_difficult", "households"]].assign(
            area=villages["area"].map(AREA_NAMES).fillna(""),
            poor=villages["village"].map(poor).fillna(0).astype(int),
        ),
        households=households_carried(households, list(villages["village"]), year),
        peoples=tuple(households["ethnicity"].value_counts().index),
        synthetic=previous.synthetic,
    )


def households_carried(households: pd.DataFrame, villages: list[str], year: int) -> pd.DataFrame:
    """The households to review in `year`: poor or near-poor at the last end, or escaped within 36 months before the year."""
    start_of_year = pd.Timestamp(year=year, month=1, day=1)
    listed = households["class_end"].isin(LISTED)
    not_poor = households["class_end"].isin(UNLISTED)
    # an escape of last year has no date on file yet: the column tells of escapes before that year
    undated = not_poor & households["class_start"].isin(LISTED)
    lately = not_poor & (households["escaped_on"] > start_of_year - pd.DateOffset(months=MONTHS_AFTER_ESCAPE))
    kept = households.assign(undated=undated)[listed | undated | lately]
    order = {village: position for position, village in enumerate(villages)}
    kept = kept.sort_values("village", key=lambda names: names.map(order), kind="stable")
    return pd.DataFrame(
        {
            "household_id": kept["household_id"],
            "village": kept["village"],
            "head_sex": kept["head_sex"].map(SEX_NAMES),
            "ethnicity": kept["ethnicity"],
            "members": kept["members"],
            "children_under_16": kept["children_under_16"],
            "class_start": kept["class_end"].map(CLASS_NAMES),
            # a date of an earlier escape is not the date of last year's
            "escaped_on": kept["escaped_on"].mask(kept["undated"]),
            "helper": kept.get("helper", ""),
            "undated": kept["undated"],
        }
    ).reset_index(drop=True)
