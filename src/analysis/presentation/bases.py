"""What a report rests on (căn cứ): the legal bases of the plan, the plan itself, the decision on the review."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.presentation.display import Shown, render
from analysis.presentation.front import place_line
from analysis.presentation.page import PageOf

OPENINGS = ("căn cứ", "thực hiện", "theo ", "xét ")
PLAN = "của Ủy ban nhân dân {unit} thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm {year}"
DECISION = "Quyết định số {number}{day} công nhận kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {year}"


def report_bases(page: PageOf) -> list[str]:
    """The bases of a report, in this order; the decision only of an official report of the year."""
    plan = page.data.plan
    bases = [*plan.document.legal_bases, _plan(page)] if plan else []
    review = plan.review if plan and page.final and not page.period else None
    if review is not None and review.decision:
        bases.append(DECISION.format(number=review.decision, day=f" {_day(review.date)}" if review.date else "", year=page.year))  # fmt: skip
    return bases


def bases_shown(bases: Iterable[str]) -> Shown:
    """The bases, each begun with “Căn cứ” where it has no beginning of its own, one a line, ended by semicolons and a full stop."""
    kept = [" ".join(base.split()).rstrip(";.") for base in bases]
    lines = [base if base.casefold().startswith(OPENINGS) else f"Căn cứ {base}" for base in kept]
    ended = [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]
    return Shown(render("legal_bases.html", bases=ended), (), "\n".join(ended))


def _plan(page: PageOf) -> str:
    document = page.data.plan.document
    number, what = getattr(document, "number", None), PLAN.format(unit=page.unit, year=page.year)
    if not number:
        return f"Kế hoạch {what}"
    return f"Kế hoạch số {number if '/' in number else f'{number}/KH-UBND'} {_day(document.date)} {what}"


def _day(day: object) -> str:
    return place_line("", day).removeprefix("…, ")
