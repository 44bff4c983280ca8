"""Exercises to lesson 02: names and their rules, two readers, reasons of a machine, lists, and what counts don't prove."""

from textwrap import wrap

from kit.classroom.tasks import Exercises, Need, Option, Task, Wrong, choice

OPENING = """
Nine tasks to lesson [02 · Entities](../../notebooks/02-entities.ipynb), 35–65 minutes in all. They use other articles than the
lesson. **No code:** tasks 1, 2, 3, 4, 7 and 8; you only write words between quotation marks. **Some Python:** tasks 5 and 6.
**Analyst:** task 9. The rules for marking names stand in the [guidelines](../../seeds/gold/GUIDELINES.md).
"""

CLOSING = """
## Look back

Where did you and the machine make the same mistake, or nearly? Write one sentence about it.

*My sentence:*
"""

#: What a careful reader marked in an article that is not in the gold, by the same guidelines.
KING = {
    "PERSON": ["Travis King", "King"],
    "PLACE": [
        *("U.S.", "United States", "Washington", "N. Korea", "North Korea", "North", "Pyongyang", "China", "Sweden"),
        *("Dandong", "Shenyang", "Osan Air Base", "Joint Security Area", "Demilitarized Zone"),
    ],
    "ORG": ["Yonhap", "KCNA", "State Department"],
    "GROUP": ["American", "North Korean", "Swedish", "Chinese"],
}

#: What a careful reader marked in a report of KBS that is not in the gold either.
GUEST = {
    "PERSON": ["Kim Jong-un", "Kim", "Zhao Leji", "Zhao"],
    "PLACE": ["China", "Pyongyang", "North Korea", "Beijing"],
    "ORG": ["KCNA", "Central Committee of the Workers’ Party"],
    "GROUP": ["N. Korean", "North Korean", "Chinese"],
    "EVENT": ["China-North Korea Friendship Year", "Friendship Year"],
}


#: What two invented learners marked in a third one, and what the guidelines ask for there.
ADA = {
    "PERSON": ["Cindy Kiro"],
    "PLACE": [
        "South Korea",
        "Busan",
        "Busan Cinema Center",
        "US",
        "North Korea",
        "China",
        "Soviet Union",
        "New Zealand",
    ],
    "ORG": ["veterans ministry", "Task Force Smith", "UN Command", "UN"],
    "GROUP": ["North Korean", "South Korean"],
    "EVENT": ["Korean War"],
}
BEN = {
    "PERSON": ["governor-general, Cindy Kiro"],
    "PLACE": ["South Korea", "Busan", "Busan Cinema Center", "US", "North Korea", "China", "New Zealand’s"],
    "ORG": ["veterans ministry", "Task Force Smith", "UN Command", "UN"],
    "GROUP": ["North Korean", "South Korean"],
    "EVENT": ["Korean War", "70th anniversary"],
}
RIGHT_MARKS = ADA | {"ORG": ["Task Force Smith", "UN Command", "UN"]}


def _lists(names: dict[str, list[str]], indent: int = 4) -> str:
    """Return a mapping of labels to names as code, each label on a line of its own, broken only between names."""
    lines = []
    for label, listed in names.items():
        quoted = ", ".join(f'"{name}"'.replace(" ", "\0") for name in listed)
        column = indent + len(f'"{label}": [')
        parts = wrap(quoted, 100 - column, break_on_hyphens=False)
        lines.append(f'"{label}": [' + f"\n{' ' * column}".join(parts).replace("\0", " ") + "]")
    return f",\n{' ' * indent}".join(lines)


SETUP = f"""
import pandas as pd

news = kit.read("seeds", local=False)
week = news.where(between=("2023-07-24", "2023-07-31"))
gold = kit.read_gold("seeds/gold/entities.jsonl", news)  # twenty articles, marked by careful readers
marked = [news[id] for id in gold["article"].unique()]

# What a careful reader marked in two other articles, by the same rules.
guest = news["2024-04-14-kbs"]
guest_gold = kit.mark(guest, {{
    {_lists(GUEST)},
}})
king = news["2023-09-29-korea-times-us"]
king_gold = kit.mark(king, {{
    {_lists(KING)},
}})

# What Ada, an invented learner, marked in the first four paragraphs of another one.
busan = news["2023-07-26-yonhap"]
four = busan.paragraphs[:4]
ada = kit.mark(busan, {{
    {_lists(ADA)},
}}, within=four)
"""

LEAD = choice(
    id="02.1",
    title="An organisation called LEAD?",
    objectives=("reasons",),
    minutes=(1, 2),
    ask="""
The headline of `news["2022-01-16-yonhap"]` begins: *(LEAD) N. Korean cargo train arrives in Chinese city of Dandong*. The machine
marks *LEAD* as an ORG. Its reason: “Capital letters only: short forms are mostly organisations.” What did the machine not know?
""",
    options={
        "A": Option(
            "LEAD is the short form of an organisation that sent the train.",
            "Look for this organisation in the report. It tells of sources and of an agency, and of nobody called so.",
        ),
        "B": Option(
            "LEAD is the name of the train.",
            "The train has no name in the report. A train is not what the label ORG is for, either.",
        ),
        "C": Option(
            "LEAD is the agency’s note about this version of its report.",
            "An agency writes such notes for newsrooms. They have capital letters, and they name nobody.",
        ),
        "D": Option(
            "Nothing: what stands in capital letters is a name.",
            "SEOUL is a name in capitals, and COVID-19 stands for a disease. Capitals alone do not decide.",
        ),
    },
    correct="C",
    variable="lead",
    hints=(
        "Cover the word with your hand. Is anything missing from the headline?",
        "The word stands in brackets, before the headline begins. Who would write there, and to whom?",
        "Three of the options are still about the train or about names. The word tells about the report.",
    ),
    teacher="""
**To talk about.** The rule is a good one: KCNA, CBS and WPK are short forms, and they are organisations. Ask for a rule that would
spare *LEAD* and keep these. (Brackets before a headline? A list of newsroom words?) Each has its own mistakes.
""",
)

