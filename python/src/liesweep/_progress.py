"""How far a sweep is, shown where somebody looks."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any, Protocol, Union

_LOG = logging.getLogger("liesweep")
_BAR = 24
_USUAL_COLUMNS = 80


@dataclass(frozen=True)
class Progress:
    """How far a sweep is.

    Attributes:
        trial_count: of the whole sweep
        done: trials whose result is recorded
        trained: trials that are trained and not recorded yet
        failed: trials that were given up
        cells_decided: cells of the grid of which a trial vanishes, or all have a result; None of large grids
        cells_open: the others
        rate: trials per second since the call; 0 until something was trained
        remaining_seconds: None until the rate is known
        waiting: what the sweep has to wait for, in words; None where there is nothing
    """

    trial_count: int
    done: int
    trained: int
    failed: int
    cells_decided: int | None
    cells_open: int | None
    rate: float
    remaining_seconds: float | None
    waiting: str | None

    @staticmethod
    def of(document: dict[str, Any]) -> Progress:
        """From a line of `run --progress-json`."""
        cells = document.get("cells") or {}
        return Progress(
            trial_count=int(document["trialCount"]),
            done=int(document["done"]),
            trained=int(document["trained"]),
            failed=int(document["failed"]),
            cells_decided=cells.get("decided"),
            cells_open=cells.get("open"),
            rate=float(document["rate"]),
            remaining_seconds=document["remainingSeconds"],
            waiting=document["waiting"],
        )

    def __str__(self) -> str:
        parts = [f"{self.done}/{self.trial_count} trials"]
        if self.trained:
            parts.append(f"{self.trained} more trained")
        if self.failed:
            parts.append(f"{self.failed} failed")
        if self.cells_decided is not None:
            parts.append(f"{self.cells_decided} cells decided, {self.cells_open} open")
        if self.rate > 0:
            parts.append(f"{self.rate:.1f}/s" if self.rate < 10 else f"{self.rate:.0f}/s")
        if self.remaining_seconds is not None:
            parts.append(f"ETA {_duration(self.remaining_seconds)}")
        if self.waiting:
            parts.append(f"waiting: {self.waiting}")
        return "  ".join(parts)


Watcher = Callable[[Progress], object]
ProgressOption = Union[bool, Watcher, None]


class Display(Protocol):
    """Where progress is shown, and sentences beside it."""

    def show(self, progress: Progress) -> None: ...
    def say(self, sentence: str) -> None: ...
    def end(self) -> None: ...


def display_for(option: ProgressOption) -> Display:
    """A bar in a notebook or a terminal; elsewhere, and where False is asked for, what there is to say goes to the log `liesweep`.

    Args:
        option: None or True to choose, False for none, or a function that is called with each `Progress`
    """
    if callable(option):
        return _Called(option)
    if option is False:
        return _Logged(logging.DEBUG)
    if _is_notebook():
        return _NotebookBar()
    return _TerminalBar() if sys.stderr is not None and sys.stderr.isatty() else _Logged(logging.INFO)


class _Logged:
    def __init__(self, level: int) -> None:
        self._level = level

    def show(self, progress: Progress) -> None:
        _LOG.log(self._level, "%s", progress)

    def say(self, sentence: str) -> None:
        _LOG.warning("%s", sentence)

    def end(self) -> None:
        pass


class _Called(_Logged):
    def __init__(self, watcher: Watcher) -> None:
        super().__init__(logging.DEBUG)
        self._watcher = watcher

    def show(self, progress: Progress) -> None:
        self._watcher(progress)


class _TerminalBar:
    def show(self, progress: Progress) -> None:
        filled = round(_BAR * _share(progress))
        line = f"{'█' * filled}{'░' * (_BAR - filled)}  {progress}"
        width = shutil.get_terminal_size((_USUAL_COLUMNS, 24)).columns
        self._write(f"\r\x1b[2K{line[: max(0, width - 1)]}")

    def say(self, sentence: str) -> None:
        self._write(f"\r\x1b[2K{sentence}\n")

    def end(self) -> None:
        self._write("\r\x1b[2K")

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


class _NotebookBar:
    """One output of a cell, which changes; it is empty in the end."""

    def __init__(self) -> None:
        self._handle: Any = None
        self._sentences: list[str] = []
        self._bar = ""

    def show(self, progress: Progress) -> None:
        self._bar = f'<progress max="1" value="{_share(progress):.4f}"></progress> {escape(str(progress))}'
        self._draw()

    def say(self, sentence: str) -> None:
        self._sentences.append(escape(sentence))
        self._draw()

    def end(self) -> None:
        self._bar = ""
        if self._handle is not None:
            self._draw()

    def _draw(self) -> None:
        shown: Any = import_module("IPython.display")
        html = shown.HTML("<br>".join([*self._sentences, *([self._bar] if self._bar else [])]))
        if self._handle is None:
            self._handle = shown.display(html, display_id=True)
        else:
            self._handle.update(html)


def _share(progress: Progress) -> float:
    return progress.done / progress.trial_count if progress.trial_count else 0.0


def _is_notebook() -> bool:
    shell = sys.modules.get("IPython")
    return shell is not None and getattr(shell.get_ipython(), "kernel", None) is not None


def _duration(seconds: float) -> str:
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {whole % 60:02d} s" if minutes else f"{whole} s"
