"""How large a workbook may be: beyond it the file is refused before the reader is given it and memory ends."""

from __future__ import annotations

# what Excel itself can hold in a sheet
ROWS = 1_048_576
# the widest list of households has 60 columns; five times that leaves room for an office's own
COLUMNS = 300
# the reader keeps every cell from A1 to the last one in memory, filled or not, at about 120 bytes each:
# 8 million take 1 GB; they are 130 000 households of 60 columns, a province's list goes as CSV
AREA = 8_000_000
# a sheet of 8 million filled cells takes about 400 MB as XML
XML_BYTES = 512 * 2**20
# on disk it is a tenth of that
FILE_BYTES = 128 * 2**20
# rows are looked at in blocks of this size; one row alone is never so long
BLOCK_BYTES = 4 * 2**20
ROW_BYTES = 32 * 2**20
# a workbook of 250 sheets has fewer parts
PARTS = 5_000
# parts that only list things: the sheets, where they are
SMALL_PART_BYTES = 16 * 2**20
