"""The plan's objectives and tasks (mục tiêu, nhiệm vụ) answered: target, actual, met."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from analysis.evaluation.direction import AT_MOST, directions
from analysis.intake.review_codes import from_review
from analysis.review.counting import percent

REVIEW, REPORTED = "review", "reported"


def objective_results(
    objectives: pd.DataFrame | None,
    computed: Mapping[str, float | None],
    printed: Mapping[str, float | None] = MappingProxyType({}),
) -> pd.DataFrame | None:
    """Row = objective's code; target, actual, share (actual in % of the target), met (1/0), direction, source, computed.

    `computed`: what the review itself answers, by code; it fills an actual that was left blank with source `review`, and
    stands in its own column for every code reserved for it, reported or not. met is missing where target or actual is;
    an objective of the direction at_most is met at its target or below. `printed`: what judges instead of a computed actual
    where a report prints it otherwise (the difference of two printed rates), so that the line and the unit's target never
    contradict each other. source: review, reported, or blank where nothing
    answers. None where there is no file.
    """
    if objectives is None:
        return None
    rows = objectives.set_index("code").rename_axis(None)
    sources = rows.get("source", pd.Series("", rows.index))
    # no objective at all maps to no type: yes or no is said outright
    answered = pd.Series([from_review(text) for text in sources], index=rows.index, dtype=bool)
    answers = pd.Series([computed.get(code) for code in rows.index], index=rows.index, dtype="Float64")
    fill = rows["actual"].isna() & answered
    target, actual = rows["target"], rows["actual"].mask(fill, answers)
    direction = directions(objectives).set_axis(rows.index)
    instead = pd.Series([printed.get(code) for code in rows.index], index=rows.index, dtype="Float64")
    judged = actual.mask(fill & instead.notna(), instead)
    met = (judged >= target).mask(direction == AT_MOST, judged <= target)
    source = pd.Series(REPORTED, rows.index, dtype="str").mask(fill, REVIEW).mask(actual.isna(), "")
    return pd.DataFrame(
        {
            "target": target,
            "actual": actual,
            "share": percent(actual, target),
            "met": met.astype("Int64"),
            "direction": direction,
            "source": source,
            "computed": answers,
        }
    )


def unanswered(results: pd.DataFrame) -> list[str]:
    """The codes of the lines that nothing answers (chưa có số liệu trả lời), in the order of the plan."""
    return [str(code) for code in results.index[results["met"].isna()]]


def contradicted(results: pd.DataFrame) -> list[str]:
    """The codes whose reported actual differs, at two decimals, from what the review gives."""
    gap = (results["actual"] - results["computed"]).abs()
    return [str(code) for code in results.index[(gap >= 0.005).fillna(False)]]


def by_section(objectives: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Row = section of the plan to its second level (II.2, III.1, …), then `total`; lines, met, missed, unanswered."""
    section = objectives["section"] if "section" in objectives else pd.Series("", objectives.index)
    of_line = section.map(lambda text: ".".join(str(text).split(".")[:2])).to_numpy()
    met = results["met"]
    counts = pd.DataFrame(
        {
            "lines": 1,
            "met": met.eq(1).fillna(False).to_numpy(),
            "missed": met.eq(0).fillna(False).to_numpy(),
            "unanswered": met.isna().to_numpy(),
        },
    ).astype("int64")
    grouped = counts.groupby(of_line, sort=False).sum()
    return pd.concat([grouped, counts.sum().to_frame("total").T]).astype("Int64")
