"""One file of a year -> its sheet of typed columns, with everything found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from analysis.findings import Finding, InputError
from analysis.intake.bare_numbers import refuse_bare
from analysis.intake.checks import check_households, check_register, check_villages
from analysis.intake.checks.gathered import gathered_cells
from analysis.intake.columns import kind_of
from analysis.intake.dictionary import Table, dictionary
from analysis.intake.file_bounds import MOST_BYTES_OF_TOML, MOST_LINES, too_many_lines
from analysis.intake.files import Cells, InputFile, Unreadable, checksum, read_csv, text_of
from analysis.intake.folder import READ_IN, Located, locate
from analysis.intake.heads import BROKEN_HEAD, Head, find_head
from analysis.intake.legacy_fonts import font_findings
from analysis.intake.names import resolve_villages, unify_ethnicity
from analysis.intake.narrative import Narrative, read_narrative
from analysis.intake.personal_cells import cell_findings
from analysis.intake.personal_columns import column_findings, unknown_column_findings
from analysis.intake.personal_texts import text_findings
from analysis.intake.plan import Plan, read_plan
from analysis.intake.same_households import check_identities
from analysis.intake.sheets import Sheet, sheet_of
from analysis.intake.support import SupportPrices, read_support
from analysis.intake.title_years import title_years
from analysis.intake.toml_file import letters_lost, read_toml
from analysis.legible import legible
from analysis.standards import Standard

if TYPE_CHECKING:
    from analysis.intake.workbook import BookSheet

Said = TypeVar("Said")
# a head alone would stand for nothing planned, nothing done
MAY_BE_LEFT_OUT = ("objectives", "programme", "recognitions")


@dataclass
class Reading:
    """What has been read so far: the files and the findings, shared by the readers below.

    `checksums`: whether each file's checksum is taken, as the record of a report needs it.
    """

    data_dir: Path
    checksums: bool = True
    inputs: list[InputFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    workbooks: dict[Path, list[BookSheet]] = field(default_factory=dict)
    folders: dict[Path, Located] = field(default_factory=dict)
    sums: dict[Path, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing found so far is an error."""
        return not any(finding.severity == "error" for finding in self.findings)

    @property
    def asked(self) -> frozenset[str]:
        """The files in whose place something else stands, as paths in the data folder: errors say so already."""
        found = set()
        for folder, located in self.folders.items():
            place = folder.relative_to(self.data_dir).as_posix()
            # two workbooks, or one that cannot be read, may hold any table
            closed = "workbook" in located.asked or (
                located.workbook is not None and not self.workbooks.get(folder, True)
            )
            names = {*located.asked, *(table.file for table in dictionary().values() if closed)}
            found |= {f"{place}/{name}" for name in names}
        return frozenset(found)

    def table(self, folder: Path, name: str, label: str) -> Sheet | None:
        """The sheet of one table of the folder's year, from its CSV or its sheet of the workbook; None where there is
        none.
        """
        table, sheet = dictionary()[name], None
        try:
            cells = self.cells(folder, table, label)
            if cells is None:
                return None
            if name in MOST_LINES and (fault := too_many_lines(name, cells.lines, cells.file)):
                raise Unreadable(fault)  # of households, the largest file, none are too many
            head = find_head(cells.records, table)
            findings = _in_old_fonts(cells, head) or column_findings(cells, table, head)
            if not findings:
                sheet, findings = sheet_of(cells, table, head)
                if folder.name.isdecimal() and not any(finding.check in BROKEN_HEAD for finding in findings):
                    self.findings += title_years(cells, head, int(folder.name))
                findings = gathered_cells(findings, partial(_saying, sheet, table))
                sheet, found = cell_findings(sheet, table)
                findings = _of_persons_first(unknown_column_findings(cells, head), [*findings, *found])
        except Unreadable as error:
            findings = [error.finding]
        self.findings += findings
        path = self.located(folder, label.removesuffix(table.file)).tables.get(name)
        if path is not None:
            self._record(path, None if sheet is None else len(sheet))
        if sheet is not None and not len(sheet) and not findings and name in MAY_BE_LEFT_OUT and path is not None:
            self.findings.append(_without_rows(label))
        broken = sheet is None or any(finding.check in BROKEN_HEAD for finding in findings)
        return None if broken else sheet

    def cells(self, folder: Path, table: Table, label: str) -> Cells | None:
        """The cells of one table as handed in; raises Unreadable for a file that cannot be read."""
        prefix = label.removesuffix(table.file)
        path, sheet = self.located(folder, prefix).tables.get(table.name), self._sheet(folder, table, label)
        if path is None:
            return sheet
        if sheet is not None:
            self.findings.append(_twice(sheet.file, prefix + path.name))
        self.first_sum(path)
        return read_csv(path, prefix + path.name)

    def located(self, folder: Path, prefix: str) -> Located:
        """Which file of the folder is which; what is found otherwise is told once."""
        if folder not in self.folders:
            of_the_year = not prefix or folder.name in READ_IN
            self.folders[folder] = locate(folder, prefix, None if of_the_year else ("villages", "households"))
            self.findings += self.folders[folder].findings
        return self.folders[folder]

    def _sheet(self, folder: Path, table: Table, label: str) -> Cells | None:
        """The cells of the table's sheet; None without a workbook, without the sheet, or with a sheet still empty."""
        if folder not in self.workbooks:
            self.workbooks[folder] = []
            path = self.located(folder, label.removesuffix(table.file)).workbook
            if path is not None:
                from analysis.intake.workbook import read_sheets  # most communes hand in CSV and need not wait for it

                self._record(path, None)
                try:
                    self.workbooks[folder] = read_sheets(path, label.removesuffix(table.file) + path.name)
                except Unreadable as error:
                    self.findings.append(error.finding)
        if not self.workbooks[folder]:
            return None
        from analysis.intake.book.choose import choose_sheet

        cells, found = choose_sheet(self.workbooks[folder], table)
        self.findings += found
        return cells

    def text(self, folder: Path, file: str) -> str:
        """The text of a file, or nothing where there is none."""
        path = folder / file
        if not path.is_file():
            return ""
        self._record(path, None)
        try:
            text, mended = text_of(path, file, MOST_BYTES_OF_TOML)
        except Unreadable as error:
            self.findings.append(error.finding)
            return ""
        if fault := letters_lost(text):
            self.findings.append(
                Finding("error", file, fault.row, None, fault.value, fault.expected, fault.remedy, "readable_file")
            )
            return ""
        self.findings += [*mended, *font_findings([[line] for line in text.splitlines()], file, {0: ""})]
        text = legible(text).strip()
        self.findings += text_findings(text, file)
        return text

    def plan(self, folder: Path, label: str) -> Plan | None:
        """The plan of the folder's year, or None where there is none or it cannot be read."""
        return self._said(folder / "plan.toml", read_plan, label)

    def support(self, folder: Path, label: str) -> SupportPrices | None:
        """The prices of supports of the folder's year, or None where there are none or they cannot be read."""
        return self._said(folder / "support.toml", read_support, label)

    def narrative(self, folder: Path, label: str) -> Narrative:
        """What the unit says in its own words; nothing where there is no file or it cannot be read."""
        return self._said(folder / "narrative.toml", read_narrative, label) or Narrative()

    def _said(self, path: Path, read: Callable[[Path, str], Said], label: str) -> Said | None:
        """What a TOML file says, or None where there is none or it cannot be read, which is a finding."""
        if not path.is_file():
            return None
        self._record(path, None)
        try:
            said = read(path, label)
            self.findings += text_findings(read_toml(path, label), label)
            return said
        except InputError as error:
            self.findings += error.findings
            return None

    def review(
        self, folder: Path, year: int, standard: Standard | None, prefix: str = ""
    ) -> tuple[Sheet | None, Sheet | None]:
        """The register and the reviewed households of the folder's year, checked; None for what is not there."""
        before = len(self.findings)
        villages = self.table(folder, "villages", f"{prefix}villages.csv")
        households = self.table(folder, "households", f"{prefix}households.csv")
        if "villages" not in self.located(folder, prefix).tables and _only_carried_over(villages, households):
            # a template with last year's names in it is not a review yet
            del self.findings[before:]
            return None, None
        if villages is not None:
            self.findings += check_villages(villages)
        if households is not None:
            for mend in (check_identities, refuse_bare, unify_ethnicity):
                households, found = mend(households)
                self.findings += found
        if households is not None and villages is not None:
            households, found = resolve_villages(households, villages["village"].drop_nulls().to_list())
            # a village of the register that could not be read may be the one that is not known
            self.findings += [] if villages.lost or villages["village"].null_count() else found
            self.findings += check_register(villages, households)
        if households is not None and standard is not None:
            self.findings += check_households(households, villages, standard, year)
        return villages, households

    def note_input(self, path: Path) -> None:
        """Lists a file that was read for a name alone."""
        if path.relative_to(self.data_dir).as_posix() not in {file.path for file in self.inputs}:
            self._record(path, None)

    def _record(self, path: Path, rows: int | None) -> None:
        self.inputs.append(InputFile(path.relative_to(self.data_dir).as_posix(), self.first_sum(path), rows))

    def first_sum(self, path: Path) -> str:
        """The checksum of a file as it was before anything of it was read."""
        if path not in self.sums:
            self.sums[path] = checksum(path) if self.checksums else ""
        return self.sums[path]


