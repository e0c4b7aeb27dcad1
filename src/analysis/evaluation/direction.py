"""Which way an objective is to be read (chiều của mục tiêu): at least the target, or at most."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import pandas as pd

from analysis.evaluation.answers import AT_MOST_CODES
from analysis.intake.values import decimal_readings
from analysis.rules.direction import direction

AT_LEAST, AT_MOST = "at_least", "at_most"


def directions(objectives: pd.DataFrame) -> pd.Series:
    """at_least or at_most by position: the column `direction` where it is filled, else what the code or the words say.

    Codes answered by the review have their own direction (fewer malnourished children is better). Words count only
    right before the target's own number or alone in the unit: rules/direction.toml.
    """
    return pd.Series([_direction(row) for _, row in objectives.iterrows()], index=objectives.index, dtype="str")


def _direction(row: pd.Series) -> str:
    given = row.get("direction")
    if isinstance(given, str) and given:
        return given
    if row["code"] in AT_MOST_CODES:
        return AT_MOST
    # in the unit the words stand without the number: “% (tối đa)”
    words = f"{_folded(row.get('name'))} | {_folded(row.get('unit')).rstrip(' ).')} {_number(row['target'])}"
    return AT_MOST if _says_at_most(words, row["target"]) else AT_LEAST


def _says_at_most(words: str, target: Any) -> bool:
    if pd.isna(target):
        return False
    return any(float(target) in decimal_readings(found).values() for found in _pattern().findall(words))


@cache
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(_folded(phrase)) for phrase in sorted(direction().at_most, key=len, reverse=True))
    # the number right after the words, whole, and not one of years of age
    return re.compile(rf"(?:^|(?<=[\W\d_]))(?:{phrases})\s*:?\s*([\d.,]*\d)(?![\d.,]*\d)(?!\s*tuổi)")


def _number(target: Any) -> str:
    return "" if pd.isna(target) else f"{float(target):f}".rstrip("0").rstrip(".").replace(".", ",")


def _folded(text: object) -> str:
    return unicodedata.normalize("NFC", text).casefold() if isinstance(text, str) else ""
