"""The demo data on disk: drawn households and registers, the marker, and the hand-typed files beside them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from analysis.demo.csv_text import csv_text
from analysis.demo.merger import draw_merger
from analysis.demo.parameters import merger, parameters
from analysis.demo.province import commune_files, folder_of
from analysis.demo.recognitions import draw_recognitions
from analysis.findings import Finding, InputError
from analysis.intake.units import FILE, Merge, read_units
from analysis.project import RAW

MARKER = "synthetic"
HAND_TYPED = ("plan.toml", "narrative.toml", "targets.csv", "targets.caption.txt", "objectives.csv", "programme.csv", "support.toml",
              "H1/objectives.csv", "H1/programme.csv")  # fmt: skip
DRAWN = ("households.csv", "villages.csv", "recognitions.csv")


def write_demo(seed: int, data_dir: Path) -> list[Path]:
    """The files written: the synthetic households of xã Kim Tân, and of xã Ia Pa that it became part of, under
    `data_dir`.

    households.csv and villages.csv of each year and recognitions.csv are drawn anew; hand-typed files are copied from
    the project where they are absent. Raises InputError where a unit's folder holds households that are not marked as
    synthetic, and where a folder cannot be written.
    """
    root, merge = Path(data_dir), _merge()
    units = [*merge.units, merge.into]
    for unit in units:
        _refuse_real_data(root / unit)
    # markers first, so that no household ever lies there unmarked
    files = {root / unit / MARKER: _marker(unit) + "\n" for unit in units}
    villages, households = draw_merger(seed, merge)
    for table, by_year in (("villages", villages), ("households", households)):
        for (unit, year), rows in by_year.items():
            files[root / unit / str(year) / f"{table}.csv"] = csv_text(table, rows)
    own = parameters()["unit"]
    for year in map(int, parameters()["recognitions"]):
        rows = draw_recognitions(seed, year, households[own, year])
        files[root / own / str(year) / "recognitions.csv"] = csv_text("recognitions", rows)
    for unit in units:
        files |= _hand_typed(root, unit)
    if not (root / FILE).exists():
        files[root / FILE] = (RAW / FILE).read_text(encoding="utf-8")
    _write(files, root)
    return list(files)


def write_province(seed: int, data_dir: Path, communes: int) -> list[Path]:
    """The folders of so many synthetic communes under `data_dir`, each with every year of the demo; raises InputError
    as `write_demo`.
    """
    root = Path(data_dir)
    folders = [root / folder_of(number) for number in range(1, communes + 1)]
    for folder in folders:
        _refuse_real_data(folder)
    for number, folder in enumerate(folders, start=1):
        _write({folder / name: text for name, text in commune_files(seed, number).items()}, root)
    return folders


def _write(files: dict[Path, str], root: Path) -> None:
    try:
        for path, text in files.items():
            _replace(path, text)
    except OSError as error:
        raise InputError(
            [Finding("error", str(error.filename or root), None, None, error.strerror, "thư mục ghi được",
                     "chọn thư mục khác bằng --data, hoặc kiểm tra quyền ghi và dung lượng đĩa", "writable_folder")]
        ) from None  # fmt: skip


def _marker(unit: str) -> str:
    """The sentence of the unit's marker: of xã Kim Tân some counts are published, of the others none."""
    return parameters()["marker"] if unit == parameters()["unit"] else merger()["marker"]


def _merge() -> Merge:
    """The change of units that the demo shows, as the project's own map has it."""
    return next(merge for merge in read_units(RAW).merge if merge.into == merger()["into"])


def _refuse_real_data(unit: Path) -> None:
    if (unit / MARKER).is_file():
        return
    real = sorted(path for name in DRAWN for path in unit.glob(f"*/{name}"))
    if real:
        raise InputError(
            [Finding("error", str(path), None, None, None, f"thư mục {unit.name} chưa có dữ liệu hộ, hoặc có tệp đánh dấu “{MARKER}”",
                     "đây có thể là dữ liệu thật nên không ghi đè; chọn thư mục khác bằng --data, hoặc cất dữ liệu này đi rồi chạy lại",
                     "real_data_kept") for path in real]
        )  # fmt: skip


def _hand_typed(root: Path, unit: str) -> dict[Path, str]:
    """Text of the project's hand-typed files of the unit by the path where they are still absent."""
    source = RAW / unit
    found = {}
    for path in sorted(path for name in HAND_TYPED for path in source.glob(f"*/{name}")):
        copy = root / unit / path.relative_to(source)
        if not copy.exists():
            found[copy] = path.read_text(encoding="utf-8")
    return found


def _replace(path: Path, text: str) -> None:
    """Writes the text whole or not at all: beside the target first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        aside.chmod(0o644)  # a temporary file is private, the data set is not
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
