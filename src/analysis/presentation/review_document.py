"""The household review as a report that is sent (báo cáo kết quả rà soát): its opening, its result in words, its
remarks.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.annex import attached
from analysis.presentation.front import signature
from analysis.presentation.front_pages import superior_of, two_standards
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, listing, paragraphs
from analysis.presentation.recipients import report_recipients

CLASSES = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo", "average_living": "hộ có mức sống trung bình"}
VILLAGES_TOLD = 3
SHORTAGES_TOLD = 3
NOT_GIVEN = "các biến động khác không nêu số"  # of a public edition
FLOWS = {
    "to_near_poor": "{} hộ thoát nghèo thành hộ cận nghèo",
    "to_not_poor": "{} hộ thoát nghèo, vượt chuẩn cận nghèo",
    "other_decrease": "{} hộ giảm khác (chuyển đi, chết, tách, nhập hộ)",
    "from_near_poor": "{} hộ cận nghèo thành hộ nghèo",
    "relapse": "{} hộ tái nghèo",
    "new": "{} hộ nghèo phát sinh mới",
    "other_increase": "{} hộ tăng khác (chuyển đến, tách, nhập hộ)",
}


def review_opening(page: PageOf) -> Shown:
    """Who reports what, on which decision it stands and, where the standard changes, on what the year stands."""
    review = page.data.plan.review if page.data.plan else None
    basis = f", được công nhận tại Quyết định số {review.decision}," if page.final and review else ""
    reviewed = f"kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year}{basis}"
    return paragraphs(f"Ủy ban nhân dân {page.unit} báo cáo {reviewed} như sau:") + two_standards(page)


def review_result(page: PageOf, classes: pd.DataFrame) -> Shown:
    """The unit's classes in words, and where most poor households live. `classes`: form T1."""
    total, villages = classes.loc["total"], classes.drop(index="total")
    texts = [
        f"Toàn {page.level} có {integer(total['households'])} hộ dân với {integer(total['persons'])} nhân khẩu. "
        f"Qua rà soát {_classes(total)}."
    ]
    poor = villages["poor"].fillna(0).astype(int).sort_values(ascending=False, kind="stable")
    poor = poor[poor > 0]
    if len(poor) and len(villages) > 1:
        texts.append(_where(page, poor))
    rates = villages["poor_rate"].dropna().astype(float)
    highest = rates[rates == rates.max()]
    # as high everywhere, or in many places, is no place to name
    if len(poor) > 1 and len(highest) < len(rates) and len(highest) <= VILLAGES_TOLD:
        texts.append(
            f"Tỷ lệ hộ nghèo cao nhất: {listing([str(name) for name in highest.index])} ({rate(rates.max())} %)."
        )
    return paragraphs(" ".join(texts))


def _where(page: PageOf, poor: pd.Series) -> str:
    """Where the poor live: all of a few villages, of many those with most, none where many have as many.

    `poor`: above 0, most first.
    """
    if len(poor) <= VILLAGES_TOLD:
        return f"Hộ nghèo ở {_named(poor)}."
    # the first one left out has as many as the last ones named: none of them stands out
    leading = poor[poor > poor.iloc[VILLAGES_TOLD]]
    if leading.empty:
        return (
            f"Hộ nghèo ở {integer(len(poor))} {page.places}, nhiều nhất {integer(poor.iloc[0])} hộ một {page.places}."
        )
    # a quarter of the poor in two of twelve villages is not where the poor are
    where = "Hộ nghèo tập trung ở" if 2 * leading.sum() > poor.sum() else "Nhiều hộ nghèo nhất:"
    return f"{where} {_named(leading)}."


def _named(poor: pd.Series) -> str:
    return listing([f"{name} ({integer(number)} hộ)" for name, number in poor.items()])


def review_movements(page: PageOf, movements: pd.DataFrame) -> Shown:
    """The year's movements of the poor in one sentence. `movements`: form T2, households."""
    total = movements.loc["total"]
    known = [code for code in FLOWS if not withheld(total[code])]
    told = [FLOWS[code].format(integer(total[code])) for code in known if total[code]]
    told += [NOT_GIVEN] if len(known) < len(FLOWS) else []
    if not told:
        return paragraphs(f"Trong năm {page.year} danh sách hộ nghèo không có biến động.")
    start, end = (f"có {integer(total[when])} hộ" if total[when] else "không có hộ" for when in ("start", "end"))
    last = f"cuối kỳ {end}" if total["end"] else "cuối kỳ không còn hộ nào" if total["start"] else "cuối kỳ cũng vậy"
    return paragraphs(f"Đầu kỳ {start} nghèo, {last}. Trong năm: {'; '.join(told)}.")


