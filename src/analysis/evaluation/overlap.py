"""Which deprivations come together among the poor (các thiếu hụt thường đi cùng nhau)."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import narwhals as nw
import pandas as pd

from analysis.review.classes import POOR, at_end
from analysis.standards import INDICATOR_CODES

LEAST_TOGETHER = 5  # a pair seen in fewer households says nothing


def overlap(households: Any, klass: str = POOR) -> pd.DataFrame:
    """Row = d01…d12, columns = d01…d12: households of the class deprived in both; the diagonal has each indicator's own."""
    frame = nw.from_native(households).lazy().filter(at_end(klass)).select(*INDICATOR_CODES)
    cells = frame.collect("pandas").to_native().astype("int64")
    return cells.T.dot(cells).reindex(index=INDICATOR_CODES, columns=INDICATOR_CODES, fill_value=0).astype("int64")


def strongest_pairs(
    together: pd.DataFrame, base: int, *, least: int = LEAST_TOGETHER, first: int | None = 10
) -> pd.DataFrame:
    """Row = pair (`d03+d10`); both, either, expected, lift, jaccard; the pairs that come together more than chance has them.

    `together`: `overlap`; `base`: households of the class. expected = n_i·n_j / base households were the two
    independent, lift = both / expected (only > 1 is listed), jaccard = both / either. Only pairs found together in
    `least` households or more; strongest lift first, then the more frequent; the `first` so many (None: all).
    """
    rows = {}
    for one, other in combinations(together.index, 2):
        both, alone, other_alone = (int(together.at[a, b]) for a, b in ((one, other), (one, one), (other, other)))
        # whole numbers decide: an exact 1 is chance, not a finding
        if both >= least and both * base > alone * other_alone:
            either = alone + other_alone - both
            expected = alone * other_alone / base
            rows[f"{one}+{other}"] = (both, either, expected, both / expected, both / either)
    pairs = pd.DataFrame.from_dict(rows, orient="index", columns=["both", "either", "expected", "lift", "jaccard"])
    pairs = pairs.astype(
        {"both": "Int64", "either": "Int64"} | dict.fromkeys(("expected", "lift", "jaccard"), "Float64")
    )
    return pairs.sort_values(["lift", "both"], ascending=False, kind="stable").head(
        len(pairs) if first is None else first
    )
