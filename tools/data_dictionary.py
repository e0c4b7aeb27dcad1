"""Writes docs/data-dictionary.md from the dictionary that intake reads, so that the two cannot differ."""

from __future__ import annotations

from analysis.intake.dictionary import Table, dictionary
from analysis.intake.summary.forms import summary_forms
from analysis.intake.values import KINDS, Kind
from analysis.project import ROOT

TARGET = ROOT / "docs" / "data-dictionary.md"
SHOWN_FORMS = ("T1", "T2", "T3", "T4")  # T5–T7 have the columns of T4
HEAD = """\
# Từ điển dữ liệu (data dictionary)

<!-- made from src/analysis/intake/dictionary.toml by tools/data_dictionary.py -->

Mỗi năm của một đơn vị là một thư mục `data/raw/ĐƠN-VỊ/NĂM/`. Cột được nhận theo mã hoặc theo tiêu đề tiếng Việt, không
phân biệt hoa thường, dấu, khoảng trắng, số thứ tự và đơn vị trong ngoặc ("2. Số hộ (hộ)"), cả khi tiêu đề gộp hai, ba tầng. Tiêu đề
có thể là hai cột, gần giống một cột còn thiếu, hoặc ghi tiền không phải triệu đồng thì được hỏi lại. Dòng không phải số liệu (tên bảng,
tiêu đề lặp lại, hàng đánh số, dòng nhóm, dòng tổng, ghi chú, nơi và ngày lập, chữ ký) được nhận ra, ghi chú lại và không tính; dòng không rõ là
số liệu hay là tổng thì được hỏi lại. Từ ngữ nhận ra chúng: `src/analysis/intake/heading_words.toml`, `row_words.toml`.
Số nào không hợp với năm trước, với tệp khác hay với giới hạn ở `src/analysis/rules/plausible.toml` thì được hỏi lại tại đúng ô.
Thiếu cột *bắt buộc* thì không lập báo cáo; thiếu cột *tùy chọn* thì số liệu dựa vào cột ấy để trống. CSV: UTF-8, ngăn bằng
dấu phẩy, chấm phẩy hoặc tab.
"""
TAIL = """
## plan.toml

| khóa | nghĩa |
|---|---|
| `[unit] name`, `level`, `district`, `province` | tên đơn vị (bắt buộc), cấp: xã, phường, thị trấn, đặc khu (mặc định xã), huyện (bỏ từ 07/2025), tỉnh |
| `[document] number`, `date`, `place`, `agency`, `superior`, `signer`, `signer_title`, `legal_bases`, `recipients` | văn bản kế hoạch |
| `[target] reduction` | mức giảm tỷ lệ hộ nghèo của kế hoạch, phần trăm; phải có khóa này hoặc `reduction_households` |
| `[target] reduction_households` | số hộ nghèo phải giảm của cả đơn vị; có cả hai thì số hộ quyết định việc phân bổ |
| `[target] criterion` | `points` (hiệu hai tỷ lệ, mặc định) hoặc `households_ratio` (số hộ giảm chia số hộ cuối năm) |
| `[review] decision`, `date` | quyết định công nhận kết quả rà soát; có thì báo cáo là chính thức, chưa có thì sơ bộ (báo cáo 6 tháng luôn sơ bộ) |
| `[evaluation] number`, `date`, `recipients` | số, ngày và nơi nhận của báo cáo đánh giá; không ghi `recipients` thì in nơi nhận theo lệ thường của báo cáo |

## narrative.toml

Tùy chọn: lời văn mà số liệu không nói được, mỗi khóa một mục, giá trị là một chuỗi hoặc danh sách các đoạn văn. Mục không có thì văn bản in
chỗ trống “[…đơn vị bổ sung: …]” và kiểm tra dữ liệu có một ghi chú. Chỗ nào thuộc văn bản nào: `src/analysis/intake/blanks.toml`.

| khóa | mục | văn bản |
|---|---|---|
| `participation` | sự tham gia của người dân, Mặt trận và đoàn thể | kế hoạch |
| `direction` | công tác chỉ đạo, điều hành | đánh giá cuối năm, 6 tháng |
| `causes` | nguyên nhân khách quan, chủ quan | đánh giá cuối năm, 6 tháng |
| `lessons` | bài học kinh nghiệm | đánh giá cuối năm |
| `next_year` | phương hướng, nhiệm vụ thời gian tới | đánh giá cuối năm, 6 tháng |
| `proposals` | kiến nghị, đề xuất | đánh giá cuối năm, 6 tháng |

## Các tệp còn lại

Tùy chọn: `support.toml`, giá và giới hạn của các hỗ trợ (triệu đồng): `source`, `budget`, `seconds` và mỗi hỗ trợ một bảng
`[[support]]` với `code` (mã trong `src/analysis/rules/support_catalogue.toml`), `unit_cost`, `limit`, `note`; không ghi
`budget` hoặc `limit` là không giới hạn. Tùy chọn: `targets.caption.txt`, các dòng in trên bảng chỉ tiêu đã ban hành; `data/raw/ĐƠN-VỊ/synthetic`, tệp đánh dấu số
liệu mô phỏng (một câu, in thành khung trên mọi báo cáo).

Báo cáo 6 tháng đầu năm (`--period 2024-H1`): `recognitions.csv`, mỗi hộ, mỗi lần được công nhận một dòng, phân loại trước phải là cuối kỳ rà soát
năm trước hoặc phân loại sau của lần trước; để trống phân loại là không ở xã lúc đó. Thư mục `H1/` (tùy chọn): `objectives.csv`, `programme.csv` cùng cột
như của năm, `actual` và `disbursed` tính đến 30/6; chỉ tiêu lấy của kế hoạch năm, dòng thiếu được coi là chưa có báo cáo.

Năm đầu của một chuẩn nghèo (2022, 2027): thư mục `start/` có `villages.csv`, `households.csv` (hoặc `ĐƠN-VỊ-NĂM.xlsx`), kết quả rà soát đầu năm theo
chuẩn mới, cùng cột như rà soát cuối năm: `class_end` là phân loại đầu năm theo chuẩn mới, `class_start` là phân loại trong danh sách cuối năm trước
(để trống nếu không có trong danh sách), `registered` là đăng ký thoát nghèo trong năm. Phân loại đầu kỳ của rà soát cuối năm phải khớp với nó. Không có
thư mục này thì năm bắt đầu từ danh sách cũ, có một cảnh báo và không kết luận về mục tiêu; ở năm khác, thư mục `start/` là lỗi.

Tùy chọn: `data/raw/units.toml`, đơn vị và thôn thay đổi; mỗi lần một bảng `[[merge]]`: `on` (ngày), `into` (đơn vị mới), `from` (các
đơn vị cũ), `villages` (`"đơn vị cũ/thôn" = "tên mới"`), tùy chọn `names`, `legal`. Sau khi nhập, `household_id` ghi mã cũ; mã có ở hơn một
đơn vị cũ ghi kèm tên thư mục của đơn vị cũ, ví dụ `kim-tan/001`.

Vốn tín dụng (`money_credit`, vay Ngân hàng Chính sách xã hội) là vốn người vay phải trả: không cộng vào ngân sách và vốn huy động. Dòng chỉ có vốn
tín dụng thì `disbursed` là vốn tín dụng đã giải ngân. Dòng trông như vốn vay mà tiền ở `money_mobilised` có cảnh báo.

Các tệp được đối chiếu với nhau (cảnh báo nêu cả hai nơi): mục tiêu ghi 100 % mà dự án cùng việc chưa đủ; cùng việc, cùng đơn vị tính mà khác số; dòng
tiền ở mục IV.1 (triệu đồng) khác tổng của `programme.csv`; hỗ trợ ghi ở hộ không thuộc diện.

Mã mục tiêu dành sẵn trong `objectives.csv` cho số tính được từ kết quả rà soát (để trống cột `actual`, `source` = review):
`MT.GIAM_NGHEO` mức giảm tỷ lệ hộ nghèo (điểm %); `MT.VAY_VON` tỷ lệ nhu cầu vay vốn được giải quyết (%).
Của hộ nghèo, hộ cận nghèo cuối năm: `MT.BHYT` người có thẻ bảo hiểm y tế (%), `MT.BHYT_TRE_EM` trẻ em dưới 16 tuổi có thẻ (%),
`MT.TRE_DI_HOC` trẻ em dưới 16 tuổi không thiếu hụt về đi học (%), `MT.TRE_SUY_DINH_DUONG` trẻ em suy dinh dưỡng (%, càng thấp
càng tốt), `MT.PHAN_CONG_GIUP_DO` hộ có đơn vị giúp đỡ (%). `MT.DANG_KY_THOAT` hộ đăng ký đã
thoát nghèo trong năm (%). Số hộ: `MT.SO_HO_VAY` được giải quyết vay vốn; được hỗ trợ trong năm `MT.HT_Y_TE`, `MT.HT_GIAO_DUC`,
`MT.HT_SAN_XUAT`, `MT.HT_TIN_DUNG`, `MT.HT_NHA_O`, `MT.HT_NUOC_SACH`, `MT.HT_THONG_TIN`, `MT.HT_TIEN_DIEN`, `MT.HT_PHAP_LY`,
`MT.HT_DOT_XUAT`.

Chiều của chỉ tiêu (`direction`): để trống là “ít nhất” (đạt khi thực hiện từ chỉ tiêu trở lên), trừ khi tên mục tiêu có chữ như
“không quá”, “tối đa”, “giảm xuống còn”, “dưới” đứng ngay trước chính số chỉ tiêu (`src/analysis/rules/direction.toml`).
Cột ghi rõ thì theo cột. Đạt khi bằng chỉ tiêu ở cả hai chiều.
"""