def review_shortages(page: PageOf, counts: pd.DataFrame) -> Shown:
    """What the poor lack most, in households. `counts`: form T4."""
    total = counts.loc["total"]
    if not total["base"]:
        return paragraphs("Không có hộ nghèo nên không có thiếu hụt, nhóm đối tượng, nguyên nhân nghèo để nêu.")
    most = most_of(total, page.labels, SHORTAGES_TOLD)
    told = listing([f"{page.labels[code].lower()} ({integer(number)} hộ)" for code, number in most.items() if number])
    if withheld(total["total"]):
        return paragraphs(f"Trong {integer(total['base'])} hộ nghèo, thiếu hụt nhiều nhất là {told}." if told else "")
    mean = float(total["total"]) / float(total["base"])
    figure = Figure("deprivations_per_household", "poor", "mean", mean, "thiếu hụt/hộ")
    if not told:
        return paragraphs(
            f"Không hộ nào trong {integer(total['base'])} hộ nghèo thiếu hụt chỉ số nào.", figures=[figure]
        )
    return paragraphs(
        f"Trong {integer(total['base'])} hộ nghèo, thiếu hụt nhiều nhất là {told}; mỗi hộ nghèo thiếu hụt bình quân {rate(mean)} chỉ số.",
        figures=[figure],
    )


def most_of(total: pd.Series, codes: Iterable[str], most: int) -> pd.Series:
    """The highest of the figures that are given, the highest first."""
    known = {code: int(total[code]) for code in codes if not withheld(total[code])}
    return pd.Series(known, dtype="int64").sort_values(ascending=False, kind="stable").head(most)


def review_groups(page: PageOf, groups: pd.DataFrame, causes: pd.DataFrame, children: pd.DataFrame) -> Shown:
    """Who the poor are, why, and what their children lack. Forms T8, T10 and T11 of the poor."""
    who, why, young = groups.loc["total"], causes.loc["total"], children.loc["total"]
    if not who["total"]:
        return paragraphs()
    parts = [
        f"{integer(who[code])} hộ {words}"
        for code, words in (("minority", "dân tộc thiểu số"), ("no_labour", "không có khả năng lao động"), ("merit", "có người có công"))
        if not withheld(who[code]) and who[code]
    ]  # fmt: skip
    named = most_of(why, page.causes, SHORTAGES_TOLD)
    reasons = [f"{page.causes[code].lower()} ({integer(number)} hộ)" for code, number in named.items() if number]
    lacking = [
        f"{integer(young[code])} em {words}"
        for code, words in (("uninsured", "không có thẻ bảo hiểm y tế"), ("malnourished", "suy dinh dưỡng"), ("out_of_school", "không đi học đúng độ tuổi"))
        if not withheld(young[code]) and pd.notna(young[code]) and young[code]
    ]  # fmt: skip
    return bullets(
        [
            f"Trong {integer(who['total'])} hộ nghèo có {listing(parts)}." if parts else "",
            f"Nguyên nhân nghèo nhiều nhất: {listing(reasons)}; một hộ có thể có nhiều nguyên nhân." if reasons else "",
            f"Trẻ em dưới 16 tuổi trong các hộ nghèo: {integer(young['children'])} em, trong đó {listing(lacking)}."
            if not withheld(young["children"]) and young["children"] and lacking
            else "",
        ]
    )


def review_closing(page: PageOf) -> Shown:
    """The last sentence, the signature, and who gets the report."""
    document = page.data.plan.document if page.data.plan else None
    signer = (document.signer_title, document.signer) if document else (None, None)
    last = (
        f"Trên đây là báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year} của {page.unit}; "
        "các biểu tổng hợp kèm theo./."
    )
    return paragraphs(last) + signature(*signer, report_recipients(page, superior_of(page)))


def annex_of_report(page: PageOf) -> Shown:
    """The line under the name of an annex of the review's report, whose number and date nobody says yet."""
    return attached(page, "Báo cáo", None)


def _classes(total: pd.Series) -> str:
    """`có 3 hộ nghèo với … và 5 hộ cận nghèo với …`; a class that nobody is of is said to be absent."""
    classes = {code: words for code, words in CLASSES.items() if code in total}
    some = [_class(total, code, words) for code, words in classes.items() if total[code]]
    none = [words for code, words in classes.items() if not total[code]]
    return "; ".join([f"có {listing(some)}"] * bool(some) + [f"không có {', '.join(none)}"] * bool(none))


def _class(total: pd.Series, code: str, words: str) -> str:
    share = total[f"{code}_rate"]
    of = f", chiếm {rate(share)} % số hộ dân" if pd.notna(share) else ""
    return f"{integer(total[code])} {words} với {integer(total[f'{code}_persons'])} nhân khẩu{of}"
