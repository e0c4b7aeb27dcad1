"""The first page of a roll-up: how many communes, how many poor, the change, the targets, what does not fit."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure
from analysis.document.shown import Shown, together
from analysis.presentation.front import Head, front
from analysis.presentation.numbers import integer, rate
from analysis.presentation.prose import bullets, key_figures
from analysis.presentation.rollup.coverage import CLASSES, both_known, rate_words
from analysis.presentation.rollup.page import RollupOf, two_standards
from analysis.review.counting import TOTAL
from analysis.review.printed import printed_difference
from analysis.rollup import compared, judged
from analysis.rollup.unit_year import UnitYear

BY = {"commune": "", "district": ", cộng theo huyện", "province": ", cộng theo tỉnh"}
WORDS = {"report": "lấy từ báo cáo đã lập", "review": "tính từ kết quả rà soát", "form": "lấy từ biểu tổng hợp"}


def front_rollup(page: RollupOf) -> Shown:
    """The front: an internal document of the level above, of how many official and preliminary reviews."""
    head = Head(None, page.data.agency or None, None, "BC-UBND", None, None)
    title = ("TỔNG HỢP", f"Kết quả giảm nghèo cuối năm {page.year}")
    where = f"của {len(page.units)} {page.places}{_province(page)}{BY[page.data.parameters.by]}"
    return front(head, title, (where,), status=_status(page), banner=page.data.synthetic)


def lead(page: RollupOf, classes: pd.DataFrame, results: pd.DataFrame) -> Shown:
    """The key figures, then the same in sentences. `classes`: form T1 of all; `results`: `rollup.results`."""
    total, of_year = classes.loc[TOTAL], results.loc[TOTAL]
    told = [_who(page), _how_many(page, total), _change(page, of_year), _targets(page), _unfit(page), _failed(page)]
    return together(_key(page, total, of_year), bullets(told, _figures(page)))


def _province(page: RollupOf) -> str:
    districts = {unit.name.district for unit in page.units}
    provinces = {unit.name.province for unit in page.units}
    parts = [names.pop() for names in (districts, provinces) if len(names) == 1]
    parts = [part for part in parts if part]
    return f", {', '.join(parts)}" if parts else ""


def _status(page: RollupOf) -> str:
    counts = {status: sum(unit.status == status for unit in page.reviewed) for status in ("chính thức", "sơ bộ")}
    parts = [f"{number} {status}" for status, number in counts.items() if number]
    others = len(page.reviewed) - sum(counts.values())
    parts += [f"{others} theo biểu tổng hợp"] if others else []
    return f"TÀI LIỆU NỘI BỘ – kết quả rà soát: {', '.join(parts)}" if parts else "TÀI LIỆU NỘI BỘ"


def _key(page: RollupOf, total: pd.Series, of_year: pd.Series) -> Shown:
    met, verdicts = _met(page), judged(page.units)
    points = _points(of_year)
    both = compared(page.units)
    unfit = {fault.unit for fault in page.data.faults}
    return key_figures(
        [
            # how many there are stands in the title; four fit in a line
            ("Hộ nghèo", _count(total["poor"]), _percent(page, total["poor_rate"])),
            (f"So với cuối năm {page.year - 1}", _moved(points).replace(" điểm %", "\u00a0điểm\u00a0%"), f"{len(both)}/{len(page.units)} so được"),
            ("Đạt mục tiêu kế hoạch", f"{len(met)}/{len(verdicts)}" if verdicts else "chưa có kết luận",
             "" if len(verdicts) == len(page.units) else f"{len(page.units) - len(verdicts)} chưa có kết luận"),
            ("Số liệu không khớp", f"{len(unfit)}/{len(page.units)}" if unfit else "không thấy", f"{len(page.data.faults)} điều" if unfit else ""),
        ]
    )  # fmt: skip


def _who(page: RollupOf) -> str:
    counts = {s: sum(unit.source == s for unit in page.units) for s in WORDS}
    counts = {source: number for source, number in counts.items() if number}
    sources = [f"{number} {WORDS[source]}" for source, number in counts.items()]
    if len(counts) == 1:
        sources = [f"số liệu {WORDS[next(iter(counts))]}"]
    every = f"cả {len(page.units)}" if len(page.reviewed) == len(page.units) > 1 else str(len(page.reviewed))
    text = f"Tổng hợp {len(page.units)} {page.places}, {every} có kết quả rà soát cuối năm {page.year}"
    text += f"; {', '.join(sources)}." if sources else "."
    waiting = [unit for unit in page.units if unit.source == "none" and not unit.failed]
    return text + (f" Chưa có kết quả: {page.named(waiting)}." if waiting else "")


def _how_many(page: RollupOf, total: pd.Series) -> str:
    if pd.isna(total["poor"]):
        return f"Chưa có số hộ nghèo của {page.places} nào."
    told = [f"{integer(total[code])} {words}" for code, words in CLASSES.items() if pd.notna(total[code])]
    text = f"Cuối năm {page.year} có {' và '.join(told)}."
    first, second = CLASSES
    rates = (
        rate_words(page, first),
        rate_words(page, second, without=both_known(page, first) != both_known(page, second)),
    )
    return " ".join(filter(None, [text, *rates]))


def _change(page: RollupOf, of_year: pd.Series) -> str:
    both, when = compared(page.units), f"cuối năm {page.year - 1}"
    if not both:
        why = ": hai kỳ rà soát theo hai chuẩn nghèo khác nhau, không trừ cho nhau" if two_standards(page) else ""
        return f"Không {page.places} nào so được với {when}{why}."
    start, end = integer(of_year["poor_start"]), integer(of_year["poor_end"])
    text = f"So với {when}, ở {len(both)} {page.places} có số liệu hai kỳ theo cùng chuẩn nghèo: hộ nghèo từ {start} thành {end}"
    if (points := _points(of_year)) is not None:
        rates = f"{rate(of_year['poor_start_rate'])} % thành {rate(of_year['poor_end_rate'])} %"
        text += f", tỷ lệ từ {rates} ({_moved(points)})"
    others = [unit for unit in page.units if unit not in both]
    return f"{text}." + (f" Không so được {page.named(others)}." if others else "")


def _targets(page: RollupOf) -> str:
    verdicts, met = judged(page.units), _met(page)
    if not verdicts:
        return f"Chưa {page.places} nào có kết luận về mục tiêu của kế hoạch."
    missed = [unit for unit in verdicts if unit not in met]
    text = f"{len(verdicts)} {page.places} có kết luận về mục tiêu của kế hoạch: "
    told = [f"{len(met)} đạt"] if met else []
    return text + "; ".join([*told, *([f"{len(missed)} không đạt ({page.named(missed)})"] if missed else [])]) + "."


def _unfit(page: RollupOf) -> str:
    units = list(dict.fromkeys(fault.unit for fault in page.data.faults))
    if not units:
        return "Không thấy số liệu nào không khớp."
    return (
        f"Có {len(page.data.faults)} điều không khớp ở {page.named(units)}; mục V nêu từng điều và phần nào được cộng."
    )


def _failed(page: RollupOf) -> str:
    parts = []
    if failed := page.data.failed:
        parts.append(f"Số liệu gốc có lỗi nên không dùng được: {page.named(failed)}.")
    if refused := page.data.refused:
        parts.append(f"Không đọc được {len(refused)} biểu: {', '.join(f.file for f in refused)}.")
    if twice := page.data.twice:
        parts.append(
            f"Đứng hai lần, chỉ tính một lần (mục V): {page.named(list(dict.fromkeys(one.unit for one in twice)))}."
        )
    return " ".join(parts)


def _figures(page: RollupOf) -> list[Figure]:
    verdicts = judged(page.units)
    numbers = {
        "communes": len(page.units),
        "reviewed": len(page.reviewed),
        "compared": len(compared(page.units)),
        "judged": len(verdicts),
        "met": len(_met(page)),
        "not_fitting": len({fault.unit for fault in page.data.faults}),
    }
    figures = [Figure("communes", TOTAL, code, number, "đơn vị") for code, number in numbers.items()]
    return [*figures, Figure("communes", TOTAL, "faults", len(page.data.faults), "điều")]


def _met(page: RollupOf) -> list[UnitYear]:
    return [unit for unit in judged(page.units) if unit.target["met"] == 1]


def _points(of_year: pd.Series) -> float | None:
    value = printed_difference(of_year["poor_start_rate"], of_year["poor_end_rate"])
    return None if value is None else float(value)


def _moved(points: float | None) -> str:
    if points is None:
        return "không so được"
    return "không đổi" if points == 0 else f"{'giảm' if points > 0 else 'tăng'} {rate(abs(points))} điểm %"


def _count(value: object) -> str:
    return "chưa có" if pd.isna(value) else f"{integer(value)} hộ"


def _percent(page: RollupOf, value: object) -> str:
    if pd.isna(value):
        return "chưa có tỷ lệ"
    inside, every = len(both_known(page, "poor")), len(page.reviewed)
    return f"{rate(value)} %" + ("" if inside == every else f" ở {inside}/{every} nơi có tổng số hộ")