WHICH_LABEL = Task(
    id="02.2",
    title="Five pieces, by the rules",
    level="read",
    route="no code",
    minutes=(3, 5),
    points=2,
    objectives=("marking",),
    ask="""
Read `news["2023-07-30-the-age"]`. Here are five pieces of it. Give each the label that the guidelines ask for (`"PERSON"`, `"PLACE"`,
`"ORG"`, `"GROUP"`, `"EVENT"`), or `"none"` where they say that it is not marked.
""",
    variable="labels",
    start=(
        "labels = {\n"
        '    "Kim Il Sung Square": ...,\n'
        '    "Hwasong-18": ...,\n'
        '    "Kremlin": ...,\n'
        '    "Chinese": ...,  # in “Chinese troops”\n'
        '    "state TV": ...,  # in “North Korean state TV”\n'
        "}"
    ),
    solution=(
        "labels = {\n"
        '    "Kim Il Sung Square": "PLACE",\n'
        '    "Hwasong-18": "none",\n'
        '    "Kremlin": "ORG",\n'
        '    "Chinese": "GROUP",\n'
        '    "state TV": "none",\n'
        "}"
    ),
    right=(
        'labels = {"Kim Il Sung Square": "place", "Hwasong-18": "None", "Kremlin": "org",\n'
        '          "Chinese": "group", "state TV": "none"}',
        'labels = {"state TV": "NONE", "Chinese": " GROUP", "Kremlin": "ORG.", "Hwasong-18": "none",\n'
        '          "Kim Il Sung Square": "PLACE"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "Kim Il Sung Square", "Hwasong-18", "Kremlin", "Chinese", "state TV")',
            "Five answers are needed, one for each piece. No label is written as “none”.",
        ),
        Need(
            'all_of(answer.values()) <= {"person", "place", "org", "group", "event", "none"}',
            "Each answer is one of the five labels, or “none”.",
        ),
        Need(
            'secret(answer["Kim Il Sung Square"])',
            "The whole of “Kim Il Sung Square” is one name. Look again at what it names.",
            ("PLACE",),
        ),
        Need('secret(answer["Hwasong-18"])', "Look up in the guidelines what they say about weapons.", ("none",)),
        Need('secret(answer["Kremlin"])', "The guidelines have a rule for seats of power.", ("ORG",)),
        Need('secret(answer["Chinese"])', "A country and its people are kept apart.", ("GROUP",)),
        Need('secret(answer["state TV"])', "Is “state TV” a name, or does it describe something?", ("none",)),
    ),
    wrong=(
        Wrong(
            'labels = {"Kim Il Sung Square": "PERSON", "Hwasong-18": "none", "Kremlin": "ORG",\n'
            '          "Chinese": "GROUP", "state TV": "none"}',
            "The name of somebody stands inside. But there is a balcony above it: what do all four words name together?",
            'same(answer["Kim Il Sung Square"], "PERSON")',
        ),
        Wrong(
            'labels = {"Kim Il Sung Square": "PLACE", "Hwasong-18": "ORG", "Kremlin": "ORG",\n'
            '          "Chinese": "GROUP", "state TV": "none"}',
            "It has a capital letter and a number, and it is a missile. Not all that has a capital is marked.",
            'bool(all_of([answer["Hwasong-18"]]) & {"person", "place", "org", "group", "event"})',
        ),
        Wrong(
            'labels = {"Kim Il Sung Square": "PLACE", "Hwasong-18": "none", "Kremlin": "PLACE",\n'
            '          "Chinese": "GROUP", "state TV": "none"}',
            "It has walls and a street. Here it has a version of a message, and buildings write none. What does rule 2 under “Which label” say?",
            'same(answer["Kremlin"], "PLACE")',
        ),
        Wrong(
            'labels = {"Kim Il Sung Square": "PLACE", "Hwasong-18": "none", "Kremlin": "ORG",\n'
            '          "Chinese": "PLACE", "state TV": "none"}',
            "China is where. This word says whose the troops were.",
            'same(answer["Chinese"], "PLACE")',
        ),
        Wrong(
            'labels = {"Kim Il Sung Square": "PLACE", "Hwasong-18": "none", "Kremlin": "ORG",\n'
            '          "Chinese": "GROUP", "state TV": "ORG"}',
            "There is an organisation behind it, and it has a name. Do these two words say the name, or do they describe it?",
            'same(answer["state TV"], "ORG")',
        ),
    ),
    hints=(
        "Ask twice: is it a name at all? And if so, what does the whole of it name?",
        "Two of the five are not marked. The line “Not marked” in the guidelines and the sentence about descriptions help.",
        "Walk through them: a spot in a town, a weapon, a seat of power, the people of a country, a description.",
    ),
    done="A capital letter does not make a name, and a name inside another one does not decide its label. A written rule does.",
    teacher="""
**Contested.** *Kremlin*: other guidelines call it a place, and some a “facility”. Ours says ORG since a building is hardly ever meant.
The machine gives these five the same labels as the guidelines; that is worth a look with `kit.tag_entities`.
""",
)

