"""A server that trains, be it `liesweep ui` on this machine or a deployment."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ._errors import InvalidInput, LiesweepError
from ._http import Http
from ._issue_line import issue_line
from ._progress import ProgressOption
from ._served_sweep import ServedSweep
from ._sweep_text import sweep_text
from ._uploads import with_uploads

_PAGE = 500


class Server:
    """A server that trains sweeps. It is a program, too: `liesweep.run(file, program=server)`, or `find` with `train=True`.

    Args:
        http: how it is reached
    """

    def __init__(self, http: Http) -> None:
        self._http = http
        session = http.get("/session")
        scope = session.get("scope")
        if scope is None:
            raise InvalidInput(f"{http.base} asks who you are: give token=, or set LIESWEEP_TOKEN.")
        self.scope = scope.text()
        """What the token allows: `read`, `submit` or `admin`."""
        self.version = session["version"].text()

    @property
    def url(self) -> str:
        return self._http.base

    def sweeps(self, *, project: str | None = None, stage: str | None = None, search: str | None = None) -> list[ServedSweep]:
        """All sweeps that the token sees, the latest first.

        Args:
            project: only those of one
            stage: only those that are, such as, `running`
            search: only those with this in their id
        """
        found: list[ServedSweep] = []
        after: str | None = None
        while True:
            query = {"project": project, "stage": stage, "search": search, "after": after, "limit": _PAGE}
            page = self._http.get("/sweeps", query)
            found += [ServedSweep(self._http, each) for each in page["sweeps"].items()]
            following = page.get("next")
            if following is None:
                return found
            after = following.text()

    def sweep(self, sweep_id: str) -> ServedSweep:
        """One sweep, by its id or what no other id begins with.

        Raises:
            InvalidInput: where there is none, or more than one
        """
        beginning = [each for each in self.sweeps(search=sweep_id) if each.id.startswith(sweep_id)]
        exact = [each for each in beginning if each.id == sweep_id]
        if len(exact or beginning) != 1:
            said = f"{len(beginning)} sweeps begin with" if beginning else "there is no sweep"
            raise InvalidInput(f"{self.url}: {said} {sweep_id!r}.")
        return (exact or beginning)[0]

    def submit(
        self,
        sweep_file: str | Path,
        *,
        project: str | None = None,
        priority: int | None = None,
        train_again: bool = False,
    ) -> ServedSweep:
        """Hands in a sweep file, with the data file that it names; one that is there already goes on where it stands.

        Args:
            sweep_file: its path, or its text where that has more than one line
            project: whose it is: projects share trainers fairly
            priority: 1 (soonest) to 5
            train_again: takes over nothing that is recorded

        Raises:
            InvalidInput: where the file, or its data, cannot be used
            LiesweepError: where the server cannot be reached, or fails
        """
        text, folder = sweep_text(sweep_file)
        body: dict[str, Any] = {"sweepFile": with_uploads(self._http, text, folder), "trainAgain": train_again}
        if project is not None:
            body["project"] = project
        if priority is not None:
            body["priority"] = priority
        answer = self._http.send("POST", "/sweeps", body)
        return ServedSweep(self._http, self._http.get(f"/sweeps/{answer['sweepId'].text()}"))

    def validate(self, sweep_file: str | Path) -> list[str]:
        """What is to be said of a sweep file, one sentence each; nothing is trained.

        Raises:
            InvalidInput: where it is not valid
        """
        text, folder = sweep_text(sweep_file)
        answer = self._http.send("POST", "/validate", {"sweepFile": with_uploads(self._http, text, folder)})
        if not answer["valid"].flag():
            lines = [issue_line(issue.value) for issue in answer["issues"].items()]
            raise InvalidInput("\n".join(lines) or "The sweep file is not valid.")
        return [*answer["notes"].texts(), *answer["warnings"].texts()]

    def certify(self, sweep_file: Path, candidates: Sequence[str]) -> dict[str, Any]:
        """A server trains; a certificate alone is made by the program on this machine."""
        raise LiesweepError(f"{self.url} trains sweeps: ask with train=True, or leave program= away for a certificate at once.")

    def run(self, sweep_file: Path, out: Path | None, slots: int | None, progress: ProgressOption) -> Path:
        """Trains a sweep on the server, and keeps its results in a folder, `runs/<id>-served` by default.

        Raises:
            LiesweepError: where it ends without results
        """
        sweep = self.submit(sweep_file).watch(progress)
        if sweep.stage in ("failed", "interrupted"):
            raise LiesweepError(f"{sweep.id} is {sweep.stage}: {sweep.reason or 'the server does not say why'}.")
        if sweep.stage != "complete":
            warnings.warn(f"{sweep.id} is {sweep.stage}: {sweep.reason or 'not all trials are recorded'}.", stacklevel=4)
        folder = sweep_file.parent / f"{sweep.id}-served" if out is None else out
        run = sweep.results(folder)
        run.fetch()
        return folder

    def __repr__(self) -> str:
        return f"<Server: {self.url}, scope {self.scope}>"


def connect(url: str, token: str | None = None) -> Server:
    """A server that trains sweeps: the address that `liesweep ui` prints, or that of a deployment.

    Args:
        url: such as `http://127.0.0.1:9470/#token=…`, as it is printed
        token: what you were given for a deployment; the environment variable `LIESWEEP_TOKEN` by default

    Raises:
        InvalidInput: where the address is none, or the token is refused
        LiesweepError: where the server cannot be reached
    """
    return Server(Http(url, token))
