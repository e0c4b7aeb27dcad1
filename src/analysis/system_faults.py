"""What the machine refused, in words: the reason of an OSError and what to do about it."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
SHARING = frozenset({32, 33})  # Windows: another program holds the file
MEGABYTE = 1_000_000
REASONS = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp trên đĩa",
    errno.EACCES: "không có quyền",
    errno.EPERM: "hệ thống không cho phép",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EBUSY: "đang được dùng ở nơi khác",
    errno.ETXTBSY: "đang được dùng ở nơi khác",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EEXIST: "đã có tệp hay thư mục cùng tên",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên hoặc đường dẫn quá dài",
    errno.EIO: "đĩa đọc, ghi bị lỗi",
    errno.EMFILE: "chương trình mở quá nhiều tệp",
    errno.EXDEV: "hai nơi ở hai đĩa khác nhau",
}
CLOSE = "Đóng các tệp đang mở trong thư mục này (Word, Excel, trình duyệt)"
ACCESS = "Kiểm tra quyền ghi, dung lượng đĩa, đóng các tệp đang mở"
REMEDIES = {
    errno.EACCES: "Kiểm tra quyền ghi của thư mục, đóng các tệp đang mở",
    errno.EPERM: "Kiểm tra quyền ghi của thư mục, đóng các tệp đang mở",
    errno.EROFS: "Chọn nơi khác ghi được (--out)",
    errno.EBUSY: CLOSE,
    errno.ETXTBSY: CLOSE,
    errno.ENAMETOOLONG: "Đặt báo cáo ở thư mục có đường dẫn ngắn hơn (--out)",
    errno.EIO: "Kiểm tra đĩa, hoặc chọn nơi khác (--out)",
}


def is_full(error: OSError) -> bool:
    """Whether there was no space left."""
    return error.errno in FULL


def reason_of(error: OSError) -> str:
    """The reason in Vietnamese; in the system's own words where there are none."""
    if getattr(error, "winerror", None) in SHARING:
        return "tệp đang mở ở chương trình khác"
    return REASONS.get(error.errno or 0, error.strerror or str(error))


def remedy_of(error: OSError, place: Path | None = None) -> str:
    """What to do, as the beginning of a sentence; on a full disk with the space left at `place` and for temporary
    files.
    """
    if getattr(error, "winerror", None) in SHARING:
        return CLOSE
    if is_full(error):
        return f"Xóa bớt hoặc chuyển đi những tệp không cần{_left(place)}"
    return REMEDIES.get(error.errno or 0, ACCESS)


def _left(place: Path | None) -> str:
    """The space left, of each disk once: which of them was full the error seldom says."""
    told: dict[int, str] = {}
    for path in filter(None, [place, Path(tempfile.gettempdir())]):
        while not path.exists() and path != path.parent:
            path = path.parent
        with suppress(OSError):
            told.setdefault(path.stat().st_dev, f"{path} còn {shutil.disk_usage(path).free // MEGABYTE} MB")
    return f" ({'; '.join(told.values())})"
