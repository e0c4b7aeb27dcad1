"""What a report rests on (căn cứ): the legal bases of the plan and the plan itself."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.document.blocks import paragraph
from analysis.document.shown import Shown
from analysis.presentation.front import place_line
from analysis.presentation.page import PageOf

OPENINGS = ("căn cứ", "thực hiện", "theo ", "xét ")
PLAN = "của Ủy ban nhân dân {unit} về giảm nghèo bền vững năm {year}"


def report_bases(page: PageOf) -> list[str]:
    """The bases of a report: those of the plan, and the plan. The decision on the review stands in the line of the status."""
    plan = page.data.plan
    return [*plan.document.legal_bases, _plan(page)] if plan else []


def bases_shown(bases: Iterable[str]) -> Shown:
    """The bases, each begun with “Căn cứ” where it has no beginning of its own, one a line, ended by semicolons and a full stop."""
    kept = [" ".join(base.split()).rstrip(";.") for base in bases]
    lines = [base if base.casefold().startswith(OPENINGS) else f"Căn cứ {base}" for base in kept]
    ended = [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]
    return Shown(tuple(paragraph(line, "basis") for line in ended), (), "\n".join(ended))


def _plan(page: PageOf) -> str:
    document = page.plan.document
    number, what = getattr(document, "number", None), PLAN.format(unit=page.unit, year=page.year)
    if not number:
        return f"Kế hoạch {what}"
    day = place_line("", document.date).removeprefix("…, ")
    return f"Kế hoạch số {number if '/' in number else f'{number}/KH-UBND'} {day} {what}"
