"""A sweep on a server."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from ._document import Document
from ._errors import LiesweepError
from ._http import Away, Http
from ._progress import Display, Progress, ProgressOption, display_for
from ._served_run import ServedRun
from ._sweep_text import sweep_text
from ._uploads import with_uploads

_ENDED = ("complete", "incomplete", "drained", "cancelled", "failed", "interrupted")
_NOT_TAKEN_UP_S = 60.0
"""A sweep that was submitted is taken up in a moment where there is an orchestrator."""

_PATIENCE_S = 60.0
_PAUSE_S = 0.5


class ServedSweep:
    """A sweep on a server: how it stands, and what can be done with it.

    Args:
        http: the server
        document: what the server says of the sweep
    """

    def __init__(self, http: Http, document: Document) -> None:
        self._http = http
        self.id = document["sweepId"].text()
        """Such as `mine-0b892ee37fbd…`."""
        self._path = f"/sweeps/{self.id}"
        self._document = document

    @property
    def name(self) -> str:
        return self._document["name"].text()

    @property
    def project(self) -> str | None:
        project = self._document.get("project")
        return None if project is None else project.text()

    @property
    def stage(self) -> str:
        """`not-started`, `running`, `paused`, `draining`, `drained`, `cancelled`, `failed`, `incomplete`, `interrupted` or
        `complete`, when it was last asked for."""
        return self._document["stage"].text()

    @property
    def reason(self) -> str | None:
        """Why it stands so, where nobody wished it; or what is in its way at the moment."""
        reason = self._document.get("reason") or self._document.get("trouble")
        return None if reason is None else reason.text()

    @property
    def progress(self) -> Progress:
        """How far it was when it was last asked for."""
        return _progress(self._document)

    @property
    def spec(self) -> dict[str, Any]:
        """The sweep file with all defaults filled in."""
        spec = self._http.get(self._path)["specification"]
        if not isinstance(spec.value, dict):
            raise spec.refuse("an object")
        return spec.value

    def refresh(self) -> ServedSweep:
        """Asks the server how it stands now, and gives itself.

        Raises:
            InvalidInput: where it was deleted
            LiesweepError: where the server cannot be reached
        """
        self._document = self._http.get(self._path)
        return self

    def watch(self, progress: ProgressOption = None) -> ServedSweep:
        """Waits until the sweep has ended, and gives itself. Nothing happens to the sweep; Ctrl-C ends the watching.

        Args:
            progress: False for none, or a function that is called with each `Progress`

        Raises:
            InvalidInput: where it is deleted meanwhile
            LiesweepError: where the server stays away for a minute, or nobody takes the sweep up
        """
        display = display_for(progress)
        try:
            self._follow(display)
        finally:
            display.end()
        return self

    def results(self, folder: str | Path | None = None) -> ServedRun:
        """What was found so far, with everything that `liesweep.open` gives of a folder.

        Args:
            folder: to keep the files in

        Raises:
            LiesweepError: where nothing is recorded yet, or the server cannot be reached
        """
        return ServedRun(self._http, self.id, None if folder is None else Path(folder))

    def pause(self) -> str:
        """Starts no more shards until it is resumed. All commands give the server's sentence, and may be given twice."""
        return self._command("pause")

    def drain(self) -> str:
        """Lets shards in flight end, and starts no others."""
        return self._command("drain")

    def resume(self) -> str:
        """Goes on where it is paused, drains, or ended before it was complete."""
        return self._command("resume")

    def cancel(self) -> str:
        """Stops training; what is recorded stays."""
        return self._command("cancel")

    def retry(self, failure_class: str | None = None) -> str:
        """Tries the trials again that were given up, of one class of failure or all."""
        return self._command("retry", {} if failure_class is None else {"failureClass": failure_class})

    def extend(self, sweep_file: str | Path) -> str:
        """Adds the grid points and restarts of a larger sweep file."""
        text, folder = sweep_text(sweep_file)
        return self._command("extend", {"sweepFile": with_uploads(self._http, text, folder)})

    def delete(self) -> str:
        """Removes it, with the trials that no other sweep has. One that is at work is refused."""
        return self._http.send("DELETE", self._path)["message"].text()

    def _command(self, verb: str, body: dict[str, Any] | None = None) -> str:
        answer = self._http.send("POST", f"{self._path}/{verb}", body)
        self.refresh()
        return answer["message"].text()

    def _follow(self, display: Display) -> None:
        begun, silent_since = time.monotonic(), None
        while True:
            try:
                for name, document in self._http.events(f"{self._path}/events"):
                    silent_since = None
                    if name == "gone":
                        raise LiesweepError(f"{self.id} was deleted.")
                    if name == "sweep":
                        self._document = document
                        display.show(self.progress)
                    if self.stage in _ENDED:
                        return
                    if self.stage == "not-started" and time.monotonic() - begun > _NOT_TAKEN_UP_S:
                        raise LiesweepError(f"Nobody has taken up {self.id}: no orchestrator seems to run.")
            except Away:
                silent_since = silent_since or time.monotonic()
                if time.monotonic() - silent_since > _PATIENCE_S:
                    raise
            time.sleep(_PAUSE_S)
            self.refresh()
            if self.stage in _ENDED:
                return

    def __repr__(self) -> str:
        return f"<ServedSweep: {self.id}, {self.stage}, {self.progress}>"


def _progress(document: Document) -> Progress:
    rate, left, trouble = document.get("rate"), document.get("secondsLeft"), document.get("trouble")
    return Progress(
        trial_count=document["trialCount"].count(),
        done=document["recorded"].count(),
        trained=0,
        failed=document["failed"].count(),
        cells_decided=None,
        cells_open=None,
        rate=0.0 if rate is None else rate.number(),
        remaining_seconds=None if left is None else left.number(),
        waiting=None if trouble is None else trouble.text(),
    )
