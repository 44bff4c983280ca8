"""The project: four accounts of one event, from choosing them to a report."""

from kit.classroom.tasks import Exercises, Need, Task, Wrong

#: The articles that the lessons read: a project takes others.
TAKEN = (
    "2023-07-24-bloomberg", "2023-07-24-bloomberg-first", "2023-07-25-ap", "2023-07-25-ap-first", "2023-07-25-dw",
    "2023-07-25-tass", "2023-07-26-ap", "2023-07-26-kcna", "2023-07-27-cnn", "2023-07-27-yonhap", "2023-07-28-ap",
    "2023-07-28-guardian", "2023-07-28-kbs", "2023-07-28-kcna", "2023-07-28-washington-post", "2023-07-29-islam-times",
    "2023-07-29-xinhua",
)  # fmt: skip

OPENING = """
Six tasks that belong together, one and a half to two and a half hours in all, alone or in pairs. You choose **four accounts of one event**, and at the end
you have a paragraph in which every fact has its source, and a report to print. **No code:** tasks 1, 3, 5; you only write words between
quotation marks. **Some Python:** tasks 2 and 4. **Analyst:** task 6. You may have different accounts than your neighbour: there are many
right answers, and a check can only look at whether your parts fit together. Whether they are *good*, a reader must judge.
"""

CLOSING = """
## Give it to a reader

Open `my-report.html` from the list of files on the left, and print it. Give it with your paragraph to somebody who has not read your
four accounts. Ask: *Which sentence do you believe least? What would you need to believe it?*

*What my reader said, and what I changed:*
"""

SETUP = f'''
news = kit.read("seeds", local=False)
lessons = """
{" ".join(TAKEN[:5])}
{" ".join(TAKEN[5:11])}
{" ".join(TAKEN[11:])}
""".split()
free = news.articles[~news.articles["id"].isin(lessons)]
'''

#: Four accounts of the parade, of the exhibition, and of the announcement, as a learner would write them.
PARADE = (
    "chosen = {\n"
    '    "2023-07-27-korea-herald": "North Korea staged a military parade on Thursday night",\n'
    '    "2023-07-27-reuters": "The parade, which had been widely expected, took place on Thursday night",\n'
    '    "2023-07-28-afp": "Kim Jong Un has overseen a North Korean military parade",\n'
    '    "2023-07-28-sputnik": "A military parade in Pyongyang on Thursday night was overseen by Kim Jong Un",\n'
    "}"
)
EXHIBITION = (
    "chosen = {\n"
    '    "2023-07-27-kcna": "went round the weaponry exhibition house on July 26 with Sergei Shoigu",\n'
    '    "2023-07-27-kyodo": "took him through an arms exhibition in the capital",\n'
    '    "2023-07-27-scnr": "the two men walking among missiles at an exhibition",\n'
    '    "2023-07-27-nk-news": "through a large arms exhibition in Pyongyang on Wednesday",\n'
    "}"
)
INVITATION = (
    "chosen = {\n"
    '    "2023-07-24-yonhap": "A Chinese party and government delegation has been invited",\n'
    '    "2023-07-24-radio-free-asia": "A Chinese delegation under Li Hongzhong",\n'
    '    "2023-07-24-vietnam-vn": "A Chinese delegation will travel to North Korea this week",\n'
    '    "2023-07-25-afp": "Politburo member Li Hongzhong will lead the Chinese delegation",\n'
    "}"
)
INVITATION_IDS = '"2023-07-24-yonhap 2023-07-25-afp 2023-07-24-vietnam-vn 2023-07-24-radio-free-asia".split()'

FOUR = "four = [news[name] for name in chosen if name in news]\n"

ACCOUNTS = Need(
    'len(set(answer["accounts"])) == 4 and all(name in news for name in answer["accounts"])',
    "Under “accounts” stand the four ids that you chose in the first task.",
)

