"""Part IV of the plan: money by source, credit apart, and what is given other than money."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.planning.money import CREDIT
from analysis.presentation.page import PageOf
from analysis.presentation.plan.lines import amount, lines_of, text_of
from analysis.presentation.plan.words import said, words
from analysis.presentation.prose import listing
from analysis.presentation.said import SILENT, Said, as_bullets, as_paragraphs, blank, joined
from analysis.review.counting import TOTAL


def plan_money(page: PageOf, money: pd.DataFrame | None) -> Shown:
    """IV.1: money by source and the loans apart; without money in the programme what the objectives of IV.1 say.

    `money`: planning.money_shares.
    """
    if money is None or plain(money.at[TOTAL, "money_total"]) is None:
        return _announced(page)
    total = money.loc[TOTAL]
    lent = Figure("money_shares", TOTAL, CREDIT, plain(total[CREDIT]), "triệu đồng")
    return as_paragraphs(
        _by_source(page, total), said("resources.credit", credit=lent) if lent.value else SILENT, said("resources.use")
    )


def plan_contributions(page: PageOf) -> Shown:
    """IV.2: what people and bodies give other than money; from the objectives of section IV.2."""
    lines = lines_of(page.data.objectives, "IV.2")
    if lines.empty:
        return as_paragraphs(blank("đóng góp ngày công, hiện vật và nguồn lực khác"))
    return as_bullets(*(_contribution(row) for _, row in lines.iterrows()))


def _by_source(page: PageOf, total: pd.Series) -> Said:
    if not plain(total["money_total"]):
        return said("resources.nothing", year=page.year)
    parts = [
        said(
            "resources.source", name=name, money=Figure("money_shares", TOTAL, code, plain(total[code]), "triệu đồng"),
            share=Figure("money_shares", TOTAL, code.replace("money", "share"), plain(total[code.replace("money", "share")]), "%"),
        )
        for code, name in words("resources.names").items()
        if code in total.index and plain(total[code])
    ]  # fmt: skip
    sum_ = Figure("money_shares", TOTAL, "money_total", plain(total["money_total"]), "triệu đồng")
    if len(parts) == 1:
        only = next(name for code, name in words("resources.names").items() if plain(total.get(code)))
        return said("resources.one_source", year=page.year, total=sum_, source=only)
    told = said("resources.total", year=page.year, total=sum_, sources=listing([part.text for part in parts]))
    return Said(told.text, told.figures + joined(parts).figures)


def _announced(page: PageOf) -> Shown:
    lines = lines_of(page.data.objectives, "IV.1")
    if lines.empty:
        return as_paragraphs(blank("kinh phí theo nguồn"))
    return as_bullets(*(_contribution(row) for _, row in lines.iterrows()))


def _contribution(row: pd.Series) -> Said:
    told, who = amount("objectives", row, "target"), text_of(row, "responsible")
    number = f": {told.text}" if told.text else ""
    return Said(f"{row['name']}{number}{f' ({who})' if who else ''}.", told.figures)
