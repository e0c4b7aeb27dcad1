"""III and IV: what was reached, what is left, and what the data say must be done until the end of the year."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, number_in, plain
from analysis.document.shown import Shown
from analysis.presentation.half_year.minute import villages_left
from analysis.presentation.half_year.movements import WAYS, movement_figure
from analysis.presentation.half_year.objectives import reached, unanswered
from analysis.presentation.half_year.programme import money_figure
from analysis.presentation.half_year.words import counted, some, told
from analysis.presentation.page import PageOf
from analysis.presentation.said import SILENT, Said, as_bullets, listed
from analysis.review.counting import TOTAL

HALF = 50  # % of the year's money: what half a year would spend evenly


def half_year_reached(
    page: PageOf,
    progress: pd.DataFrame,
    movements: pd.DataFrame,
    objectives: pd.DataFrame | None,
    programme: pd.DataFrame | None = None,
) -> Shown:
    """III.1. `progress`: village_progress; `movements`: form T2; `objectives`: objective_progress; `programme`:
    programme_results.
    """
    escaped = movement_figure(movements, "escaped")
    done = 0 if objectives is None else reached(objectives)
    projects = 0 if programme is None else int(programme.drop(index=TOTAL)["achieved"].ge(100).sum())
    parts = [
        _villages(page, progress),
        told(page, "assessment.escaped", escaped=escaped) if escaped.value else SILENT,
        told(page, "assessment.objectives", reached=counted("objectives_reached", done)) if done else SILENT,
        told(page, "assessment.projects", reached=counted("programme_reached", projects)) if projects else SILENT,
    ]
    kept = [part for part in parts if part.text]
    return as_bullets(*(kept or [told(page, "assessment.none")]))


def half_year_limits(
    page: PageOf,
    progress: pd.DataFrame,
    movements: pd.DataFrame,
    objectives: pd.DataFrame | None,
    programme: tuple[pd.DataFrame | None, pd.DataFrame | None],
) -> Shown:
    """III.2. `programme`: the lines as handed in, and programme_results; the others as in `half_year_reached`."""
    open_ = unanswered(objectives)
    parts = [
        _untouched(page, progress),
        _came(page, movements),
        _slow(page, *programme),
        told(page, "assessment.open", number=open_) if open_ else SILENT,
    ]
    kept = [part for part in parts if part.text]
    return as_bullets(*(kept or [told(page, "assessment.no_limits")]))


def half_year_tasks(
    page: PageOf,
    progress: pd.DataFrame,
    registered: pd.DataFrame,
    objectives: pd.DataFrame | None,
    programme: pd.DataFrame | None,
) -> Shown:
    """IV: the tasks of the second half that the figures set. `registered`: registered_outcomes; `programme`: programme_results."""
    left, open_ = villages_left(page, progress), unanswered(objectives)
    unspent = None if programme is None else money_figure(programme, "unspent")
    return as_bullets(
        told(page, "next.left", villages=left) if page.comparable and left.text else SILENT,
        _registered(page, registered),
        told(page, "next.money", unspent=unspent) if unspent and (number_in(unspent) or 0) > 0 else SILENT,
        told(page, "next.open", number=open_) if open_ else SILENT,
        told(page, "next.review"),
    )


def _villages(page: PageOf, progress: pd.DataFrame) -> Said:
    villages = progress.drop(index=TOTAL)
    given = villages[villages["reduction_planned"].gt(0).fillna(False)]
    done = given["left_to_go"].eq(0).fillna(False)
    if not page.comparable or given.empty or not done.any():
        return SILENT
    return told(page, "assessment.villages", done=counted("villages_done", done.sum(), page.places), number=counted("villages_given", len(given), page.places))  # fmt: skip


def _untouched(page: PageOf, progress: pd.DataFrame) -> Said:
    villages = progress.drop(index=TOTAL)
    none = villages["reduction_planned"].gt(0) & villages["reduction_actual"].le(0)
    named = [Said(str(name)) for name in villages.index[none.fillna(False).astype(bool)]]
    if not page.comparable or not named:
        return SILENT
    return told(page, "assessment.untouched", villages=some(page, named, "minute.more", "villages_untouched_more"))


def _came(page: PageOf, movements: pd.DataFrame) -> Said:
    total = movements.loc[TOTAL]
    parts = [told(page, f"movements.{way}", number=Figure("T2_households", TOTAL, way, int(total[way]), "hộ")) for way in reversed(WAYS) if total[way]]  # fmt: skip
    return told(page, "assessment.came", parts=listed(parts)) if parts and page.comparable else SILENT


def _slow(page: PageOf, programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Said:
    if programme is None or results is None:
        return SILENT
    rates = results["disbursed_rate"].drop(TOTAL)
    slow = rates[(rates < HALF).fillna(False)].sort_values(kind="stable")
    names = dict(zip(programme["code"], programme["name"], strict=True))
    named = [told(page, "assessment.slow_line", name=names[code], rate=money_figure(results, "disbursed_rate", code)) for code in slow.index]  # fmt: skip
    return (
        told(page, "assessment.slow_money", lines=some(page, named, "assessment.more", "slow_more"))
        if named
        else SILENT
    )


def _registered(page: PageOf, registered: pd.DataFrame) -> Said:
    row = f"{page.year}_registered"
    stayed = plain(registered.at[row, "still_poor"]) if row in registered.index else None
    return (
        told(page, "next.registered", stayed=Figure("registered_outcomes", row, "still_poor", stayed, "hộ"))
        if stayed
        else SILENT
    )
