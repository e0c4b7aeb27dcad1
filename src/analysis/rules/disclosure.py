"""When a count may name somebody, and what it costs to withhold more (che số nhỏ ở bản công khai)."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from analysis.rules.load import RULES, Count, Part, Rule, Share, Times, load


class Threshold(Part):
    """Counts from 1 to `largest` are withheld."""

    largest: Count


class Protection(Part):
    """How many values in a row a withheld cell must keep."""

    values: Annotated[int, Field(ge=2, strict=True, description="số nguyên từ 2 trở lên")]


class Tables(Part):
    """The part of its cells beyond which a table has its total row alone."""

    largest_share_withheld: Share


class Intruder(Part):
    """The most persons that anybody takes a household to have."""

    members: Count


class Cost(Part):
    """What a cell of the total row and one of the headline figures cost, times one of a village."""

    total: Times
    headline: Times


class DisclosureRules(Rule):
    """The whole file."""

    threshold: Threshold
    protection: Protection
    tables: Tables
    intruder: Intruder
    cost: Cost


@cache
def disclosure_rules() -> DisclosureRules:
    """The rules as the file has them."""
    return load(RULES / "disclosure.toml", DisclosureRules)
