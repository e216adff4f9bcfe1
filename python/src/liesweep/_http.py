"""Requests to a server of this program."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from ._document import Document
from ._errors import InvalidInput, LiesweepError
from ._issue_line import issue_line
from ._shown import shown

_TIMEOUT_S = 60.0
"""A server that is silent for so long is not there; a stream says something every 15 s."""

_PATIENCE_S = 60.0
"""A server that restarts is waited for."""

_PAUSE_S = 0.5
_BLOCK = 1 << 20
_LONGEST_TEXT = 64 * 2**20
_AWAY = (502, 503, 504)

Result = TypeVar("Result")


class Http:
    """One server, and who asks it.

    Args:
        url: of the page, such as `http://127.0.0.1:9470/`; a token behind `#token=` is taken from it
        token: the secret; of the environment variable `LIESWEEP_TOKEN` where neither says one

    Raises:
        InvalidInput: where the URL is none of the web's
    """

    def __init__(self, url: str, token: str | None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidInput(f"url: expected such as 'http://127.0.0.1:9470/', got {shown(url)}.")
        fragment = parts.fragment.partition("token=")[2]
        self._token = token or fragment or os.environ.get("LIESWEEP_TOKEN")
        path = parts.path.rstrip("/")
        self.base = f"{parts.scheme}://{parts.netloc}{path}"
        self._opener = _opener(parts.hostname)
        self._was_there = False

    def get(self, path: str, query: Mapping[str, Any] | None = None) -> Document:
        """The JSON at a path below `/api/v1`. Asked again for a minute where the server is away.

        Raises:
            InvalidInput: where the server refuses what was asked
            LiesweepError: where it cannot be reached, or fails
        """
        return self._patiently(lambda: self._json("GET", path, query=query))

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Document:
        """Sends JSON, and gives the answer. Every command may be given twice, so it is tried again as `get` is.

        Raises:
            InvalidInput: where the server refuses what was sent
            LiesweepError: where it cannot be reached, or fails
        """
        content = None if body is None else json.dumps(body).encode()
        return self._patiently(lambda: self._json(method, path, content=content))

    def upload(self, path: str, file: BinaryIO, size: int, query: Mapping[str, Any]) -> Document:
        """Sends the bytes of a file."""
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        with self._open("POST", path, query, file, headers) as response:
            return _document(response)

    def download(self, path: str, to: Path) -> bool:
        """Writes what is at a path into a file, whole or not at all. False where there is no such thing."""

        def once() -> bool:
            draft = to.with_name(f".{to.name}.unfinished")
            try:
                with self._open("GET", path) as response:
                    to.parent.mkdir(parents=True, exist_ok=True)
                    with draft.open("wb") as file:
                        _copy(response, file)
                    draft.replace(to)
            except NotThere:
                return False
            except OSError as error:
                raise LiesweepError(f"{to} cannot be written: {error.strerror or error}.") from error
            finally:
                draft.unlink(missing_ok=True)
            return True

        return self._patiently(once)

    def events(self, path: str) -> Iterator[tuple[str, Document]]:
        """Server-sent events, by name, until the server ends the stream.

        Raises:
            Away: where the connection breaks
            InvalidInput, LiesweepError: as `get`
        """
        with self._open("GET", path, headers={"Accept": "text/event-stream"}) as response:
            name, data = "message", []
            while True:
                line = _read_line(response)
                if line == "":
                    return
                field, _, value = line.rstrip("\r\n").partition(":")
                value = value.removeprefix(" ")
                if field == "event":
                    name = value
                elif field == "data":
                    data.append(value)
                elif field == "" and value == "" and line.strip() == "":
                    if data:
                        yield name, Document.parse("\n".join(data), self._url(path))
                    name, data = "message", []

    def _json(
        self, method: str, path: str, query: Mapping[str, Any] | None = None, content: bytes | None = None
    ) -> Document:
        headers = {"Accept": "application/json", **({} if content is None else {"Content-Type": "application/json"})}
        with self._open(method, path, query, content, headers) as response:
            return _document(response)

    def _url(self, path: str, query: Mapping[str, Any] | None = None) -> str:
        given = {key: value for key, value in (query or {}).items() if value is not None}
        return f"{self.base}/api/v1{quote(path)}{'?' + urlencode(given) if given else ''}"

    def _open(
        self,
        method: str,
        path: str,
        query: Mapping[str, Any] | None = None,
        content: bytes | BinaryIO | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> HTTPResponse:
        sent = dict(headers or {})
        if self._token is not None:
            sent["Authorization"] = f"Bearer {self._token}"
        request = Request(self._url(path, query), data=cast(Any, content), headers=sent, method=method)
        try:
            return cast(HTTPResponse, self._opener.open(request, timeout=_TIMEOUT_S))
        except HTTPError as error:
            with error:
                raise _refusal(error, self.base) from None
        except (URLError, HTTPException, OSError) as error:
            raise Away(
                f"{self.base} cannot be reached: {getattr(error, 'reason', error)}. Check that `liesweep ui`, or the server, runs."
            ) from error

    def _patiently(self, ask: Callable[[], Result]) -> Result:
        """Asks again where a server is away that was there before."""
        until = time.monotonic() + _PATIENCE_S
        while True:
            try:
                answer = ask()
            except Away:
                if not self._was_there or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_S)
            else:
                self._was_there = True
                return answer


class Away(LiesweepError):
    """The server does not answer, or says that it cannot just now."""


class NotThere(InvalidInput):
    """The server has no such thing, or none that may be seen."""


class _SameOrigin(HTTPRedirectHandler):
    """A token goes to the server that it is for, and to no other."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise LiesweepError(f"{here.netloc} leads to another server, {there.netloc}: give its address instead.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(host: str) -> OpenerDirector:
    handlers: list[Any] = [_SameOrigin()]
    if _is_loopback(host):
        handlers.append(ProxyHandler({}))  # no proxy leads to this machine
    return build_opener(*handlers)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _document(response: HTTPResponse) -> Document:
    content = _read(response)
    return Document.parse(content.decode("utf-8", "replace") or "null", response.url)


