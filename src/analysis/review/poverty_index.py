"""The adjusted headcount of multidimensional poverty (Alkire–Foster counting method) of the households of a review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import narwhals as nw
import pandas as pd

from analysis.intake.people_list import MAJORITY
from analysis.review.alkire_foster import Dimensions, Measures, measures
from analysis.review.classes import ABSENT, POOR, at_end
from analysis.review.counting import TOTAL, percent, quotient, register, sums_by, village_names, with_total
from analysis.review.deprivations import deprivation_counts
from analysis.review.indicator_weights import IndicatorWeights, Weight, indicator_weights
from analysis.standards import INDICATOR_CODES

By = Literal["village", "area", "minority", "ethnicity"]
RECOGNISED = "recognised"
MINORITY_GROUP = "minority"


def poverty_index(households: Any, villages: pd.DataFrame) -> pd.DataFrame:
    """H, A, M0 and the contributions, row = village, `total`.

    headcount H = poor ÷ all households; intensity A = Σ deprivations of the poor ÷ (12 × poor); adjusted_headcount
    M0 = H × A (these three are shares of 1); contribution_d01…d12 in % of Σ. Where nobody is poor M0 is 0 and A and
    the contributions are missing. Source: Alkire & Foster (2011), equal weights, poor as the standard defines them.
    """
    counts = deprivation_counts(households, villages, POOR)
    all_households = register(villages)["households"]
    headcount = quotient(counts["base"], all_households)
    intensity = quotient(counts["total"], len(INDICATOR_CODES) * counts["base"])
    # M0 = H × A = Σ ÷ (12 × all households): 0, not missing, where nobody is poor
    adjusted = quotient(counts["total"], len(INDICATOR_CODES) * all_households)
    contributions = {f"contribution_{code}": percent(counts[code], counts["total"]) for code in INDICATOR_CODES}
    return pd.DataFrame(
        {"headcount": headcount, "intensity": intensity, "adjusted_headcount": adjusted, **contributions}
    )


def counting_measures(
    households: Any,
    villages: pd.DataFrame,
    *,
    by: By = "village",
    measure: Literal["households", "persons"] = "households",
    k: Weight | Literal["recognised"] = RECOGNISED,
    weights: Mapping[str, Weight] | Sequence[Weight] | None = None,
    dimensions: Dimensions | None = None,
) -> Measures:
    """The counting measures of a review for households or for persons (members), row = group, then `total`.

    `by`: village; area (rural, urban); minority (Kinh, minority); ethnicity (each people on file). `k`: "recognised"
    takes the poor as the review classed them (hộ nghèo); a number takes every household present at the end of the year
    whose weighted deprivations reach it (the identification of the method, blind to income). `weights`: of d01…d12, by
    code or in order, 1 each if not given; `dimensions`: as `Standard.dimensions`.

    The population comes from the register; households that were not reviewed count as not deprived, so uncensored
    ratios are those the review saw. The register knows no people but Kinh: by ethnicity, the others' population, H and
    M0 are missing, while A and every contribution stand. Raises ValueError for another `by` or a wrong cut-off or weight.
    """
    if by not in get_args(By):
        raise ValueError(f"by must be one of {', '.join(get_args(By))}; found {by!r}")
    exact = indicator_weights(weights, INDICATOR_CODES)
    column = "ethnicity" if by in ("minority", "ethnicity") else "village"
    counts = sums_by(_with_sizes(households, exact, measure, k), column, **_sums(exact))
    counts, population = _grouped(counts, villages, by, measure)
    counts = with_total(counts)
    everybody = register(villages)[measure][TOTAL]
    counts["population"] = pd.concat([population.reindex(counts.index[:-1]), pd.Series({TOTAL: everybody})]).astype(
        "Int64"
    )
    return measures(counts, exact, dimensions)


def _with_sizes(households: Any, weights: IndicatorWeights, measure: str, k: Weight | str) -> Any:
    """The households, lazily, with what each adds to the population reviewed and to the poor, for any engine."""
    present = ~at_end(ABSENT)
    if k == RECOGNISED:
        poor = at_end(POOR)
    else:
        weighted = [nw.col(n).cast(nw.Int64) * u for n, u in zip(weights.names, weights.units, strict=True)]
        poor = present & (nw.sum_horizontal(*weighted) >= weights.cut_off(k))
    size = nw.col("members").cast(nw.Int64) if measure == "persons" else nw.lit(1, nw.Int64)
    frame = nw.from_native(households).lazy()
    # columns of their own: asked for by every measure below, they would else be computed once for each
    return frame.with_columns(poor_size=poor.cast(nw.Int64) * size, size=present.cast(nw.Int64) * size).to_native()


def _sums(weights: IndicatorWeights) -> dict[str, nw.Expr]:
    deprived = {name: nw.col(name).cast(nw.Int64) for name in weights.names}
    return (
        {"poor": nw.col("poor_size")}
        | {f"deprived_{name}": nw.col("size") * cell for name, cell in deprived.items()}
        | {f"poor_{name}": nw.col("poor_size") * cell for name, cell in deprived.items()}
    )


def _grouped(counts: pd.DataFrame, villages: pd.DataFrame, by: By, measure: str) -> tuple[pd.DataFrame, pd.Series]:
    """The counts by the groups asked for, and the groups' population; groups in a fixed order."""
    if by in ("village", "area"):
        counts = counts.reindex(village_names(villages), fill_value=0)
        everybody = villages.set_index("village")[measure].astype("Int64")
        if by == "village":
            return counts, everybody
        area = villages.set_index("village")["area"]
        of_area = everybody.groupby(area).sum(skipna=False)
        return counts.groupby(area).sum().rename_axis(None), of_area.rename_axis(None)
    whole = register(villages).loc[TOTAL]
    minority = whole[f"minority_{measure}"]
    population = pd.Series({MAJORITY: whole[measure] - minority, MINORITY_GROUP: minority}, dtype="Int64")
    if by == "minority":
        group = counts.index.map(lambda people: MAJORITY if people == MAJORITY else MINORITY_GROUP)
        return counts.groupby(group).sum().reindex([MAJORITY, MINORITY_GROUP], fill_value=0), population
    peoples = sorted(counts.index, key=lambda people: (people != MAJORITY, -counts.at[people, "poor"], people))
    return counts.reindex(peoples), population.drop(MINORITY_GROUP).reindex(peoples)
