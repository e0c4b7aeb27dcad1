"""Where the figures come from (nguồn gốc số liệu): parameters, inputs with checksums, versions, time."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from markupsafe import Markup

from analysis import __version__
from analysis.presentation.continuity_page import table_continuity
from analysis.presentation.display import Shown, render
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.two_lists_page import table_two_lists

PACKAGES = ("pandas", "narwhals", "matplotlib", "seaborn", "papermill", "nbconvert")


def versions() -> dict[str, str]:
    """Versions of the project, Python and the packages that make figures."""
    return {"giamngheo": __version__, "python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def record(page: PageOf, now: datetime | None = None) -> Shown:
    """The record that run.json is made of, with nothing to see: how a document tells where it comes from."""
    return Shown(Markup(""), (), "Hồ sơ của lần lập", record_of(page, now or datetime.now(UTC)))


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
    html = render(
        "provenance.html",
        parameters=[(names[key], names.get(str(value), str(value))) for key, value in record["parameters"].items()],
        standard=f"{page.data.standard.name} ({page.data.standard.legal_reference})",
        unconfirmed=[indicator.label for indicator in page.data.standard.indicators if not indicator.confirmed],
        points_confirmed=page.data.standard.points.confirmed,
        inputs=[
            (file.path, "" if file.rows is None else integer(file.rows), file.sha256[:16]) for file in page.data.inputs
        ],
        versions=", ".join(f"{name} {number}" for name, number in record["versions"].items()),
        time=now.astimezone().strftime("%d/%m/%Y %H:%M:%S %z"),
    )
    return table_two_lists(page) + table_continuity(page) + Shown(html, (), "Nguồn gốc số liệu", record)