CHOOSE = Task(
    id="project.1",
    title="Choose four accounts of one event",
    level="read",
    route="no code",
    minutes=(20, 30),
    points=3,
    objectives=("choose",),
    ask="""
The table lists the articles that the lessons leave free. Choose an **event** that at least four of them tell of: an arrival, a parade, an
exhibition, a midnight show, a meeting, a soldier's return. Choose four accounts of it, from four outlets. Under the id of each, copy the words
in which it *tells of the event*. No two accounts may be the same report in two edits.

**Predict first.** On which point will your four accounts differ?

*My prediction:*
""",
    variable="chosen",
    start=(
        "chosen = {\n"
        '    "id of the first": ...,  # words of that article, between quotation marks\n'
        '    "id of the second": ...,\n'
        '    "id of the third": ...,\n'
        '    "id of the fourth": ...,\n'
        "}\n"
        'kit.show(free, ["id", "source", "title"], rows=80)'
    ),
    solution=PARADE,
    right=(EXHIBITION, INVITATION),
    needs=(
        Need(
            "is_mapping(answer) and len(answer) == 4 and all(is_text(told) for told in answer.values())",
            "Four accounts are needed, each with some words that tell of the event.",
        ),
        Need("all(name in news for name in answer)", "At least one of the four is no id of an article in the kit."),
        Need(f"not set(answer) & set({TAKEN!r})", "At least one of the four is read in a lesson. Choose from `free`."),
        Need(
            "len({news[name].source for name in answer}) == 4", "The four accounts come from fewer than four outlets."
        ),
        Need(
            "all(stands_in(told, news[name].text) and len(words(told)) >= 4 for name, told in answer.items())",
            "At least one piece does not stand in its article in these words, or has fewer than four words.",
        ),
        Need(
            "(lambda days: (max(days) - min(days)).days <= 7)([news[name].published for name in answer])",
            "More than a week lies between your accounts. Is it one event?",
        ),
        Need(
            "set.intersection(*({word[:5] for word in words(told) if len(word) > 4} - {'north', 'korea', 'which', 'after',"
            " 'their'} for told in answer.values()))",
            "The four pieces have no telling word in common. Choose words in which each names the event.",
        ),
        Need(
            "not any(max(row.share_a, row.share_b) >= 0.5 for row in"
            " kit.republications(kit.Corpus([news[name] for name in answer])).itertuples())",
            "Two of the accounts have more than half of their words in common: this is one report, twice.",
        ),
    ),
    wrong=(
        Wrong(
            "chosen = {\n"
            '    "2023-07-27-al-jazeera": "have toured an exhibition",\n'
            '    "2023-07-27-the-national": "at an exhibition where banned ballistic missiles were on show",\n'
            '    "2023-07-27-kyodo": "took him through an arms exhibition in the capital",\n'
            '    "2023-07-27-scnr": "walking among missiles at an exhibition",\n'
            "}",
            "Al Jazeera and The National print one agency report. Keep one of them.",
            '{"2023-07-27-al-jazeera", "2023-07-27-the-national"} <= set(answer)',
        ),
        Wrong(
            "chosen = {\n"
            '    "2023-07-28-guardian": "North Korea flies new drones at parade",\n'
            '    "2023-07-27-reuters": "The parade, which had been widely expected",\n'
            '    "2023-07-28-afp": "Kim Jong Un has overseen a North Korean military parade",\n'
            '    "2023-07-28-sputnik": "A military parade in Pyongyang on Thursday night",\n'
            "}",
            "An account that you know from a lesson was chosen for you. Find one that you have to read yourself.",
            f"bool(set(answer) & set({TAKEN!r}))",
        ),
        Wrong(
            "chosen = {\n"
            '    "2023-07-27-reuters": "The parade, which had been widely expected",\n'
            '    "2023-07-28-afp": "Kim Jong Un has overseen a North Korean military parade",\n'
            '    "2023-07-29-afp": "had “a friendly talk,” according to state media",\n'
            '    "2023-07-28-sputnik": "A military parade in Pyongyang on Thursday night",\n'
            "}",
            "Two accounts of one outlet often have the same source behind them. Look for other countries, too.",
            "len(answer) >= 4 and all(name in news for name in answer) and len({news[name].source for name in answer}) < 4",
        ),
        Wrong(
            "chosen = {\n"
            '    "2023-07-27-reuters": "The parade, which had been widely expected",\n'
            '    "2023-07-28-afp": "Kim Jong Un has overseen a North Korean military parade",\n'
            '    "2023-08-22-bbc": "In July Russian and Chinese delegations came",\n'
            '    "2023-07-28-sputnik": "A military parade in Pyongyang on Thursday night",\n'
            "}",
            "One of these looks back from a later month. It is an account of something else that mentions your event.",
            "all(name in news for name in answer) and"
            " (lambda days: (max(days) - min(days)).days > 7)([news[name].published for name in answer])",
        ),
        Wrong(
            "chosen = {\n"
            '    "2023-07-27-reuters": "Reuters reports about the parade",\n'
            '    "2023-07-28-afp": "AFP says there was a parade",\n'
            '    "2023-07-27-korea-herald": "It tells of the parade",\n'
            '    "2023-07-28-sputnik": "Sputnik has the parade, too",\n'
            "}",
            "These are your words. Copy those of the article: they are the evidence that it tells of the event.",
            "all(name in news and not stands_in(told, news[name].text) for name, told in answer.items())",
        ),
        Wrong(
            "chosen = {\n"
            '    "Reuters": "The parade, which had been widely expected",\n'
            '    "AFP": "Kim Jong Un has overseen a North Korean military parade",\n'
            '    "The Korea Herald": "North Korea staged a military parade on Thursday night",\n'
            '    "Sputnik": "A military parade in Pyongyang on Thursday night",\n'
            "}",
            "An outlet may have several articles. An id has the day and the outlet in it: copy it from the table.",
            "not any(name in news for name in answer)",
        ),
    ),
    hints=(
        "Read the column of titles for an event that comes again and again, and note which outlets tell of it.",
        '`kit.concordance(news, "parade")` shows where a word stands. Try the word for your event.',
        "On 26 to 28 July 2023 at least four outlets tell of each of these: an arrival at the airport, an exhibition, a parade.",
    ),
    done="Four accounts of one event. Everything that follows rests on this choice.",
    teacher="""
**Good events:** the arrival of the Russian delegation (25–26 July), the exhibition (26 July), the parade (27 July), the invitation of the
Chinese delegation (24–25 July). **Hard ones:** the midnight show (KBS World, Kyodo, Voice of Korea), since few tell of it.
**To look for:** Did the learner take accounts from more than one country? Is one of the four from a state that took part?
**The check** can see that the four pieces share a word, come from one week and are no copies. Whether they tell of *one* event, you see.
""",
)

