"""Lines of the plan with what was done to date: the year's objectives or projects and the answers of the half-year."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag_frame import flag_frame
from analysis.intake.dictionary import Table
from analysis.intake.values import KINDS

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


def lines_to_date(plan: pd.DataFrame | None, given: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Every line of the plan, then lines that only the half-year has, with the half-year's answers (blank where it has none).

    `plan`: the year's file, `given`: that of H1/, both as read. Targets and words are the year's where it has them;
    money of the plan is the half-year's where it says so.
    """
    given = given.drop_duplicates("code").set_index("code")
    plan = given.iloc[:0] if plan is None else plan.drop_duplicates("code").set_index("code")
    codes = [*plan.index, *(code for code in given.index if code not in plan.index)]
    lines = {"source_row": _either(given, plan, "source_row", codes).astype("int64")}
    for column in table.columns[1:]:
        if column.code not in plan and column.code not in given:
            continue
        if column.code in DONE:
            values = _cells(given, column.code, codes)
        elif column.code in AS_OF_NOW:
            values = _either(given, plan, column.code, codes)
        else:
            values = _either(plan, given, column.code, codes)
        dtype = KINDS[column.kind].dtype
        lines[column.code] = (values.fillna("") if dtype == "str" else values).astype(dtype)
    frame = pd.DataFrame(lines, index=pd.Index(codes, name="code", dtype="str")).reset_index()
    return frame[["source_row", *(column.code for column in table.columns if column.code in frame)]]


def check_lines(plan: pd.DataFrame | None, given: pd.DataFrame, file: str, plan_file: str) -> list[Finding]:
    """Findings of a half-year's lines: a code twice, a code the plan does not have, a target that is not the year's."""
    findings = flag_frame(
        given, given["code"].duplicated() & (given["code"] != ""),
        check="unique_line", severity="error", file=file, column="code",
        expected="mỗi mã một dòng", remedy="bỏ dòng trùng hoặc sửa mã",
    )  # fmt: skip
    if plan is None:
        return findings
    known = plan.drop_duplicates("code").set_index("code")
    findings += flag_frame(
        given, ~given["code"].isin(known.index),
        check="line_of_the_plan", severity="warning", file=file, column="code",
        expected=f"mã có trong {plan_file}", remedy="sửa mã, hoặc bổ sung dòng vào kế hoạch năm; dòng này vẫn được in",
    )  # fmt: skip
    for column in PLANNED:
        if column in given and column in known:
            year = given["code"].map(known[column])
            findings += flag_frame(
                given.assign(year=year), given[column].notna() & year.notna() & (given[column] != year),
                check="target_of_the_year", severity="warning", file=file, column=column,
                expected=lambda row: f"chỉ tiêu cả năm trong {plan_file}: {row['year']:g}",
                remedy="ghi chỉ tiêu cả năm, không ghi chỉ tiêu 6 tháng; báo cáo dùng số của kế hoạch năm",
            )  # fmt: skip
    return findings


def _either(first: pd.DataFrame, second: pd.DataFrame, column: str, codes: list[str]) -> pd.Series:
    one, other = _cells(first, column, codes), _cells(second, column, codes)
    return one.where(one.notna() & (one != ""), other)


def _cells(frame: pd.DataFrame, column: str, codes: list[str]) -> pd.Series:
    return frame.get(column, pd.Series(index=frame.index, dtype="object")).astype("object").reindex(codes)
