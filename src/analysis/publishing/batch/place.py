"""A folder of data or of reports, on this machine or wherever fsspec reaches (`s3://…`, `sftp://…`, `memory://…`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import fsspec
from fsspec import AbstractFileSystem
from fsspec.implementations.local import LocalFileSystem

from analysis.intake.files import checksum
from analysis.publishing.keep import Kept, free_name
from analysis.publishing.workplace import workplace


@dataclass(frozen=True)
class Place:
    """A folder by its address: a path, or a URL; names below are relative, with `/`."""

    address: str

    @classmethod
    def of(cls, address: str | Path) -> Place:
        """The place; a path is made absolute, so that it means the same to every process of this machine."""
        remote = "://" in str(address)
        return cls(str(address) if remote else str(Path(address).expanduser().resolve()))

    @cached_property
    def _found(self) -> tuple[AbstractFileSystem, str]:
        return fsspec.url_to_fs(self.address)

    @property
    def files_of(self) -> AbstractFileSystem:
        """What reads and writes there."""
        return self._found[0]

    @property
    def local(self) -> Path | None:
        """The folder on this machine; None where it is elsewhere."""
        return Path(self._found[1]) if isinstance(self.files_of, LocalFileSystem) else None

    def at(self, name: str) -> str:
        """A name below, as `files_of` takes it."""
        return f"{self._found[1].rstrip('/')}/{name}" if name else self._found[1]

    def names(self, below: str = "") -> list[str]:
        """Every file below, sorted; none where there is no such folder."""
        start = len(self.at("x")) - 1
        return sorted(path[start:] for path in self.files_of.find(self.at(below)))

    def folders(self, below: str = "") -> list[str]:
        """The names of the folders right below, sorted."""
        try:
            entries = self.files_of.ls(self.at(below), detail=True)
        except FileNotFoundError:
            return []
        return sorted(entry["name"].rstrip("/").rpartition("/")[2] for entry in entries if entry["type"] == "directory")

    def sha256(self, name: str) -> str:
        """The checksum of a file; blank where there is none."""
        try:
            with self.files_of.open(self.at(name), "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return ""

    def text(self, name: str) -> str:
        """A file as text; blank where there is none."""
        try:
            return self.files_of.cat_file(self.at(name)).decode("utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def put_text(self, name: str, text: str) -> None:
        """Writes a file whole: what reads it meanwhile finds the one before, or this one."""
        self.files_of.makedirs(self.at(name).rpartition("/")[0], exist_ok=True)
        with self.files_of.transaction, self.files_of.open(self.at(name), "wb") as file:
            file.write(text.encode())

    @contextmanager
    def here(self, *names: str) -> Iterator[Path]:
        """The folder on this machine: itself, or a copy of these names below it that goes again."""
        if self.local is not None:
            yield self.local
            return
        with workplace() as place:
            # a folder below: what is computed from the copy is put beside it, and goes with it
            folder = place / "raw"
            folder.mkdir()
            for name in chain.from_iterable(map(self._below, names)):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self.files_of.get_file(self.at(name), str(target))
            yield folder

    def take(self, folder: Path, below: str, last: str, before: Mapping[str, str] = MappingProxyType({})) -> list[str]:
        """Makes what stood below (`before`: `sums` of it) as it is in `folder`; the file `last` goes first and comes
        last, so that a copy cut off is none.

        What came or was changed there meanwhile stays, and makes way under another name where need be: a line for each.
        """
        own, then = ({f"{below}/{name}": sha for name, sha in files.items()} for files in (sums(folder), before))
        there, mark = set(self.names(below)), f"{below}/{last}"
        made_way = []
        for name in sorted(there, key=lambda name: (name != mark, name)):
            now = self.sha256(name)
            if now == then.get(name):
                if name == mark or name not in own:
                    self.files_of.rm_file(self.at(name))
            elif name in own and own[name] in (now, then.get(name)):
                del own[name]  # nothing of the run: what a person made of it meanwhile stays
            elif name in own:
                made_way.append(self._make_way(name, there | own.keys()).words)
        for name in sorted(own, key=lambda name: (name == mark, name)):
            self.files_of.makedirs(self.at(name).rpartition("/")[0], exist_ok=True)
            self.files_of.put_file(str(folder / name.removeprefix(f"{below}/")), self.at(name))
        return made_way

    def _make_way(self, name: str, taken: Set[str]) -> Kept:
        folder, _, file = name.rpartition("/")
        free = free_name(lambda under: f"{folder}/{under}" in taken, file)
        self.files_of.mv(self.at(name), self.at(f"{folder}/{free}"))
        return Kept(file, free, edited=True)

    def _below(self, name: str) -> list[str]:
        return [name] if self.files_of.isfile(self.at(name)) else self.names(name)


def sums(folder: Path) -> dict[str, str]:
    """The checksums of all files in a folder of this machine, by their names below it."""
    return {path.relative_to(folder).as_posix(): checksum(path) for path in folder.rglob("*") if path.is_file()}