WHICH_KOREA = Task(
    id="02.3",
    title="Which Korea?",
    level="read",
    route="no code",
    minutes=(4, 6),
    points=2,
    objectives=("reasons",),
    ask="""
The word *Korea*, without North or South, stands in these three places. Read around each of them. Who or what is meant?

- **A.** South Korea.
- **B.** North Korea.
- **C.** Neither of the two states.

1. `news["2023-07-27-korea-joongang-daily"]`, the headline: “Korea commemorates …”
2. `news["2023-07-28-kcna-departure"]`, the last sentence: “between Korea and Russia”
3. `news["2023-07-28-yonhap"]`: “late on Thursday, Korea time”

For the third, the machine says North Korea, and gives as its reason: “Korea” is part of the fuller name “North Korea”. Why is this a
mistake?

- **D.** The machine reads only the headline.
- **E.** A longer name with the same word stands in the article, and the machine does not ask what the words around the short one say.
- **F.** The machine knows that the parade was in North Korea, and so the time must be that of North Korea.
""",
    variable="korea",
    start='korea = {"1": ..., "2": ..., "3": ..., "mistake": ...}  # letters between quotation marks',
    solution='korea = {"1": "A", "2": "B", "3": "C", "mistake": "E"}',
    right=(
        'korea = {"1": "a", "2": "b", "3": "c", "mistake": "e"}',
        'korea = {"mistake": "E.", "1": "A", "2": "B", "3": "A"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "1", "2", "3", "mistake")',
            "Four answers are needed: a letter for each place, and one for the mistake.",
        ),
        Need(
            'all_of(answer[place] for place in "123") <= {"a", "b", "c"} and all_of([answer["mistake"]]) <= {"d", "e", "f"}',
            "The places have the letters A, B and C, and the mistake has D, E or F.",
        ),
        Need('secret(answer["1"])', "For the first place, read the sentence after the headline.", ("A",)),
        Need('secret(answer["2"])', "For the second place, ask who writes this report.", ("B",)),
        Need(
            'secret(answer["3"])',
            "For the third place, say what the word after “Korea” makes of it.",
            ("C", "A"),
        ),
        Need('secret(answer["mistake"])', "Hold the letter to the reason that the machine gave.", ("E",)),
    ),
    wrong=(
        Wrong(
            'korea = {"1": "B", "2": "B", "3": "C", "mistake": "E"}',
            "Most articles here tell of one capital. But whose president speaks in this one, and in which town?",
            'same(answer["1"], "B")',
        ),
        Wrong(
            'korea = {"1": "C", "2": "B", "3": "C", "mistake": "E"}',
            "A headline has little room, and a newspaper knows its readers. To whom is its own country simply Korea?",
            'same(answer["1"], "C")',
        ),
        Wrong(
            'korea = {"1": "A", "2": "A", "3": "C", "mistake": "E"}',
            "Whose soldiers send off the plane, and whose agency tells of it? For this agency, too, its own country is Korea.",
            'same(answer["2"], "A")',
        ),
        Wrong(
            'korea = {"1": "A", "2": "B", "3": "B", "mistake": "E"}',
            "This is what the machine says. A clock is meant here: on which side of the border did it show another hour in 2023?",
            'same(answer["3"], "B")',
        ),
        Wrong(
            'korea = {"1": "A", "2": "B", "3": "C", "mistake": "D"}',
            "The longer name stands in the text as well. The machine did read it, and that is where its mistake comes from.",
            'same(answer["mistake"], "D")',
        ),
        Wrong(
            'korea = {"1": "A", "2": "B", "3": "C", "mistake": "F"}',
            "This would be your own thought, and a clever one. In the reason of the machine there is no parade and no clock.",
            'same(answer["mistake"], "F")',
        ),
    ),
    hints=(
        "The same word, three writers. Who writes each time, and for whom?",
        "Look at the outlet: `article.source`. What is “our country” for its reporters?",
        "One is a president in Busan, one is an agency in Pyongyang, and one is only a clock.",
    ),
    done="Who is meant depends on who writes. The machine had only the words, and took the longest one that fits.",
    teacher="""
**Contested.** The third: *Korea time* is the hour on both sides of the border (the North had a time of its own from 2015 to 2018), so C.
Somebody who says A thinks of the readers of a South Korean agency; that passes, too. **To talk about.** Both states call
themselves simply *Korea*, and each means itself by it. Which name do we use for our own country, and who would not?
""",
)


def _ben(**changed: list[str]) -> str:
    """Return the answer cell of somebody who has mended Ben's lists, but for what is changed here."""
    return f"ben = {{{_lists(RIGHT_MARKS | changed, 7)}}}"


_SHOW_TWO = """
bens = kit.mark(busan, ben, within=four)
print(pd.DataFrame([kit.agreement(ada, bens, busan)]).round(2).to_string(index=False))
kit.show(kit.side_by_side(ada, bens).query("verdict != 'agree'"),
         ["first", "first_label", "second", "second_label"])
""".strip()


