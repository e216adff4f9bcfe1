"""How far a sweep is, where somebody looks."""

from __future__ import annotations

import io
import logging
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from liesweep import Progress, _progress
from liesweep._progress import display_for

LINE = {
    "trialCount": 48,
    "done": 12,
    "trained": 3,
    "failed": 1,
    "rate": 2.5,
    "remainingSeconds": 75.4,
    "cells": {"decided": 2, "open": 4},
    "waiting": None,
}


def test_it_says_what_the_program_says() -> None:
    assert str(Progress.of(LINE)) == (
        "12/48 trials  3 more trained  1 failed  2 cells decided, 4 open  2.5/s  ETA 1 min 15 s"
    )
    assert str(Progress.of({**LINE, "trained": 0, "failed": 0, "cells": None, "rate": 0, "remainingSeconds": None})) == "12/48 trials"
    assert "waiting: rows: read-only" in str(Progress.of({**LINE, "waiting": "rows: read-only"}))


@pytest.mark.parametrize(("seconds", "text"), [(0, "0 s"), (59.6, "1 min 00 s"), (3725, "1 h 02 min")])
def test_the_time_left_is_said_in_two_units(seconds: float, text: str) -> None:
    assert str(Progress.of({**LINE, "remainingSeconds": seconds})).endswith(f"ETA {text}")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar_on_one_line_that_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(_progress, "_is_notebook", lambda: False)
    monkeypatch.setenv("COLUMNS", "40")
    display = display_for(None)
    display.show(Progress.of(LINE))
    bar = terminal.getvalue().split("\x1b[2K")[-1]
    assert bar.count("█") == 6 and bar.count("░") == 18
    assert len(bar) < 40
    display.say("A sentence.")
    display.end()
    assert terminal.getvalue().endswith("\r\x1b[2KA sentence.\n\r\x1b[2K")


def test_elsewhere_it_goes_to_the_log_and_nowhere_else(capfd: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "liesweep")
    for option in (None, False):
        display_for(option).show(Progress.of(LINE))
    assert [record.getMessage() for record in caplog.records] == [str(Progress.of(LINE))]
    assert capfd.readouterr() == ("", "")


def test_a_function_is_told_each_time() -> None:
    seen: list[Progress] = []
    display = display_for(seen.append)
    for done in (1, 2):
        display.show(Progress.of({**LINE, "done": done}))
    display.end()
    assert [progress.done for progress in seen] == [1, 2]


def test_a_notebook_has_one_output_that_changes_and_shows_no_markup_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    handle = SimpleNamespace(update=shown.append)

    def display(html: str, display_id: bool) -> Any:
        assert display_id
        shown.append(html)
        return handle

    fake = SimpleNamespace(HTML=lambda text: text, display=display)
    monkeypatch.setattr(_progress, "_is_notebook", lambda: True)
    monkeypatch.setattr(_progress, "import_module", {"IPython.display": fake}.__getitem__)
    bar = display_for(None)
    bar.show(Progress.of(LINE))
    assert 'value="0.2500"' in shown[-1]
    bar.say("<script>")
    assert "&lt;script&gt;<br><progress" in shown[-1]
    bar.end()
    assert shown[-1] == "&lt;script&gt;"
    assert len(shown) == 3
