"""Files that are another year's, or lie where nobody reads them: told before their figures stand in the wrong report."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.findings import Finding
from analysis.intake.checks.other_year import years_said
from analysis.intake.dictionary import dictionary
from analysis.intake.folder_names import FOLDERS, WHOLE_TEXTS, is_workbook, left_behind, table_named
from analysis.intake.plan import Plan
from analysis.rules.plausible import plausible

READ = frozenset(name.upper() for name in FOLDERS)  # told by name where their capitals are wrong
CAPTION = "targets.caption.txt"
OPTIONAL = ("objectives.csv", "programme.csv", "support.toml", "recognitions.csv")
OF_EVERY_YEAR = ("plan.toml", "villages.csv", "households.csv", "targets.csv")
OF_ONE_YEAR = (
    "households.csv",
    "targets.csv",
    "objectives.csv",
    "programme.csv",
    "recognitions.csv",
    "plan.toml",
    "narrative.toml",
)


def check_place(folder: Path, year: int, caption: str, plan: Plan | None) -> list[Finding]:
    """Findings of the folder of a year: files of the year before handed in again, a caption of another year, files
    beside the folder.
    """
    return [
        *_again(folder, year),
        *_gone(folder, year),
        *_elsewhere(folder, year),
        *_caption(caption, year),
        *_plan(plan, year),
        *_beside(folder),
        *_below(folder),
    ]


def _again(folder: Path, year: int) -> list[Finding]:
    others = [path for path in folder.parent.glob("[12][0-9][0-9][0-9]") if path.name != str(year)]
    others.sort(key=lambda path: (abs(int(path.name) - year), path.name))  # the year before is the first suspect
    return [
        Finding("warning", name, None, None, f"giống hệt tệp của năm {'trước' if int(other.name) == year - 1 else other.name}", f"tệp {name} của năm {year}",
                f"tệp này trùng từng chữ với {other.name}/{name}: kiểm tra có nộp nhầm tệp cũ không", "file_of_last_year")
        for name in OF_ONE_YEAR
        if (other := next((one for one in others if _same(folder / name, one / name)), None))
    ]  # fmt: skip


def _gone(folder: Path, year: int) -> list[Finding]:
    """What a unit may do without but had handed in: a warning where its half-year has the same lines, a note for last
    year's.
    """
    lacking = [name for name in OPTIONAL if not _has(folder, name)]
    before = folder.parent / str(year - 1)
    return [
        Finding("warning", name, None, None, "không có tệp", f"tệp {name} của cả năm, vì thư mục H1 có {name}",
                "đặt tệp của năm vào thư mục; thiếu nó thì các dòng này không có trong báo cáo năm", "file_as_before")
        if _has(folder / "H1", name) else
        Finding("note", name, None, None, "không có tệp", f"tệp {name} như năm {year - 1}",
                "năm nay có thì đặt vào thư mục của năm; không có thì không phải sửa", "file_as_before")
        for name in lacking
        if _has(folder / "H1", name) or (_has(before, name) and _has(folder, "plan.toml"))
    ]  # fmt: skip


def _elsewhere(folder: Path, year: int) -> list[Finding]:
    """A warning for what the year lacks and a folder of another year has that has neither plan nor review of its own."""
    alone = [
        other
        for other in sorted(folder.parent.glob("[12][0-9][0-9][0-9]"))
        if other != folder and other.is_dir() and not any(_has(other, name) for name in OF_EVERY_YEAR)
    ]
    return [
        Finding("warning", f"../{other.name}/{name}", None, None, name, f"tệp {name} nằm trong thư mục của năm ({folder.parent.name}/{year})",
                f"thư mục {other.name} không có kế hoạch hay kết quả rà soát mà có tệp này, năm {year} thì không: kiểm tra có đặt nhầm năm không", "file_in_another_year")
        for name in OPTIONAL
        for other in alone
        if not _has(folder, name) and (other / name).is_file()
    ]  # fmt: skip


def _has(folder: Path, name: str) -> bool:
    """Whether the folder has the file, or one that may be it or hold it: another name of the table, a workbook."""
    if (folder / name).exists() or not folder.is_dir():
        return (folder / name).exists()
    return any(
        is_workbook(path.name) or table_named(path.name, folder) == name.partition(".")[0] for path in folder.iterdir()
    )


def _same(one: Path, other: Path) -> bool:
    if not (one.is_file() and other.is_file()) or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while chunk := first.read(1_000_000):
            if chunk != second.read(1_000_000):
                return False
    return True


def _caption(caption: str, year: int) -> list[Finding]:
    said = years_said(caption)
    if not said or year in said:
        return []
    return [Finding("warning", CAPTION, None, None, ", ".join(f"năm {one}" for one in sorted(said)), f"tên bảng chỉ tiêu năm {year}",
                    "kiểm tra bảng chỉ tiêu và tên bảng có phải của năm khác không", "caption_year")]  # fmt: skip


def _plan(plan: Plan | None, year: int) -> list[Finding]:
    """A warning for a plan that is dated neither in the year nor in the last months before."""
    date = str(plan.document.date or "") if plan else ""
    iso, said = re.match(r"(\d{4})-(\d\d)", date), re.search(r"(?:tháng\s+(\d{1,2})\s+)?năm\s+(\d{4})", date)
    if iso:
        dated, month = int(iso[1]), int(iso[2])
    elif said:
        dated, month = int(said[2]), int(said[1] or 12)
    else:
        return []
    if dated == year or (dated == year - 1 and month >= plausible().plan_from_month):
        return []
    return [Finding("warning", "plan.toml", None, "document.date", date, f"ngày ban hành kế hoạch năm {year}: trong năm {year} hoặc hai tháng cuối năm {year - 1}",
                    "kiểm tra plan.toml có phải của năm khác không; sửa ngày, số văn bản, căn cứ và mục tiêu theo kế hoạch của năm", "plan_of_the_year")]  # fmt: skip


def lying_beside(folder: Path, year: int) -> frozenset[str]:
    """The files of this year and the last, as paths in the data folder, that may be what lies beside or below the
    folders of years.
    """
    unit = folder.parent.name
    beside = {f"{unit}/{of}/{name}" for name in _names_in(folder.parent) for of in (year, year - 1)}
    return frozenset(beside | {f"{unit}/{year}/{path.name}" for path in _paths_below(folder)})


def _names_in(folder: Path) -> list[str]:
    known = [*(table.file for table in dictionary().values()), *WHOLE_TEXTS]
    return [name for name in known if (folder / name).is_file()]


def _paths_below(folder: Path) -> list[Path]:
    """The files of a year that lie in a folder of its folder, and are not in it itself, under whatever name."""
    there = [path for path in sorted(folder.iterdir()) if not left_behind(path.name)] if folder.is_dir() else []
    own = {
        *_names_in(folder),
        *(dictionary()[table].file for path in there if (table := table_named(path.name, folder))),
    }
    if any(is_workbook(path.name) for path in there):
        own |= {table.file for table in dictionary().values()}  # it may hold any table
    # a folder under the name of a file, or of one that is read, is told by name
    below = [path for path in there if path.is_dir() and path.name.upper() not in READ and not path.suffix]
    return [path / name for path in below for name in _names_in(path) if name not in own]


def _below(folder: Path) -> list[Finding]:
    return [
        Finding("error", path.relative_to(folder).as_posix(), None, None, path.name, f"tệp {path.name} nằm ngay trong thư mục của năm ({folder.parent.name}/{folder.name})",
                "tệp nằm trong thư mục con nên không được đọc: chuyển lên thư mục của năm; không dùng thì đưa ra ngoài", "file_below_the_year")
        for path in _paths_below(folder)
    ]  # fmt: skip


def _beside(folder: Path) -> list[Finding]:
    return [
        Finding("error", f"../{name}", None, None, name, f"tệp {name} nằm trong thư mục của năm ({folder.parent.name}/{folder.name})",
                "tệp nằm ngoài thư mục năm nên không được đọc: chuyển vào đúng năm, hoặc đưa ra khỏi thư mục của đơn vị", "file_beside_the_year")
        for name in _names_in(folder.parent)
    ]  # fmt: skip
