"""Households and villages of more people than there can be: a nought or three too many, asked at the very cell."""

from __future__ import annotations

import polars as pl

from analysis.intake.checks.rule import Rule
from analysis.rules.plausible import plausible


def members_plausible() -> Rule:
    """The rule that no household, reviewed or recognised, has more members than a household has."""
    most = plausible().most_members
    return Rule(
        pl.col("members") > most,
        check="members_plausible", severity="warning", column="members",
        expected=f"nhiều nhất {most} nhân khẩu một hộ",
        remedy="kiểm tra số nhân khẩu, thường là thừa chữ số; đúng là hộ đông người thì ghi rõ khi báo cáo",
    )  # fmt: skip


def persons_plausible() -> Rule:
    """The rule that no village has more persons than its households can be."""
    most = plausible().most_persons
    return Rule(
        pl.col("persons") > most * pl.col("households"),
        check="persons_plausible", severity="warning", column="persons",
        expected=lambda row: f"nhiều nhất {most} nhân khẩu bình quân một hộ; thôn có {row['households']} hộ",
        remedy="kiểm tra số hộ và số nhân khẩu của thôn, thường là thừa hoặc thiếu chữ số",
    )  # fmt: skip


def all_members_plausible() -> pl.Expr:
    """Whether no household of a group has more members than there can be: only then may their sum be compared."""
    return (pl.col("members") <= plausible().most_members).all()
