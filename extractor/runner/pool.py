"""Worker processes that may die: the articles of a dead one are tried again, one by one."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from ..errors import ExtractorError
from ..io.article import Article
from .analyse import Load, Problem, analyse

if TYPE_CHECKING:
    from spacy.language import Language

Lines = list[bytes | Problem]
_DIED = Problem(
    "the process that read it died, perhaps out of memory", "give fewer workers or split the article"
)


class Pool:
    """Processes that each hold a pipeline; use as a context manager.

    New processes, not forked ones: they behave alike on every system and inherit no thread's locks.
    """

    def __init__(self, workers: int, load: Load) -> None:
        self._workers, self._load = workers, load
        self._executor = self._new(workers)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def map(self, chunks: Iterable[list[Article]]) -> Iterator[Lines]:
        """Yield the lines of each chunk in order, reading only a few chunks ahead.

        Raises `ExtractorError` when the pipeline cannot be loaded.
        """
        window: deque[tuple[list[Article], Future[Lines | str] | None]] = deque()
        for chunk in chunks:
            window.append((chunk, self._submit(chunk)))
            if len(window) >= 3 * self._workers:
                yield self._next(window)
        while window:
            yield self._next(window)

    def _next(self, window: deque[tuple[list[Article], Future[Lines | str] | None]]) -> Lines:
        chunk, future = window.popleft()
        lines = _result(future)
        if lines is None:  # a process died: this chunk may be the one that killed it, the later ones not
            self._executor.shutdown(wait=False, cancel_futures=True)
            lines = self._one_by_one(chunk)
            self._executor = self._new(self._workers)
            for k, (later, pending) in enumerate(window):
                if pending is None or not pending.done() or pending.cancelled() or pending.exception():
                    window[k] = (later, self._submit(later))
        return lines

    def _one_by_one(self, chunk: list[Article]) -> Lines:
        """Try the articles in a single process, a new one after each that kills it."""
        lines: Lines = []
        for article in chunk:
            if not lines or lines[-1] is _DIED:
                self._executor = self._new(1)
            lines += _result(self._submit([article])) or [_DIED]
        self._executor.shutdown(wait=False)
        return lines

    def _submit(self, chunk: list[Article]) -> Future[Lines | str] | None:
        try:
            with _quiet_start():
                return self._executor.submit(_work, chunk)
        except BrokenProcessPool:
            return None

    def _new(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), _start, (self._load,))


def _result(future: Future[Lines | str] | None) -> Lines | None:
    """Return a chunk's lines, or None when its process died."""
    try:
        lines = future.result() if future else None
    except BrokenProcessPool:
        return None
    if isinstance(lines, str):
        raise ExtractorError("pipeline", "", f"cannot be loaded: {lines}", "install the package again")
    return lines


@contextlib.contextmanager
def _quiet_start() -> Iterator[None]:
    """Let processes start with Ctrl-C ignored, so that one pressed meanwhile shows no traceback of theirs."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_worker: dict[str, Any] = {}


def _start(load: Load) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker at once and in silence
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes are the parallelism
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    _worker["load"] = load


def _work(articles: list[Article]) -> Lines | str:
    try:
        nlp: Language = _worker.get("nlp") or _worker["load"]()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    _worker["nlp"] = nlp
    return analyse(nlp, articles)
