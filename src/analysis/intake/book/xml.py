"""Small XML parts of a workbook as (name, attributes), prefixes dropped; a part that declares entities is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from analysis.intake.book.limits import BLOCK_BYTES, SMALL_PART_BYTES
from analysis.intake.book.refused import Refused

# no program that writes workbooks declares entities; a few lines of them can unfold into gigabytes
ENTITIES = "phần XML khai báo thực thể (DOCTYPE), tệp không do Excel hay LibreOffice ghi"


def elements(archive: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """The start tags of a small part in order; none where the part is not there."""
    if part not in archive.namelist():
        return []
    if archive.getinfo(part).file_size > SMALL_PART_BYTES:
        raise Refused(f"phần {part} lớn bất thường")
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = start, _refuse
    try:
        parser.Parse(archive.read(part), True)
    except expat.ExpatError:
        raise Refused("phần XML bên trong sổ tính bị hỏng") from None
    return found


def blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of a part, block by block; its checksum is tested at the end, so a size that lies is found."""
    with archive.open(part) as file:
        while block := file.read(BLOCK_BYTES):
            yield block


def _local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise Refused(ENTITIES)
