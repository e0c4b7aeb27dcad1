"""What the chairman reads in a minute: how far the year's target has come, what is left, why, what to do."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, number_in, plain, plain_number
from analysis.document.shown import Shown
from analysis.presentation.half_year.movements import movement_figure, ways_in
from analysis.presentation.half_year.progress import how, share_of_target, total_figure
from analysis.presentation.half_year.words import some, told, words
from analysis.presentation.numbers import integer, number, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import key_figures
from analysis.presentation.results_page import UNKNOWN, printed_points
from analysis.presentation.said import SILENT, TIE, Said, as_paragraphs, joined
from analysis.review.counting import TOTAL


def half_year_minute(
    page: PageOf,
    progress: pd.DataFrame,
    commune: pd.DataFrame,
    movements: pd.DataFrame,
    programme: pd.DataFrame | None,
    projected: pd.DataFrame | None,
    most: int | None,
) -> Shown:
    """The lead of the report and four key figures.

    `progress`: village_progress; `commune`: commune_progress; `movements`: form T2; `programme`: programme_results;
    `projected`, `most`: projection, most_poor_at_target.
    """
    lead = [_state(page, progress), _left(page, progress), _why(page, movements), _now(page, progress, programme)]
    return as_paragraphs(joined(lead, " ")) + key_figures(_facts(page, progress, commune, projected, most))


def villages_left(page: PageOf, progress: pd.DataFrame) -> Said:
    """`Thôn A 2 hộ, Thôn B 1 hộ và 3 thôn khác`: what is still to be lifted, most first."""
    left = progress["left_to_go"].drop(TOTAL).fillna(0).astype(int).sort_values(ascending=False, kind="stable")
    named = [
        told(page, "minute.left", village=str(name), left=Figure("village_results", str(name), "left_to_go", int(count), "hộ"))
        for name, count in left[left > 0].items()
    ]  # fmt: skip
    return some(page, named, "minute.more", "villages_left_more")


def _state(page: PageOf, progress: pd.DataFrame) -> Said:
    cells = {name: total_figure(progress, column, unit) for name, column, unit in (
        ("start", "poor_start", "hộ"), ("end", "poor_end", "hộ"), ("start_rate", "poor_start_rate", "%"), ("end_rate", "poor_end_rate", "%"),
    )}  # fmt: skip
    if not page.comparable:
        return told(page, "minute.two_standards") + told(page, "minute.state_apart", **cells)
    points = plain_number(printed_points(progress)[TOTAL])
    if points is None:
        return told(page, "minute.state_no_rate", **cells)
    way = told(
        page, f"minute.{how(points)}", points=Figure("printed_difference", "points", "size", abs(points), "điểm %")
    )
    key = {
        (True, True): "state",
        (True, False): "state_none_left",
        (False, True): "state_first",
        (False, False): "state_none",
    }
    return told(page, f"minute.{key[bool(cells['start'].value), bool(cells['end'].value)]}", way=way, **cells)


def _left(page: PageOf, progress: pd.DataFrame) -> Said:
    if not page.comparable or plain(progress.at[TOTAL, "reduction_planned"]) is None:
        return SILENT
    named = villages_left(page, progress)
    if named.text:
        return told(page, "minute.behind", villages=named)
    given = progress.index[progress["reduction_planned"].gt(0).fillna(False)].drop(TOTAL, errors="ignore")
    if len(given) == 1:
        return told(page, "minute.all_done_one", village=str(given[0]))
    return told(page, "minute.all_done") if len(given) else SILENT


def _why(page: PageOf, movements: pd.DataFrame) -> Said:
    escaped, entered = (movement_figure(movements, name) for name in ("escaped", "entered"))
    if not escaped.value and not entered.value:
        return told(page, "minute.why_none")
    key = "why" if escaped.value and entered.value else "why_escaped" if escaped.value else "why_entered"
    return told(page, f"minute.{key}", escaped=escaped, entered=entered, ways=ways_in(page, movements))


def _now(page: PageOf, progress: pd.DataFrame, programme: pd.DataFrame | None) -> Said:
    left = total_figure(progress, "left_to_go")
    tasks = [told(page, "minute.now_left", left=left)] if page.comparable and left.value else []
    unspent = None if programme is None else plain_number(programme.at[TOTAL, "unspent"])
    if unspent and unspent > 0:
        money = Figure("programme", TOTAL, "unspent", unspent, "triệu đồng")
        tasks.append(told(page, "minute.now_money", unspent=money))
    return told(page, "minute.now", tasks=joined(tasks)) if tasks else SILENT


def _facts(
    page: PageOf, progress: pd.DataFrame, commune: pd.DataFrame, projected: pd.DataFrame | None, most: int | None
) -> list[tuple[str, str, str]]:
    total, target = progress.loc[TOTAL], commune.loc[page.criterion]
    fall = printed_points(progress)[TOTAL] if page.criterion == "points" else target["actual"]
    share = number_in(share_of_target(commune, page.criterion, plain_number(fall)))
    outlook = UNKNOWN
    if projected is not None:
        low, high = (integer(projected.at["poor_end", end]) for end in ("low", "high"))
        outlook = f"{low}{TIE}hộ" if low == high else f"{low}–{high}{TIE}hộ"
    goal = (
        ""
        if most is None or most < 0
        else told(page, "minute.most" if most else "minute.most_none", most=f"{integer(most)}{TIE}hộ").text
    )
    facts = [
        (told(page, "minute.poor").text, f"{integer(total['poor_end'])}{TIE}hộ", _at_start(page, integer(total["poor_start"]), "hộ")),
        (words("minute.rate"), _percent(total["poor_end_rate"]), _at_start(page, rate(total["poor_start_rate"]), "%")),
    ]  # fmt: skip
    if page.comparable and (share or 0) > 0:
        unit = " điểm %" if page.criterion == "points" else f"{TIE}%"
        wanted = told(page, "minute.of_target", target=number(target["target"]) + unit).text
        facts.append((words("minute.progress"), _percent(share), wanted))
    return [*facts, (words("minute.outlook"), outlook, goal)]


def _at_start(page: PageOf, text: str, unit: str) -> str:
    return told(page, "minute.at_start", value=f"{text}{TIE}{unit}").text if text else ""


def _percent(value: object) -> str:
    return f"{rate(value)}{TIE}%" if plain(value) is not None else UNKNOWN
