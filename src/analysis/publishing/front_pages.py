"""The pages above all reports (index.html, method.html): written when the reports are in place, and never their
undoing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from analysis.publishing.errors import PublishingError
from analysis.publishing.index import index_page
from analysis.publishing.keep import free_name
from analysis.publishing.locks import held
from analysis.publishing.made import sum_of
from analysis.publishing.method_page import method_page
from analysis.system_faults import reason_of, remedy_of

WAIT_SECONDS = 60
Told = Callable[[str], object]


def write_front_pages(out_dir: Path, tell: Told, say: Told) -> list[Path]:
    """The list of reports, where it could be written; where not, a warning is told: the reports themselves are
    whole.
    """
    try:
        # runs of several units end at the same time: the last one to write must have seen them all
        with held(out_dir / ".index.lock", str(out_dir / "index.html"), WAIT_SECONDS, say):
            # whoever writes holds the lock: what stands there is of a run that was killed
            for left in out_dir.glob(".*.new"):
                if left.is_file() and left.name.startswith((".index.", ".method.")):
                    left.unlink()
            method = method_page()
            if method is not None:
                _put(out_dir / "method.html", method, tell)
            return [_put(out_dir / "index.html", index_page(out_dir), tell)]
    except (OSError, PublishingError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        remedy = remedy_of(error, out_dir) if isinstance(error, OSError) else "Chờ lần kia xong"
        tell(
            f"Cảnh báo: báo cáo đã lập xong, nhưng danh mục {out_dir / 'index.html'} chưa được ghi lại ({reason}). "
            f"{remedy}, rồi lập lại báo cáo bất kỳ để danh mục đủ."
        )
        return []


def is_ours(path: Path) -> bool:
    """Whether the page is as it was written: it carries the checksum of what stands above its last line."""
    if sum_of(path) is None:
        return False
    text = path.read_bytes().decode(errors="replace")
    page, _, _ = text.rpartition("<!-- ")
    return text == _signed(page)


def _put(path: Path, page: str, tell: Told) -> Path:
    """The page, replaced in one step; one that somebody else laid there or edited is kept under another name."""
    new = path.with_name(f".{path.stem}.new")
    try:
        new.write_text(_signed(page + "\n"), encoding="utf-8", newline="")
        if (path.exists() or path.is_symlink()) and not is_ours(path):
            under = free_name(lambda name: os.path.lexists(path.with_name(name)), path.name)
            path.rename(path.with_name(under))
            tell(f"Giữ lại {path} (không phải trang do chương trình ghi, hoặc đã được sửa) thành {under}.")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return path


def _signed(page: str) -> str:
    return f"{page}<!-- {hashlib.sha256(page.encode()).hexdigest()} -->\n"