TWO_READERS = Task(
    id="02.4",
    title="Two readers",
    level="modify",
    route="no code",
    minutes=(6, 10),
    points=3,
    objectives=("marking",),
    ask="""
Ada and Ben, two invented learners, have marked the names in the first four paragraphs of `news["2023-07-26-yonhap"]` (without the
headline). Run the cell: it shows how far they agree, and where they differ (`first` is Ada, `second` is Ben). Then change Ben's lists until they follow the
[guidelines](../../seeds/gold/GUIDELINES.md) everywhere.

Take care: a place where both agree is not in the table. That does not make it right.
""",
    variable="ben",
    start=f"{_ben(**BEN)}\n{_SHOW_TWO}",
    solution=f"{_ben()}\n{_SHOW_TWO}",
    right=(
        _ben(**{label: sorted(names) for label, names in RIGHT_MARKS.items()}),
        "ben = {\n"
        '    "EVENT": ("Korean War",),\n'
        '    "GROUP": {"South Korean", "North Korean"},\n'
        '    "ORG": ["UN", "UN Command", "Task Force Smith"],\n'
        '    "PERSON": ["Cindy Kiro"],\n'
        '    "PLACE": ["US", "New Zealand", "Soviet Union", "China", "North Korea", "Busan Cinema Center",\n'
        '              "Busan", "South Korea"],\n'
        "}",
    ),
    needs=(
        Need(
            'is_mapping(answer) and set(answer) == {"PERSON", "PLACE", "ORG", "GROUP", "EVENT"}'
            " and all(isinstance(names, (list, set)) for names in answer.values())",
            "The answer has a list of names for each of the five labels.",
        ),
        Need(
            'secret(all_of(answer["PERSON"]))',
            "Under PERSON, look again at where the name begins.",
            ({"Cindy Kiro"},),
        ),
        Need(
            'secret(all_of(answer["EVENT"]))',
            "Under EVENT stand wars and holidays with a name of their own, and nothing else.",
            ({"Korean War"},),
        ),
        Need(
            "not any(name.endswith(\"'s\") for name in all_of(answer['PLACE']))",
            "Under PLACE, look again at where one of the names ends.",
        ),
        Need(
            'secret(all_of(answer["PLACE"]))',
            "Under PLACE, one name is missing, or one stands there that should not.",
            (set(RIGHT_MARKS["PLACE"]),),
        ),
        Need(
            'secret(all_of(answer["ORG"]))',
            "Under ORG, something is marked that the guidelines leave out, or something is missing.",
            (set(RIGHT_MARKS["ORG"]),),
        ),
        Need(
            'secret(all_of(answer["GROUP"]))',
            "Under GROUP stand the words for two peoples, as in Ben’s first list.",
            (set(RIGHT_MARKS["GROUP"]),),
        ),
    ),
    wrong=(
        Wrong(
            _ben(PERSON=["governor-general, Cindy Kiro"]),
            "What somebody is by office changes with the office. Rule 2 about where a span begins says what stays out.",
            '"governor-general, cindy kiro" in all_of(answer["PERSON"])',
        ),
        Wrong(
            _ben(EVENT=["Korean War", "70th anniversary"]),
            "The number tells how many years have passed. Does the day have a name here, such as Victory Day?",
            '"70th anniversary" in all_of(answer["EVENT"])',
        ),
        Wrong(
            _ben(PLACE=[*RIGHT_MARKS["PLACE"][:-1], "New Zealand’s"]),
            "The last two signs say to whom the governor-general belongs. They are grammar, and no part of what is named.",
            "any(name.endswith(\"'s\") for name in all_of(answer['PLACE']))",
        ),
        Wrong(
            _ben(PLACE=[name for name in RIGHT_MARKS["PLACE"] if name != "Soviet Union"]),
            "A state that is no more still has a name. Look in the third paragraph, after the word “then”.",
            '"soviet union" not in all_of(answer["PLACE"])',
        ),
        Wrong(
            _ben(ORG=ADA["ORG"]),
            "Both readers have marked it, and two people can make the same mistake. Which of these is written without any capital?",
            '"veterans ministry" in all_of(answer["ORG"])',
        ),
    ),
    hints=(
        "For each row of the table, ask which of the two has followed the rules. It need not be the same one each time.",
        "Four of Ben’s faults are in the table: a title, an ending, a description, and a name that he forgot. One more is not.",
        "The last fault stands in both readers’ lists, under ORG: a description in small letters, which the guidelines give as an example.",
    ),
    done="Agreement says that two readers did the same. Only a look at the rule says whether it was right.",
    teacher="""
**To talk about.** Copying Ada is not enough: both have marked *veterans ministry*, so the table of differences is silent. That is the
aim of the task. **Contested.** *Task Force Smith* is a unit of an army, so ORG. *US* in *US-led* is marked, as in the gold.
""",
)

_SCORE_OFF = """
here = kit.score(guest_gold, kit.tag_entities(guest, without=off)).tail(1)
rest = kit.score(gold, kit.tag_entities(marked, without=off)).tail(1)
kit.show(pd.concat([here.assign(label="this article"), rest.assign(label="twenty others")]))
""".strip()

#: The scores of one article and of the twenty others, as expressions that lack the rules to switch off.
_F1_HERE = (
    f"(lambda guest: kit.score(kit.mark(guest, {GUEST!r}), kit.tag_entities(guest, without=OFF))['f1'].iloc[-1])"
    '(news["2024-04-14-kbs"])'
)
_F1_THERE = (
    "(lambda gold: kit.score(gold, kit.tag_entities([news[id] for id in gold['article'].unique()], without=OFF))"
    "['f1'].iloc[-1])(kit.read_gold('seeds/gold/entities.jsonl', news))"
)


def _changes(f1: str, sign: str) -> str:
    """Return an expression that compares a score without the rules of the answer with the score of all rules."""
    return f"{f1.replace('OFF', 'answer')} {sign} {f1.replace('OFF', '[]')}"


