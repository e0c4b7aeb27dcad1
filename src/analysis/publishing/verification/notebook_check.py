"""figures.csv and run.json against the executed notebooks: the run itself is the witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.publishing.figures import Line, checksum_of_lines, figures_of_notebook, lines, record_of_notebook
from analysis.publishing.reports import BY_NAME
from analysis.publishing.revisions.compare import differs
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

FIGURES = "figures.csv so với sổ tay đã chạy"
RECORDS = "run.json so với sổ tay đã chạy và khối nguồn gốc của trang"
TRACED = ("parameters", "inputs", "versions", "standard", "synthetic", "time")
LETTERS = 16


def check_figures(folder: ReportFolder) -> Check:
    """Whether figures.csv is what the executed notebooks show, figure by figure, and as many as run.json says."""
    check = Check(FIGURES)
    for report in [name for name in folder.figures if name not in folder.reports]:
        check.add(f"figures.csv, {report}", "chỉ các báo cáo có trong run.json", f"{len(folder.figures[report])} dòng")
    for report, record in folder.reports.items():
        own = folder.figures.get(report, [])
        check.count += len(own)
        shown = lines(report, figures_of_notebook(folder.notebook(report)))
        check.add_some(line_differences(report, own, shown, "sổ tay đã chạy"))
        if record.get("figures") != len(own):
            check.add(f"figures.csv, {report}", f"run.json: {record.get('figures')} số liệu", f"{len(own)} dòng")
        if record.get("figures_sha256") != checksum_of_lines(own):
            check.add(
                f"figures.csv, {report}", f"mã kiểm tra số liệu {record.get('figures_sha256')}", checksum_of_lines(own)
            )
    return check


def line_differences(
    report: str, recorded: Sequence[Line], found: Iterable[Line], source: str
) -> Iterator[tuple[str, object, object]]:
    """(where, recorded, found) of every figure that is not the same in figures.csv and in `source`."""
    ours, theirs = ({line[1:4]: line for line in part} for part in (recorded, found))
    if len(ours) != len(recorded):
        yield f"figures.csv, {report}", "mỗi số liệu một dòng", f"{len(recorded) - len(ours)} dòng lặp lại"
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        where = f"figures.csv, {report}: {' / '.join(key)}"
        one, other = ours.get(key), theirs.get(key)
        if one is None:
            yield where, "không có dòng này", f"{source}: {theirs[key].value or '(trống)'}"
        elif other is None:
            yield where, one.value or "(trống)", f"{source}: không có số liệu này"
        elif differs(one.value, other.value):
            yield where, one.value or "(trống)", f"{source}: {other.value or '(trống)'}"
        elif one.unit != other.unit:
            yield where, f"đơn vị {one.unit or '(trống)'}", f"{source}: đơn vị {other.unit or '(trống)'}"


def check_records(folder: ReportFolder) -> Check:
    """Whether run.json, the notebooks' own records and the provenance blocks of the pages name the same run."""
    check = Check(RECORDS)
    for report, record in folder.reports.items():
        own = record_of_notebook(folder.notebook(report))
        for key in TRACED:
            check.count += 1
            if record.get(key) != own.get(key):
                check.add(f"run.json, reports.{report}.{key}", record.get(key), f"sổ tay đã chạy: {own.get(key)}")
        named = folder.notebook(report).metadata.get("giamngheo", {}).get("report")
        if named != report:
            check.add(f"{report}.executed.ipynb", f"sổ tay của báo cáo {report}", named or "không ghi báo cáo nào")
        _check_block(check, folder, report, record)
    _check_top(check, folder)
    return check


def _check_block(check: Check, folder: ReportFolder, report: str, record: dict) -> None:
    """The checksums printed in the provenance block of workings, file by file; a document has none."""
    block = folder.soup(report).select_one("section.provenance")
    if block is None:
        if report in BY_NAME and not BY_NAME[report].workings:
            return
        check.add(f"{report}.html", "khối nguồn gốc số liệu", "không có")
        return
    printed = {
        cells[0].get_text(strip=True): cells[-1].get_text(strip=True)
        for row in block.select("tbody tr")
        if (cells := row.find_all("td"))
    }
    recorded = {file["path"]: file["sha256"][:LETTERS] for file in record["inputs"]}
    check.count += len(recorded)
    for path in sorted({*printed, *recorded}):
        if printed.get(path) != recorded.get(path):
            where = f"{report}.html, nguồn gốc số liệu, tệp {path}"
            check.add(
                where, f"run.json: {recorded.get(path, 'không có')}", f"trang ghi {printed.get(path, 'không có')}"
            )


def _check_top(check: Check, folder: ReportFolder) -> None:
    """The head of run.json is that of its newest report."""
    check.count += 1
    if not any(folder.run.get("parameters") == record.get("parameters") for record in folder.reports.values()):
        check.add("run.json, parameters", "tham số của một báo cáo trong reports", folder.run.get("parameters"))
