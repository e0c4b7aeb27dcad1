"""The command `giamngheo`: report, batch, rollup, check, verify, key, template, restricted-list, demo.

Heavy modules are imported where a command needs them.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException
from typer.main import get_command_name

from analysis import project
from analysis.cli_many import batch, rollup
from analysis.cli_options import (
    DataOption,
    Format,
    FormatsOption,
    KeyOption,
    Only,
    OutOption,
    PeriodOption,
    UnitOption,
    YearOrPeriod,
    say,
)
from analysis.cli_words import Command, Group, misuse_lines
from analysis.cli_workbooks import restricted_list, template
from analysis.ending import leave
from analysis.findings import InputError, ReportFailed, errors
from analysis.legible import legible
from analysis.streams import write_in_any_code_page
from analysis.system_faults import reason_of, remedy_of

# before typer reads its parameters by pydantic, which would look for plugins among all packages
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
# jsonschema would build a grammar of internationalised addresses, a second's work; no notebook holds one to check
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
app = typer.Typer(
    no_args_is_help=True,
    cls=Group,
    pretty_exceptions_enable=False,
)


def _say_version(asked: bool) -> None:
    if asked:
        from analysis import __version__

        typer.echo(f"giamngheo {__version__}")
        raise typer.Exit


@app.callback()
def giamngheo(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="In số phiên bản.")
    ] = False,
) -> None:
    """Báo cáo của Chương trình giảm nghèo: kế hoạch năm và phụ lục, đánh giá cuối năm, rà soát hộ nghèo."""


@app.command(cls=Command)
def report(
    unit: UnitOption,
    year: YearOrPeriod = None,
    only: Annotated[Only | None, typer.Option(help="Chỉ lập một báo cáo.")] = None,
    edition: Annotated[str, typer.Option(help="internal (nội bộ) hoặc public (công khai).")] = "internal",
    status: Annotated[str, typer.Option(help="sơ bộ hoặc chính thức; mặc định theo plan.toml.")] = "",
    period: PeriodOption = "",
    formats: FormatsOption = "html,docx,xlsx,pdf",
    data: DataOption = project.RAW,
    out: OutOption = project.REPORTS,
    key: KeyOption = None,
) -> None:
    """Lập văn bản và hồ sơ phân tích của một đơn vị và năm, hoặc báo cáo 6 tháng đầu năm."""
    from analysis.publishing.kernel_copies import template as kernels

    kernels()  # imports for the notebooks while this process imports for itself
    from analysis.parameters import checked_formats, year_of
    from analysis.publishing.command import make_reports

    published = make_reports(
        unit,
        year_of(year, period),
        only=only,
        edition=edition,
        status=status,
        data_dir=data,
        out_dir=out,
        period=period,
        formats=checked_formats(formats),
        say=say,
        key=key,
    )
    for line in published.lines:
        say(line)


app.command(cls=Command)(batch)
app.command(cls=Command)(rollup)


@app.command(cls=Command)
def check(
    unit: UnitOption,
    year: YearOrPeriod = None,
    period: PeriodOption = "",
    format: Annotated[Format, typer.Option(help="text để đọc, json cho máy.")] = Format.text,
    xlsx: Annotated[Path | None, typer.Option(help="Ghi thêm sổ tính đánh dấu từng ô, ví dụ findings.xlsx.")] = None,
    data: DataOption = project.RAW,
) -> None:
    """Kiểm tra dữ liệu: liệt kê mọi lỗi, cảnh báo, ghi chú. Mã thoát 0: không lỗi; 1: có lỗi; 2: gọi sai."""
    # memory of one column serves the next: giving it back and asking again takes a tenth of the time for a province
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:-1,muzzy_decay_ms:-1,narenas:1")
    from analysis.intake.check import all_findings
    from analysis.parameters import year_of
    from analysis.presentation.findings_text import findings_lines

    try:
        year = year_of(year, period)
        findings = all_findings(unit, year, data, period)
    except InputError as error:
        findings, code = error.findings, 2
    else:
        code = 1 if errors(findings) else 0
        if xlsx is not None:
            from analysis.intake.sources import sources
            from analysis.workbooks.findings_workbook import write_findings_workbook

            write_findings_workbook(xlsx, findings, sources(unit, year, data))
            say(f"Đã ghi {xlsx}: các ô có vấn đề được tô màu, kèm ghi chú.")
    if format is Format.json:
        # a finding a line: a province has thousands; in ASCII, which no code page on the way to a file changes
        lines = (json.dumps(finding.as_dict()) for finding in findings)
        typer.echo("[\n" + ",\n".join(lines) + "\n]")
    else:
        for line in findings_lines(findings):
            typer.echo(line)
    raise typer.Exit(code)


@app.command(cls=Command)
def verify(
    path: Annotated[Path, typer.Argument(metavar="THƯ MỤC", help="Thư mục báo cáo, ví dụ reports/kim-tan/2023.")],
    data: DataOption = project.RAW,
    format: Annotated[Format, typer.Option(help="text để đọc, json cho máy.")] = Format.text,
    recompute: Annotated[
        bool, typer.Option(help="Chạy lại các sổ tay, làm lại các bản Word, Excel, PDF để so.")
    ] = True,
    key: KeyOption = None,
) -> None:
    """Kiểm chứng báo cáo đã lập: tệp, trang, số liệu còn đúng và tính lại được không. Mã thoát 0: đúng; 1: có sai
    lệch; 2: gọi sai.
    """
    from analysis.publishing.verification.verify import verify as verified
    from analysis.publishing.verification.words import verification_dict, verification_lines

    found = verified(path, data, recompute=recompute, key=key)
    if format is Format.json:
        typer.echo(json.dumps(verification_dict(found), indent=1))
    else:
        typer.echo(legible("\n".join(verification_lines(found))))
    raise typer.Exit(0 if found.holds else 1)


@app.command("key", cls=Command)
def make_key(
    path: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp khóa sẽ tạo, ngoài thư mục số liệu và báo cáo.")],
) -> None:
    """Tạo khóa của cơ quan: report --key ký hồ sơ, verify --key nhận ra hồ sơ bị niêm lại. Ai có khóa đều ký được."""
    from analysis.publishing.signature import new_key

    say(f"đã ghi {new_key(path)} (chỉ chủ tệp đọc được; giữ một bản sao ở nơi an toàn)")


@app.command(cls=Command)
def demo(
    seed: Annotated[int, typer.Option(help="Hạt giống; 2023 cho đúng dữ liệu có sẵn trong dự án.")] = 2023,
    data: DataOption = project.RAW,
    province: Annotated[
        int, typer.Option(min=0, help="Số xã mô phỏng cần tạo (thư mục xa-0001, …), để thử lập báo cáo hàng loạt.")
    ] = 0,
) -> None:
    """Sinh lại các hộ mô phỏng của xã Kim Tân, khớp từng số đã công bố theo thôn, và của xã Ia Pa năm 2025; với
    --province: nhiều xã.
    """
    from analysis.demo import write_demo, write_province

    if province and project.raw_dir(data) == project.RAW:
        raise typer.BadParameter(
            "chọn thư mục khác bằng --data: data/raw giữ dữ liệu của dự án.", param_hint="--province"
        )
    for path in write_province(seed, data, province) if province else write_demo(seed, data):
        say(f"đã ghi {path}")


app.command(cls=Command)(template)
app.command("restricted-list", cls=Command)(restricted_list)


@contextmanager
def _only(name: str) -> Iterator[None]:
    """Leaves of the commands the one that is asked for by name: typer reads the parameters of every one it has."""
    every = app.registered_commands
    asked = [each for each in every if name == (each.name or get_command_name(each.callback.__name__))]
    app.registered_commands = asked or every
    try:
        yield
    finally:
        app.registered_commands = every


def main() -> None:
    """Runs the command; whatever is wrong with the input ends in findings and an exit code, never a traceback."""
    if sys.argv[1:2] == ["check"]:
        # a short process that mostly imports: looking for garbage takes a tenth of its time for nothing
        gc.disable()
    write_in_any_code_page()
    # what the command line refuses it repeats as it was typed; of files that are there the names stay
    sys.argv[1:] = [word if os.path.lexists(word) else legible(word) for word in sys.argv[1:]]
    try:
        with _only(next(iter(sys.argv[1:]), "")):
            code = app(standalone_mode=False)
    except TyperException as error:
        for line in misuse_lines(error):
            say(line)
        raise SystemExit(error.exit_code) from None
    except (typer.Abort, KeyboardInterrupt):
        say("Đã dừng.")
        raise SystemExit(130) from None
    except ReportFailed as error:
        say(str(error))
        raise SystemExit(1) from None
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else None
        say(f"Không đọc hoặc ghi được {place or 'tệp'}: {reason_of(error)}. {remedy_of(error, place)} rồi chạy lại.")
        raise SystemExit(1) from None
    except UnicodeEncodeError:
        # names of files with Vietnamese letters, in a Python that was told to read names as ASCII
        say("Tên tệp hay thư mục có chữ mà bảng mã của máy không có: đặt biến môi trường PYTHONUTF8=1 rồi chạy lại.")
        raise SystemExit(1) from None
    except InputError as error:
        from analysis.presentation.findings_text import findings_lines

        for line in findings_lines(error.findings):
            say(line)
        misuse = all(finding.file == "tham số" for finding in error.findings)
        raise SystemExit(2 if misuse else 1) from None
    code = code if isinstance(code, int) else 0
    if sys.argv[1:2] == ["check"]:
        leave(code)
    raise SystemExit(code)
