"""The commands that make a workbook for people: `giamngheo template`, `giamngheo restricted-list`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis import project
from analysis.cli_options import DataOption, UnitOption, YearOption, say


def template(
    path: Annotated[Path, typer.Argument(metavar="TỆP.xlsx", help="Tệp biểu nhập sẽ tạo.")],
    year: YearOption,
    source: Annotated[
        Path | None, typer.Option("--from", help="Thư mục dữ liệu gốc để chuyển hộ của năm trước sang.")
    ] = None,
    unit: Annotated[str, typer.Option(help="Đơn vị có hộ được chuyển sang; dùng cùng --from.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Thay tệp đã có.")] = False,
) -> None:
    """Tạo biểu nhập Excel của một năm, năm đầu của một chuẩn nghèo thì cả biểu rà soát đầu năm; với --from và --unit
    thì chuyển sẵn thôn và hộ của năm trước.
    """
    from analysis.intake import open_last_review
    from analysis.intake.start import begins_standard
    from analysis.standards import standard_for
    from analysis.workbooks import write_start_template, write_template

    if bool(unit) != (source is not None):
        raise typer.BadParameter("--from và --unit phải đi cùng nhau.")
    previous = open_last_review(unit, year, str(source)) if unit else None
    say(f"đã ghi {write_template(year, path, previous, force=force)}")
    # where the year has its review of the start on file, the workbook for it has done its work
    if begins_standard(year) and (previous is None or previous.standard.name != standard_for(year).name):
        start = write_start_template(year, path.with_name(f"{path.stem}-start{path.suffix}"), previous, force=force)
        say(f"đã ghi {start} (rà soát đầu năm {year} theo chuẩn nghèo mới)")


def restricted_list(
    path: Annotated[Path, typer.Argument(metavar="TỆP.xlsx", help="Tệp danh sách, ngoài dự án, dữ liệu và báo cáo.")],
    unit: UnitOption,
    year: YearOption,
    data: DataOption = project.RAW,
    force: Annotated[bool, typer.Option("--force", help="Thay tệp đã có.")] = False,
) -> None:
    """Lập danh sách hộ nghèo, cận nghèo có họ tên (biểu T14, T15): dữ liệu cá nhân, chỉ chủ tệp đọc được."""
    from analysis.workbooks import write_restricted_list
    from analysis.workbooks.restricted import WARNING

    written = write_restricted_list(unit, year, data, path, force=force)
    say(WARNING, "bold red")
    say(f"đã ghi {written} (chỉ chủ tệp đọc được)")
