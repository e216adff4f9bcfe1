"""A child process is followed to its end, and ends with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from liesweep import ProgramNotFound
from liesweep._child import Interrupted, run_child


def child(script: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(script)]


def test_its_output_its_sentences_and_its_code_come_back(tmp_path: Path) -> None:
    script = """
        import os, sys
        print(os.getcwd(), os.environ["SAID"], "x" * 1_000_000)
        print("one\\n\\n{taken}\\ntwo", file=sys.stderr)
        sys.exit(4)
    """
    taken: list[str] = []

    def take(line: str) -> bool:
        taken.append(line)
        return line == "{taken}"

    ended = run_child(child(script), tmp_path, {"SAID": "so"}, take)
    assert ended.code == 4
    assert ended.output.split() == [str(tmp_path.resolve()), "so", "x" * 1_000_000]
    assert ended.sentences == ("one", "two")
    assert taken == ["one", "{taken}", "two"]


def test_a_program_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProgramNotFound, match="could not be started"):
        run_child([str(tmp_path / "gone")], tmp_path, {}, lambda _: False)


def test_ctrl_c_waits_until_the_child_has_stored_what_it_has(tmp_path: Path) -> None:
    script = """
        import pathlib, signal, sys, time
        def stop(*_):
            pathlib.Path("stored").write_text("all")
            print("Stopped: all is stored.", file=sys.stderr, flush=True)
            sys.exit(130)
        signal.signal(signal.SIGINT, stop)
        print("ready", file=sys.stderr, flush=True)
        time.sleep(60)
    """

    def interrupt(line: str) -> bool:
        if line == "ready":
            os.kill(os.getpid(), signal.SIGINT)
        return False

    with pytest.raises(Interrupted, match="all is stored"):
        run_child(child(script), tmp_path, {}, interrupt)
    assert (tmp_path / "stored").read_text() == "all"


def test_a_second_ctrl_c_does_not_wait(tmp_path: Path) -> None:
    script = """
        import signal, sys, time
        def first(*_):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            print("again", file=sys.stderr, flush=True)
        signal.signal(signal.SIGINT, first)
        print("ready", file=sys.stderr, flush=True)
        while True: time.sleep(60)
    """

    def interrupt(line: str) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return False

    with pytest.raises(KeyboardInterrupt):
        run_child(child(script), tmp_path, {}, interrupt)


@pytest.mark.skipif(os.name != "posix", reason="a channel is a socket")
def test_the_child_is_told_when_this_process_is_killed(tmp_path: Path) -> None:
    waits = child("""
        import os, socket
        channel = socket.socket(fileno=int(os.environ["NODE_CHANNEL_FD"]))
        print("ready", flush=True, file=__import__("sys").stderr)
        channel.recv(1)
        open("told", "w").close()
        os.mkfifo("end") if not os.path.exists("end") else None
        os.close(os.open("end", os.O_WRONLY))
    """)
    parent = f"""
        import os, pathlib, signal
        from liesweep._child import run_child
        run_child({waits!r}, pathlib.Path("."), {{}}, lambda _: os.kill(os.getpid(), signal.SIGKILL))
    """
    os.mkfifo(tmp_path / "end")
    process = subprocess.run(child(parent), cwd=tmp_path)
    assert process.returncode == -signal.SIGKILL
    with open(tmp_path / "end") as end:  # opens once the child, which has been told, opens it as well
        end.read()
    assert (tmp_path / "told").exists()