ONE_RULE = Task(
    id="02.5",
    title="Better here, worse elsewhere",
    level="modify",
    route="some Python",
    minutes=(5, 8),
    points=3,
    objectives=("building", "reasons"),
    ask="""
In `guest`, a report of KBS, stands “friendly relations in the China-North Korea Friendship Year”. The machine finds a place there; a
reader marked a year of celebrations with a name, an event. Six rules that are at work in this article: `"country"`, `"demonym"`,
`"in-before"`, `"organisation"`, `"part-of-name"`, `"person-shape"`. Write the name of a rule between the brackets and run the cell: the
tagger then works without it.

Find a rule so that, without it, the score (`f1`) of *this* article **rises** and that of the *twenty others*, the gold, **falls**. The
cell as you find it shows the scores with all rules. Predict first: which will it be?
""",
    variable="off",
    start=f"off = []  # change this\n{_SCORE_OFF}",
    solution=f'off = ["in-before"]\n{_SCORE_OFF}',
    right=('off = ("in-before",)', 'off = ["in-before", "person-shape"]', 'off = {"in-before"}'),
    needs=(
        Need(
            'is_list(answer) and kit.tag_entities("", without=answer) is not None',
            "The answer is a list in square brackets, with names of rules in quotation marks, each written as in the task.",
        ),
        Need(_changes(_F1_HERE, ">"), "Without this, the score of this article does not rise."),
        Need(
            _changes(_F1_THERE, "<"),
            "The score of this article rises, and that of the twenty others does not fall.",
        ),
    ),
    wrong=(
        Wrong(
            'off = ["country"]',
            "The list of countries made no mistake here. Without it, many good marks go as well.",
        ),
        Wrong(
            'off = ["demonym"]',
            "This rule knows “Chinese” and other peoples, and it is right. The mistake is a mark with the label PLACE.",
        ),
        Wrong(
            'off = ["organisation"]',
            "Here no mark changes, since KCNA is found by its capital letters, too. Elsewhere many bodies get lost.",
        ),
        Wrong(
            'off = ["part-of-name"]',
            "Here no mark changes, since Kim and Zhao are known as names in any case. Elsewhere some people get lost.",
        ),
        Wrong(
            'off = ["person-shape"]',
            "Here no mark changes, since lists know the people of this article. Elsewhere some people get lost.",
        ),
        Wrong(
            'off = ["country", "demonym", "in-before", "organisation", "part-of-name", "person-shape"]',
            "All six at once tell you nothing about any of them. Change one thing at a time.",
            "is_list(answer) and len(answer) > 3",
        ),
    ),
    hints=(
        "The label of the mistake is PLACE. Which of the six rules speak for this label?",
        '`kit.show(kit.tag_entities(guest).query("text.str.endswith(\'Year\')"), ["text", "label", "why"])` shows the reason.',
        "The reason names the word that stands before. The names of the rules are near to their reasons.",
    ),
    done="One article is a bad judge of a rule: what repairs it can spoil the others. So a score needs texts that one has not looked at.",
    teacher="""
**To talk about.** A year, a language or a speech may follow *in* as well as a town. Would a list of words such as *Year* help, or a look at
the words after? Each has its own mistakes. In the twenty articles the rule is of little use, since a list knows nearly all their
places. What would it be worth in a paper from a small town? `kit.score(gold, kit.tag_entities(marked, without=["country", "city"]))`
shows a part of that, with and without `"in-before"` among the rules that are off. By now the twenty articles were looked at when the
rules were made: we need new ones, of other stories.
**Contested.** Somebody who takes the *Friendship Year* for a stretch of time, or for a programme, leaves it unmarked. A place it is in no case.
""",
)


def _king(test: str) -> str:
    """Return an expression about the row of all labels when the names of the answer are marked in the article."""
    article = 'news["2023-09-29-korea-times-us"]'
    return (
        f"(lambda row: {test})(kit.score(kit.mark({article}, {KING!r}), kit.mark({article}, answer))"
        ".iloc[-1].to_dict())"
    )


_SCORE_SIX = """
mine = kit.score(king_gold, kit.mark(king, six)).tail(1)
capitals = kit.score(king_gold, kit.tag_entities(king, tagger="capitals")).tail(1)
kit.show(pd.concat([mine.assign(label="my list"), capitals.assign(label="capital letters")]))
""".strip()

