"""Lines of the plan with what was done to date: the year's objectives or projects and the answers of the half-year."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.lines import MONEY
from analysis.intake.checks.rule import Rule, told
from analysis.intake.dictionary import Table
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import first_few, number_text

DONE = ("actual", "disbursed")  # the half-year's own; never the year's
AS_OF_NOW = (
    "money_central",
    "money_province",
    "money_district",
    "money_mobilised",
    "money_credit",
    "note",
)  # may change in the year
PLANNED = ("target", "planned")
YEAR, GIVEN = "year_", "given_"  # what stands before the names of columns of the two files, side by side
IN_PLAN = pl.col(f"{YEAR}{ROW}").is_not_null()  # the line is one of the plan


def lines_to_date(plan: Sheet | None, given: Sheet, table: Table) -> Sheet:
    """Every line of the plan, then lines that only the half-year has, with the half-year's answers (blank where it has
    none).

    `plan`: the year's file, `given`: that of H1/, both as read. Targets and words are the year's where it has them;
    money of the plan is the half-year's where it says so.
    """
    ours = _side(given, GIVEN)
    theirs = _side(Sheet(given.file, given.frame.clear()) if plan is None else plan, YEAR)
    both = theirs.join(ours, on="code", how="full", coalesce=True, maintain_order="left_right")
    columns = [_either(both, GIVEN, YEAR, ROW), pl.col("code")]
    for code in (column.code for column in table.columns[1:]):
        if f"{YEAR}{code}" not in both.columns and f"{GIVEN}{code}" not in both.columns:
            continue
        if code in DONE:
            columns.append(_own(both, code))
        elif code in AS_OF_NOW:
            columns.append(_either(both, GIVEN, YEAR, code))
        else:
            columns.append(_either(both, YEAR, GIVEN, code))
    return Sheet(given.file, both.select(columns).with_columns(pl.col(pl.String).fill_null("")))


def check_lines(
    plan: Sheet | None, given: Sheet, spared: Collection[tuple[int | None, str | None]] = ()
) -> list[Finding]:
    """Findings of a half-year's lines: a code twice or of no line of the plan, a target or money that is not the
    year's, more done than in the whole year, a year's answer that is gone. `spared`: cells of the year's file, as (row,
    column), that are told already.
    """
    findings = told(given, Rule(
        ~pl.col("code").is_first_distinct() & pl.col("code").is_not_null(),
        check="unique_line", severity="error", column="code",
        expected="mỗi mã một dòng", remedy="bỏ dòng trùng hoặc sửa mã",
    ))  # fmt: skip
    if plan is None:
        return findings
    known = _side(plan, YEAR)
    findings += told(given, Rule(
        ~pl.col("code").is_in(known["code"].implode()),
        check="line_of_the_plan", severity="warning", column="code",
        expected=f"mã có trong {plan.file}", remedy="sửa mã, hoặc bổ sung dòng vào kế hoạch năm; dòng này vẫn được in",
    ))  # fmt: skip
    beside = Sheet(given.file, given.frame.join(known, on="code", how="left", maintain_order="left"))
    rows = dict(zip(beside[ROW], beside[f"{YEAR}{ROW}"], strict=True))
    found = [
        finding
        for finding in told(beside, *_targets(given, plan), *_money(given, plan), *_done(given, plan))
        if not {(rows[finding.row], finding.column), (None, finding.column)} & set(spared)
    ]
    return gathered([*findings, *found, *_lacking(given, plan)], len(given))


def _targets(given: Sheet, plan: Sheet) -> list[Rule]:
    return [
        Rule(
            (pl.col(column) != pl.col(f"{YEAR}{column}")) | (pl.col(f"{YEAR}{column}").is_null() & pl.col(column).is_not_null() & IN_PLAN),
            check="target_of_the_year", severity="warning", column=column,
            value=lambda row, column=column: number_text(row[column]),
            expected=lambda row, column=column: f"chỉ tiêu cả năm trong {plan.file}: {number_text(row[f'{YEAR}{column}'])}",
            remedy="ghi chỉ tiêu cả năm, không ghi chỉ tiêu 6 tháng; báo cáo dùng số của kế hoạch năm",
        )
        for column in PLANNED if column in given and column in plan
    ]  # fmt: skip


def _money(given: Sheet, plan: Sheet) -> list[Rule]:
    """Money that is not the year's: the report of the half-year takes its own, so that the two reports would differ."""
    return [
        Rule(
            (pl.col(column).fill_null(0) != pl.col(f"{YEAR}{column}").fill_null(0)) & pl.col(column).is_not_null() & IN_PLAN,
            check="money_of_the_year", severity="warning", column=column,
            value=lambda row, column=column: number_text(row[column]),
            expected=lambda row, column=column: f"{number_text(row[f'{YEAR}{column}'])} như trong {plan.file}",
            remedy="kiểm tra chữ số, cột và dòng của ô này; vốn được điều chỉnh trong năm thì sửa cả tệp của năm, hoặc ghi rõ ở cột note",
        )
        for column in MONEY if column in given and column in plan
    ]  # fmt: skip