SUMMARY = """
# Biểu tổng hợp theo xã (summary forms)

Huyện, tỉnh giữ biểu tổng hợp chứ không có số liệu hộ thì đặt biểu vào `data/raw/TÊN/NĂM/summary/` (TÊN là đơn vị hay tỉnh, tên nào cũng được), tệp
CSV hoặc sổ tính, tên tệp và tên trang tùy ý; `giamngheo rollup` đọc mọi biểu như vậy. Mỗi dòng là một xã, phường, thị trấn; mỗi bảng là một biểu:

- **Biểu nào** do hàng tiêu đề nói. T4–T7 có cùng cột, nên tên biểu, tên trang hoặc tên tệp phải ghi *hộ nghèo* hay *hộ cận nghèo*, và *tỷ lệ* nếu là tỷ
  lệ. Biểu không rõ là biểu nào thì bị từ chối, nêu tên; các biểu khác vẫn cộng.
- **Dòng nào** là xã: như ở các bảng khác, tên bảng, hàng đánh số, dòng huyện, dòng tổng, chữ ký được nhận ra và không cộng. Xã đứng dưới dòng “Huyện …”,
  “Thị xã …” là của huyện ấy; huyện, tỉnh cũng lấy từ cột *Huyện* hoặc tên biểu.
- **T2, T3** có thể có hai dòng một xã, *Hộ* và *Nhân khẩu*; không có cột ấy thì là hộ.
- **Tỷ lệ** chỉ để kiểm tra: bảng tổng hợp luôn tính lại từ số đếm. Sổ tính lưu tỷ lệ dưới dạng 0,0559 thì được hiểu là 5,59 %.
- **Ô trống** là không có số liệu, không phải 0.
- Biểu của năm trước (`NĂM-1/summary/`) nếu có thì dùng để so với năm nay.
- Một xã có thư mục số liệu riêng và đứng cả trong biểu, trong hai biểu, hoặc là đơn vị cũ của đơn vị mới (`units.toml`): nêu tên, tính một lần.

Mọi dòng được kiểm tra theo các đẳng thức của biểu; dòng sai được nêu với đơn vị, cột, số ghi, số phải là và phần nào được cộng
([quyết định 0021](decisions/0021-roll-up.md)). Sổ tính `rollup.xlsx` mà lệnh này lập ra cũng là một biểu tổng hợp cho cấp trên nữa.
"""


def text() -> str:
    """The whole document."""
    parts = [HEAD]
    for table in dictionary().values():
        parts += _columns(table, f"{table.file} (trang tính “{table.sheet}”)")
    forms = []
    for name in SHOWN_FORMS:
        forms += _columns(summary_forms()[name], f"Biểu {name}")
    return "\n".join(parts) + "\n" + TAIL + SUMMARY + "\n".join(forms) + "\n"


def _columns(table: Table, heading: str) -> list[str]:
    lines = [f"\n## {heading}\n\n| mã | tiêu đề | cũng nhận | giá trị | |\n|---|---|---|---|---|"]
    for column in table.columns:
        allowed = "chữ; bị bỏ ngay khi đọc" if column.kind == "restricted" else _allowed(KINDS[column.kind])
        need = "bắt buộc" + (", không để trống" if column.filled else "") if column.required else "tùy chọn"
        lines.append(f"| `{column.code}` | {column.heading} | {'; '.join(column.also)} | {allowed} | {need} |")
    return lines


def _allowed(kind: Kind) -> str:
    """What a cell may hold, with the codes that a program may write."""
    return f"{kind.expected} (hoặc mã {kind.codes})" if kind.codes else kind.expected


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
