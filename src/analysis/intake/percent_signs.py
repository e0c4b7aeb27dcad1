"""A percentage where a number of something stands: `93 %` of money or of households is no amount of them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.findings import Finding
from analysis.intake.dictionary import Column

OF_THE_UNIT = frozenset({"target", "planned", "actual"})  # what the unit of the line says
SHARES = r"(?i)%|phần trăm|tỷ lệ|tỉ lệ"


def percent_signs(texts: pl.DataFrame, columns: Sequence[Column], file: str, row: str) -> list[Finding]:
    """An error for each such cell. `texts`: the lines as text; `row`: the column with the numbers of rows."""
    codes = [column.code for column in columns if column.kind == "decimal"]
    codes = [code for code in codes if code not in OF_THE_UNIT or "unit" in texts]
    if not codes:
        return []
    unit = pl.col("unit").cast(pl.String).fill_null("") if "unit" in texts else pl.lit("")
    share = unit.str.contains(SHARES)
    signed = {code: pl.col(code).cast(pl.String).str.contains("%").fill_null(False) for code in codes}
    wrong = {code: has & ~share if code in OF_THE_UNIT else has for code, has in signed.items()}
    rules = (rule.alias(f"% {code}") for code, rule in wrong.items())
    found = texts.select(row, unit.alias("its unit"), *codes, *rules)
    return [
        _told(file, line[row], code, line[code], line["its unit"] if code in OF_THE_UNIT else "triệu đồng")
        for code in codes
        if found[f"% {code}"].any()
        for line in found.filter(pl.col(f"% {code}")).rows(named=True)
    ]


def _told(file: str, row: int, code: str, text: str, unit: str) -> Finding:
    return Finding(
        "error",
        file,
        row,
        code,
        text,
        f"số tính bằng {unit or 'đơn vị tính của dòng'}, không phải tỷ lệ",
        "ghi số đã thực hiện, số tiền; dòng tính bằng tỷ lệ thì ghi đơn vị tính là %",
        "percent_of_another_unit",
    )
