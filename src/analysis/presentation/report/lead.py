"""The first page of the report: met or not, where not, why, what now."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import plain, plain_number
from analysis.document.shown import Shown
from analysis.evaluation.programme import undisclosed
from analysis.presentation.movement_sums import movement_sums
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import key_figures
from analysis.presentation.report.movements import kinds_of_entry, other_words
from analysis.presentation.report.shares import asked_of, judged, names_most_frequent, nothing_asked, villages_above
from analysis.presentation.report.targets import Outcome, result_words, target_words, unit_name, verdict
from analysis.presentation.report.words import counted, few, inside, of_row, of_total, said, way
from analysis.presentation.results_page import UNKNOWN
from analysis.presentation.said import SILENT, Said, as_bullets, joined, listed
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_difference

FEW = 3  # villages and shortages named on the first page


def report_lead(
    page: PageOf,
    outcome: Outcome,
    results: pd.DataFrame,
    movements: pd.DataFrame,
    deprivations: pd.DataFrame,
    registered: pd.DataFrame,
    programme: pd.DataFrame | None,
) -> Shown:
    """Key figures and at most four sentences.

    `outcome`: commune_target; `results`: village_results; `movements`: form T2; `deprivations`: form T4;
    `registered`: registered_outcomes; `programme`: programme_results.
    """
    return _key_figures(page, outcome, results) + as_bullets(
        _verdict(page, outcome, results),
        _where(page, results),
        _why(page, results, movements, registered),
        _now(page, results, deprivations, programme),
    )


def _key_figures(page: PageOf, outcome: Outcome, results: pd.DataFrame) -> Shown:
    total = results.loc[TOTAL]
    start, end = (_percent(total[f"poor_{when}_rate"]) for when in ("start", "end"))
    items = [
        (_words("rate_end"), end, _start(page, start, total, "poor_start_rate", "poor_end_rate")),
        (
            _words("poor_end"),
            _households(total["poor_end"]),
            _start(page, _households(total["poor_start"]), total, "poor_start", "poor_end"),
        ),
    ]
    if page.comparable:
        items.append(_fall(page, outcome, total))
    met = said(
        f"lead.villages{asked_of(results)}",
        met=_villages(results, "met"),
        all=_villages(results, "all"),
        place=page.places,
    )
    told = verdict(outcome["met"]) if page.comparable else "không kết luận"
    items.append((_words("verdict"), told.upper(), met.text if len(judged(results)) else ""))
    return key_figures(items)


def _fall(page: PageOf, outcome: Outcome, total: pd.Series) -> tuple[str, str, str]:
    wanted = target_words(page, outcome).text.removeprefix("giảm ").replace("điểm phần trăm", "điểm %")
    ratio = outcome["households_ratio"]
    if page.criterion == "households_ratio" and ratio is not None:
        how = _words("rise_households" if ratio < 0 else "fall_households")
        return how, said("lead.size_households", size=rate(abs(ratio))).text, said("lead.goal", target=wanted).text
    points = printed_difference(total["poor_start_rate"], total["poor_end_rate"])
    size = UNKNOWN if points is None else said("lead.size", size=rate(abs(points))).text
    return _words("rise" if points is not None and points < 0 else "fall"), size, said("lead.goal", target=wanted).text


def _verdict(page: PageOf, outcome: Outcome, results: pd.DataFrame) -> Said:
    if not page.comparable:
        cells = {
            "poor_start": of_total("village_results", results, "poor_start"),
            "start_rate": of_total("village_results", results, "poor_start_rate", "%"),
            "poor_end": of_total("village_results", results, "poor_end"),
            "end_rate": of_total("village_results", results, "poor_end_rate", "%"),
        }
        return said("lead.two_standards", year=page.year, unit=page.unit, **cells)
    if outcome["met"] is None:
        return said("lead.unknown", unit=page.unit, year=page.year)
    result, wanted = result_words(page, outcome), target_words(page, outcome)
    key = "lead.met" if outcome["met"] else "lead.missed"
    told = said(key, Unit=unit_name(page), year=page.year, result=result.text, target=wanted.text)
    return Said(told.text, (*result.figures, *wanted.figures))


def _where(page: PageOf, results: pd.DataFrame) -> Said:
    villages = judged(results)
    if villages.empty:
        if page.comparable and nothing_asked(results):
            return said("lead.where_no_target", year=page.year, place=page.places)
        return said("lead.where_unknown", place=page.places) if page.comparable else SILENT
    short = (villages["reduction_planned"] - villages["reduction_actual"])[villages["met"].eq(0)]
    if short.empty and len(villages) == 1:
        return said("lead.where_none_one", village=str(villages.index[0]))
    if short.empty:
        return said(f"lead.where_none{asked_of(results)}", villages=_villages(results, "all"), place=page.places)
    short = short.astype(int).sort_values(ascending=False, kind="stable")
    named = [
        said("lead.village_short", village=str(name), short=counted("short", number, "hộ", str(name)))
        for name, number in short.items()
    ]
    names = few(named, page.places, "Phụ lục I")
    if len(villages) == 1:
        return inside("lead.where_one", names, "names")
    return inside(
        f"lead.where{asked_of(results)}",
        names,
        "names",
        short=_villages(results, "short"),
        villages=_villages(results, "all"),
        place=page.places,
    )


def _why(page: PageOf, results: pd.DataFrame, movements: pd.DataFrame, registered: pd.DataFrame) -> Said:
    if not page.comparable:
        return SILENT
    sums = movement_sums(movements)
    if any(withheld(movements.at[TOTAL, column]) for column in movements):
        return _why_in_part(page, sums, registered)
    escaped, entered = (of_total("movement_sums", sums, column) for column in ("escaped", "entered"))
    key = {(True, True): "both", (True, False): "out", (False, True): "in", (False, False): "still"}
    kinds = kinds_of_entry(movements)
    rest = _each_after([other_words(movements), _population(results), _registered(page, registered)])
    # who moved in did come on the list
    came = "_moved" if movements.at[TOTAL, "other_increase"] and not entered.value else ""
    told = said(
        f"lead.why_{key[bool(escaped.value), bool(entered.value)]}{came}",
        escaped=escaped,
        entered=entered,
        kinds=kinds.text,
        registered=rest.text,
    )
    return Said(told.text, (*told.figures, *kinds.figures, *rest.figures))


def _why_in_part(page: PageOf, sums: pd.DataFrame, registered: pd.DataFrame) -> Said:
    """The same of a public edition that does not give every movement: how many escaped, where that is given."""
    if withheld(sums.at[TOTAL, "escaped"]):
        return SILENT
    rest = _each_after([_registered(page, registered)])
    escaped = of_total("movement_sums", sums, "escaped")
    told = said(
        "lead.why_out_moved" if escaped.value else "lead.why_still_moved", escaped=escaped, registered=rest.text
    )
    return Said(told.text, (*told.figures, *rest.figures))


def _each_after(parts: list[Said]) -> Said:
    """The parts as they go on after a clause: `; a; b`."""
    told = joined(parts)
    return Said(f"; {told.text}", told.figures) if told.text else SILENT


def _population(results: pd.DataFrame) -> Said:
    """The number of all households, where the rate moved otherwise than the poor did."""
    total = results.loc[TOTAL]
    points = printed_difference(total["poor_start_rate"], total["poor_end_rate"])
    fewer = plain_number(total["reduction_actual"])
    if not points or fewer is None or float(points) * fewer > 0:
        return SILENT
    ends = {end: of_total("village_results", results, f"households_{end}") for end in ("start", "end")}
    return said("lead.population_fell" if points < 0 else "lead.population_rose", **ends)


def _registered(page: PageOf, registered: pd.DataFrame) -> Said:
    row = f"{page.year}_registered"
    if (
        row not in registered.index
        or withheld(registered.at[row, "still_poor"])
        or withheld(registered.at[row, "households"])
    ):
        return SILENT
    if not registered.at[row, "still_poor"]:
        return SILENT
    stayed, all_of = registered.at[row, "still_poor"], registered.at[row, "households"]
    return said(
        "lead.registered" if stayed < all_of else "lead.registered_all" if all_of > 1 else "lead.registered_one",
        stayed=of_row("registered_outcomes", registered, row, "still_poor"),
        registered=of_row("registered_outcomes", registered, row, "households"),
    )


def _now(page: PageOf, results: pd.DataFrame, deprivations: pd.DataFrame, programme: pd.DataFrame | None) -> Said:
    poor = of_total("village_results", results, "poor_end")
    if not poor.value:
        near = of_total("village_results", results, "near_poor_end")
        tasks = [said("lead.now_none_poor", near=near) if near.value else said("lead.now_none_listed")]
    else:
        above = [Said(str(name)) for name in villages_above(results)]
        tasks = [
            inside("lead.now_villages", few(above, page.places, "Phụ lục I", FEW), "names", poor=poor)
            if above
            else said("lead.now_all", poor=poor),
            _shortages(page, deprivations),
        ]
    if programme is not None and (plain_number(programme.at[TOTAL, "unspent"]) or 0) > 0:
        key = "lead.now_money_open" if undisclosed(programme) else "lead.now_money"
        tasks.append(said(key, unspent=of_total("programme", programme, "unspent", "triệu đồng")))
    return inside("lead.now", joined(tasks), "tasks", next=page.year + 1)


def _shortages(page: PageOf, deprivations: pd.DataFrame) -> Said:
    names = names_most_frequent(page, deprivations, FEW)
    return inside("lead.now_shortages", listed([Said(name) for name in names]), "names") if names else SILENT


def _villages(results: pd.DataFrame, which: str) -> tuple:
    met = judged(results)["met"]
    number = {"all": len(met), "met": int(met.eq(1).sum()), "short": int(met.eq(0).sum())}[which]
    return counted(f"villages_{which}", number, "nơi")


def _words(key: str) -> str:
    return said(f"lead.{key}").text


def _start(page: PageOf, text: str, total: pd.Series, start: str, end: str) -> str:
    """Where it came from, and which way; the start alone where the two ends are not compared."""
    how = way(total[start], total[end]) if page.comparable else ""
    return said(f"lead.start_{how}" if how else "lead.start", start=text).text


def _percent(value: object) -> str:
    return f"{rate(value)} %" if plain(value) is not None else UNKNOWN


def _households(value: object) -> str:
    return f"{integer(value)} hộ" if plain(value) is not None else UNKNOWN
