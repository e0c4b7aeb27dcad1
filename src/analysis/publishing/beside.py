"""The other forms of the pages, written in a process of their own while the next notebook runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from analysis.document.blocks import Document
from analysis.document.write import Exports, load_writers, write_exports
from analysis.ending import end_with_parent


class AtOnce(Executor):
    """Does the work when it is given, here."""

    def submit(self, work, /, *given, **named):
        """The work, done or failed."""
        done: Future = Future()
        try:
            done.set_result(work(*given, **named))
        except Exception as error:
            done.set_exception(error)
        return done


@contextmanager
def beside(pages: int, suffixes: Sequence[str]) -> Iterator[Executor]:
    """What writes forms beside the notebooks; here and at once for a single page, where nothing is left to run beside."""
    if pages < 2 or not suffixes:
        yield AtOnce()
        return
    # a fresh process: a copy of this one would hold its threads' locks
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        pool.submit(load_writers, suffixes)
        yield pool


def written(job: Future, document: Document, html: Path, suffixes: Sequence[str]) -> Exports:
    """What a job wrote; written here where its process was stopped or could not start."""
    try:
        return job.result()
    except BrokenProcessPool:
        return write_exports(document, html, suffixes)
