"""run.json.sig: the record sealed with an office's key (HMAC-SHA256), which tells the original from a record sealed
anew.

run.json carries the checksum of every file of the folder, so that one signature covers them all.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from analysis.findings import Finding, InputError
from analysis.publishing.bounds import beyond
from analysis.publishing.errors import PublishingError
from analysis.publishing.made import LONGEST_SIGNATURE, SIGNATURE, SIGNED
from analysis.publishing.record import read_run

LETTERS = 64  # of the key, in hexadecimal: 256 bits


def new_key(path: Path) -> Path:
    """The file of a new key, readable by its owner alone; raises InputError where a file stands already."""
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(LETTERS // 2) + "\n")
    except FileExistsError:
        raise InputError([_misuse(path, "tên tệp chưa có", "chọn tên khác: khóa cũ còn cần để kiểm chứng")]) from None
    return path


def read_key(path: Path, *open_folders: Path) -> bytes:
    """The key; raises InputError for a file that is none, or that lies in a folder which others read
    (`open_folders`).
    """
    try:
        text = "" if beyond(path, LONGEST_SIGNATURE) else path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        text = ""
    if not re.fullmatch(rf"[0-9a-f]{{{LETTERS}}}", text):
        raise InputError([_misuse(path, "tệp khóa", "tạo bằng lệnh giamngheo key TỆP, giữ riêng")])
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in open_folders):
        raise InputError(
            [_misuse(path, "tệp khóa ngoài thư mục số liệu và báo cáo", "chuyển khóa ra chỗ chỉ cơ quan đọc được")]
        )
    return bytes.fromhex(text)


def sign(folder: Path, key: bytes) -> Path:
    """The signature written beside run.json."""
    path = folder / SIGNATURE
    path.write_text(signature(folder, key), encoding="ascii")
    return path


def signature(folder: Path, key: bytes) -> str:
    """The line that signs run.json as it stands: method, name of the key, code."""
    code = hmac.new(key, (folder / "run.json").read_bytes(), hashlib.sha256).hexdigest()
    return f"HMAC-SHA256 {key_name(key)} {code}\n"


def key_name(key: bytes) -> str:
    """What a key is called without telling it: one may have had another year."""
    return hashlib.sha256(b"giamngheo key" + key).hexdigest()[:16]


def fault_of(folder: Path, key: bytes) -> str:
    """Why the signature does not hold, in words; blank where it does."""
    try:
        path = folder / SIGNATURE
        text = "" if path.exists() and beyond(path, LONGEST_SIGNATURE) else path.read_text(encoding="ascii")
    except OSError:
        return "không có chữ ký"
    except ValueError:
        return "tệp chữ ký không đọc được"
    found = SIGNED.fullmatch(text)
    if found is None:
        return "tệp chữ ký không đọc được"
    if found[1] != key_name(key):
        return f"ký bằng khóa khác ({found[1]}), không phải khóa này ({key_name(key)})"
    if not hmac.compare_digest(text.strip(), signature(folder, key).strip()):
        return "run.json không phải bản đã ký: hồ sơ đã bị sửa hoặc niêm lại sau khi ký"
    return ""


def refuse_unsigned(folder: Path, key: bytes, kept: Iterable[str]) -> None:
    """Nothing, or PublishingError where files kept from an earlier run (`kept`) would be signed without being the
    signed ones.
    """
    kept = [name for name in kept if (folder / name).is_file()]
    if not kept:
        return
    files = read_run(folder / "run.json").files
    fault = fault_of(folder, key)
    changed = [n for n in kept if files.get(n) != hashlib.sha256((folder / n).read_bytes()).hexdigest()]
    if fault or changed:
        why = fault or f"đã đổi sau khi ký: {', '.join(changed)}"
        raise PublishingError(
            f"Không ký được: trong thư mục còn tệp của lần lập trước mà {why}. Kiểm chứng các tệp đó, rồi lập lại mọi báo cáo "
            "vào một thư mục mới hoặc lập không kèm --key."
        )


def _misuse(path: Path, expected: str, mend: str) -> Finding:
    return Finding("error", "tham số", None, "key", str(path), expected, mend, "key")
