"""The checked and classified frames of a year as Parquet, for whoever goes on computing (data/processed/UNIT/YEAR).

They have a row a household: their owner alone may read them, and they never lie in a folder of reports.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.findings import InputError
from analysis.intake import YearData
from analysis.intake.schemas import guarded
from analysis.publishing.folder import private_folder, replaced
from analysis.publishing.record import write_files_record

NOT_WRITTEN = (
    "Không ghi số liệu đã kiểm tra (processed): thư mục bên cạnh thư mục dữ liệu không ghi được, hoặc nằm trong thư mục báo cáo, "
    "nơi số liệu từng hộ không được ở. Báo cáo không bị ảnh hưởng; muốn có thì đặt thư mục báo cáo (--out) ở nơi khác."
)


def lies_in(folder: Path, out_dir: Path) -> bool:
    """Whether the folder lies among the reports, links followed."""
    return folder.resolve().is_relative_to(out_dir.resolve())


def households_among_reports(out_dir: Path, unit: str) -> list[str]:
    """A warning where an earlier version left frames of households among the reports."""
    left = out_dir / "processed" / unit
    if not any(left.glob("*/*.parquet")):
        return []
    return [
        f"Cảnh báo: {left} có số liệu từng hộ của lần lập trước, nằm trong thư mục báo cáo: xóa hoặc chuyển đi trước khi gửi báo cáo."
    ]


def write_processed(
    data: YearData,
    processed: Path,
    tell: Callable[[str], object] = lambda _: None,
    say: Callable[[str], object] = lambda _: None,
) -> Path:
    """The folder with one Parquet file a frame, and a record of them; names were dropped at the door and are not in it.

    What people laid there stays (`tell`: `replaced`).

    Raises InputError for a frame that its schema does not allow: nothing computes on what broke intake's contract.
    """
    target = processed / data.parameters.unit / data.parameters.computed
    for folder in (processed, target.parent):
        private_folder(folder)
    frames = {
        "villages": data.villages,
        # between two reviews the households are computed, not handed in
        "households": None if data.period else data.households,
        "recognitions": data.recognitions,
        "objectives": data.objectives,
        "programme": data.programme,
    }
    broken = guarded(data)
    if broken:
        raise InputError(broken)
    if data.target_counts is not None:
        frames["targets"] = data.target_counts.reset_index()
    with replaced(target, private=True, tell=tell, say=say) as staging:
        for made in staging.iterdir():
            made.unlink()
        for name, frame in frames.items():
            if frame is not None:
                frame.to_parquet(staging / f"{name}.parquet", index=False)
        write_files_record(staging)
    return target