NAMES = Task(
    id="project.2",
    title="Names, the machine's and yours",
    level="modify",
    route="some Python",
    minutes=(12, 20),
    points=3,
    objectives=("machine",),
    uses=("project.1",),
    ask="""
The table has the names that the machine finds in your four accounts, most *mentions* first. Change `"mentions"` so that the names told by
most *articles* come first. Then choose a name that stands **in all four**, and a person, place or organisation that stands **in only one** of
them. The machine counts too little when a name is written in two ways, or missed: search the other three before you believe it.
""",
    variable="names",
    start=(
        'names = {"accounts": list(chosen), "in all": ..., "in one": ..., "which one": ...}  # the last is an id\n'
        f"{FOUR}"
        'table = kit.entities_table(four).sort_values("mentions", ascending=False)  # change this\n'
        'kit.show(table, ["entity", "label", "articles", "mentions", "aliases"], rows=40)'
    ),
    solution=(
        "names = {\n"
        '    "accounts": list(chosen),\n'
        '    "in all": "Kim Jong Un",\n'
        '    "in one": "Yangmo Ku",\n'
        '    "which one": "2023-07-28-afp",\n'
        "}\n"
        f"{FOUR}"
        'table = kit.entities_table(four).sort_values("articles", ascending=False)\n'
        'kit.show(table, ["entity", "label", "articles", "mentions", "aliases"], rows=40)'
    ),
    right=(
        'names = {"accounts": list(chosen), "in all": "Pyongyang", "in one": "Im Chon Il",\n'
        '         "which one": news["2023-07-28-sputnik"]}',
        f"ids = {INVITATION_IDS}\n"
        'names = {"accounts": ids, "in all": "Li", "in one": "Wang Yajun", "which one": "2023-07-24-vietnam-vn"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "accounts", "in all", "in one", "which one")',
            "Answers are needed under “in all”, “in one” and “which one”.",
        ),
        ACCOUNTS,
        Need(
            'any(row.articles == 4 and any(same(answer["in all"], name) for name in [row.entity, *row.aliases.split(" · ")])'
            ' for row in kit.entities_table([news[name] for name in answer["accounts"]]).itertuples())',
            "Under “in all” stands a name of the table that has 4 in the column “articles”.",
        ),
        Need(
            'answer["which one"] in answer["accounts"]', "Under “which one” stands the id of one of your four accounts."
        ),
        Need(
            'stands_in(answer["in one"], news[answer["which one"]].text)',
            "The name under “in one” does not stand in the account that you give.",
        ),
        Need(
            'any(any(same(answer["in one"], name) for name in [row.entity, *row.aliases.split(" · ")])'
            ' for row in kit.entities_table([news[name] for name in answer["accounts"]]).itertuples())',
            "The name under “in one” is not in the table.",
        ),
        Need(
            'not any(set(words(answer["in one"])) <= set(words(news[name].text)) for name in answer["accounts"]'
            ' if name != answer["which one"])',
            "The name under “in one” stands in another of your accounts as well. The machine missed it there.",
        ),
    ),
    wrong=(
        Wrong(
            'names = {"accounts": list(chosen), "in all": "Kim Jong Un", "in one": "Hwasong-18", "which one": "2023-07-28-afp"}',
            "Look for it in the table: the machine does not count it. Is it a person, a place or an organisation, and who else has it?",
            'stands_in(answer["in one"], "Hwasong-18 Hwasong-17")',
        ),
        Wrong(
            f'names = {{"accounts": {INVITATION_IDS},\n'
            '         "in all": "Li Hongzhong", "in one": "Seoul", "which one": "2023-07-25-afp"}',
            "Look for it in capital letters, too. Where do those stand?",
            'same(answer["in one"], "Seoul")',
        ),
        Wrong(
            'names = {"accounts": list(chosen), "in all": "Korean Central News Agency", "in one": "Yangmo Ku",'
            ' "which one": "2023-07-28-afp"}',
            "It has many mentions. Many mentions in a few accounts are not the same as a mention in each.",
            '(lambda rows: any(row.articles < 4 and row.mentions >= 4 and any(same(answer["in all"], name) for name in'
            ' [row.entity, *row.aliases.split(" · ")]) for row in rows))'
            '(kit.entities_table([news[name] for name in answer["accounts"]]).itertuples())',
        ),
        Wrong(
            'names = {"accounts": list(chosen), "in all": "Pyongyang", "in one": "Yangmo Ku", "which one": "AFP"}',
            "You have the outlet. The id of its article has the day in it as well.",
            'answer["which one"] not in news',
        ),
    ),
    hints=(
        "The number that you need stands in a column beside “mentions”. What is it called?",
        '`kit.concordance(four, "word")` searches your four accounts. Try a part of the name, too.',
        "A person who explains something to one outlet only is a good candidate for “in one”.",
    ),
    done="What all tell is the frame of the story; what only one tells is where it asked somebody itself, or made a mistake.",
    teacher="""
**To talk about.** The name with most mentions is mostly the country or its leader. Does this say that he matters most in the event? Ask
which name an account could not do without.
**Machine mistakes to expect:** *Politburo*, *Chinese Politburo* and *Political Bureau* in three rows; an outlet's own name in its dateline counts as a name that only one account tells.
""",
)

