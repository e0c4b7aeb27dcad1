"""The commands for many units: `giamngheo batch`, `giamngheo rollup`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from analysis import project
from analysis.cli_options import DataOption, FormatsOption, KeyOption, OutOption, YearOption, say


def batch(
    data: Annotated[str, typer.Option(help="Thư mục dữ liệu gốc, hoặc địa chỉ mà fsspec đọc được (s3://…).")] = str(
        project.RAW
    ),
    out: Annotated[str, typer.Option(help="Thư mục đặt báo cáo, hoặc địa chỉ như --data.")] = str(project.REPORTS),
    years: Annotated[str, typer.Option(help="Các năm, cách nhau bằng dấu phẩy; mặc định mọi năm có số liệu.")] = "",
    units: Annotated[str, typer.Option(help="Các đơn vị, cách nhau bằng dấu phẩy; mặc định mọi đơn vị.")] = "",
    workers: Annotated[int, typer.Option(min=0, help="Số tiến trình chạy cùng lúc; 0: bằng số nhân của máy.")] = 0,
    scheduler: Annotated[str, typer.Option(help="Địa chỉ bộ điều phối Dask để chia việc cho nhiều máy.")] = "",
    formats: FormatsOption = "html,docx,xlsx,pdf",
    force: Annotated[bool, typer.Option("--force", help="Lập lại cả những báo cáo không có gì thay đổi.")] = False,
) -> None:
    """Lập báo cáo của mọi đơn vị, mọi năm trong thư mục dữ liệu; chỉ lập lại phần có thay đổi. Mã thoát 1: có đơn vị lỗi."""
    from analysis.parameters import checked_formats, checked_years
    from analysis.publishing.batch import Asked, Place, make_batch
    from analysis.publishing.batch.cluster import on_cluster
    from analysis.publishing.batch.processes import outcomes

    def run(tasks, asked):
        if scheduler:
            return on_cluster(scheduler, tasks, asked)
        return outcomes(tasks, asked, workers or os.cpu_count() or 1)

    result = make_batch(
        Asked(Place.of(data), Place.of(out), checked_formats(formats), force=force),
        [unit.strip() for unit in units.split(",") if unit.strip()],
        checked_years(years),
        run=run,
        say=say,
    )
    for line in result.lines():
        say(line)
    raise typer.Exit(130 if result.stopped else int(bool(result.failed)))


def rollup(
    year: YearOption,
    by: Annotated[
        str, typer.Option(help="Mỗi dòng của biểu là: commune (xã), district (huyện) hoặc province (tỉnh).")
    ] = "commune",
    formats: FormatsOption = "html,docx,xlsx,pdf",
    data: DataOption = project.RAW,
    out: OutOption = project.REPORTS,
    key: KeyOption = None,
) -> None:
    """Tổng hợp mọi xã của một năm, từ báo cáo, kết quả rà soát hoặc biểu tổng hợp. Mã thoát 1: có xã hay biểu không dùng được."""
    from analysis.parameters import checked_formats
    from analysis.publishing.rollup_command import make_rollup

    published, whole = make_rollup(
        year, by=by, data_dir=data, out_dir=out, formats=checked_formats(formats), say=say, key=key
    )
    for line in published.lines:
        say(line)
    raise typer.Exit(0 if whole else 1)
