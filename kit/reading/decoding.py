"""From bytes to text: encodings, line ends, and characters that only a layout needs."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zipped file, such as a Word document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)

# Control characters that text does not contain, except tab, line feed, form feed and carriage return.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13})


class NotTextError(ValueError):
    """The bytes are no text; the message says what they seem to be."""


def _sniff_utf16(raw: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by the zero bytes that Latin letters leave in it."""
    sample = raw[:4000]
    if len(sample) < 4:
        return None
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if zeros_odd > 0.6 * half and zeros_even < 0.05 * half:
        return "utf-16-le"
    if zeros_even > 0.6 * half and zeros_odd < 0.05 * half:
        return "utf-16-be"
    return None


# Encodings that a page may declare, by the name that declares them (WHATWG, "Encoding Standard"); a page that says
# Latin-1 means its larger cousin, and so on.
_DECLARED = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "cp949", "windows-949"), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{number}": f"cp{number}" for number in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{name: name for name in ("euc-jp", "koi8-r", "koi8-u")},
    "iso-8859-9": "cp1254",
    "windows-874": "cp874",
    "tis-620": "cp874",
}
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,20})""", re.IGNORECASE)


def declared(raw: bytes) -> str:
    """Return the encoding that a page or a feed says it has, or ``""``; it may be wrong."""
    found = _DECLARATION.search(raw[:4000])
    return found[1].decode("ascii").lower() if found else ""


def decode(raw: bytes, says: str = "") -> tuple[str, str]:
    """Return the text of a file's bytes and the name of its encoding.

    UTF-8 (with or without a byte-order mark), UTF-16 and UTF-32 are recognised; what is none of them but looks
    like text has the encoding that it ``says``, if its bytes fit, or else is read as Windows-1252, the usual encoding
    of older Windows files.

    Raises
    ------
    NotTextError
        If the bytes are a picture, a PDF, an archive, or otherwise not text.
    """
    for magic, kind in _KINDS:
        if raw.startswith(magic):
            raise NotTextError(f"This is {kind}, not a text file.")
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            try:
                return raw[len(bom) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise NotTextError(
                    f"The file says that it is {encoding.upper()}, but byte {error.start} does not fit."
                ) from None
    utf16 = _sniff_utf16(raw)
    if utf16:
        try:
            return raw.decode(utf16), utf16
        except UnicodeDecodeError:
            pass
    if 0 in raw or sum(map(raw[:4000].count, _CONTROLS)) > 0.02 * len(raw[:4000]):
        raise NotTextError("The file holds bytes that no text contains.")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if says.lower() in _DECLARED:
            try:
                return raw.decode(_DECLARED[says.lower()]), says.lower()
            except UnicodeDecodeError:
                pass
        # cp1252 leaves five bytes undefined; the replacement character shows where they stood.
        return raw.decode("cp1252", errors="replace"), "cp1252"


_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x85|\u2028|\u2029")
_INVISIBLE = re.compile("\u00ad\n?|[\u200b\ufeff]|[\x00-\x08\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    r"""Return text with one kind of line end, composed characters (NFC), and no layout characters.

    Form feeds become line ends; soft hyphens, zero-width spaces and control characters go. After this the text
    of an article is never changed again.

    Examples
    --------
    >>> clean("co\u00adoperation\r\nnext\fpage")
    'cooperation\nnext\npage'
    """
    text = _LINE_ENDS.sub("\n", text).replace("\f", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
