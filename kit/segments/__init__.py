"""Paragraphs, sentences, tokens, quotations and the dateline of a text: strings in, code-point offsets out.

Every function is pure, takes any string, and its time grows with the length of the text. What it returns is
sorted, and ``text[start:end]`` is the words found, without white space around them.
"""

from kit.segments.dateline import DatelineOffsets, dateline
from kit.segments.lexicon import Offsets
from kit.segments.paragraphs import paragraphs
from kit.segments.quotations import Quotation, quotations
from kit.segments.sentences import SHAPES, STOPS, Stop, sentences
from kit.segments.tokens import tokens

__all__ = [
    "SHAPES",
    "STOPS",
    "DatelineOffsets",
    "Offsets",
    "Quotation",
    "Stop",
    "dateline",
    "paragraphs",
    "quotations",
    "sentences",
    "tokens",
]