def _read(response: HTTPResponse) -> bytes:
    try:
        content = response.read(_LONGEST_TEXT + 1)
    except (HTTPException, OSError) as error:
        raise Away(f"The connection to {response.url} broke: {error}.") from error
    if len(content) > _LONGEST_TEXT:
        raise LiesweepError(f"{response.url} answers more than 64 MiB.")
    return content


def _read_line(response: HTTPResponse) -> str:
    try:
        return response.readline(_LONGEST_TEXT).decode("utf-8", "replace")
    except (HTTPException, OSError) as error:
        raise Away(f"The connection to {response.url} broke: {error}.") from error


def _copy(response: HTTPResponse, file: BinaryIO) -> None:
    while True:
        try:
            block = response.read(_BLOCK)
        except (HTTPException, OSError) as error:
            raise Away(f"The connection to {response.url} broke: {error}.") from error
        if not block:
            return
        file.write(block)


def _refusal(error: HTTPError, base: str) -> LiesweepError:
    """What the server says (RFC 9457), as the command line would."""
    try:
        problem = json.loads(error.read(_BLOCK))
    except (ValueError, OSError):
        problem = {}
    problem = problem if isinstance(problem, dict) else {}
    issues = [issue_line(issue) for issue in problem.get("issues") or [] if isinstance(issue, dict)]
    said = [str(problem[key]) for key in ("detail", "safe", "remedy") if problem.get(key)]
    sentences = "\n".join([*(said or [str(problem.get("title") or f"{base} answers {error.code}.")]), *issues])
    if error.code == 401:
        return InvalidInput(f"{base} asks who you are: give token=, or set LIESWEEP_TOKEN.\n{sentences}")
    if error.code == 404:
        return NotThere(sentences)
    if error.code in _AWAY:
        return Away(sentences)
    return InvalidInput(sentences) if error.code < 500 else LiesweepError(sentences)