SIX_NAMES = Task(
    id="02.6",
    title="A tagger of six names",
    level="make",
    route="some Python",
    minutes=(6, 10),
    points=3,
    objectives=("building",),
    ask="""
Build a tagger that is only a list: it marks each place where a name of the list stands. It is for `king`, the report on Travis King, a
soldier who came back from North Korea. The list may have **six names at most**. It must find at least four tenths of what the reader marked
(`recall` 0.4 or more), and nothing that is wrong (`precision` 1).

Read the article and choose. Predict before you run: which names stand there often? And in which longer names do they hide? The longest
name of your list wins where two of its names meet. Run `king` and `king_gold` in new cells to look at them.
""",
    variable="six",
    start=f'six = {{"PERSON": [], "PLACE": ["Dandong"], "ORG": [], "GROUP": []}}  # change this\n{_SCORE_SIX}',
    solution=(
        'six = {"PERSON": ["Travis King", "King"], "PLACE": ["U.S.", "United States", "China"],\n'
        '       "GROUP": ["American"]}\n' + _SCORE_SIX
    ),
    right=(
        'six = {"PERSON": ["King", "Travis King"], "PLACE": ["U.S."], "ORG": ["KCNA"], "GROUP": ["American"]}',
        'six = {"PLACE": ["North", "North Korea", "U.S.", "China", "United States"], "GROUP": ["North Korean"]}',
        'often = king_gold.value_counts(["label", "text"])\n'
        'names = ["U.S.", "King", "Travis King", "KCNA", "China"]\n'
        "six = {label: [name for kind, name in often.index if kind == label and name in names]\n"
        '       for label in ("PERSON", "PLACE", "ORG")}',
    ),
    needs=(
        Need(
            'is_mapping(answer) and set(answer) <= {"PERSON", "PLACE", "ORG", "GROUP", "EVENT"}'
            " and all(isinstance(names, (list, set)) for names in answer.values())",
            "The answer has a list of names in square brackets for each label.",
        ),
        Need("sum(len(names) for names in answer.values()) <= 6", "The list may have six names at most."),
        Need(
            _king("row['found'] > 0"),
            "Each name of the list has to stand in the article just as you write it, and there is at least one.",
        ),
        Need(
            _king("row['precision'] == 1"),
            "Something is marked that the reader did not mark, or with another label.",
        ),
        Need(
            _king("row['recall'] >= 0.4"),
            "All is right, but too little is found. Choose names that stand there more often.",
        ),
    ),
    wrong=(
        Wrong(
            'six = {"PERSON": ["King"], "PLACE": ["U.S.", "China", "United States"], "ORG": ["KCNA"],\n'
            '       "GROUP": ["American"]}',
            "The soldier’s short name also stands inside his full name, and there the mark is too short. How can the list know where the name begins?",
            '"king" in all_of(answer.get("PERSON", [])) and "travis king" not in all_of(answer["PERSON"])',
        ),
        Wrong(
            'six = {"PLACE": ["North", "U.S.", "United States", "China"], "ORG": ["KCNA"], "GROUP": ["American"]}',
            "A short name for the country hides in a longer one, and in the name of its people. A list marks it there, too.",
            '"north" in all_of(answer.get("PLACE", []))'
            ' and not {"north korea", "north korean"} <= all_of(name for names in answer.values() for name in names)',
        ),
        Wrong(
            'six = {"PERSON": ["Travis King"], "PLACE": ["Dandong", "Shenyang", "Osan Air Base", "Sweden", "Pyongyang"]}',
            "These are right, and each stands there once. For recall, every place counts, and some names stand in six.",
            "bool(answer) and all(name in {'dandong', 'shenyang', 'osan air base', 'sweden', 'pyongyang', 'washington', 'travis king'}"
            " for name in all_of(name for names in answer.values() for name in names))",
        ),
        Wrong(
            'six = {"PERSON": ["Travis King", "King"], "PLACE": ["U.S.", "American", "United States", "China"]}',
            "One of these says what somebody is, not where. The guidelines have a label of its own for peoples.",
            'bool(all_of(answer.get("PLACE", [])) & {"american", "chinese", "swedish", "north korean"})',
        ),
        Wrong(
            'six = {"PERSON": ["Travis King", "King"], "PLACE": ["U.S.", "United States", "China", "North Korea"],\n'
            '       "ORG": ["KCNA"], "GROUP": ["American"]}',
            "More names, more recall: that is true, and the reason why long lists are made. Which of yours bring least?",
            "sum(len(names) for names in answer.values()) > 6",
        ),
    ),
    hints=(
        "A name is worth as many points as the places where it stands. Look for the frequent ones first.",
        '`king_gold.value_counts("text")` counts what the reader marked. Then think of names that stand inside others.',
        "Take the soldier with both forms of his name, the short form of his country, and two or three names that stand there twice.",
    ),
    done="Six names make no mistake and miss more than half. Capital letters find about as much, with many mistakes. And your list is of no use for the next article.",
    teacher="""
**To talk about.** Compare with `kit.tag_entities(king)`: the machine marks what the reader marked. It takes *King* for a name only since
*Travis King* stands in the article, too: its reason says so. Alone, *king* is an ordinary word, and a list marks it everywhere.
**Ethics.** Travis King was a private soldier, and no public figure. Should a list that finds him in every text be kept?
""",
)


def _labels(number: int) -> str:
    """Return an expression for the names in one of two sentences, each with its label."""
    return f"set(zip(*map(kit.tag_entities(answer[{number}]).get, ('text', 'label'))))"


