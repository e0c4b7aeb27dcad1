"""Forms T14, T15 and the households of the package search, with names, for those in charge only.

The one place of the project where a person's name is read. The file is private (mode 600) from its first byte, is built
in memory, and may not lie where reports, data or the repository would carry it on.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import cast

import pandas as pd
from xlsxwriter import Workbook

from analysis import project
from analysis.document.excel.files import built, refuse_existing, xlsx_path
from analysis.document.excel.styles import Styles
from analysis.findings import InputError, ReportFailed
from analysis.intake import YearData, open_year
from analysis.intake.dictionary import dictionary
from analysis.intake.files import Cells
from analysis.intake.heads import find_head
from analysis.intake.sheets import pandas_frame, sheet_of
from analysis.intake.tables import Reading
from analysis.workbooks.package_sheet import proposed_packages, write_packages
from analysis.workbooks.places import refuse_place
from analysis.workbooks.restricted_sheets import LISTS, write_list

WARNING = (
    "DỮ LIỆU CÁ NHÂN – HẠN CHẾ. Danh sách có họ tên, dân tộc và tình trạng thiếu hụt về y tế của từng hộ. Dân tộc và tình trạng "
    "sức khỏe là dữ liệu cá nhân nhạy cảm theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP. "
    "Chỉ người được giao nhiệm vụ giữ và sử dụng đúng mục đích; không gửi qua mạng xã hội, không đăng tải; xóa khi hết việc."
)


def write_restricted_list(unit: str, year: int, data_dir: Path | str, path: Path | str, *, force: bool = False) -> Path:
    """The path of the workbook written, readable by its owner alone; the caller prints WARNING.

    Raises InputError for data that cannot be reported on, ReportFailed for a place where the file must not lie, a file
    that exists (and not `force`), or a disk that cannot be written.
    """
    path = xlsx_path(path)
    data_dir = project.raw_dir(data_dir)
    refuse_place(path, data_dir)
    refuse_existing(path, force)
    data = open_year(unit, year, data_dir=str(data_dir), report="household-review")
    households = named_households(data, data_dir)
    following = year_after(data, data_dir)
    content = built(lambda workbook: _fill(workbook, households, data, following))
    save_private(content, path, force)
    return path


def named_households(data: YearData, data_dir: Path) -> pd.DataFrame:
    """The year's households with `head_name` beside them (blank where the file has no names), in the register's order."""
    folder = data_dir / data.parameters.unit / str(data.year)
    table = dictionary()["households"]
    cells = cast(Cells, Reading(data_dir).cells(folder, table, table.file))
    sheet, _ = sheet_of(cells, table, find_head(cells.records, table), keep_restricted=True)
    names = pandas_frame(sheet)
    # by row of the file: after a merger of units an id may be written in two ways
    known = names.set_index("source_row")["head_name"] if "head_name" in names else pd.Series(dtype="str")
    villages, reviewed = cast(pd.DataFrame, data.villages), cast(pd.DataFrame, data.households)
    order = {village: position for position, village in enumerate(villages["village"])}
    households = reviewed.assign(head_name=reviewed["source_row"].map(known).fillna(""))
    return households.sort_values("village", key=lambda villages: villages.map(order), kind="stable")


def save_private(content: bytes, path: Path, force: bool) -> None:
    """Writes the file with mode 600 from the start; with `force` the old file goes first, so that its mode does not
    stay.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if force:
            path.unlink(missing_ok=True)
        # O_EXCL: neither somebody else's file nor a link is written through
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise ReportFailed(f"{path} đã có. Chọn tên khác, hoặc thêm --force nếu chắc chắn muốn thay tệp này.") from None
    except OSError as error:
        raise ReportFailed(f"Không ghi được {path}: {error.strerror or error}. Chọn thư mục khác.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        # half a list is of no use and is personal data all the same
        with contextlib.suppress(OSError):
            path.unlink()
        raise ReportFailed(f"Không ghi được {path}: {error.strerror or error}.") from None


def _fill(workbook: Workbook, households: pd.DataFrame, data: YearData, following: YearData | None) -> None:
    styles = Styles(workbook)
    for form in LISTS:
        write_list(workbook, styles, form, households, data, WARNING)
    if following is not None:
        write_packages(workbook, styles, proposed_packages(households, data, following), following, WARNING)


def year_after(data: YearData, data_dir: Path) -> YearData | None:
    """The year whose plan starts from this review, where its supports are priced; None otherwise, or where it cannot
    be read.
    """
    with contextlib.suppress(InputError):
        following = open_year(
            data.parameters.unit, data.year + 1, data_dir=str(data_dir), report="annual-plan-appendix"
        )
        # a plan that starts from a review of its start searched among other households
        return following if following.support is not None and not following.started else None
    return None
