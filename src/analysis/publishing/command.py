"""`giamngheo report`: which reports can be made, made, and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import project
from analysis.findings import Finding, InputError, errors
from analysis.intake import YearData, absent_files, makeable, open_year
from analysis.intake.handed_over import handed_over
from analysis.parameters import checked
from analysis.project import processed_dir, raw_dir
from analysis.publishing.folder import recover
from analysis.publishing.manner import ALONE, Manner
from analysis.publishing.processed import NOT_WRITTEN, households_among_reports, lies_in, write_processed
from analysis.publishing.publish import publish
from analysis.publishing.reports import BY_NAME, FORMS, asked_for
from analysis.publishing.signature import read_key
from analysis.publishing.workplace import workplace
from analysis.rules.sound import refuse_unsound

if TYPE_CHECKING:
    from analysis.publishing.public import PublicEdition


@dataclass(frozen=True)
class Published:
    """What was made, the lines that say so, and those among them that a person must know (`told`)."""

    files: list[Path]
    lines: list[str]
    told: Sequence[str] = ()


def make_reports(
    unit: str,
    year: int,
    *,
    only: str | None,
    edition: str,
    status: str,
    data_dir: Path,
    out_dir: Path,
    period: str = "",
    formats: Sequence[str] = FORMS,
    say: Callable[[str], object] = lambda _: None,
    key: Path | None = None,
    manner: Manner = ALONE,
) -> Published:
    """Makes the reports that can be made of the year (or the one asked for); raises InputError, PublishingError.

    `say`: is told at once what a person must know while the run goes on: that it waits, what a killed run had left.
    `key`: the file of the key that signs the record. The rules and the data are checked before any kernel starts. Without `status`
    the plan decides (`open_year`). With `period` the one report of the first six months.
    """
    data_dir, out_dir = raw_dir(data_dir), Path(out_dir).resolve()
    signing = read_key(key, data_dir, out_dir) if key is not None else None
    # the project's own data need no path: the executed notebook then runs on any machine
    given = "" if data_dir == project.RAW else str(data_dir)
    parameters = checked(unit=unit, year=year, status=status, edition=edition, data_dir=given, period=period)
    # what a killed run left is put right also where the data allow no new report
    processed = processed_dir(data_dir, out_dir)
    recover(out_dir / parameters.unit / parameters.folder, say)
    if processed is not None:
        recover(processed / parameters.unit / parameters.computed, say)
    refuse_unsound()
    data = open_year(unit, year, status, edition, given, period=period)
    if data.period and only:
        raise InputError([_only_of_a_year(only)])
    is_public = data.parameters.edition == "public"
    if is_public and only and not all(BY_NAME[name].public for name in asked_for(only)):
        raise InputError([_never_public(only)])
    names, waiting = _choose(data, only)
    public = _public_edition(data) if is_public else None
    if public is not None:
        names = [name for name in names if BY_NAME[name].public]
        waiting = {name: paths for name, paths in waiting.items() if BY_NAME[name].public}
    told: list[str] = []
    told += households_among_reports(out_dir, parameters.unit)
    kept = processed is not None and not lies_in(processed / parameters.unit / parameters.computed, out_dir)
    if processed is not None and kept:
        write_processed(data, processed, told.append, say)
    else:
        told.append(NOT_WRITTEN)
    with workplace() as aside, handed_over(data, aside, sound=kept):
        files = publish(
            data.parameters,
            names,
            out_dir,
            data.unit_name,
            tell=told.append,
            formats=formats,
            inputs=data.inputs,
            say=say,
            key=signing,
            manner=manner,
            public=public,
        )
    told += [] if public is None else public.told
    lines = [*_waiting_lines(waiting, data_dir), *_half_year_lines(data), *told]
    return Published(files, [*lines, *_opening_lines(data, files)], told)


def _public_edition(data: YearData) -> PublicEdition:
    # SciPy's optimisers: only where they are asked
    from analysis.publishing.public import public_edition

    return public_edition(data)


def _choose(data: YearData, only: str | None) -> tuple[list[str], dict[str, list[str]]]:
    stop = errors(data.findings)
    if only:
        names = asked_for(only)
        waiting: dict[str, list[str]] = {}
        stop += {finding: None for name in names for finding in absent_files(data, name)}
    else:
        names, waiting, lost = makeable(data)
        stop += lost
    if stop:
        raise InputError(stop)
    return names, waiting


def _only_of_a_year(only: str) -> Finding:
    return Finding("error", "tham số", None, "only", only, "không dùng cùng --period: 6 tháng đầu năm chỉ có một báo cáo",
                   "bỏ --only hoặc bỏ --period", "only_of_a_year")  # fmt: skip


def _never_public(only: str) -> Finding:
    return Finding("error", "tham số", None, "only", only, "văn bản: review, plan, appendix hoặc evaluation, khi lập bản công khai",
                   "hồ sơ phân tích và phiếu của từng thôn nói đến rất ít hộ nên chỉ có bản nội bộ: bỏ --only hoặc bỏ --edition public", "public_workings")  # fmt: skip


def _waiting_lines(waiting: dict[str, list[str]], data_dir: Path) -> list[str]:
    return [
        f"Chưa lập “{BY_NAME[name].title}”: chờ {', '.join(shown(data_dir / path) for path in paths)}"
        for name, paths in waiting.items()
    ]


def _half_year_lines(data: YearData) -> list[str]:
    """A word on the half-year's report where its ground is on file and the review is still to come."""
    if data.period or data.recognitions is None or data.households is not None:
        return []
    return [f"Đã có recognitions.csv: lập báo cáo 6 tháng đầu năm bằng --period {data.year}-H1."]


def _opening_lines(data: YearData, files: list[Path]) -> list[str]:
    warnings = (
        0 if data.parameters.edition == "public" else sum(finding.severity == "warning" for finding in data.findings)
    )
    lines = (
        [f"Số liệu có {warnings} cảnh báo, in trong mục “Chất lượng số liệu” của hồ sơ phân tích."] if warnings else []
    )
    return [*lines, "Đã lập xong:", *(f"  {shown(file)}" for file in files)]


def shown(path: Path) -> str:
    """The path from where the person stands, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
