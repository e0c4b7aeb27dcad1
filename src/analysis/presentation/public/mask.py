"""A frame of figures as the public edition gives it: withheld cells marked, rows of villages left out where they say
too little.
"""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.counted import OTHER_PEOPLES, other_peoples
from analysis.disclosure.edition import Disclosure
from analysis.disclosure.tables import told
from analysis.disclosure.withheld import WITHHELD, withheld
from analysis.presentation.page import PageOf
from analysis.presentation.public.words import words
from analysis.presentation.table import NOTE
from analysis.review.counting import TOTAL


def masked(page: PageOf, found: Disclosure, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the marker in every withheld cell, in its `total` row alone where its villages are not given.

    Raises Unclassified for a column that nobody has judged.
    """
    frame = _peoples(found, frame) if table.startswith("T9_") else frame
    rows = list(frame.index) if has_villages(found, table, frame) else [row for row in frame.index if row == TOTAL]
    cells = {
        column: [_cell(found, table, row, column, frame.at[row, column]) for row in rows] for column in frame.columns
    }
    given = pd.DataFrame(
        {
            c: pd.Series(values, index=rows, dtype="object" if any(map(withheld, values)) else frame[c].dtype)
            for c, values in cells.items()
        }
    )
    if len(rows) < len(frame.index):
        given.attrs[NOTE] = words("tables", "total_only").format(
            place=page.places, level=page.level, threshold=found.rules.threshold
        )
    return given


def _cell(found: Disclosure, table: str, row: object, column: object, value: object) -> object:
    # what does not exist has nothing to hide
    return WITHHELD if pd.notna(value) and found.hides(table, str(row), str(column)) else value


def has_villages(found: Disclosure, table: str, frame: pd.DataFrame) -> bool:
    """Whether the table has rows of villages in the public edition."""
    return all(found.has_villages(table, str(column)) for column in frame.columns)


def nothing_given(found: Disclosure, table: str, frame: pd.DataFrame) -> bool:
    """Whether a masked frame gives no figure but those that other tables have anyhow."""
    own = [(row, column) for row in frame.index for column in frame.columns if told(table, str(row), str(column))]
    return bool(own) and all(withheld(frame.at[place]) for place in own)


def _peoples(found: Disclosure, frame: pd.DataFrame) -> pd.DataFrame:
    """Form T9 with the peoples of few households in one column, last."""
    merged = list(other_peoples(frame, found.rules))
    if not merged:
        return frame
    return frame.drop(columns=merged).assign(**{OTHER_PEOPLES: frame[merged].sum(axis=1)})
