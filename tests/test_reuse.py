"""Text taken over, versions of a report, and republications: offsets point at the words, both ways give the same."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.article import Article
from kit.comparison import reuse
from kit.comparison.versions import COLUMNS, SIGNS, changes, pieces
from kit.corpus import Corpus

FERRY = (
    "The last ferry left the island of Orn on Monday evening with forty passengers and two cars on board. "
    "Its captain, Anna Berg, said that the harbour would close for the whole winter."
)
OTHER = "A new bakery opened in the old town hall. Children of the school painted its walls in June."


def article(text, id="one", **details):
    return Article.from_text(text, id=id, **details)


def taken(a, b):
    return [(a[slice(*one)], b[slice(*other)]) for one, other in reuse(a, b)]


def test_a_sentence_taken_over_word_for_word_is_found_without_its_neighbours():
    sentence = FERRY.split(". ")[0] + "."
    text = f"Nobody was hurt in the storm. {sentence} The town hall stayed open."
    assert taken(FERRY, text) == [(sentence, sentence)]


def test_sentences_that_follow_each_other_in_both_texts_are_one_passage():
    assert taken(FERRY, f"{OTHER} {FERRY}") == [(FERRY, FERRY)]


@pytest.mark.parametrize(
    "changed",
    [
        "The last ferry left the island of Orn on Monday night with forty people and two cars on board.",
        "The ferry left the island of Orn on Monday evening with passengers and two cars on board.",
        "on Monday evening with forty passengers and two cars on board The last ferry left the island of Orn",
    ],
)
def test_small_changes_and_moved_words_do_not_hide_a_passage(changed):
    found = taken(FERRY, f"{OTHER}\n\n{changed}\n\n{OTHER[::-1]}")
    assert len(found) == 1
    assert found[0][1].rstrip(".") == changed.rstrip(".")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FERRY, OTHER),
        ("The ferry left on Monday with forty people.", "On Monday a ferry with people and two cars reached Orn."),
        ("He said that it would be good for the people of the town.", "It would be said that he of the town is good."),
        ("", FERRY),
        ("", ""),
    ],
)
def test_texts_with_nothing_in_common_but_the_subject_share_nothing(a, b):
    assert reuse(a, b) == []


WORDS = st.lists(st.sampled_from([*re.findall(r"\w+|[.,“”\n]", f"{FERRY} {OTHER}"), "\n\n", "🙂", "\x00"]), max_size=80)


@given(WORDS, WORDS, st.booleans())
@settings(max_examples=150)
def test_passages_lie_in_both_texts_do_not_overlap_and_are_the_same_both_ways(words, others, within):
    a, b = " ".join(words), " ".join([*others, *words[5:40], *others] if within else others)
    found = reuse(a, b)
    for side, text in ((0, a), (1, b)):
        spans = sorted(pair[side] for pair in found)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert sorted((other, one) for one, other in found) == sorted(reuse(b, a))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_safe(a, b):
    reuse(a, b)
    changes([a, b], [b, a, ""])
    for text, left_out in ((a, "added"), (b, "dropped")):
        joined = "".join(piece.text for piece in pieces(a, b) if piece.kind != left_out)
        assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["the cat " * 20_000, "a" * 100_000, "\n" * 100_000, "“" * 100_000, "a.b " * 30_000])
def test_long_texts_that_repeat_themselves_are_no_trap(text):
    assert isinstance(reuse(text, text[::-1]), list)


def test_versions_are_told_apart_sentence_by_sentence():
    first = article("Five ships came. The mayor spoke. The talks took three days in Oslo. Rain fell on Friday.", "a")
    later = article("Rain fell on Friday. Five ships came. The talks took four days in Oslo. Nobody was hurt.", "b")
    table = kit.versions(first, later)
    assert list(table.columns) == COLUMNS
    assert table[["change", "text_a", "text_b"]].values.tolist() == [
        ["moved", "Rain fell on Friday.", "Rain fell on Friday."],
        ["kept", "Five ships came.", "Five ships came."],
        ["dropped", "The mayor spoke.", ""],
        ["corrected", "The talks took three days in Oslo.", "The talks took four days in Oslo."],
        ["added", "", "Nobody was hurt."],
    ]
    corrected = table[table["change"] == "corrected"].iloc[0]
    assert corrected["why"] == "Most words are the same. Dropped: “three”. Added: “four”."
    for row in table.itertuples():
        assert row.text_a == ("" if row.change == "added" else first.text[row.start_a : row.end_a])
        assert row.text_b == ("" if row.change == "dropped" else later.text[row.start_b : row.end_b])


def test_a_sentence_that_was_split_has_two_rows():
    first = article("The mayor, who has ruled the town since March, opened the bridge over the river.", "a")
    later = article(
        "The mayor has ruled the town since March. Music played. She opened the bridge over the river.", "b"
    )
    table = kit.versions(first, later)
    assert table["change"].tolist() == ["corrected", "added", "corrected"]
    assert "split" in " ".join(table["why"])


def test_a_headline_that_changed_is_a_row_of_its_own_and_quotation_marks_tell_nothing():
    first = article("“We won,” she said.", "a", title="Team wins")
    later = article('"We won," she said.', "b", title="Team wins cup")
    table = kit.versions(first, later)
    assert table[["part", "change"]].values.tolist() == [["headline", "corrected"], ["body", "kept"]]


def test_of_three_versions_each_is_compared_with_the_one_before():
    three = [article(f"The count stands at {n} ships.", id) for n, id in (("two", "a"), ("five", "b"), ("nine", "c"))]
    table = kit.versions(*three)
    assert table[["article_a", "article_b", "change"]].values.tolist() == [
        ["a", "b", "corrected"],
        ["b", "c", "corrected"],
    ]


@given(st.text(max_size=120), st.text(max_size=120))
def test_the_pieces_of_a_corrected_sentence_make_up_both_versions(a, b):
    found = pieces(a, b)
    for text, other in ((a, "added"), (b, "dropped")):
        assert "".join("".join(piece.text for piece in found if piece.kind != other).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(FERRY.split(". ") + OTHER.split(". ") + ["Rain fell.", ""]), max_size=8), st.randoms())
def test_every_sentence_of_both_versions_is_in_a_change(sentences, random):
    later = [one for one in sentences if random.random() < 0.7] + ["Wind rose in the west."]
    random.shuffle(later)
    found = changes(sentences, later)
    assert sorted({one.a for one in found if one.a is not None}) == list(range(len(sentences)))
    assert sorted({one.b for one in found if one.b is not None}) == list(range(len(later)))
    assert {one.kind for one in found} <= set(SIGNS)


def test_a_diff_tells_by_words_and_signs_and_escapes_what_it_shows():
    first = article("The bridge <b>holds</b> two trains. Old & short.", "a", source="Post", published="2023-07-24")
    later = article("The bridge <b>holds</b> three trains. <script>new()</script>", "b", source="Post")
    diff = kit.version_diff(first, later)
    page = diff._repr_html_()
    assert "<script>" not in page
    assert "<b>" not in page
    assert re.search(r"<del[^>]*line-through[^>]*>−two</del> <ins[^>]*underline[^>]*>\+three</ins>", page)
    assert "Old &amp; short." in page
    assert "style=" in page
    assert "<style" not in page
    plain = repr(diff)
    assert "~ The bridge <b>holds</b> [-two-] [+three+] trains." in plain
    assert "1 corrected" in plain
    assert diff.table.equals(kit.versions(first, later))


def test_republications_are_pairs_with_their_shares():
    news = Corpus(
        [
            article(f"{OTHER} {FERRY}", "late", source="Post", published="2023-07-26"),
            article(FERRY, "early", source="Agency", published="2023-07-25"),
            article("Rain fell all day in the hills, and the river rose by a metre.", "rain", source="Post"),
        ]
    )
    table = kit.republications(news)
    assert table[["article_a", "article_b", "outlet_a", "outlet_b"]].values.tolist() == [
        ["early", "late", "Agency", "Post"]
    ]
    row = table.iloc[0]
    assert (row["share_a"], row["characters"]) == (1.0, len(FERRY))
    assert row["share_b"] == pytest.approx(len(FERRY) / len(f"{OTHER} {FERRY}"), abs=0.001)
    assert "The last ferry left" in row["why"]
    assert kit.republications(Corpus([])).empty


def test_versions_in_the_corpus_are_found_as_such(news):
    table = kit.republications(news)
    pairs = set(zip(table["article_a"], table["article_b"], strict=True))
    assert ("2023-07-24-bloomberg", "2023-07-24-bloomberg-first") in pairs
    assert ("2023-07-25-ap", "2023-07-25-ap-first") in pairs
    counts = kit.versions(news["2023-07-24-bloomberg-first"], news["2023-07-24-bloomberg"])["change"].value_counts()
    assert counts["added"] >= 2
    assert counts["corrected"] >= 6
    assert counts["kept"] >= 5


def test_time_grows_with_the_sentences_that_have_no_partner():
    def seconds(number):
        old = [f"shared{n} " + " ".join(f"old{n}x{k}" for k in range(8)) for n in range(number)]
        new = [f"shared{n} " + " ".join(f"new{n}x{k}" for k in range(8)) for n in range(number)]
        begin = time.process_time()
        assert {change.kind for change in changes(old, new)} == {"added", "dropped"}
        return time.process_time() - begin

    assert seconds(8_000) < 25 * max(seconds(1_000), 0.05)
