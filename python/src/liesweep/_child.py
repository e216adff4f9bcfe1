"""A child process that is told when this one ends, and ends cleanly when it is interrupted."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ._errors import ProgramNotFound

_END_S = 20.0


@dataclass(frozen=True)
class Ended:
    """How a child ended: its exit code, its standard output, and the lines of its standard error that nobody took."""

    code: int
    output: str
    sentences: tuple[str, ...]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, or the stop button of a notebook: the child has ended, and what it had is stored."""


def run_child(
    command: Sequence[str], cwd: Path, environment: Mapping[str, str], on_line: Callable[[str], bool]
) -> Ended:
    """Runs a child to its end.

    A first Ctrl-C asks it to stop, and waits until it has stored what it has; a second stops it at once. When this process dies,
    however it dies, the child is told by the end of its channel.

    Args:
        on_line: told every line of standard error, but for progress after Ctrl-C; false where it has no use for it

    Raises:
        ProgramNotFound: where it cannot be started
        Interrupted: after Ctrl-C, once it has ended
    """
    with ExitStack() as opened:
        variables = {**os.environ, **environment}
        passed: tuple[int, ...] = ()
        if os.name == "posix":
            own, its = socket.socketpair()
            opened.callback(own.close)
            opened.callback(its.close)
            variables["NODE_CHANNEL_FD"] = str(its.fileno())  # Node's own way to be told of its parent's end
            passed = (its.fileno(),)
        try:
            child = subprocess.Popen(
                list(command),
                cwd=cwd,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=passed,
                start_new_session=os.name == "posix",  # Ctrl-C of the terminal reaches this process alone
            )
        except OSError as error:
            raise ProgramNotFound(f"{command[0]} could not be started: {error.strerror or error}.") from error
        if os.name == "posix":
            its.close()  # or the child would keep its own channel open
        opened.callback(_end, child)
        return _follow(child, on_line)


def _follow(child: subprocess.Popen[bytes], on_line: Callable[[str], bool]) -> Ended:
    assert child.stdout is not None and child.stderr is not None
    stdout, stderr = child.stdout, child.stderr
    output: list[bytes] = []
    sentences: list[str] = []
    reader = threading.Thread(target=lambda: output.append(stdout.read()), daemon=True)
    reader.start()

    def read_lines(is_stopping: bool = False) -> None:
        for raw in stderr:
            line = raw.decode("utf-8", "replace").rstrip()
            is_progress = line.startswith("{")
            if line and not (is_stopping and is_progress) and not on_line(line):
                sentences.append(line)
        child.wait()

    try:
        read_lines()
        reader.join()
    except KeyboardInterrupt:
        _interrupt(child, lambda: read_lines(is_stopping=True))
        raise Interrupted("\n".join(sentences)) from None
    finally:
        if child.poll() is None:
            child.kill()
        reader.join()
    return Ended(child.returncode, b"".join(output).decode("utf-8", "replace"), tuple(sentences))


def _end(child: subprocess.Popen[bytes]) -> None:
    for stream in (child.stdout, child.stderr):
        if stream is not None:
            stream.close()
    if child.poll() is None:
        child.kill()
    child.wait()


def _interrupt(child: subprocess.Popen[bytes], read_lines: Callable[[], None]) -> None:
    """Asks the child to stop, and, at a second Ctrl-C, to stop at once."""
    child.send_signal(signal.SIGINT)
    try:
        read_lines()
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(_END_S)
        except (KeyboardInterrupt, subprocess.TimeoutExpired):
            child.kill()
