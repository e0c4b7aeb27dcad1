"""What the commands of `giamngheo` have in common: their options, and how they speak to a person."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.legible import legible


def say(text: str, style: str | None = None) -> None:
    """Prints a line for the person at the terminal, on stderr: stdout is for what a program may read.

    A path or a message may carry what a terminal obeys.
    """
    from rich.console import Console

    Console(stderr=True, highlight=False).print(legible(text), style=style, markup=False, soft_wrap=True)


class Only(StrEnum):
    """The reports by their short names."""

    review = "review"
    plan = "plan"
    appendix = "appendix"
    evaluation = "evaluation"
    villages = "villages"
    workings = "workings"


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"


UnitOption = Annotated[str, typer.Option(help="Tên thư mục của đơn vị trong thư mục dữ liệu, ví dụ kim-tan.")]
YearOption = Annotated[int, typer.Option(help="Năm báo cáo, ví dụ 2023.")]
PeriodOption = Annotated[str, typer.Option(help="Để trống: cả năm; 6 tháng đầu năm: 2024-H1, hoặc H1 cùng --year.")]
YearOrPeriod = Annotated[int | None, typer.Option(help="Năm báo cáo, ví dụ 2023; có thể bỏ khi --period đã ghi năm.")]
DataOption = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu gốc; mặc định data/raw của dự án.")]
KeyOption = Annotated[
    Path | None,
    typer.Option(
        "--key", envvar="GIAMNGHEO_KEY", help="Tệp khóa của cơ quan (giamngheo key), để ký hoặc kiểm chữ ký hồ sơ."
    ),
]
FormatsOption = Annotated[str, typer.Option(help="Các bản cần lập, cách nhau bằng dấu phẩy; html luôn có.")]
OutOption = Annotated[Path, typer.Option("--out", help="Thư mục đặt báo cáo; mặc định reports của dự án.")]