DATED = Task(
    id="project.3",
    title="The day of the event",
    level="read",
    route="no code",
    minutes=(10, 15),
    points=3,
    objectives=("machine",),
    uses=("project.1",),
    ask="""
On which day did your event happen? The table has the time expressions of your accounts with the day that the machine works out. Give the day, and
the words of **two** accounts from which it follows. Read the sentence of each: are the words about the *event*, or about the report? How does
the first one give the day?

- **A.** It names the day of the month.
- **B.** It names a day of the week, or counts from another day.
- **C.** It does not: it is the day on which the article was published.
""",
    variable="dated",
    start=(
        'dated = {"day": ..., "first": ..., "words": ..., "second": ..., "other words": ..., "reason": ...}\n'
        f"{FOUR}"
        'kit.show(kit.tag_times(four), ["article", "text", "value", "why"], rows=40)'
    ),
    solution=(
        "dated = {\n"
        '    "day": "2023-07-27",\n'
        '    "first": "2023-07-27-reuters",\n'
        '    "words": "Thursday night",\n'
        '    "second": "2023-07-28-afp",\n'
        '    "other words": "Thursday",\n'
        '    "reason": "B",\n'
        "}"
    ),
    right=(
        'dated = {"day": "2023-07-26", "first": "2023-07-27-kcna", "words": "July 26",\n'
        '         "second": "2023-07-27-nk-news", "other words": "on Wednesday", "reason": "A"}',
        "import datetime\n"
        'dated = {"day": datetime.date(2023, 7, 24), "first": "2023-07-24-radio-free-asia", "words": "the same day",\n'
        '         "second": news["2023-07-24-vietnam-vn"], "other words": "July 24", "reason": "b"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "day", "first", "words", "second", "other words", "reason")',
            "Six answers are needed; the table helps with all of them.",
        ),
        Need(
            'bool(day(answer["day"]))',
            'The day is written with its month and its year, such as "2023-07-04".',
        ),
        Need(
            'answer["first"] in news and answer["second"] in news and news[answer["first"]].source'
            ' != news[answer["second"]].source',
            "Under “first” and “second” stand the ids of two accounts from different outlets.",
        ),
        Need(
            'stands_in(answer["words"], news[answer["first"]].text) and stands_in(answer["other words"],'
            ' news[answer["second"]].text)',
            "The words do not stand in the account under which you give them.",
        ),
        Need(
            'any(str(row.begin)[:10] == day(answer["day"]) == str(row.end_)[:10] and (stands_in(row.text, answer["words"])'
            ' or stands_in(answer["words"], row.text)) for row in kit.tag_times([news[answer["first"]]]).itertuples())',
            "From the words of the first account this day does not follow. Look at its row in the table.",
        ),
        Need(
            'any(str(row.begin)[:10] == day(answer["day"]) == str(row.end_)[:10] and (stands_in(row.text,'
            ' answer["other words"]) or stands_in(answer["other words"], row.text))'
            ' for row in kit.tag_times([news[answer["second"]]]).itertuples())',
            "From the words of the second account this day does not follow. Look at its row in the table.",
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need(
            'same(answer["reason"], "A" if any(sign.isdigit() for sign in answer["words"]) else "B")',
            "The reason does not fit the words of the first account.",
        ),
    ),
    wrong=(
        Wrong(
            'dated = {"day": "2023-07-28", "first": "2023-07-27-reuters", "words": "Friday",'
            ' "second": "2023-07-28-sputnik", "other words": "Friday", "reason": "C"}',
            "On this day it was reported. A publication day is not the day of an event: give the one that the sentence tells.",
            'same(answer["reason"], "C")',
        ),
        Wrong(
            'dated = {"day": "2023-07-27", "first": "2023-07-27-reuters", "words": "Thursday night",'
            ' "second": "2023-07-28-afp", "other words": "Friday", "reason": "B"}',
            "You have two different days in one answer. Which of the two is about the report, and which about the event?",
            '(lambda days: len(days) == 2)({day for day in ("monday", "tuesday", "wednesday", "thursday", "friday")'
            ' if day in words(answer["words"]) + words(answer["other words"])})',
        ),
        Wrong(
            'dated = {"day": "2023-07-27", "first": "2023-07-27-reuters", "words": "70 years",'
            ' "second": "2023-07-28-afp", "other words": "Thursday", "reason": "B"}',
            "This says how long, and not when. A duration has no day.",
            '"years" in words(answer["words"]) + words(answer["other words"])',
        ),
        Wrong(
            'dated = {"day": "2023-07-27", "first": "2023-07-27-reuters", "words": "Thursday night",'
            ' "second": "2023-07-28-afp", "other words": "Thursday", "reason": "A"}',
            "Is there a number in these words? To know which Thursday it was, you have to count from another day.",
            'same(answer["reason"], "A") and not any(sign.isdigit() for sign in answer["words"])',
        ),
    ),
    hints=(
        "Take the table row by row and ask: what happened on this day, the event or the telling of it?",
        "“Said on Friday” dates a statement. Look for the day beside the verb of your event.",
        "Two accounts may use different words for one day: a date in the one, a weekday in the other.",
    ),
    done="Two accounts, one day, and you can say how each of them gives it.",
    teacher="""
**To talk about.** A midnight show begins on one day and ends on another; KCNA and Seoul have the same hour, Washington does not.
**The check** sees that the day follows from the words. Whether the words are about the event and not about the report, read with the
learner: *Friday* in most accounts of the parade is the day of the report by KCNA.
""",
)

