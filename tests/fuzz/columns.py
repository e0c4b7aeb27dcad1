"""The columns of each file that hold values of one sort: where a kind may strike."""

from __future__ import annotations

import re

from fuzz.cells import codes_of
from fuzz.files import (
    HALF_OBJECTIVES,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    OBJECTIVES,
    PROGRAMME,
    RECOGNITIONS,
    REVIEWS,
    TABLES,
    TARGETS,
)

COUNTED = {path: codes_of(path, "count") for path in (*REVIEWS, RECOGNITIONS)} | {
    TARGETS: ["households_end", "reduction"]
}
NUMBERED = COUNTED | {
    path: codes_of(path, "decimal") for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)
}
MONEY = {path: [code for code in codes_of(path, "decimal") if code.startswith(("money", "disbursed"))] for path in (PROGRAMME, HALF_PROGRAMME)}  # fmt: skip
ANY = {path: [*codes_of(path, "count", "decimal", "printed", "class", "date", "sex", "area", "village", "score", "yes_no"), "ethnicity", "household_id", "code"] for path in TABLES}  # fmt: skip
TEXTS = {path: [code for code in codes_of(path, "text") if code != "household_id"] for path in TABLES}
DATES = {HOUSEHOLDS: ["escaped_on"], LAST_HOUSEHOLDS: ["escaped_on"], RECOGNITIONS: ["date"]}
CLASSES = {HOUSEHOLDS: ["class_start", "class_end"], LAST_HOUSEHOLDS: ["class_end"], RECOGNITIONS: ["class_from", "class_to"]}  # fmt: skip
ANSWERS = {path: codes_of(path, "yes_no") for path in (HOUSEHOLDS, LAST_HOUSEHOLDS)}
PLAIN_NUMBER = re.compile(r"\d+([.,]\d+)?")
