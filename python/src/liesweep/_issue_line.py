"""What is wrong with a sweep file, as the command line says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def issue_line(issue: Mapping[str, Any]) -> str:
    """One issue of a server's answer: `line:column path: message`, of which place and path may be missing."""
    place = ":".join(str(issue[key]) for key in ("line", "column") if issue.get(key) is not None)
    where = " ".join(part for part in (place, issue.get("path") or "") if part)
    message = str(issue.get("message", ""))
    return f"{where}: {message}" if where else message
