"""Why a workbook cannot be read, in the words the officer gets."""

from __future__ import annotations

BOOK = "sổ tính Excel (.xlsx, .xls) hoặc OpenDocument (.ods) mở được"
SAVE_AGAIN = "mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành “Excel Workbook (.xlsx)” rồi chạy lại"
SEND_AGAIN = "tệp chưa chép hết hoặc đã hỏng: chép hoặc xin gửi lại tệp gốc, mở thử bằng Excel trước khi chạy"
NO_PASSWORD = (
    "mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc, Mã hóa bằng mật khẩu: xóa trắng) rồi lưu lại"
)
FEWER = "xóa dòng, cột thừa quanh bảng (chọn rồi bấm Xóa, lưu lại); bảng thật lớn thì lưu thành CSV UTF-8"


class Refused(Exception):
    """The workbook is refused: what was found, what is allowed, how to mend it."""

    def __init__(self, found: str, expected: str = BOOK, remedy: str = SAVE_AGAIN, sheet: str | None = None):
        self.found, self.expected, self.remedy, self.sheet = found, expected, remedy, sheet
        super().__init__(found)
