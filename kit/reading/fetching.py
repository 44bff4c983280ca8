"""One address from the web, only when a user asks for it. Nothing else in the kit opens a connection."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from email.message import Message
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from kit.reading.problems import Problem, ReadingError

# Addresses that may lead on to one another.
_SCHEMES = ("http", "https")
_PIECE = 65_536
# What may stand in an address as it is (RFC 3986); a per cent sign opens what is written in this way already.
_SAFE = "%/:?#[]@!$&'()*+,;=~"

_REASONS = {
    401: ("The site wants a password.", "Open the page in a browser and save it; then read the file."),
    403: ("The site refuses programs.", "Open the page in a browser and save it; then read the file."),
    404: ("The site has no such page.", "Check the address."),
    410: ("The page is gone.", "Look for it in a web archive."),
    429: ("The site has had too many requests.", "Wait some minutes, or save the page in a browser."),
}


class Fetched(NamedTuple):
    """What came from an address: the bytes, the address after all redirections, the type and charset that it says."""

    raw: bytes
    address: str
    type: str
    charset: str


def get(address: str, *, seconds: float, max_mb: float) -> Fetched:
    """Ask for an address and return what comes.

    Parameters
    ----------
    address : str
        With http or https.
    seconds : float
        What the whole may take.
    max_mb : float
        What may come, in megabytes.

    Raises
    ------
    ReadingError
        If the address is none, nothing comes, or too much, or too slowly.
    """

    def refuse(what: str, advice: str) -> ReadingError:
        return ReadingError(str(Problem(address, None, what, advice)))

    try:
        parts = urlsplit(address)
        named = bool(parts.hostname)
    except ValueError:
        named = False
    if not named or parts.scheme.lower() not in _SCHEMES:
        raise refuse("This is no address of a web page.", "It must begin with https:// or http://.")
    until = time.monotonic() + seconds
    # A browser shows letters of any script in an address; only those of ASCII can be sent.
    plain = parts._replace(path=quote(parts.path, safe=_SAFE), query=quote(parts.query, safe=_SAFE), fragment="")
    request = urllib.request.Request(plain.geturl(), headers={"User-Agent": "Tellings", "Accept-Encoding": "identity"})
    try:
        with _opener().open(request, timeout=seconds) as answer:
            raw = bytearray()
            while piece := answer.read1(_PIECE):
                raw += piece
                if len(raw) > max_mb * 1_000_000:
                    raise refuse(f"The page has more than {max_mb:g} MB.", "Fetch it with a larger max_mb.")
                if time.monotonic() > until:
                    raise TimeoutError
            kind: Message = answer.headers
            charset = kind.get_content_charset() or ""
            return Fetched(bytes(raw), answer.geturl(), kind.get_content_type(), charset)
    except urllib.error.HTTPError as error:
        error.close()
        usual = (f"The site answers {error.code} ({error.reason}).", "Try later, or save the page in a browser.")
        raise refuse(*_REASONS.get(error.code, usual)) from None
    except TimeoutError:
        what = f"The site did not send the page within {seconds:g} seconds."
        raise refuse(what, "Try again, or give it more seconds=….") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            what = f"The site did not answer within {seconds:g} seconds."
            raise refuse(what, "Try again, or give it more seconds=….") from None
        what = f"The site can't be reached ({reason})."
        raise refuse(what, "Check the address and the connection.") from None


class _Redirect(urllib.request.HTTPRedirectHandler):
    """Follows only where an address of its own would be allowed."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if urlsplit(newurl).scheme.lower() not in _SCHEMES:
            raise urllib.error.URLError(f"it leads to {newurl!r}, which is no web page")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https alone: no files, no FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
        _Redirect(),
    ):
        opener.add_handler(handler)
    return opener
