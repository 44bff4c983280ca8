"""Some exercises to lesson 01 ask about what the program says of a lead; they need another once it says something else."""

import pytest

import kit


@pytest.mark.parametrize(
    ("task", "article", "question", "answer"),
    [
        ("01.3", "2023-07-29-efe", "when", "1950"),
        ("01.4", "2023-10-13-kyiv-independent", "what", "has sent Russia more than 1"),
        ("01.4", "2023-10-13-kyiv-independent", "when", ""),
        ("01.4", "2023-10-13-kyiv-independent", "where", "Associated Press"),
    ],
)
def test_the_program_answers_what_a_task_says_that_it_answers(news, task, article, question, answer):
    table = kit.five_ws(news[article]).set_index("question")["answer"]
    assert table[question] == answer, f"task {task} needs another example"


def test_the_day_of_the_journey_comes_late(news):
    article = news["2023-07-25-afp"]
    told = [span.of(article.text) for span in article.paragraphs]
    assert [number for number, words in enumerate(told, 1) if "Wednesday" in words] == [5], "see task 01.5"
    assert len(told) == 9
    assert "travel on Wednesday" in told[4]


def test_some_words_are_keywords_only_against_all_articles(news):
    article, week = news["2023-07-27-kbs"], news.where(between=("2023-07-24", "2023-07-31"))
    against_week, against_all = (set(kit.keywords(article, other)["word"]) for other in (week, news))
    assert against_all - against_week == {"drones", "exhibition", "letter"}, "see task 01.9"
    assert against_week <= against_all
