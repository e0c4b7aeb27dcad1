"""The signature of run.json: made with the office's key, it tells the original from a record sealed anew."""

from __future__ import annotations

from analysis.publishing.signature import SIGNATURE, fault_of
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "Chữ ký của hồ sơ"


def check_signature(folder: ReportFolder, key: bytes | None) -> Check:
    """Whether run.json is the record that was signed with `key`; without a key that is left unjudged."""
    check = Check(NAME)
    if key is None:
        signed = (folder.path / SIGNATURE).is_file()
        why = "có chữ ký, chưa đưa khóa: --key" if signed else "báo cáo lập không kèm khóa nên không có chữ ký"
        check.leave("bản gốc hay bản bị niêm lại", why)
        return check
    check.count = 1
    if fault := fault_of(folder.path, key):
        check.add(SIGNATURE, "chữ ký của run.json bằng khóa này", fault)
    return check