ONE_WORD = Task(
    id="02.7",
    title="One word, two labels",
    level="make",
    route="no code",
    minutes=(4, 8),
    points=2,
    objectives=("reasons",),
    ask="""
Some words are the name of a town or a country, and of people as well. Write two sentences of your own with the *same* such word: in the
first, the machine should call it PERSON, in the second PLACE. Run the cell and read *why*. Which words near the name made the machine
change its mind?
""",
    variable="pair",
    start=(
        'pair = ["", ""]  # a sentence between each two quotation marks\n'
        'kit.show(pd.concat(map(kit.tag_entities, pair)), ["text", "label", "why"])'
    ),
    solution=(
        'pair = ["Mr. Washington said that it was late.", "She lives in Washington."]\n'
        'kit.show(pd.concat(map(kit.tag_entities, pair)), ["text", "label", "why"])'
    ),
    right=(
        'pair = ["Jordan said no.", "He went to Jordan."]',
        'pair = ("President Lincoln smiled.", "We stayed in Lincoln and in Washington.")',
        'pair = ["Ms. Sydney was late again.", "Our train to Sydney was late again."]',
    ),
    needs=(
        Need(
            "isinstance(answer, list) and len(answer) == 2 and all(is_text(sentence) for sentence in answer)",
            "Two sentences are needed, each between quotation marks.",
        ),
        Need(
            "set(words(answer[0])) & set(words(answer[1]))"
            " & {name.casefold() for number in (0, 1) for name in kit.tag_entities(answer[number])['text']}",
            "There is no name that stands in both sentences.",
        ),
        Need(
            f"any((name, 'PERSON') in {_labels(0)} for name in kit.tag_entities(answer[0])['text'])",
            "In the first sentence, the machine finds no PERSON.",
        ),
        Need(
            f"{{name for name, label in {_labels(0)} if label == 'PERSON'}}"
            f" & {{name for name, label in {_labels(1)} if label == 'PLACE'}}",
            "The very word that is a PERSON in the first sentence has to be a PLACE in the second.",
        ),
    ),
    wrong=(
        Wrong(
            'pair = ["She lives in Washington.", "Washington said no to Moscow."]',
            "In both, it is somewhere to the machine. What could stand before a name that never stands before a town?",
            "all(any((name, 'PLACE') in set(zip(*map(kit.tag_entities(sentence).get, ('text', 'label'))))"
            " for name in set(kit.tag_entities(answer[0])['text']) & set(kit.tag_entities(answer[1])['text']))"
            " for sentence in answer)",
        ),
        Wrong(
            'pair = ["She lives in Jordan.", "Mr. Jordan said no."]',
            "Both sentences are good. Look again at their order.",
            f"{{name for name, label in {_labels(1)} if label == 'PERSON'}}"
            f" & {{name for name, label in {_labels(0)} if label == 'PLACE'}}",
        ),
        Wrong(
            'pair = ["Mr. Jordan said no.", "Ms. Jordan met him later."]',
            "In both, it is somebody. Where could one travel to, live, or come from?",
            "all(any((name, 'PERSON') in set(zip(*map(kit.tag_entities(sentence).get, ('text', 'label'))))"
            " for name in set(kit.tag_entities(answer[0])['text']) & set(kit.tag_entities(answer[1])['text']))"
            " for sentence in answer)",
        ),
        Wrong(
            'pair = ["Michael Jordan won.", "They drove through Jordan at night."]',
            "In one sentence the name has two words and in the other one word. The mark has to be the same word both times.",
            f"any(' ' in name and label == 'PERSON' for name, label in {_labels(0)})",
        ),
        Wrong(
            'pair = ["Ms. Moreno said no.", "She lives in Lisbon."]',
            "These are two names. Which word can be both: a town, and what somebody is called?",
            "not set(kit.tag_entities(answer[0])['text']) & set(kit.tag_entities(answer[1])['text'])",
        ),
    ),
    hints=(
        "A president, a country in the Middle East and a capital: think of names that share a word.",
        "Words like “Mr.” or “said” speak for somebody, and words like “in” or “to” speak for somewhere.",
        "Take a word such as Jordan. Put a title before it once, and once let somebody travel there.",
    ),
    done="The same letters, another label: it was the company of words that decided. Now try to mislead the machine with one of these words.",
    teacher="""
**To talk about.** *Washington said no to Moscow*: the machine keeps PLACE and notes that the government is meant. A title decides more
than a verb, since governments *say* things as people do.
""",
)

SAME_ARTICLE = choice(
    id="02.8",
    title="A line between two people",
    objectives=("claims",),
    minutes=(2, 3),
    ask="""
`kit.co_mentions(kit.tag_entities(news["2023-07-30-the-age"]), labels=["PERSON"], at_least=1)` gives ten pairs, and a network would
draw ten lines. One of them joins Leif-Eric Easley, who works at a university in Seoul, and Vladimir Putin. Read what the article says about
the two. Which sentence does the line prove?
""",
    options={
        "A": Option(
            "Easley and Putin have been in contact.",
            "The line says nothing about the two men. Easley speaks about sanctions, and Putin sent a message to somebody else.",
        ),
        "B": Option(
            "This article names both.",
            "That is all. Five people are named in one article, and this makes ten lines, whatever they have to do with each other.",
        ),
        "C": Option(
            "Easley speaks about Putin.",
            "Look at his sentence: it is about states and sanctions. Names can stand near each other in sentences about different things.",
        ),
        "D": Option(
            "Easley is as important in this story as Putin.",
            "Somebody quoted once gets as many lines here as a president. Lines count articles, not weight.",
        ),
    },
    correct="B",
    variable="line",
    hints=(
        "What did the program look at when it drew this line: at people, or at an article?",
        "Find both names in the text. Is there one sentence that is about both men?",
        "Three of the sentences tell of something between the two men. Which one tells only of a text?",
    ),
    teacher="""
**To talk about.** What would one have to count instead to come nearer to “have to do with each other”? The same sentence? A verb between
them? Who is harmed when a line is read as a contact?
""",
)

_SEOUL = '[row for row in kit.concordance(news.where(between=("2023-07-24", "2023-07-31")), "Seoul").itertuples()]'
_SHARE = (
    "(lambda rows: sum(bool(news[row.article].dateline) and news[row.article].dateline.mark.start <= row.start"
    f" < news[row.article].dateline.mark.end for row in rows) / len(rows))({_SEOUL})"
)

