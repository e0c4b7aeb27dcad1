"""A panel of thirteen households over three reviews, small enough to follow with a finger."""

from __future__ import annotations

import pandas as pd

from analysis.standards import INDICATOR_CODES

CLASSES = {"p": "poor", "n": "near_poor", "o": "not_poor", "-": "absent"}
COLUMNS = ("registered", "support_health", "support_credit")


def review(rows: str, **flags: str) -> pd.DataFrame:
    """A review: a line a household: id, classes (pn = poor, then near-poor), then `change`, `escaped_on` and d01… in any order.

    `flags`: households by column, as `registered="H1 H2"`; `helper="H1:Hội_A H2:Hội_B"`.
    """
    records = []
    for line in rows.strip().splitlines():
        name, classes, *more = line.split()
        deprived = [word for word in more if word in INDICATOR_CODES]
        date = next((word for word in more if word[0] == "2"), None)
        change = next((word for word in more if word not in deprived and word != date), "")
        start, end = (CLASSES[letter] for letter in classes)
        records.append(
            {
                "household_id": name,
                "class_start": start,
                "class_end": end,
                "change": change,
                "escaped_on": pd.Timestamp(date) if date else pd.NaT,
                **{code: code in deprived for code in INDICATOR_CODES},
            }
        )
    frame = pd.DataFrame(records).astype({"escaped_on": "datetime64[s]"})
    for column in COLUMNS:
        frame[column] = frame["household_id"].isin(flags.get(column, "").split())
    helpers = dict(pair.replace("_", " ").split(":") for pair in flags.get("helper", "").split())
    frame["helper"] = [helpers.get(name, "") for name in frame["household_id"]]
    return frame


# H8 is lost between the files, H6 merges off the list, H3 and H11 need no review once not poor
PANEL = {
    2022: review(
        """
        H1 pp d01 d02 d03
        H2 pp d01 d02 d03
        H3 pp d01 d02 d10
        H4 pp d10 d11 d12
        H5 pp d01 d04 d05
        H6 pp d01 d02 d03
        H7 op d03 d04 d05
        H8 pp d01 d02 d03
        H9 nn d10
        H10 pn d10
        H11 po
        """,
        registered="H1 H2 H3 H8",
        helper="H1:Hội_A H2:Hội_A H3:Hội_B H9:Hội_B",
    ),
    2023: review(
        """
        H1 pp d01 d02 d06
        H2 pn d02
        H3 po
        H4 p- died
        H5 pp d01 d04 d05
        H6 po merged d03
        H7 pp d03 d04 d07
        H9 np d10 d11 d12
        H10 np 2022-12-14 d09 d10 d11
        H12 op 2018-12-10 d01 d02 d03
        """,
        support_health="H1 H2 H3",
        support_credit="H3 H9",
    ),
    2024: review(
        """
        H1 pp d01 d02 d06
        H2 np 2023-12-14 d01 d02 d03
        H5 po
        H7 pp d03 d04 d07
        H9 pn d10
        H10 pp 2022-12-14 d09 d10 d11
        H11 op 2022-12-14 d01 d02 d03
        H12 p- 2018-12-10 moved_out
        H13 -p moved_in d01 d02 d03
        """
    ),
}
