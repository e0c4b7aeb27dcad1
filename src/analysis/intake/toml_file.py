"""A TOML file handed in -> its tables, or one finding that says where it is broken."""

from __future__ import annotations

import tomllib
from pathlib import Path

from analysis.findings import Finding, InputError


def read_toml(path: Path, name: str) -> dict:
    """The file's tables; raises InputError for a file that is no TOML or not UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    # tomllib lets through what it trips over itself: a number of thousands of digits, brackets nested as deep
    except (ValueError, RecursionError) as error:
        raise InputError(
            [Finding("error", name, None, None, str(error), "tệp TOML đúng cú pháp, mã hóa UTF-8",
                     "sửa chỗ được nêu; chữ phải đặt trong dấu nháy kép", "readable_file")]
        ) from None  # fmt: skip