CIRCLE = Task(
    id="02.9",
    title="A circle that is not about the story",
    level="make",
    route="analyst",
    minutes=(8, 15),
    points=3,
    objectives=("claims",),
    ask="""
On a map of the `week`, each place has a circle for its mentions. But a place can be mentioned for two reasons: because something
happens there, or because a report was *sent* from there and has it in its dateline, as in `SEOUL (AP) --`.

Find the place with at least ten mentions of which **more than half** stand in datelines. (One spelling or two: a town is one
town.) Write its name and this share, a number between 0 and 1. Then choose the sentence that its circle supports:

- **A.** A good part of what happened in that week happened there.
- **B.** Many of the reports in this collection were sent from there.
- **C.** The outlets take the side of that country.

`article.dateline` is None or has a `mark`, a span with `start` and `end`; the table of `kit.tag_entities(week)` has `start` and `end`, too.
""",
    variable="circle",
    start=(
        "places = kit.tag_entities(week)\n"
        'places = places[places["label"] == "PLACE"]\n'
        'circle = {"place": ..., "share": ..., "sentence": ...}'
    ),
    solution=(
        "places = kit.tag_entities(week)\n"
        'places = places[places["label"] == "PLACE"]\n'
        "lines = {article.id: article.dateline.mark for article in week if article.dateline}\n"
        'places["sent"] = [\n'
        "    row.article in lines and lines[row.article].start <= row.start < lines[row.article].end\n"
        "    for row in places.itertuples()\n"
        "]\n"
        'table = places.groupby(places["text"].str.title())["sent"].agg(["size", "mean"]).query("size >= 10")\n'
        'circle = {"place": table["mean"].idxmax(), "share": table["mean"].max(), "sentence": "B"}\n'
        "table"
    ),
    right=(
        'circle = {"place": "SEOUL", "share": 0.65, "sentence": "b"}',
        'circle = {"place": "Seoul", "share": 11 / 17, "sentence": "B"}',
        "seoul = kit.tag_entities(week).query(\"text.str.lower() == 'seoul'\")\n"
        'circle = {"place": "Seoul", "share": seoul["text"].str.isupper().mean(), "sentence": "B"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "place", "share", "sentence")',
            "Three answers are needed: a place, a share, and the letter of a sentence.",
        ),
        Need(
            'is_number(answer["share"]) and 0 <= answer["share"] <= 1',
            "The share is a number between 0 and 1.",
        ),
        Need(
            'secret(answer["place"])',
            "Of this place, less than half of the mentions stand in datelines, or it has too few.",
            ("Seoul", "Seoul, South Korea", "Seoul (South Korea)"),
        ),
        Need(
            f'abs(answer["share"] - {_SHARE}) < 0.02',
            "The place is right. Its share is another one.",
        ),
        Need(
            'all_of([answer["sentence"]]) <= {"a", "b", "c"}',
            "Under “sentence” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["sentence"])', "The sentence claims more than a dateline tells.", ("B",)),
    ),
    wrong=(
        Wrong(
            'circle = {"place": "Seoul", "share": 1, "sentence": "B"}',
            "The column of the words keeps the spelling in capitals apart, as if it were another town. Put both together.",
            'same(answer["place"], "Seoul") and answer["share"] == 1',
        ),
        Wrong(
            'circle = {"place": "Pyongyang", "share": 0.06, "sentence": "B"}',
            "Here the story happens, and few foreign reporters can send from here. Look at places from which agencies report.",
            'same(answer["place"], "Pyongyang")',
        ),
        Wrong(
            'circle = {"place": "North Korea", "share": 0.9, "sentence": "A"}',
            "It is named most often, and hardly ever in a dateline: agencies write a town there. More mentions are not the question.",
            'same(answer["place"], "North Korea")',
        ),
        Wrong(
            'circle = {"place": "Seoul", "share": 6 / 17, "sentence": "B"}',
            "This is the part that stands outside datelines. The question is about the other part.",
            f'same(answer["place"], "Seoul") and abs(answer["share"] - 1 + {_SHARE}) < 0.02',
        ),
        Wrong(
            'circle = {"place": "Seoul", "share": 11 / 17, "sentence": "A"}',
            "Read the mentions outside the datelines. Does an event of the week take place there, or does somebody speak from there?",
            'same(answer["sentence"], "A")',
        ),
        Wrong(
            'circle = {"place": "Seoul", "share": 11 / 17, "sentence": "C"}',
            "Where a reporter sits is not what a reporter thinks. A dateline tells the first.",
            'same(answer["sentence"], "C")',
        ),
    ),
    hints=(
        "Print the datelines first: from which towns were these reports sent?",
        "Make a column that is True where a place stands inside the dateline of its article, and group by the town in small letters.",
        "Reporters who write about North Korea often sit in the capital next door. Count its mentions in capitals, and all of them.",
    ),
    done="Most of this circle is the desks of agencies. A map of mentions mixes where things happen with where reporters can work.",
    teacher="""
**To talk about.** Should a map leave the datelines out? For “where did it happen” yes; for “who could see it” the datelines are the very
thing to draw. **Two columns.** In `text`, *SEOUL* and *Seoul* are two strings; in `entity` they are one town.
""",
)

EXERCISES = Exercises(
    lesson="02",
    name="entities",
    title="Exercises to lesson 02 · Entities",
    opening=OPENING,
    objectives={
        "marking": "mark names by written rules, and measure how far you and a partner agree",
        "building": "build a tagger in three steps and score each step against the same gold",
        "reasons": "read a machine's reasons for a right tag and for a wrong one",
        "claims": "say what a count of names, a network and a map do not prove",
    },
    setup=SETUP,
    tasks=(LEAD, WHICH_LABEL, WHICH_KOREA, TWO_READERS, ONE_RULE, SIX_NAMES, ONE_WORD, SAME_ARTICLE, CIRCLE),
    closing=CLOSING,
)