def _done(given: Sheet, plan: Sheet) -> list[Rule]:
    """What was done by June, where the year has an answer: no more than it; where its file has none, it is gone."""
    percent = pl.col(f"{YEAR}unit").str.strip_chars() == "%" if "unit" in plan else pl.lit(False)
    answered = [column for column in DONE if column in given and column in plan and plan[column].count()]
    return [
        Rule(
            pl.when(pl.col(f"{YEAR}{column}").is_null()).then(pl.col(column) > 0)
            .otherwise(~percent.fill_null(False) & (pl.col(column) > pl.col(f"{YEAR}{column}"))) & IN_PLAN,
            check="half_within_the_year", severity="warning", column=column,
            value=lambda row, column=column: number_text(row[column]),
            expected=lambda row, column=column: f"không quá số của cả năm trong {plan.file}: {number_text(row[f'{YEAR}{column}'])}",
            remedy="số lũy kế cả năm không thể ít hơn số 6 tháng: sửa ô này hoặc ô của cả năm",
        )
        for column in answered
    ]  # fmt: skip


def _lacking(given: Sheet, plan: Sheet) -> list[Finding]:
    """What lines of the plan the half-year does not have: a note; a warning where all after its last one lack, as of a
    file cut.
    """
    codes = plan["code"].drop_nulls().to_list()
    there = set(given["code"].drop_nulls())
    lacking = [code for code in codes if code not in there]
    if not lacking or not there & set(codes):
        return []
    after = codes[len(codes) - len(lacking) :] == lacking and len(lacking) > 1
    named = first_few(lacking)
    return [Finding("warning" if after else "note", given.file, None, None, f"thiếu {len(lacking)} dòng: {named}", f"mọi dòng của {plan.file}",
                    ("các dòng thiếu đều ở cuối: kiểm tra tệp có bị cắt không" if after else "chưa có báo cáo thì không phải sửa") + "; dòng thiếu được in là chưa có kết quả", "lines_of_the_plan")]  # fmt: skip


def _side(sheet: Sheet, name: str) -> pl.DataFrame:
    """The lines, each code once, its other columns named after the file."""
    frame = sheet.frame.filter(pl.col("code").is_not_null()).unique("code", keep="first", maintain_order=True)
    return frame.select("code", pl.exclude("code").name.prefix(name))


def _either(both: pl.DataFrame, first: str, second: str, code: str) -> pl.Expr:
    """The first file's value where it says something, else the second's."""
    names = [f"{side}{code}" for side in (first, second) if f"{side}{code}" in both.columns]
    said = [
        pl.when(pl.col(name) != "").then(name) if both.schema[name] == pl.String else pl.col(name) for name in names
    ]
    return pl.coalesce(said).alias(code)


def _own(both: pl.DataFrame, code: str) -> pl.Expr:
    name = f"{GIVEN}{code}"
    return pl.col(name).alias(code) if name in both.columns else pl.lit(None, both.schema[f"{YEAR}{code}"]).alias(code)