BEHIND = Task(
    id="project.4",
    title="Who stands behind each account?",
    level="modify",
    route="some Python",
    minutes=(12, 20),
    points=3,
    objectives=("choose", "compare"),
    uses=("project.1",),
    ask="""
Change `"said"` to a word for your event, so that the table shows the statements about it. From whom does each account have it that the
event happened? Under the id of each account, copy its source for this from the article (the last link that it names), or write `"own voice"`. Under
`"sources"` write *how many different* sources stand behind your four accounts; several names of one source count once.
""",
    variable="behind",
    start=(
        "behind = {\n"
        '    "id of the first": ...,\n'
        '    "id of the second": ...,\n'
        '    "id of the third": ...,\n'
        '    "id of the fourth": ...,\n'
        '    "sources": ...,  # a number\n'
        "}\n"
        f"{FOUR}"
        "about = kit.tag_statements(four).query(\"text.str.contains('said')\")  # change this\n"
        'kit.show(about, ["article", "kind", "source", "text"], rows=30)'
    ),
    solution=(
        "behind = {\n"
        '    "2023-07-27-korea-herald": "sources with knowledge of the matter",\n'
        '    "2023-07-27-reuters": "its state media",\n'
        '    "2023-07-28-afp": "state media",\n'
        '    "2023-07-28-sputnik": "Korean Central News Agency (KCNA)",\n'
        '    "sources": 2,\n'
        "}"
    ),
    right=(
        "behind = {\n"
        '    "2023-07-27-korea-herald": "sources with knowledge of the matter",\n'
        '    "2023-07-27-reuters": "State news agency KCNA",\n'
        '    "2023-07-28-afp": "Satellite imagery",\n'
        '    "2023-07-28-sputnik": "KCNA",\n'
        '    "sources": 3,\n'
        "}",
        "behind = {\n"
        '    "2023-07-27-kcna": "own voice",\n'
        '    "2023-07-27-kyodo": "state-run media in Pyongyang",\n'
        '    "2023-07-27-scnr": "a North Korean media outlet",\n'
        '    "2023-07-27-nk-news": "own voice",\n'
        '    "sources": 1,\n'
        "}",
    ),
    needs=(
        Need(
            'is_mapping(answer, "sources") and len(answer) == 5 and is_number(answer["sources"])'
            ' and all(is_text(told) for name, told in answer.items() if name != "sources")',
            "Five answers are needed: a source for each of four accounts, and a number under “sources”, without quotation marks.",
        ),
        Need('all(name in news for name in answer if name != "sources")', "Write the ids of your four accounts."),
        Need(
            'all(same(told, "own voice") or stands_in(told, news[name].text) for name, told in answer.items()'
            ' if name != "sources")',
            "At least one source does not stand in its article in these words.",
        ),
        Need(
            'not any(same(told, news[name].source) for name, told in answer.items() if name != "sources")',
            "An outlet is not its own source. Write from whom it has the news, or “own voice”.",
        ),
        Need(
            '(lambda named: answer["sources"] >= min(1, len(named)) and answer["sources"] <= len(named))(all_of('
            '"kcna" if any(name in told.casefold() for name in ("kcna", "korean central news", "state media", "state-run media",'
            ' "official news agency", "north korean agency", "north korean media", "north korean state")) else told'
            ' for name, told in answer.items() if name != "sources" and not same(told, "own voice")))',
            "The number under “sources” does not fit the four names above it.",
        ),
    ),
    wrong=(
        Wrong(
            "behind = {\n"
            '    "2023-07-27-korea-herald": "own voice",\n'
            '    "2023-07-27-reuters": "own voice",\n'
            '    "2023-07-28-afp": "own voice",\n'
            '    "2023-07-28-sputnik": "own voice",\n'
            '    "sources": 4,\n'
            "}",
            "If no account names a source, none is named: the number can’t be four. But look at the first sentence of each.",
            'all(same(told, "own voice") for name, told in answer.items() if name != "sources")',
        ),
        Wrong(
            "behind = {\n"
            '    "2023-07-27-korea-herald": "sources with knowledge of the matter",\n'
            '    "2023-07-27-reuters": "its state media",\n'
            '    "2023-07-28-afp": "state media",\n'
            '    "2023-07-28-sputnik": "KCNA",\n'
            '    "sources": 4,\n'
            "}",
            "You have counted outlets. Which of the names above are one source under several names?",
            'answer["sources"] == 4 and len(answer) == 5',
        ),
        Wrong(
            "behind = {\n"
            '    "2023-07-27-korea-herald": "The Korea Herald",\n'
            '    "2023-07-27-reuters": "Reuters",\n'
            '    "2023-07-28-afp": "AFP",\n'
            '    "2023-07-28-sputnik": "Sputnik",\n'
            '    "sources": 3,\n'
            "}",
            "These are the outlets, which pass the news on. Look for a cue such as “said” or “according to”, and who stands beside it.",
            'any(name in news and same(told, news[name].source) for name, told in answer.items() if name != "sources")',
        ),
        Wrong(
            "behind = {\n"
            '    "2023-07-27-korea-herald": "North Korea",\n'
            '    "2023-07-27-reuters": "Kim Jong Un told reporters",\n'
            '    "2023-07-28-afp": "eyewitnesses on the square",\n'
            '    "2023-07-28-sputnik": "the Russian delegation",\n'
            '    "sources": 3,\n'
            "}",
            "This is how it might have been known. The question is what the article says: copy its words.",
            'any(name in news and not stands_in(told, news[name].text) and not same(told, "own voice")'
            ' for name, told in answer.items() if name != "sources")',
        ),
    ),
    hints=(
        "Ask of each account: was it there? If not, who told it?",
        "Read the first two sentences of each. The source of the main fact mostly stands there.",
        "Put “state media”, “KCNA” and “the official agency” of one country together before you count.",
    ),
    done="Now you know how many sources the story has. They are seldom as many as its outlets.",
    teacher="""
**To talk about.** Would a fifth account help? Only if it knows by another way. Where could one look: satellite images, a guest's own
ministry, people who left?
**Contested.** *State media* need not be KCNA: it may be a newspaper or television. The check counts them as one source, since one state
leads them all.
""",
)

