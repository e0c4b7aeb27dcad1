"""A PDF that another program wrote is told as such, whatever its table of references looks like."""

import zlib

import pytest

from analysis.publishing.verification.pdf_objects import OtherWriter, objects_of


def with_table(entries: bytes, length: bytes = b"/Length %d") -> bytes:
    """A PDF of nothing but a table of references with these entries."""
    rows = zlib.compress(b"\0" * 9)
    head = b"<< /Type /XRef %s /Filter /FlateDecode %s >>" % (entries, length.replace(b"%d", b"%d" % len(rows)))
    return b"%%PDF-1.5\n1 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n" % (head, rows)


def test_table_as_our_printer_writes_it():
    assert objects_of(with_table(b"/W [1 1 1]")) == {}


@pytest.mark.parametrize(
    "content",
    [with_table(b"/W[1 1 1]"), with_table(b""), with_table(b"/W [0 0 0]"), with_table(b"/W [1 1 1]", b"/Length(9)")],
    ids=["other_spacing", "no_widths", "no_width", "no_length"],
)
def test_table_of_another_program(content):
    with pytest.raises(OtherWriter):
        objects_of(content)
