"""The revision note (ghi chú sửa đổi) of a report in words and tables, from its record in run.json and revisions.csv."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.document.shown import NOTHING, Shown
from analysis.presentation.numbers import integer
from analysis.presentation.prose import bullets, listing, paragraphs
from analysis.presentation.table import plain_table
from analysis.publishing.revisions.headline import headline
from analysis.publishing.revisions.log import FIGURES, LOG, Entry, revisions_of
from analysis.publishing.revisions.words import moment, run_words, value_words

HEADING = "Ghi chú sửa đổi"
SHOWN_CHANGES = 40
SHOWN_REVISIONS = 10
CHECKSUM_LETTERS = 16


@dataclass(frozen=True)
class Note:
    """The section at the end, and the sentence for a reader in a hurry near the top (NOTHING where none is needed)."""

    section: Shown
    top: Shown


def revision_note(report: str, record: Mapping, log: Sequence[Entry], figures_sha256: str) -> Note:
    """The note of one report; a function of what is recorded, so that whoever verifies can write it again.

    A run that changes nothing still tells the last revision there was: a second run must not wipe it off the page.
    """
    revisions = revisions_of(report, log)
    section = paragraphs(*_this_run(record, revisions)) + _unmoved_inputs(record, report, log)
    if revisions:
        last = revisions[-1]
        if last[0].run != record["run"]:
            section += paragraphs(f"Lần sửa đổi gần nhất: {_revision_words(last)}.")
        section += _causes(last) + _changes_table(last) + _came_and_went(last) + _inputs_table(last)
    section += _history(revisions[:-1]) + paragraphs(
        f"Mã kiểm tra số liệu của báo cáo này ({CHECKSUM_LETTERS} ký tự đầu SHA-256 các dòng của báo cáo trong figures.csv): "
        f"{figures_sha256[:CHECKSUM_LETTERS]}. Lệnh giamngheo verify tính lại mã này từ tệp và cho biết số liệu còn nguyên hay không."
    )
    return Note(section, _top(revisions))


def _this_run(record: Mapping, revisions: Sequence[Sequence[Entry]]) -> list[str]:
    if not record["earlier_readable"] and not record["since"]:
        return ["Hồ sơ của lần lập trước không đọc được nên không so sánh được với lần này."]
    if record["first"] and not revisions:
        return ["Đây là lần lập đầu tiên của báo cáo này; chưa có số liệu nào được thay đổi."]
    if record["first"]:
        return ["Không còn bản lập trước trong thư mục báo cáo nên không so sánh được với lần này."]
    replaced = run_words(record["since"], record["since_commit"])
    parts = [
        f"{integer(record[f'figures_{kind}'])} số liệu {words}"
        for kind, words in (("changed", "thay đổi"), ("added", "mới xuất hiện"), ("removed", "không còn"))
        if record[f"figures_{kind}"]
    ]
    if parts:
        text = f"So với {replaced}, báo cáo này có {listing(parts)}."
    else:
        text = f"Không số liệu nào thay đổi so với {replaced}."
    broken = [] if record["earlier_readable"] else ["Hồ sơ của lần lập trước có phần không đọc được."]
    if not record["earlier_intact"]:
        broken.append(
            "Lưu ý: tệp figures.csv của lần lập trước không còn đúng mã kiểm tra đã ghi, "
            "nên số cũ dưới đây có thể đã bị sửa sau khi lập."
        )
    return [text, *broken]


def _revision_words(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.change for entry in entries)
    parts = [
        f"{integer(counts[kind])} số liệu {words}"
        for kind, words in (("changed", "thay đổi"), ("added", "mới xuất hiện"), ("removed", "không còn"))
        if counts[kind]
    ]
    parts += [f"trạng thái từ {entry.old} thành {entry.new}" for entry in entries if entry.change == "status"]
    first = entries[0]
    return f"lập lúc {moment(first.run)}, so với {run_words(first.since, first.commit)}: {listing(parts)}"


def _causes(entries: Sequence[Entry]) -> Shown:
    sentences = [
        f"Trạng thái của báo cáo đổi từ {entry.old} thành {entry.new}." for entry in entries if entry.change == "status"
    ]
    software = [entry for entry in entries if entry.change == "software"]
    inputs = any(entry.change == "input" for entry in entries)
    if any(entry.change in FIGURES for entry in entries) and not inputs:
        if software:
            sentences.append("Không tệp số liệu nào đổi; số liệu đổi do phần mềm đã được cập nhật.")
        else:
            sentences.append(
                "Không tệp số liệu hay phiên bản phần mềm nào đã ghi có thay đổi; cần tìm nguyên nhân trước khi dùng báo cáo."
            )
    if software:
        named = ", ".join(f"{entry.row} {_short(entry.old)} → {_short(entry.new)}" for entry in software)
        sentences.append(f"Phần mềm đã đổi: {named}.")
    return paragraphs(*sentences) if sentences else NOTHING


def _changes_table(entries: Sequence[Entry]) -> Shown:
    changed = [entry for entry in entries if entry.change == "changed"]
    if not changed:
        return NOTHING
    rows = [
        (entry.table_words, entry.row_words, entry.column_words, *((words, "n") for words in value_words(entry)))
        for entry in changed[:SHOWN_CHANGES]
    ]
    left = len(changed) - len(rows)
    note = (
        f"Bảng nêu {integer(len(rows))} số liệu đầu, các bảng chính trước; còn {integer(left)} số liệu đã đổi nữa, "
        f"ghi đủ trong tệp {LOG}."
        if left
        else f"Danh sách này cũng có trong tệp {LOG}."
    )
    head = ("Bảng", "Dòng", "Cột", "Số cũ", "Số mới")
    caption = f"Các số liệu đã thay đổi ở lần lập {moment(entries[0].run)}"
    return plain_table(head, rows, caption, kind="text revision", note=note)


def _came_and_went(entries: Sequence[Entry]) -> Shown:
    texts = []
    for kind, words in (("added", "Số liệu mới xuất hiện"), ("removed", "Số liệu không còn")):
        by_table = Counter(entry.table_words for entry in entries if entry.change == kind)
        named = [f"{table} ({integer(count)})" for table, count in by_table.items()]
        more = f"; và {integer(len(named) - SHOWN_REVISIONS)} bảng khác" if len(named) > SHOWN_REVISIONS else ""
        if named:
            texts.append(f"{words}: {'; '.join(named[:SHOWN_REVISIONS])}{more}. Ghi đủ trong tệp {LOG}.")
    return paragraphs(*texts) if texts else NOTHING


def _inputs_table(entries: Sequence[Entry]) -> Shown:
    inputs = [entry for entry in entries if entry.change == "input"]
    if not inputs:
        return NOTHING
    rows = [
        (
            entry.row,
            *(
                (_short(sha) or absent, "code" if sha else "")
                for sha, absent in ((entry.old, "chưa có"), (entry.new, "không còn"))
            ),
        )
        for entry in inputs
    ]
    head = ("Tệp", f"Mã kiểm tra cũ ({CHECKSUM_LETTERS} ký tự đầu)", "Mã kiểm tra mới")
    return plain_table(head, rows, f"Tệp số liệu đã đổi ở lần lập {moment(entries[0].run)}")


def _unmoved_inputs(record: Mapping, report: str, log: Sequence[Entry]) -> Shown:
    """Inputs that changed in this run without moving a figure: said, or the next change would be laid on them."""
    mine = [entry for entry in log if entry.report == report and entry.run == record["run"]]
    if revisions_of(report, mine):
        return NOTHING
    return _inputs_table(mine)


def _history(revisions: Sequence[Sequence[Entry]]) -> Shown:
    if not revisions:
        return NOTHING
    told = [f"{_revision_words(entries)}." for entries in reversed(revisions)]
    more = (
        [f"và {integer(len(told) - SHOWN_REVISIONS)} lần trước nữa, ghi trong tệp {LOG}."]
        if len(told) > SHOWN_REVISIONS
        else []
    )
    return paragraphs("Các lần sửa đổi trước đó:") + bullets(
        [text[0].upper() + text[1:] for text in [*told[:SHOWN_REVISIONS], *more]]
    )


def _top(revisions: Sequence[Sequence[Entry]]) -> Shown:
    if not revisions:
        return NOTHING
    last = revisions[-1]
    said = headline(last)
    if not said:
        return NOTHING
    return paragraphs(
        f"Báo cáo đã sửa đổi lúc {moment(last[0].run)}, so với {run_words(last[0].since, None)}: {listing(said)} "
        f"(xem mục “{HEADING}”)."
    )


def _short(checksum: str) -> str:
    return checksum[:CHECKSUM_LETTERS]