DIFFER = Task(
    id="project.5",
    title="One difference, fairly told",
    level="modify",
    route="no code",
    minutes=(12, 20),
    points=3,
    objectives=("compare", "write"),
    uses=("project.1",),
    to_read=True,
    ask="""
Where do two of your accounts differ? The table proposes some differences (it may be empty: then read side by side). Copy the words of both.
Choose what it is: **C** a contradiction, **V** another point of view, **M** another moment, **D** a matter of detail or care. Then change this
sentence until it fits your two outlets: *“Outlet A says …; outlet B says …, which is …”*. Say what differs, and judge nobody.
""",
    variable="differing",
    start=(
        'differing = {"first": ..., "words": ..., "second": ..., "other words": ..., "kind": ..., "sentence": ...}\n'
        f"{FOUR}"
        "differences = kit.differences(kit.compare(four))\n"
        'kit.show(differences, ["label", "words_a", "outlets_a", "words_b", "outlets_b"], rows=10)'
    ),
    solution=(
        "differing = {\n"
        '    "first": "2023-07-27-korea-herald",\n'
        '    "words": "Theirs are the first foreign visits since the start of the COVID-19 pandemic",\n'
        '    "second": "2023-07-28-afp",\n'
        '    "other words": "the leader’s first known foreign guests",\n'
        '    "kind": "D",\n'
        '    "sentence": "The Korea Herald calls the visits the first since the pandemic began; AFP says the first"\n'
        '                " known, which leaves open that there were others.",\n'
        "}"
    ),
    right=(
        'differing = {"first": "2023-07-27-scnr", "words": "no Russian foreign minister had come", "kind": "c",\n'
        '             "second": "2023-07-27-al-jazeera",\n'
        '             "other words": "A Russian defence minister is visiting for the first time",\n'
        '             "sentence": "SCNR writes of a foreign minister, Al Jazeera of a defence minister."}',
        'differing = {"first": "2023-07-27-korea-herald", "second": "2023-07-28-afp", "kind": "M",\n'
        '             "words": "Whether the country’s leader, Kim Jong-un, attended was not yet clear",\n'
        '             "other words": "Kim Jong Un has overseen a North Korean military parade",\n'
        '             "sentence": "The Korea Herald did not yet know whether Kim was there; AFP, a day later, does."}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "first", "words", "second", "other words", "kind", "sentence")',
            "Six answers are needed: two ids, the words of both, a letter and a sentence.",
        ),
        Need(
            'answer["first"] in news and answer["second"] in news and news[answer["first"]].source'
            ' != news[answer["second"]].source',
            "Under “first” and “second” stand the ids of two accounts from different outlets.",
        ),
        Need(
            'stands_in(answer["words"], news[answer["first"]].text) and stands_in(answer["other words"],'
            ' news[answer["second"]].text)',
            "The words do not stand in the account under which you give them.",
        ),
        Need(
            'len(words(answer["words"])) >= 3 and len(words(answer["other words"])) >= 3 and words(answer["words"])'
            ' != words(answer["other words"])',
            "Give at least three words of each account, and words that are not the same.",
        ),
        Need(
            'bool({word[:5] for word in words(answer["words"]) if len(word) > 2 and word not in ("the", "and", "for", "was", "has")}'
            ' & {word[:5] for word in words(answer["other words"])}) or all(any(sign.isdigit() for sign in answer[name])'
            ' for name in ("words", "other words"))',
            "The two pieces have no word in common. Do they tell of the same thing?",
        ),
        Need(
            'all_of([answer["kind"]]) <= all_of(["C", "V", "M", "D"])', "The kind is one of the letters C, V, M and D."
        ),
        Need(
            'not same(answer["kind"], "M") or news[answer["first"]].published != news[answer["second"]].published',
            "Both accounts are of the same day. What would be the other moment?",
        ),
        Need(
            'all(any(word in words(answer["sentence"]) for word in words(news[answer[name]].source) if word not in ("the", "news"))'
            ' for name in ("first", "second"))',
            "Your sentence has to name both outlets.",
        ),
        Need(
            'not {"lies", "lie", "lied", "lying", "liar", "hides", "hide", "hid", "hiding", "biased", "bias", "propaganda",'
            ' "censors", "fake", "wrongly", "unfair", "dishonest"} & set(words(answer["sentence"]))',
            "Your sentence judges somebody. Two texts that differ do not show what anybody wants.",
        ),
    ),
    wrong=(
        Wrong(
            'differing = {"first": "2023-07-27-korea-herald", "second": "2023-07-28-afp", "kind": "D",\n'
            ' "words": "Theirs are the first foreign visits", "other words": "first known foreign guests",\n'
            ' "sentence": "The Korea Herald hides that there were other guests, AFP does not."}',
            "How would you know what an outlet wanted? Say what stands there, and what does not.",
            '{"lies", "lie", "hides", "hide", "hid", "bias", "biased", "propaganda"} & set(words(answer["sentence"]))',
        ),
        Wrong(
            'differing = {"first": "2023-07-27-korea-herald", "second": "2023-07-27-reuters", "kind": "M",\n'
            ' "words": "North Korea staged a military parade", "other words": "The parade, which had been widely expected",\n'
            ' "sentence": "The Korea Herald and Reuters wrote at different times."}',
            "Look at the days of the two ids. “Another moment” needs a later one that knew more.",
            'same(answer["kind"], "M")',
        ),
        Wrong(
            'differing = {"first": "2023-07-27-reuters", "second": "2023-07-28-afp", "kind": "D",\n'
            ' "words": "drones", "other words": "reconnaissance drones", "sentence": "Reuters has drones, AFP has others."}',
            "With a word or two nobody can see what is said about it. Copy a part of the sentence.",
            'len(words(answer["words"])) < 3 or len(words(answer["other words"])) < 3',
        ),
        Wrong(
            'differing = {"first": "2023-07-27-reuters", "second": "2023-07-28-afp", "kind": "D",\n'
            ' "words": "Russian Defence Minister Sergei Shoigu was among the guests",\n'
            ' "other words": "crossed the square, the agency said",\n'
            ' "sentence": "Reuters tells of Shoigu, AFP of a missile."}',
            "That one tells of this and another of that is not yet a difference. Find two sentences about one thing.",
            'not {word[:5] for word in words(answer["words"]) if len(word) > 3} & {word[:5] for word in words(answer["other words"])}',
        ),
    ),
    hints=(
        "Think of your prediction. What do the accounts say on that point?",
        "Take one thing, such as how the guests are called, how many there were, or who attended, and read it in all four.",
        "Small words matter: known, official, reportedly, not yet. An account that has one is more careful than one that has none.",
    ),
    done="A difference that is told fairly lets the reader decide.",
    teacher="""
**To talk about.** Most differences are D: an account is shorter, earlier or more careful. Real contradictions are rare; ask how one could
decide them.
**The check** stops a few words of judgement (*hides*, *bias*, *propaganda*). A learner can judge without these words; read the sentence.
""",
)

