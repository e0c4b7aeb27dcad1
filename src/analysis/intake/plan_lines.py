"""Lines of the plan with what was done to date: the year's objectives or projects and the answers of the half-year."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.lines import MONEY
from analysis.intake.checks.rule import Rule, told
from analysis.intake.dictionary import Table
from analysis.intake.sheets import ROW, Sheet

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


def lines_to_date(plan: Sheet | None, given: Sheet, table: Table) -> Sheet:
    """Every line of the plan, then lines that only the half-year has, with the half-year's answers (blank where it has none).

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


def check_lines(plan: Sheet | None, given: Sheet) -> list[Finding]:
    """Findings of a half-year's lines: a code twice, a code the plan does not have, a target that is not the year's."""
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
    return findings + told(beside, *(
        Rule(
            pl.col(column) != pl.col(f"{YEAR}{column}"),
            check="target_of_the_year", severity="warning", column=column,
            expected=lambda row, column=column: f"chỉ tiêu cả năm trong {plan.file}: {row[f'{YEAR}{column}']:g}",
            remedy="ghi chỉ tiêu cả năm, không ghi chỉ tiêu 6 tháng; báo cáo dùng số của kế hoạch năm",
        )
        for column in PLANNED if column in given and column in plan
    ), *_slips(given, plan))  # fmt: skip


def _slips(given: Sheet, plan: Sheet) -> list[Rule]:
    """Money that is the year's with noughts too many or too few; another amount may well be a change of the plan."""
    return [
        Rule(
            _off_by_noughts(pl.col(column) / pl.col(f"{YEAR}{column}")),
            check="money_of_the_year", severity="warning", column=column,
            value=lambda row, column=column: f"{row[column]:.10g}".replace(".", ","),
            expected=lambda row, column=column: f"{row[f'{YEAR}{column}']:.10g} như trong {plan.file}".replace(".", ",", 1),
            remedy="kiểm tra chữ số không và dấu thập phân của ô này; tiền của kế hoạch có đổi thì ghi rõ ở cột note",
        )
        for column in MONEY if column in given and column in plan
    ]  # fmt: skip


def _off_by_noughts(ratio: pl.Expr) -> pl.Expr:
    power = ratio.log10()
    return (power.round() != 0) & ((power - power.round()).abs() < 1e-9)


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
