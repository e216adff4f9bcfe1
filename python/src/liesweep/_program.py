"""The program that computes, and what may stand in its place."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, Union

from ._child import Ended, Interrupted, run_child
from ._errors import InvalidInput, LiesweepError
from ._locate import Launcher, locate
from ._progress import Display, Progress, ProgressOption, display_for

_BAD_INPUT = 2
_HAS_RESULT = {0, 4, 5}  # all trials have a result; some failed; a budget is used up


class Program(Protocol):
    """Whatever answers a sweep file: the program on this machine, or, one day, a server that runs it."""

    def certify(self, sweep_file: Path, candidates: Sequence[str]) -> dict[str, Any]:
        """The document of `liesweep certify --json`."""
        ...

    def run(self, sweep_file: Path, out: Path | None, slots: int | None, progress: ProgressOption) -> Path:
        """Trains a sweep, or goes on with it; gives the folder of the run."""
        ...


ProgramOption = Union[str, "os.PathLike[str]", Program, None]


def program_for(option: ProgramOption, folder: Path) -> Program:
    """The program that is named, by its place or itself; else the one that is found.

    Args:
        folder: where it works: stores and runs lie in its `runs`

    Raises:
        ProgramNotFound: where there is none
    """
    if option is None or isinstance(option, (str, os.PathLike)):
        return LocalProgram(locate(option), folder)
    return option


class LocalProgram:
    """The program on this machine, in a child process that works in a folder."""

    def __init__(self, launcher: Launcher, folder: Path) -> None:
        self._launcher = launcher
        self._folder = folder

    def certify(self, sweep_file: Path, candidates: Sequence[str]) -> dict[str, Any]:
        named = [word for name in candidates for word in ("--candidate", name)]
        ended = self._start(["certify", str(sweep_file), "--json", *named], lambda _: False, {})
        if ended.output.strip():  # an answer that the data are at fault is one too
            return _document(ended)
        raise _error(ended)

    def run(self, sweep_file: Path, out: Path | None, slots: int | None, progress: ProgressOption) -> Path:
        display = display_for(progress)
        try:
            return self._train(sweep_file, out, slots, display)
        finally:
            display.end()

    def _train(self, sweep_file: Path, out: Path | None, slots: int | None, display: Display) -> Path:
        arguments = ["run", str(sweep_file), "--json", "--progress-json"]
        if out is not None:
            arguments += ["--out", str(out)]
        if slots is not None:
            arguments += ["--slots", str(slots)]

        def on_line(line: str) -> bool:
            if line.startswith("Stopping"):
                display.say(line)
                return True
            told = _progress(line)
            if told is not None:
                display.show(told)
            return told is not None

        try:
            environment = _with_tensorflow(self._launcher, display)
            ended = self._start(arguments, on_line, environment)
        except Interrupted as stopped:
            how_far = [line for line in str(stopped).splitlines() if line.startswith("Stopped")]
            raise KeyboardInterrupt(" ".join([*(how_far or ["Stopped."]), "The same call goes on from there."])) from None
        if ended.code not in _HAS_RESULT or not ended.output.strip():
            raise _error(ended)
        document = _document(ended)
        for sentence in _sentences(ended):
            warnings.warn(sentence, stacklevel=4)
        return Path(document["folder"])

    def _start(self, arguments: Sequence[str], on_line: Any, environment: dict[str, str]) -> Ended:
        variables = {"FORCE_COLOR": "0", **self._launcher.environment, **environment}
        return run_child([*self._launcher.command, *arguments], self._folder, variables, on_line)


def _with_tensorflow(launcher: Launcher, display: Display) -> dict[str, str]:
    """The environment in which the program finds TensorFlow, which is brought in where it is not there yet."""
    if launcher.tensorflow is None:
        return {}

    def on_line(line: str) -> bool:
        display.say(line)
        return True

    ended = run_child(
        [launcher.command[0], str(launcher.tensorflow)], launcher.tensorflow.parent, launcher.environment, on_line
    )
    folder = ended.output.strip()
    if ended.code != 0 or not folder:
        return {}  # the sentence is said; training falls back to WebAssembly
    before = os.environ.get("LD_LIBRARY_PATH")
    return {"LD_LIBRARY_PATH": folder if not before else f"{folder}{os.pathsep}{before}"}


def _sentences(ended: Ended) -> list[str]:
    """What the program had to say: one text for each warning, which may have several lines."""
    texts: list[str] = []
    for line in ended.sentences:
        if texts and line.startswith(" "):
            texts[-1] += f"\n{line}"
        else:
            texts.append(line.removeprefix("Warning: "))
    return texts


def _progress(line: str) -> Progress | None:
    if not line.startswith('{"progress":'):
        return None
    try:
        return Progress.of(json.loads(line)["progress"])
    except (ValueError, KeyError, TypeError):
        return None


def _document(ended: Ended) -> dict[str, Any]:
    try:
        document = json.loads(ended.output)
    except ValueError:
        raise LiesweepError(f"The program answered no JSON: {ended.output[:200]!r}.") from None
    if not isinstance(document, dict):
        raise LiesweepError("The program answered another JSON than was asked for.")
    if "error" in document:  # people read it on standard error
        raise _error(ended)
    return document


def _error(ended: Ended) -> LiesweepError:
    sentences = [line for line in ended.sentences if line != "(see --help)"]
    message = "\n".join(sentences) or f"The program ended with code {ended.code} and said nothing."
    return InvalidInput(message) if ended.code == _BAD_INPUT else LiesweepError(message)