WORK = Task(
    id="project.6",
    title="The paragraph and the report",
    to_read=True,
    level="make",
    route="analyst",
    minutes=(25, 40),
    points=6,
    objectives=("choose", "machine", "compare", "write"),
    uses=("project.1",),
    ask="""
Write what happened, in five to nine sentences, as `text`. Use at least three of your accounts by name, give each fact its source, and
tell the difference that you found. Under `"limits"` write one or two sentences: what can't be known from these four accounts, and why? Run
the cell. It shows what the machine takes for your *own* voice, and makes the page `my-report.html` (this takes some seconds). Look through
the page: does it have anything that your paragraph should have, and does it have a mistake that your reader should know of?
""",
    variable="work",
    start=(
        'text = ""  # your paragraph; put """three marks""" around it if it has several lines\n'
        'work = {"accounts": list(chosen), "paragraph": text, "limits": ...}\n'
        f"{FOUR}"
        "if len(four) == 4:\n"
        '    kit.report(four, title="One event, four accounts").save("my-report.html")\n'
        'kit.show(kit.tag_statements(text), ["kind", "source", "content"], rows=20)'
    ),
    solution=(
        'text = """A military parade was held in Pyongyang on Thursday night, 27 July 2023, KCNA reported,\n'
        "according to Reuters. The Korea Herald had it from unnamed sources. Satellite imagery confirmed it, AFP\n"
        "wrote. New attack and spy drones flew over, KCNA said. The Korea Herald calls the visits the first since\n"
        "the pandemic began; AFP says that they are the first known. A professor told AFP that the parade helps Kim\n"
        'at home."""\n'
        'limits = """Three of the four rest on one agency. What KCNA left out can’t be known from them."""\n'
        'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}\n'
        f"{FOUR}"
        'kit.report(four, title="One event, four accounts")'
    ),
    right=(
        'text = """According to Radio Free Asia, KCNA reported on 24 July that a Chinese delegation would come.\n'
        "Yonhap said that Li Hongzhong leads it, citing KCNA. Beijing confirmed the trip, AFP reported. AFP says\n"
        "that the guests will be the first known visitors; Radio Free Asia calls it the first announced visit.\n"
        "Vietnam.vn reported that Li will leave again, unlike the ambassador. Yonhap wrote that Li ranks lower than\n"
        'the guest of 2018."""\n'
        'limits = """Not known: who else was invited. Of two reports the kit has only the opening."""\n'
        f"ids = {INVITATION_IDS}\n"
        'work = {"accounts": ids, "paragraph": text, "limits": limits}',
        'text = """North Korea staged a parade on Thursday night, sources told The Korea Herald. State media said\n'
        "that missiles and drones were shown, Reuters reported. KCNA said the same, according to a South Korean\n"
        "agency that Sputnik cites. The Korea Herald said that it was not clear whether Kim came. AFP, a day later,\n"
        'reported that Kim oversaw the parade. The guests from Russia and China watched it, Reuters said."""\n'
        'limits = """No account says that its reporter was there, so nobody could ask the people on the square."""\n'
        'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "accounts", "paragraph", "limits") and is_text(answer["paragraph"]) and is_text(answer["limits"])',
            "Two texts are needed: under “paragraph” and under “limits”.",
        ),
        ACCOUNTS,
        Need(
            'sum(sign in ".;?" for sign in answer["paragraph"]) >= 5 and len(words(answer["paragraph"])) >= 60',
            "The paragraph needs five whole sentences or more.",
        ),
        Need(
            'sum(" ".join(word for word in words(news[name].source) if word != "the") in " ".join(words(answer["paragraph"]))'
            ' for name in answer["accounts"]) >= 3',
            "Fewer than three of your four outlets are named in the paragraph.",
        ),
        Need(
            '(lambda said: (said["kind"] != "own").sum() >= 4)(kit.tag_statements(answer["paragraph"]))',
            "The machine finds fewer than four statements with a source. Use cues such as said, reported, according to.",
        ),
        Need(
            '(lambda said: (said["kind"] == "own").sum() <= 2)(kit.tag_statements(answer["paragraph"]))',
            "The machine finds more than two sentences without a source. Run the cell and look at `own`.",
        ),
        Need(
            'len(words(answer["limits"])) >= 10 and bool({"not", "no", "none", "only", "nobody", "unknown", "unclear", "cannot",'
            ' "neither", "without", "part", "missing"} & set(words(answer["limits"].replace("n’t", " not").replace("n\'t", " not"))))',
            "Under “limits”, say what can’t be known from these accounts, in ten words or more.",
        ),
    ),
    wrong=(
        Wrong(
            'text = """There was a parade in Pyongyang on 27 July. Kim watched it. Many soldiers marched over the square. Drones flew\n'
            "over it and missiles were shown. Guests from Russia and China were there. It was a big event for the country, which\n"
            'celebrates the end of the war. Reuters, AFP and Sputnik have all written about this parade in their articles."""\n'
            'limits = "I do not know what the people in the square really thought about it."\n'
            'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}',
            "A list of outlets at the end does not say who tells what. Give each sentence its source.",
            '(kit.tag_statements(answer["paragraph"])["kind"] == "own").sum() >= 4',
        ),
        Wrong(
            'text = """Reuters reported that there was a parade on Thursday night. Reuters said that drones flew over the square.\n'
            "Reuters reported that the missiles were the newest ones of the country. Reuters said that Shoigu was among the guests.\n"
            'Reuters reported that both China and Russia supported the ban on such missiles in earlier years."""\n'
            'limits = "I do not know what the people in the square really thought about it."\n'
            'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}',
            "This is one account, retold. What do the others add, and where do they say it differently?",
            'words(answer["paragraph"]).count("reuters") >= 5 or sum(" ".join(word for word in words(news[name].source)'
            ' if word != "the") in " ".join(words(answer["paragraph"])) for name in answer["accounts"]) == 1',
        ),
        Wrong(
            'text = """A parade was held in Pyongyang on Thursday night, KCNA said, according to Reuters. The Korea Herald had it from\n'
            "unnamed sources. Satellite imagery confirmed it, AFP wrote. New attack and spy drones flew over, KCNA said. The Korea\n"
            'Herald said that Kim may have come. A professor told AFP that the parade helps Kim at home in hard times."""\n'
            'limits = "Four outlets agree on everything that is important here, and therefore it is all true and certain."\n'
            'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}',
            "Agreement is not truth, least of all when several accounts have one source. How many stood behind your four?",
            'bool({"agree", "true", "certain", "sure"} & set(words(answer["limits"])))',
        ),
        Wrong(
            'text = """Some media said that a parade was held in Pyongyang on Thursday night. Other media said that drones flew over.\n'
            "Sources said that Kim was there. Experts said that the missiles are new. Reports said that the guests came from Russia\n"
            'and China. According to observers, the parade shows that the three countries have become closer friends."""\n'
            'limits = "I do not know what the people in the square really thought about it."\n'
            'work = {"accounts": list(chosen), "paragraph": text, "limits": limits}',
            "“Some media” and “reports” could be anybody. Your reader has to be able to find the account.",
            '"media" in words(answer["paragraph"]) and not any(news[name].source.casefold() in answer["paragraph"].casefold()'
            ' for name in answer["accounts"])',
        ),
    ),
    hints=(
        "Start from your answers: the day, the sources, the difference. Each of them is one sentence already.",
        "Write one sentence for each account with its name in it, then put them in the order of what happened.",
        "For the limits, go back to how many sources stand behind the four, and to the accounts of which only a part was read.",
    ),
    done="Save the notebook, print the page, and give both to a reader.",
    teacher="""
**Mark by reading**, with the rubric of the project. The check sees names, cues and lengths; it can't see whether a fact has the *right*
source, whether the difference is fairly told, or whether the limits are real ones.
**The report** is made by the machine and has its mistakes. A good paragraph is better than it: ask the learner for one mistake that they
found in the page.
**To talk about.** Would you publish this? Who is named in it, and would they want to be?
""",
)

EXERCISES = Exercises(
    lesson="project",
    name="project",
    title="Project · One event, four accounts",
    opening=OPENING,
    objectives={
        "choose": "choose accounts of one event, and say how many independent sources stand behind them",
        "machine": "use the machine's tables, and correct them by reading",
        "compare": "tell a difference between accounts fairly, and say of which kind it is",
        "write": "write a paragraph in which every fact has its source, and say what can't be known",
    },
    setup=SETUP,
    tasks=(CHOOSE, NAMES, DATED, BEHIND, DIFFER, WORK),
    closing=CLOSING,
)
