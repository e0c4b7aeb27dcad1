"""The panel on the page: cohorts, relapses, registered households."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.presentation.compared import blank_shares
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.results_page import UNKNOWN
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

COHORTS: Head = (
    Column("households", "Số hộ nghèo ban đầu"),
    Group("Là hộ nghèo", (Column("still_poor", "Nghèo suốt từ đó"), Column("poor_again", "Nghèo trở lại"))),
    Group("Không là hộ nghèo", (Column("near_poor", "Cận nghèo"), Column("not_poor", "Vượt chuẩn cận nghèo"), Column("out_rate", "Tỷ lệ %", measure=PERCENT))),
    Column("left", "Không còn ở địa phương"),
    Column("unknown", "Không rõ"),
)  # fmt: skip
FOLLOWED: Head = (
    Column("escaped", "Số hộ thoát nghèo"),
    Group("Đã có lần nghèo trở lại, tính đến cuối", tuple(Column(f"poor_again_{k}", f"năm thứ {word}") for k, word in ((1, "nhất"), (2, "hai"), (3, "ba")))),
    Column("followed", "Số năm theo dõi được", measure=("năm", "integer")),
    Column("poor_again_rate", "Tỷ lệ nghèo trở lại %", measure=PERCENT),
)  # fmt: skip
RETURNS: Head = (
    Column("returned", "Hộ nghèo trở lại trong năm"),
    Group("Đầu năm là", (Column("from_not_poor", "Không nghèo (tái nghèo)"), Column("from_near_poor", "Cận nghèo"))),
    Group("Kể từ khi được công nhận thoát nghèo", (Column("within_36_months", "Trong 36 tháng"), Column("later", "Sau 36 tháng"), Column("within_rate", "Tỷ lệ trong 36 tháng %", measure=PERCENT))),
)  # fmt: skip
OUTCOMES: Head = (
    Column("households", "Hộ nghèo đầu năm"),
    Group("Thoát nghèo trong năm", (Column("to_near_poor", "Thành cận nghèo"), Column("to_not_poor", "Vượt chuẩn cận nghèo"), Column("escaped", "Cộng"), Column("escaped_rate", "Tỷ lệ %", measure=PERCENT))),
    Column("still_poor", "Vẫn nghèo"),
    Column("other", "Biến động khác"),
    Column("unknown", "Không rõ"),
)  # fmt: skip
ONE_YEAR = "Mới có một kỳ rà soát theo chuẩn nghèo này, nên chưa theo dõi được các hộ qua các năm."


def cohorts_page(page: PageOf, fates: pd.DataFrame) -> Shown:
    """Each cohort's fate year by year. `fates`: `cohort_fates`."""
    if fates.empty:
        return paragraphs(ONE_YEAR)
    labels = {
        row: f"nghèo {_moment(page, cohort)} → cuối {year}" for row in fates.index for cohort, year in [row.split("-")]
    }
    note = (
        "Mỗi dòng cộng ngang (không kể tỷ lệ) bằng số hộ ban đầu. Nghèo trở lại: đã có cuối năm không là hộ nghèo, đến năm của dòng lại nghèo. "
        "Hộ đã vượt chuẩn cận nghèo và không còn trong đợt rà soát được coi là vẫn vượt chuẩn; “không rõ” là hộ nghèo, cận nghèo mà tệp năm sau không có dòng."
    )
    return together(
        paragraphs(*_cohort_sentences(page, fates)),
        table(
            "cohorts",
            fates,
            COHORTS,
            "Các hộ nghèo cuối mỗi năm về sau ra sao",
            first="Nhóm hộ",
            labels=labels,
            note=note,
            wide=False,
        ),
    )


def _cohort_sentences(page: PageOf, fates: pd.DataFrame) -> list[str]:
    """The latest state of the oldest cohort, the one that has been followed longest."""
    row = next(name for name in reversed(fates.index) if name.split("-")[0] == fates.index[0].split("-")[0])
    cohort, year = row.split("-")
    fate = fates.loc[row]
    if not fate["households"]:
        return [f"{_moment(page, cohort, ' năm').capitalize()} không có hộ nghèo."]
    return [
        f"Trong {integer(fate['households'])} hộ nghèo {_moment(page, cohort, ' năm')}, đến cuối năm {year} có {integer(fate['near_poor'] + fate['not_poor'])} hộ "
        f"không còn nghèo{_in_percent(fate['out_rate'])}, {integer(fate['still_poor'])} hộ nghèo suốt, {integer(fate['poor_again'])} hộ đã thoát nhưng nghèo trở lại, "
        f"{integer(fate['left'])} hộ không còn ở địa phương."
        + (f" {integer(fate['unknown'])} hộ không rõ: tệp năm sau thiếu dòng." if fate["unknown"] else "")
    ]


