"""Parts are where they stand; each cue answers where it should and stays silent where it should."""

import pytest

import kit
from kit.anatomy import CUES
from kit.article import Article

LEAD = "A Russian delegation arrived in Pyongyang by train on Tuesday to mark the anniversary, the agency said."


def answers(text):
    table = kit.five_ws(Article.from_text(text))
    return dict(zip(table["question"], table["answer"], strict=True))


def test_every_question_is_answered_from_the_lead():
    assert answers(LEAD) == {
        "who": "A Russian delegation",
        "what": "arrived in Pyongyang by train on Tuesday to mark the anniversary",
        "when": "on Tuesday",
        "where": "Pyongyang",
        "why": "to mark the anniversary",
        "how": "by train on Tuesday to mark the anniversary",
    }


def test_what_the_lead_does_not_say_is_said():
    table = kit.five_ws(Article.from_text("Silence.\n\nEnvoys met in Paris on Monday."))
    assert (table["answer"] == "").all()
    assert table["start"].isna().all()
    assert table["why"].str.contains("found no words").all()


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("when", "They will come on July 26 or later.", "on July 26"),
        ("when", "They came on 27 July 2023.", "on 27 July"),
        ("when", "They may come.", ""),
        ("where", "They meet in July.", ""),
        ("where", "They meet at the Bank of England in London.", "Bank of England"),
        ("why", "They stayed because of rain, and slept.", "because of rain"),
        ("how", "He won by asking, then left.", "by asking"),
        ("how", "He was led by Mr. Li.", ""),
        ("who", "On Monday envoys arrived.", "On Monday envoys"),
        ("who", "Mr. Li, who leads them, arrived.", ""),
        ("who", "Li Hong, who leads them, arrived.", "Li Hong"),
    ],
)
def test_cues(question, text, answer):
    assert answers(text)[question] == answer


def test_offsets_point_at_the_answers(news):
    for article in news:
        for row in kit.five_ws(article).dropna().itertuples():
            if row.answer:
                assert article.text[row.start : row.end] == row.answer


def test_each_question_has_one_cue_in_order():
    assert [cue.question for cue in CUES] == ["who", "what", "when", "where", "why", "how"]


@pytest.mark.parametrize("text", ["", "word " * 40_000, "A" * 200_000, "Of The " * 30_000, "on late " * 30_000])
def test_any_lead_is_safe(text):
    assert len(kit.five_ws(Article.from_text(text))) == 6


def test_parts_stand_in_order_with_their_offsets():
    article = Article.from_text("SEOUL (Example) -- Envoys came.\n\nThey left.\n\nAll was calm.", title="Envoys")
    table = kit.parts(article)
    assert table["part"].tolist() == ["headline", "place", "agency", "lead", "body"]
    assert table["text"].tolist() == [
        "Envoys",
        "SEOUL",
        "Example",
        "Envoys came.",
        "They left.\n\nAll was calm.",
    ]
    assert [article.text[row.start : row.end] for row in table.itertuples()] == table["text"].tolist()


def test_parts_that_are_missing_have_no_row():
    assert kit.parts(Article.from_text("Envoys came."))["part"].tolist() == ["lead"]
    assert kit.parts(Article.from_text("")).empty
