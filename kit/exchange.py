"""Take marked spans to other programs and back: CSV, JSON Lines, CoNLL, W3C Web Annotation, and spaCy's JSON.

What is written can be read again without loss: the spans, their labels, and every further column.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from kit import segments
from kit.article import Article
from kit.cells import for_spreadsheet
from kit.corpus import as_list
from kit.saving import save
from kit.tabular import pd
from kit.wording import cut

_SPAN = ["article", "start", "end", "text", "label"]
_ABOUT = "urn:tellings:article:"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many characters around a quotation are kept, so that it can be found again in a text that was changed.
_AROUND = 32
# What reading a file that is not as it should be raises; csv.Error and RecursionError are no ValueErrors.
_BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, csv.Error)

Row = dict[str, Any]
Articles = dict[str, Article]


class Form(NamedTuple):
    """A form of file: how it is written and read."""

    write: Callable[[list[Row], Articles], str]
    read: Callable[[str, Articles], list[Row]]


def write_spans(
    spans: pd.DataFrame, path: str | Path, articles: Article | Iterable[Article], *, form: str = ""
) -> Path:
    """Write spans in the form of another program.

    Parameters
    ----------
    spans : pandas.DataFrame
        Columns article, start, end (code-point offsets), text, label, and any others.
    path : str or path
        Without ``form`` its ending says the form: ``.csv``, ``.jsonl``, ``.conll``, ``.jsonld`` (W3C Web Annotation)
        or ``.json`` (spaCy).
    articles : Article, or iterable of Article
        Those that the spans point into.
    form : str, optional
        One of the endings, without the full stop.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If there is no such form, a column or an article is missing, or CoNLL can't hold a span since it covers no word.
    OSError
        If the file can't be written.

    Notes
    -----
    CoNLL is that of the shared task of 2003 with the offsets of each token, one column a layer of spans that do not
    overlap, in IOB2. Web annotations follow R. Sanderson et al., "Web Annotation Data Model" (W3C, 2017), where offsets
    count code points, too. The JSON is that of ``Doc.to_json`` in spaCy 3, a list of documents.
    """
    if lacking := [name for name in _SPAN if name not in spans]:
        raise ValueError(f"The spans have no column {lacking[0]!r}. kit.as_spans makes spans of any table of the kit.")
    rows = [{str(name): value for name, value in row.items() if value == value} for row in spans.to_dict("records")]
    known = _by_id(articles)
    missing = sorted({row["article"] for row in rows} - known.keys())
    if missing:
        raise ValueError(f"The article {missing[0]!r} of the spans was not given.")
    text = _form(path, form).write(rows, known)
    return save(path, text.encode("utf-8", "surrogatepass"))


def read_spans(path: str | Path, articles: Article | Iterable[Article], *, form: str = "") -> pd.DataFrame:
    """Read spans that :func:`write_spans` or another program wrote.

    Parameters
    ----------
    path : str or path
    articles : Article, or iterable of Article
        Those that the spans point into. Spans of others are left out.
    form : str, optional
        As for :func:`write_spans`.

    Returns
    -------
    pandas.DataFrame
        One row a span, in the order of the articles and their text: article, start, end, text, label, and what else
        the file says.

    Raises
    ------
    ValueError
        If the file is not in this form, or the words of a span do not stand where it says; the message names the place.
    OSError
        If the file can't be read.
    """
    known = _by_id(articles)
    reader = _form(path, form).read
    try:
        content = Path(path).read_bytes().decode("utf-8-sig", "surrogatepass")
        with _at("the file"):
            rows = reader(content, known)
    except UnicodeDecodeError:
        raise ValueError(f"{path}: The file is not UTF-8. Save it as UTF-8 (in Excel: “CSV UTF-8”).") from None
    except _UnreadableError as error:
        raise ValueError(
            f"{path}, {error} The file is not in the form that its name says, or was changed. Mend this place, or "
            "write the file anew."
        ) from None
    order = {id: number for number, id in enumerate(known)}
    kept = [row for row in rows if row["article"] in known]
    for row in kept:
        _check(row, known[row["article"]], path)
    kept.sort(key=lambda row: (order[row["article"]], row["start"], row["end"], row["label"]))
    return pd.DataFrame(kept, columns=None if kept else _SPAN)


def _by_id(articles: Article | Iterable[Article]) -> Articles:
    return {article.id: article for article in as_list(articles)}


class _UnreadableError(ValueError):
    """A place in a file can't be read; the message names it and says why."""


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Say the place of whatever goes wrong here, unless a nearer one is said already."""
    try:
        yield
    except _UnreadableError:
        raise
    except _BROKEN as error:
        known = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        why = known if isinstance(error, (KeyError, ValueError, csv.Error)) else "it is built in another way"
        raise _UnreadableError(f"{place}: This can't be read ({why}).") from None


def _span(row: Mapping[str, Any]) -> Row:
    """Return what was read as a row, if it is one."""
    for name in ("start", "end"):
        if type(row[name]) is not int:
            raise ValueError(f"{name} is no whole number")
    for name in ("article", "text", "label"):
        if not isinstance(row[name], str):
            raise ValueError(f"{name} is no text")
    return dict(row)


def _form(path: str | Path, form: str) -> Form:
    name = form or Path(path).suffix.removeprefix(".").lower()
    if name not in FORMS:
        raise ValueError(f"There is no form {name!r}. Choose from: {', '.join(FORMS)}.")
    return FORMS[name]


def _check(row: Row, article: Article, path: str | Path) -> None:
    start, end = row["start"], row["end"]
    words = article.text[start:end] if 0 <= start < end else ""
    if words != row["text"]:
        raise ValueError(
            f"{path}: At {start} to {end} the article {article.id} has {cut(words, _AROUND)!r}, not "
            f"{cut(row['text'], _AROUND)!r}. "
            "The file belongs to another version of the article."
        )


def _by_article(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["start"], -row["end"], row["label"])):
        found.setdefault(row["article"], []).append(row)
    return found


def _words(value: Any) -> Any:
    """Return what JSON has no form for: a number of another package as a number, a day as YYYY-MM-DD."""
    return value.item() if hasattr(value, "item") else str(value).removesuffix(" 00:00:00")


def _more(row: Row, *known: str) -> Row:
    return {name: value for name, value in row.items() if name not in (*_SPAN, *known)}


# CSV ---------------------------------------------------------------------------------------------------------------


def _to_csv(rows: list[Row], articles: Articles) -> str:
    more = sorted({name for row in rows for name in _more(row)})
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in [*_SPAN, *more]])
    for row in rows:
        writer.writerow([_cell(row[name]) for name in _SPAN] + [_json_cell(row, name) for name in more])
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> str:
    words = str(value)
    return f"'{words}" if words.startswith("'") else for_spreadsheet(words)  # an apostrophe of its own must come back


def _json_cell(row: Row, name: str) -> str:
    """Write a further column: words as they are, unless they would be read as something else."""
    if name not in row:
        return ""
    value = row[name]
    if isinstance(value, str) and value and not _reads_as_json(value):
        return _cell(value)
    return _cell(json.dumps(value, ensure_ascii=False, default=_words))


def _reads_as_json(words: str) -> bool:
    try:
        json.loads(words)
    except ValueError:
        return False
    return True


def _from_csv(content: str, articles: Articles) -> list[Row]:
    # A spreadsheet may put semicolons or tabs in the place of the commas when it saves the file.
    delimiter = max(",;\t", key=content.partition("\n")[0].count)
    before = csv.field_size_limit(len(content) + 1)  # a cell may be as long as an article
    try:
        lines = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
        names = [_plain(name) for name in next(lines, [])]
        rows = []
        for number, line in enumerate(lines, 2):
            with _at(f"row {number}"):
                if len(line) != len(names):
                    raise ValueError(f"it has {len(line)} cells, but there are {len(names)} columns")
                cells = {name: _plain(cell) for name, cell in zip(names, line, strict=True)}
                row: Row = {name: cells.pop(name) for name in _SPAN}
                row |= {name: int(row[name]) for name in ("start", "end")}
                rows.append(_span(row | {name: _value(cell) for name, cell in cells.items() if cell}))
    finally:
        csv.field_size_limit(before)
    return rows


def _plain(cell: str) -> str:
    return cell.removeprefix("'")


def _value(cell: str) -> Any:
    return json.loads(cell) if _reads_as_json(cell) else cell


# JSON Lines --------------------------------------------------------------------------------------------------------


def _to_jsonl(rows: list[Row], articles: Articles) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=_words) + "\n" for row in rows)


def _from_jsonl(content: str, articles: Articles) -> list[Row]:
    # Only a line feed ends a line: words of an article may hold the other marks that end one.
    rows = []
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            with _at(f"line {number}"):
                rows.append(_span(json.loads(line)))
    return rows


# CoNLL -------------------------------------------------------------------------------------------------------------


def _to_conll(rows: list[Row], articles: Articles) -> str:
    lines = []
    for id, spans in _by_article(rows).items():
        text = articles[id].text
        tokens = _cut(segments.tokens(text), {edge for row in spans for edge in (row["start"], row["end"])})
        layers = _layers(spans)
        lines.append(f"# article = {quote(id, safe=' /()-_.')}")
        for row in spans:
            if more := _more(row):
                where = json.dumps([row["start"], row["end"], row["label"]])
                lines.append(f"# details = {where} {json.dumps(more, sort_keys=True, default=_words)}")
        columns = [_tags(tokens, layer) for layer in layers]
        for number, (start, end) in enumerate(tokens):
            tags = (column[number] for column in columns)
            lines.append("\t".join([text[start:end], str(start), str(end), *tags]))
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _cut(tokens: list[tuple[int, int]], edges: set[int]) -> list[tuple[int, int]]:
    """Part tokens where a span begins or ends inside them, so that tags are exact."""
    found: list[tuple[int, int]] = []
    for start, end in tokens:
        inside = sorted(edge for edge in edges if start < edge < end) if edges else []
        places = [start, *inside, end]
        found += pairwise(places)
    return found


def _layers(spans: list[Row]) -> list[list[Row]]:
    """Deal spans into as few layers as needed, so that none overlaps another of its layer."""
    layers: list[list[Row]] = []
    for span in spans:
        for layer in layers:
            if layer[-1]["end"] <= span["start"]:
                layer.append(span)
                break
        else:
            layers.append([span])
    return layers or [[]]


def _tags(tokens: list[tuple[int, int]], layer: list[Row]) -> list[str]:
    tags = ["O"] * len(tokens)
    starts = {start: number for number, (start, _) in enumerate(tokens)}
    for span in layer:
        number = starts.get(span["start"])
        last = number
        while last is not None and last < len(tokens) and tokens[last][1] < span["end"]:
            last += 1
        if number is None or last is None or last == len(tokens) or tokens[last][1] != span["end"]:
            raise ValueError(
                f"CoNLL tags words only, but {span['text']!r} at {span['start']} does not begin and end with one."
            )
        for place in range(number, last + 1):
            tags[place] = f"{'B' if place == number else 'I'}-{span['label']}"
    return tags


_HEAD = re.compile(r"# (article|details) = (.*)", re.DOTALL)


def _from_conll(content: str, articles: Articles) -> list[Row]:
    rows: list[Row] = []
    article = ""
    details: dict[tuple[int, int, str], Row] = {}
    open_spans: dict[int, Row] = {}

    def close(column: int) -> None:
        span = open_spans.pop(column, None)
        if span:
            words = articles[article].text[span["start"] : span["end"]] if article in articles else ""
            key = (span["start"], span["end"], span["label"])
            rows.append(_span({"article": article, **span, "text": words} | details.get(key, {})))

    for number, line in enumerate([*content.split("\n"), ""], 1):
        with _at(f"line {number}"):
            head = _HEAD.fullmatch(line)
            if head or not line:
                for column in list(open_spans):
                    close(column)
            if head and head[1] == "article":
                article, details = unquote(head[2]), {}
            elif head:
                place, stop = json.JSONDecoder().raw_decode(head[2])
                details[tuple(place)] = json.loads(head[2][stop:])
            elif line:
                _, start, end, *tags = line.split("\t")
                for column, tag in enumerate(tags):
                    kind, _, label = tag.partition("-")
                    current = open_spans.get(column)
                    if kind != "I" or not current or current["label"] != label:
                        close(column)
                        if kind in ("B", "I"):
                            open_spans[column] = {"start": int(start), "end": int(end), "label": label}
                    else:
                        current["end"] = int(end)
    return rows


# W3C Web Annotation ------------------------------------------------------------------------------------------------


def _to_web(rows: list[Row], articles: Articles) -> str:
    items = []
    for number, row in enumerate(rows, 1):
        text = articles[row["article"]].text
        start, end = row["start"], row["end"]
        selector = [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": row["text"],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ]
        item: Row = {
            "id": f"urn:tellings:annotation:{number}",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": row["label"], "purpose": "tagging"},
            "target": {"source": _ABOUT + quote(row["article"], safe=""), "selector": selector},
        }
        if "annotator" in row:
            item["creator"] = {"type": "Person", "nickname": row["annotator"]}
        if more := _more(row, "annotator"):
            item["details"] = more
        items.append(item)
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1, default=_words) + "\n"


def _from_web(content: str, articles: Articles) -> list[Row]:
    page = json.loads(content)
    items = page if isinstance(page, list) else page.get("items", [page])
    rows = []
    for number, item in enumerate(items, 1):
        with _at(f"annotation {number}"):
            selectors = {selector["type"]: selector for selector in item["target"]["selector"]}
            place, quoted = selectors["TextPositionSelector"], selectors.get("TextQuoteSelector")
            id = unquote(item["target"]["source"].removeprefix(_ABOUT))
            words = articles[id].text[place["start"] : place["end"]] if id in articles else ""
            row = {
                "article": id,
                "start": place["start"],
                "end": place["end"],
                "text": quoted["exact"] if quoted else words,
                "label": item["body"]["value"],
            }
            creator = {"annotator": item["creator"]["nickname"]} if "creator" in item else {}
            rows.append(_span(row | creator | item.get("details", {})))
    return rows


# spaCy -------------------------------------------------------------------------------------------------------------


def _to_spacy(rows: list[Row], articles: Articles) -> str:
    documents = []
    for id, spans in _by_article(rows).items():
        text = articles[id].text
        edges = {edge for row in spans for edge in (row["start"], row["end"])}
        tokens = list(_with_spaces(text, _cut(segments.tokens(text), edges)))
        marks = [{"start": row["start"], "end": row["end"], "label": row["label"], "kb_id": ""} for row in spans]
        document: Row = {
            "text": text,
            "tokens": [{"id": number, "start": start, "end": end} for number, (start, end) in enumerate(tokens)],
            "spans": {"marks": marks},
            "article": id,
            "details": [_more(row) for row in spans],
        }
        if len(_layers(spans)) == 1:
            document["ents"] = [{name: mark[name] for name in ("start", "end", "label")} for mark in marks]
        documents.append(document)
    return json.dumps(documents, ensure_ascii=False, default=_words) + "\n"


def _with_spaces(text: str, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Add tokens for white space: in spaCy only one space after a token needs none of its own."""
    at = 0
    for start, end in [*tokens, (len(text), len(text))]:
        if at and text[at : at + 1] == " " and at < start:
            at += 1
        if at < start:
            yield at, start
        if start < end:
            yield start, end
        at = end


def _from_spacy(content: str, articles: Articles) -> list[Row]:
    documents = json.loads(content)
    rows: list[Row] = []
    for number, document in enumerate(documents if isinstance(documents, list) else [documents], 1):
        with _at(f"document {number}"):
            text = document["text"]
            id = document.get("article") or next((id for id, article in articles.items() if article.text == text), "")
            marks = document.get("spans", {}).get("marks")
            marks = document.get("ents", []) if marks is None else marks
            details = document.get("details") or [{}] * len(marks)
            for mark, more in zip(marks, details, strict=True):
                start, end = mark["start"], mark["end"]
                row = {"article": id, "start": start, "end": end, "text": text[start:end], "label": mark["label"]}
                rows.append(_span(row | more))
    return rows


#: The forms, by the ending of their files.
FORMS = {
    "csv": Form(_to_csv, _from_csv),
    "jsonl": Form(_to_jsonl, _from_jsonl),
    "conll": Form(_to_conll, _from_conll),
    "jsonld": Form(_to_web, _from_web),
    "json": Form(_to_spacy, _from_spacy),
}