def _moment(page: PageOf, cohort: str, of_year: str = "") -> str:
    """`cuối 2023`; `đầu 2027` for the households poor at the start of a standard. `of_year`: ` năm` inside a sentence."""
    start = page.data.begun is not None and cohort == str(page.data.begun)
    return f"đầu{of_year} {int(cohort) + 1}" if start else f"cuối{of_year} {cohort}"


def relapse_page(page: PageOf, followed: pd.DataFrame, returns: pd.DataFrame) -> Shown:
    """Relapse after an escape: followed forward from the escape, and looked back on from the year of the return."""
    if followed.empty and returns.empty:
        return paragraphs(ONE_YEAR)
    told = returns.iloc[-1] if len(returns) else None
    text = f"Tái nghèo: {UNKNOWN}."
    if told is not None and told["returned"]:
        text = (
            f"Năm {returns.index[-1]} có {integer(told['returned'])} hộ từng được công nhận thoát nghèo nay nghèo trở lại, "
            f"{integer(told['within_36_months'])} hộ trong số đó trong vòng 36 tháng kể từ khi thoát."
        )
    elif told is not None:
        text = f"Năm {returns.index[-1]} không có hộ nào từng được công nhận thoát nghèo mà nghèo trở lại."
    note = (
        "Kỳ rà soát không ghi ngày nghèo trở lại, nên 36 tháng được tính theo năm: đến hết kỳ rà soát của năm thứ ba sau năm thoát nghèo. "
        "Ô để trống: chưa có số liệu của năm ấy."
    )
    return together(
        paragraphs(text),
        table("escapes_followed", followed, FOLLOWED, "Hộ thoát nghèo của mỗi năm: bao nhiêu hộ nghèo trở lại", first="Năm thoát nghèo", note=note, numbered=False),
        table("returns_to_poverty", returns, RETURNS, "Hộ nghèo trở lại trong mỗi năm, theo thời gian kể từ khi thoát nghèo", first="Năm", numbered=False,
              note="Theo ngày được công nhận thoát nghèo ghi ở hộ; không kể hộ chuyển đến, tách, nhập."),
    )  # fmt: skip


def registered_outcomes_page(page: PageOf, outcomes: pd.DataFrame) -> Shown:
    """Registered households against the unregistered, year by year. `outcomes`: `registered_outcomes`."""
    if outcomes.empty:
        return paragraphs(f"Kết quả của hộ đăng ký thoát nghèo: {UNKNOWN} (cần kết quả rà soát của hai năm liền).")
    words = {"registered": "đăng ký", "unregistered": "không đăng ký"}
    labels = {row: "{}: {}".format(row.split("_")[0], words[row.split("_")[1]]) for row in outcomes.index}
    year = outcomes.index[-1].split("_")[0]
    of_year = [outcomes.loc[f"{year}_{group}"] for group in words]
    if not any(row["households"] for row in of_year):
        return paragraphs(f"Đầu năm {year} không có hộ nghèo, nên không có hộ đăng ký thoát nghèo.")
    said = [_escaped(row, f"hộ {name}") for row, name in zip(of_year, words.values(), strict=True)]
    caution = (
        "Hộ tự đăng ký thường là hộ gần thoát nghèo hơn, nên chênh lệch này không phải là tác dụng của việc đăng ký."
    )
    return together(
        paragraphs(f"Năm {year}: {'; '.join(said)}. {caution}"),
        table(
            "registered_outcomes",
            outcomes,
            OUTCOMES,
            "Hộ đăng ký và hộ không đăng ký thoát nghèo: kết quả trong năm",
            first="Năm, nhóm hộ",
            labels=labels,
            numbered=False,
            note=f"{OTHER_NOTE} {blank_shares()}",
        ),
    )


OTHER_NOTE = (
    "Biến động khác: chuyển đi, chết, tách, nhập hộ, như biểu T2. Không rõ: hộ không có dòng trong kỳ rà soát này."
)


def _escaped(row: pd.Series, group: str) -> str:
    if not row["households"]:
        return f"không có {group}"
    return f"trong {integer(row['households'])} {group} có {integer(row['escaped'])} hộ thoát nghèo{_in_percent(row['escaped_rate'])}"


def _in_percent(share: object) -> str:
    """The share in brackets; nothing where its base is too small to compare."""
    return "" if pd.isna(share) else f" ({rate(share)}\u00a0%)"
