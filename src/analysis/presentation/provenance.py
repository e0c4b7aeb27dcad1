"""Where the figures come from (nguồn gốc số liệu): parameters, inputs with checksums, versions, time."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any

from analysis import __version__
from analysis.document.blocks import Paragraph, Run, Section
from analysis.document.shown import Shown
from analysis.presentation.continuity_page import table_continuity
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.table import plain_table
from analysis.presentation.two_lists_page import table_two_lists

WHERE = "Mọi số trong báo cáo có trong tệp figures.csv; tham số, mã kiểm tra đầy đủ có trong run.json."
PACKAGES = ("pandas", "narwhals", "matplotlib", "seaborn", "papermill", "nbconvert")


def versions() -> dict[str, str]:
    """Versions of the project, Python and the packages that make figures."""
    return {"giamngheo": __version__, "python": platform.python_version(), **_installed()}


@cache
def _installed() -> dict[str, str]:
    return {name: version(name) for name in PACKAGES}


def record(page: PageOf, now: datetime | None = None) -> Shown:
    """The record that run.json is made of, with nothing to see: how a document tells where it comes from."""
    return Shown((), (), "Hồ sơ của lần lập", record_of(page, now or datetime.now(UTC)))


def record_of(page: PageOf, now: datetime) -> dict[str, Any]:
    """Parameters, poverty standard, inputs with checksums, versions, time."""
    parameters = page.data.parameters.model_dump(
        exclude={"data_dir", "reports_dir", *(() if page.period else ("period",))}
    )
    return {
        "parameters": parameters,
        "standard": {"name": page.data.standard.name, "legal_reference": page.data.standard.legal_reference},
        "inputs": [{"path": file.path, "sha256": file.sha256, "rows": file.rows} for file in page.data.inputs],
        "versions": versions(),
        "synthetic": page.data.synthetic,
        "time": now.isoformat(timespec="seconds"),
    }


def provenance(page: PageOf, now: datetime | None = None) -> Shown:
    """The block at the end of workings, in words; carries the record too."""
    now = now or datetime.now(UTC)
    record = record_of(page, now)
    names = {
        "unit": "đơn vị",
        "year": "năm",
        "period": "kỳ",
        "status": "trạng thái",
        "edition": "bản",
        "internal": "nội bộ",
        "public": "công khai",
    }
    told = [(names[key], names.get(str(value), str(value))) for key, value in record["parameters"].items()]
    parameters = "; ".join(f"{name} {value}" for name, value in told)
    standard = page.data.standard
    made = now.astimezone().strftime("%d/%m/%Y %H:%M:%S %z")
    packages = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    files = [
        (f.path, ("" if f.rows is None else integer(f.rows), "n"), (f.sha256[:16], "code")) for f in page.data.inputs
    ]
    blocks = (
        _named(
            ("Tham số:", f"{parameters}."),
            ("Chuẩn nghèo:", f"{standard.name} ({standard.legal_reference}).{_unconfirmed(page)}"),
        ),
        *plain_table(["Tệp", "Số dòng", "SHA-256 (16 ký tự đầu)"], files, "Tệp số liệu đã dùng").blocks,
        _named(("Phần mềm:", f"{packages}."), ("Lập lúc:", f"{made}. {WHERE}")),
    )
    shown = Shown((Section("provenance", "Nguồn gốc số liệu", blocks),), (), "Nguồn gốc số liệu", record)
    return table_two_lists(page) + table_continuity(page) + shown


def _named(*parts: tuple[str, str]) -> Paragraph:
    """Each part under its name in bold."""
    runs = [run for name, words in parts for run in (Run(name, bold=True), Run(f" {words} "))]
    return Paragraph(tuple(runs))


def _unconfirmed(page: PageOf) -> str:
    """What of the standard nobody has compared with the decree yet."""
    standard = page.data.standard
    open_points = "" if standard.points.confirmed else " và ngưỡng điểm B1, B2"
    if not open_points and all(indicator.confirmed for indicator in standard.indicators):
        return ""
    return f" Điểm cắt của các chỉ số{open_points} chưa được đối chiếu với văn bản gốc; cán bộ có thể sửa trong tệp chuẩn nghèo."
