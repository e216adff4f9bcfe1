"""The data files that a sweep file names, sent to a server."""

from __future__ import annotations

import re
from pathlib import Path

from ._errors import InvalidInput
from ._http import Http
from ._shown import shown

_PATH = re.compile(
    r"""(?P<before>(?:^|[\s{,-])path:[ \t]*)(?P<value>"[^"\n]*"|'[^'\n]*'|\[|[^\s,}\]#&*!|>][^,}\]#\n]*)?""", re.MULTILINE
)
_SENT = "upload:"
_UNNAMED = re.compile(r"[^\w.-]")
_LONGEST_NAME = 80


def with_uploads(http: Http, text: str, folder: Path) -> str:
    """A sweep file whose data lie on the server: the files that it names are sent, and named by their digests.

    Args:
        text: of the sweep file
        folder: that its paths begin at

    Raises:
        InvalidInput: where a file is not there, or a path is a list or a pattern
    """
    sent: dict[str, str] = {}

    def replace(match: re.Match[str]) -> str:
        value = match["value"]
        line = text[text.rfind("\n", 0, match.start("before") + 1) + 1 : match.start("before") + 1]
        if value is None or line.lstrip().startswith("#"):
            return match[0]
        name = value.strip().strip("\"'")
        if value == "[" or any(sign in name for sign in "*?["):
            raise InvalidInput(f"data.path: {shown(name)} names several files; a server takes one. Put them into one file first.")
        if name.startswith(_SENT):
            return match[0]
        if name not in sent:
            sent[name] = _send(http, folder / name)
        return f'{match["before"]}"{sent[name]}"'

    return _PATH.sub(replace, text)


def _send(http: Http, path: Path) -> str:
    name = _UNNAMED.sub("-", path.name)[-_LONGEST_NAME:]
    try:
        with path.open("rb") as file:
            return http.upload("/data", file, path.stat().st_size, {"name": name})["path"].text()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror or error}.") from error