def _saying(sheet: Sheet, table: Table, code: str) -> int:
    """How many cells of a column say something that can be read."""
    blank = kind_of(table.column(code)).blank
    return sheet[code].count() if blank is None else int((sheet[code] != blank).sum())


def _without_rows(file: str) -> Finding:
    return Finding("warning", file, None, None, "không có dòng nào", "số liệu dưới hàng tiêu đề",
                   "kiểm tra tệp có bị cắt hay lưu sai không; chưa có số liệu thì bỏ tệp này", "table_without_rows")  # fmt: skip


def _twice(sheet: str, file: str) -> Finding:
    return Finding("error", file, None, None, sheet, "mỗi bảng số liệu ở một nơi: tệp CSV hoặc trang tính",
                   "bỏ một trong hai để không dùng nhầm số liệu cũ", "one_source")  # fmt: skip


def _only_carried_over(villages: Sheet | None, households: Sheet | None) -> bool:
    """Whether a workbook holds only what a template carries over: no register count and no class at the end."""
    if villages is None or villages["households"].is_not_null().any():
        return False
    return households is None or households.frame.select((pl.col("class_end") == "absent").all()).item()


def _of_persons_first(of_persons: list[Finding], others: list[Finding]) -> list[Finding]:
    """The columns of people's data, then the other findings, without the notes that those columns are not used."""
    told = {finding.value for finding in of_persons}
    return [*of_persons, *(f for f in others if f.check != "unknown_column" or f.value not in told)]


def _in_old_fonts(cells: Cells, head: Head) -> list[Finding]:
    """The errors of cells in the glyphs of an old font; of a large file its fast reader asks for them."""
    hidden = {position for position, column in head.columns.items() if column.kind == "restricted"}
    names = {at: column.code for at, column in head.columns.items()}
    return font_findings(cells.records, cells.file, names, hidden, head.bottom)
