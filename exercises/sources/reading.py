"""Exercises to lesson 01: the parts of a report, six questions, whose words, and keywords."""

from kit.classroom.tasks import Exercises, Need, Option, Task, Wrong, choice

OPENING = """
Nine tasks to lesson [01 · Reading](../../notebooks/01-reading.ipynb), 35–60 minutes in all. They use other articles than the
lesson. **No code:** tasks 1, 2, 3, 6 and 8; you only write words between quotation marks. **Some Python:** tasks 4, 5 and 7.
**Analyst:** task 9.
"""

CLOSING = """
## Look back

Which of the nine answers did you change after a reply? Write one sentence about what you had thought before.

*My sentence:*
"""

SETUP = """
news = kit.read("seeds", local=False)
week = news.where(between=("2023-07-24", "2023-07-31"))
"""

#: The words of the lead that task 01.4 is about.
LEAD = 'news["2023-10-13-kyiv-independent"].lead.of(news["2023-10-13-kyiv-independent"].text)'

WHERE_SENT = choice(
    id="01.1",
    title="What the first word says",
    objectives=("parts",),
    ask="""
A report by Yonhap, an agency of South Korea, tells what the guests in Pyongyang mean for arms and peace. It begins:
`WASHINGTON (Yonhap) --`. Read it with `news["2023-07-28-yonhap"]` if you like. What does the word *WASHINGTON* tell you?
""",
    options={
        "A": Option(
            "The guests met in Washington.", "The guests met in Pyongyang. A dateline names another kind of place."
        ),
        "B": Option(
            "The report was sent from Washington.",
            "The dateline names where the report was sent from. The reporter listened to a press briefing there.",
        ),
        "C": Option("Yonhap is an agency of the United States.", "Whose agency it is does not stand in a dateline."),
        "D": Option(
            "The United States government wrote the report.",
            "A spokesperson is quoted in it. To quote somebody is not to let them write.",
        ),
    },
    correct="B",
    variable="first_word",
    hints=(
        "Think of the person who wrote this report. What had they just heard, and from whom?",
        "Lesson 01, part 1: what is the place in a dateline good for?",
        "Ask for each option: would it still be true if the reporter had telephoned from another city?",
    ),
)

TWO_PLACES = Task(
    id="01.2",
    title="Two places and one agency",
    level="read",
    route="no code",
    minutes=(2, 4),
    points=2,
    objectives=("parts",),
    ask="""
Read `news["2023-07-28-afp"]`, the report on a parade with new drones. From which city was it sent? In which city was the parade?
Whose report is it? One of the three is not said in so many words: which place in the text tells you?
""",
    variable="two_places",
    start='two_places = {"sent from": ..., "parade in": ..., "agency": ...}  # words between quotation marks',
    solution='two_places = {"sent from": "Seoul", "parade in": "Pyongyang", "agency": "AFP"}',
    right=(
        'two_places = {"sent from": "SEOUL", "parade in": "Kim Il Sung Square", "agency": "Agence France-Presse"}',
        'two_places = {"sent from": "Seoul, South Korea", "parade in": "pyongyang, North Korea", "agency": "afp"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "sent from", "parade in", "agency")',
            "Three answers are needed: under “sent from”, “parade in” and “agency”.",
        ),
        Need(
            'secret(answer["sent from"])',
            "Under “sent from” stands the city in the dateline.",
            ("Seoul", "Seoul, South Korea", "Seoul (South Korea)"),
        ),
        Need(
            'secret(answer["parade in"])',
            "Under “parade in” stands the place where the soldiers and missiles were seen.",
            (
                *(
                    "Pyongyang",
                    "in Pyongyang",
                    "Pyongyang, North Korea",
                    "Kim Il Sung Square",
                    "the Kim Il Sung Square",
                ),
                *("Kim Il Sung Square, Pyongyang", "Kim Il Sung Square in Pyongyang", "Pyongyang (Kim Il Sung Square)"),
            ),
        ),
        Need(
            'secret(answer["agency"])',
            "Under “agency” stands who wrote the report, not who is cited in it.",
            (
                "AFP",
                "Agence France-Presse",
                "Agence France Presse",
                "AFP (Agence France-Presse)",
                "Agence France-Presse (AFP)",
            ),
        ),
    ),
    wrong=(
        Wrong(
            'two_places = {"sent from": "Pyongyang", "parade in": "Seoul", "agency": "AFP"}',
            "You have the two places the other way round. Few foreign reporters can work in North Korea.",
            'same(answer["sent from"], "Pyongyang")',
        ),
        Wrong(
            'two_places = {"sent from": "Seoul", "parade in": "Seoul", "agency": "AFP"}',
            "The place of writing is not the place of the event. What is the name of the square, and whose capital is it in?",
            'same(answer["parade in"], "Seoul")',
        ),
        Wrong(
            'two_places = {"sent from": "Seoul", "parade in": "Pyongyang", "agency": "KCNA"}',
            "“KCNA reported”, says the text: so KCNA is a source that is cited. Whose name stands in the dateline?",
            'same(answer["agency"], "KCNA") or same(answer["agency"], "Korean Central News Agency")',
        ),
        Wrong(
            'two_places = {"sent from": "Seoul", "parade in": "Pyongyang", "agency": "The Straits Times"}',
            "A newspaper printed this report. The name in the dateline says who wrote it.",
            'same(answer["agency"], "The Straits Times")',
        ),
    ),
    hints=(
        "Two of the answers stand before the first sentence.",
        '`kit.show(kit.parts(news["2023-07-28-afp"]))` lists the parts of the report.',
        "The second paragraph names a square with the name of a leader. It lies in the capital of his country.",
    ),
    done="The report was sent from one capital about another. Who saw the parade is a question worth asking.",
    teacher="""
**To talk about.** The report never says “in Pyongyang”: the square is named, and the reader has to know. *Pyongyang* stands only
for the government (“Pyongyang this year also wants to signal”). Accept the square as the place.
""",
)

SATURDAY = Task(
    id="01.3",
    title="What happened on Saturday?",
    level="read",
    route="no code",
    minutes=(3, 5),
    points=2,
    objectives=("questions",),
    ask="""
Read the first two paragraphs of `news["2023-07-29-efe"]`. The lead answers three of the four questions *who*, *what*, *when*
and *where*. Which one does it leave open? The second paragraph has the word *Saturday*. What happened on Saturday?

- **A.** Kim met the guests.
- **B.** The state news agency reported.
- **C.** The armistice was 70 years old.
""",
    variable="lead",
    start='lead = {"left open": ..., "on Saturday": ...}  # a question word and a letter',
    solution='lead = {"left open": "when", "on Saturday": "B"}',
    right=(
        'lead = {"left open": "When?", "on Saturday": "b"}',
        'lead = {"on Saturday": "B.", "left open": " WHEN "}',
    ),
    needs=(
        Need('is_mapping(answer, "left open", "on Saturday")', "Two answers are needed: a question word and a letter."),
        Need(
            'all_of([answer["left open"]]) <= {"who", "what", "when", "where"}',
            "Under “left open” stands one of the words who, what, when, where.",
        ),
        Need('secret(answer["left open"])', "The lead answers the question that you named.", ("when",)),
        Need(
            'all_of([answer["on Saturday"]]) <= {"a", "b", "c"}',
            "Under “on Saturday” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["on Saturday"])', "The word Saturday belongs to another part of its sentence.", ("B",)),
    ),
    wrong=(
        Wrong(
            'lead = {"left open": "who", "on Saturday": "B"}',
            "Who does something in the lead? The name stands before the first verb.",
            'same(answer["left open"], "who")',
        ),
        Wrong(
            'lead = {"left open": "where", "on Saturday": "B"}',
            "To which city had the delegation come? Look for a name after the word “to”.",
            'same(answer["left open"], "where")',
        ),
        Wrong(
            'lead = {"left open": "what", "on Saturday": "B"}',
            "The verb of the lead says what: somebody “has met” somebody.",
            'same(answer["left open"], "what")',
        ),
        Wrong(
            'lead = {"left open": "when", "on Saturday": "A"}',
            "The day on which something is reported need not be the day on which it happened. Which verb stands beside “Saturday”?",
            'same(answer["on Saturday"], "A")',
        ),
        Wrong(
            'lead = {"left open": "when", "on Saturday": "C"}',
            "The anniversary is 27 July. Which day of the week was that in 2023? And which verb stands beside “Saturday”?",
            'same(answer["on Saturday"], "C")',
        ),
    ),
    hints=(
        "Put each of the four questions to the lead, and underline the words that answer it.",
        "A day of the week belongs to the nearest verb.",
        "Read the last three words of the second paragraph aloud, and then say who did something on that day.",
    ),
    done="The lead has no day, and the first day in the text is that of a report. The article never says on which day Kim and the guests met.",
    teacher="""
**Contested.** Somebody may say that *70 years ago* or *1950-1953* answers *when*. Both do: they say when the war was, and not when Kim met
the guests. The kit's own `five_ws` makes this mistake, and answers *1950*.
**To talk about.** KCNA wrote on the 29th that Kim had received them on the 28th. Why is a day lost when one report is made from another?
""",
)

MACHINE = Task(
    id="01.4",
    title="Correct the machine",
    level="modify",
    route="some Python",
    minutes=(4, 7),
    points=3,
    objectives=("questions",),
    ask="""
Run the cell. The table is what the program answers to the lead of `news["2023-10-13-kyiv-independent"]`, and what it looked for.
Three answers are wrong, cut short or missing. Give better ones, in words of the lead. Then give the reason for the mistake under *where*:

- **A.** The lead does not say where.
- **B.** The pattern takes the first name after *in*, *at*, *to* or *near*, whether it names a place or not.
- **C.** The pattern takes only places outside Korea.
""",
    variable="mended",
    start=(
        'mended = {"what": ..., "when": ..., "where": ..., "reason": ...}\n'
        'kit.show(kit.five_ws(news["2023-10-13-kyiv-independent"]), ["question", "answer", "why"])'
    ),
    solution=(
        'mended = {"what": "has sent Russia more than 1,000 containers", "when": "in recent weeks",\n'
        '          "where": "Russia", "reason": "B"}'
    ),
    right=(
        'mended = {"what": "more than 1,000 containers with ammunition", "when": "recent weeks",\n'
        '          "where": "North Korea", "reason": "b"}',
        'mended = {"what": "sent Russia more than 1,000 containers with ammunition and military equipment",\n'
        '          "when": "In recent weeks", "where": "russia", "reason": "B."}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "what", "when", "where", "reason")',
            "Four answers are needed: what, when, where, and the letter of a reason.",
        ),
        Need(
            f'all(stands_in(answer[name], {LEAD}) for name in ("what", "when", "where"))',
            "The first three answers are words of the lead: copy them from the first paragraph.",
        ),
        Need(
            '"containers" in words(answer["what"]) and len(words(answer["what"])) > 2',
            "Under “what” stands what was done, and it is not cut off before the thing that was sent.",
        ),
        Need(
            'secret(answer["when"])',
            "Under “when” stand the words that say when the thing itself was done.",
            ("in recent weeks", "recent weeks"),
        ),
        Need(
            'secret(answer["where"])',
            "Under “where” stands a country, the one that sent or the one that received.",
            ("Russia", "North Korea"),
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["reason"])', "The reason does not fit this mistake.", ("B",)),
    ),
    wrong=(
        Wrong(
            'mended = {"what": "has sent Russia more than 1", "when": "in recent weeks", "where": "Russia",\n'
            '          "reason": "B"}',
            "The program takes a comma for the end of a clause. What does this comma stand in?",
            '"containers" not in words(answer["what"])',
        ),
        Wrong(
            'mended = {"what": "has sent Russia more than 1,000 containers", "when": "on Oct. 13",\n'
            '          "where": "Russia", "reason": "B"}',
            "On that day somebody spoke about it. The question is when the thing itself was done.",
            '"oct" in words(answer["when"]) or "13" in words(answer["when"])',
        ),
        Wrong(
            'mended = {"what": "has sent Russia more than 1,000 containers", "when": "in recent weeks",\n'
            '          "where": "Associated Press", "reason": "B"}',
            "A news agency is no place, although “to” stands before it. A capital letter does not make a place.",
            '"press" in words(answer["where"])',
        ),
        Wrong(
            'mended = {"what": "has sent Russia more than 1,000 containers", "when": "in recent weeks",\n'
            '          "where": "Ukraine", "reason": "B"}',
            "There they are meant to be used. Between which two countries did they travel?",
            'same(answer["where"], "Ukraine")',
        ),
        Wrong(
            'mended = {"what": "has sent Russia more than 1,000 containers", "when": "in recent weeks",\n'
            '          "where": "Russia", "reason": "A"}',
            "You have just written down where. So the lead says it, though not after the word “to”.",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'mended = {"what": "has sent Russia more than 1,000 containers", "when": "in recent weeks",\n'
            '          "where": "Russia", "reason": "C"}',
            "Nothing in the column “why” speaks of Korea. Read what the pattern looked for.",
            'same(answer["reason"], "C")',
        ),
    ),
    hints=(
        "Hold each row of the table to the first paragraph. Would you have answered so?",
        "For “where”, read the column “why”, and then the words before “Associated Press” in the lead.",
        "The lead begins with a country, a verb and a second country. The time stands after all that was sent.",
    ),
    done="The program sees the shape of words: a name after “to”. That an agency is no place is knowledge about the world.",
    teacher="""
**Contested.** *Where* can be the country that sent or the one that received; both pass. *Ukraine* is where the things are meant to be used.
**To talk about.** The lead has two times: that of the deliveries, and that of the words about them. The program has neither, because its
pattern knows weekdays and whole names of months, but neither *weeks* nor *Oct.*: what it does not know, it does not see.
""",
)

CUT = Task(
    id="01.5",
    title="How far must one read?",
    level="modify",
    route="some Python",
    minutes=(3, 5),
    objectives=("parts", "questions"),
    ask="""
An editor cuts `news["2023-07-25-afp"]` from the end. Change the number so that as *few* paragraphs as possible stay, and a reader
still learns on which day of the week the Chinese guests will travel. Change only the number, and run the cell after each change.
""",
    variable="keep",
    start=('keep = 1  # change this\nreport = news["2023-07-25-afp"]\nreport.excerpt(*report.paragraphs[:keep])'),
    solution="keep = 5",
    right=("keep = 5.0", "keep = 2 + 3"),
    needs=(
        Need("is_number(answer) and answer == int(answer)", "The answer is a whole number, without quotation marks."),
        Need("1 <= answer <= 9", "Keep at least one paragraph, and at most nine: the article has no more."),
        Need(
            'any("Wednesday" in span.of(news["2023-07-25-afp"].text)'
            ' for span in news["2023-07-25-afp"].paragraphs[:int(answer)])',
            "With so few paragraphs a reader does not yet learn on which day the guests will travel.",
        ),
        Need("secret(answer)", "The day is said, and there are still paragraphs that can go.", (5,)),
    ),
    wrong=(
        Wrong(
            "keep = 2",
            "The second paragraph speaks of a day. Is it the day on which the guests travel, or the day that they come for?",
        ),
        Wrong(
            "keep = 9",
            "This is the whole article. Cut from the end until the day of the journey is lost, then go one back.",
        ),
        Wrong(
            "keep = 6",
            "The last paragraph that stays has a date. Is it a date of the journey, or of the war?",
        ),
        Wrong("keep = 4", "Paragraphs three and four have years and no day of the week. Go on a little."),
    ),
    hints=(
        "Two days of the week are named, near each other. Ask of each: what happens on it?",
        "Look for the paragraph that has the words “a long time in quarantine”.",
        "The day that you need stands beside the word “travel”.",
    ),
    done="The journey is told in the first sentences and its day only in the fifth paragraph: an article need not put the day first.",
)

OWN_WORDS = Task(
    id="01.6",
    title="Whose words are these?",
    level="read",
    route="no code",
    minutes=(4, 6),
    points=2,
    objectives=("quoting",),
    ask="""
Read `news["2023-07-26-new-voice-of-ukraine"]`, a report of an outlet in Ukraine. Here are six pieces of it, without their marks.
Which of them are the outlet's own choice of words, and nobody else's?

1. felt care and attention from the very first moments
2. the aggressor country
3. Great Fatherland Liberation War
4. North Korean dictator Kim Jong Un
5. Victory Day
6. a holy fight
""",
    variable="own_words",
    start="own_words = [...]  # the numbers, with commas between them",
    solution="own_words = [2, 4]",
    right=("own_words = [4, 2]", "own_words = {2, 4}", "own_words = (2, 4)"),
    needs=(
        Need("is_list(answer)", "The answer is a list of numbers in square brackets, such as [1, 3]."),
        Need(
            "all(is_number(part) and 1 <= part <= 6 for part in answer)",
            "The list holds numbers from 1 to 6, without quotation marks.",
        ),
        Need("secret(set(answer) - {6})", "Look again at the pieces with quotation marks in the article.", ({2, 4},)),
        Need("secret(set(answer))", "One piece has no quotation marks and is still somebody else’s word.", ({2, 4},)),
    ),
    wrong=(
        Wrong(
            "own_words = [2, 4, 6]",
            "One of these has no marks in the article, but the words “has described … as” before it. Who used the word?",
            "set(answer) == {2, 4, 6}",
        ),
        Wrong(
            "own_words = [1, 3, 5]",
            "These three stand in quotation marks. The marks say that the words are somebody else’s.",
            "set(answer) >= {1, 3, 5} and not set(answer) & {2, 4}",
        ),
        Wrong(
            "own_words = [2]",
            "There is another one. Which word for a leader would he not use for himself?",
            "set(answer) == {2}",
        ),
        Wrong(
            "own_words = [4]",
            "There is another one. What does the outlet call the country that its own country is at war with?",
            "set(answer) == {4}",
        ),
        Wrong(
            "own_words = [2, 4, 5]",
            "“Victory Day” has marks. An outlet that writes so keeps a distance from the name.",
            "5 in answer and {2, 4} <= set(answer)",
        ),
    ),
    hints=(
        "Find each piece in the article. Are there marks around it? Does a verb of saying stand near it?",
        "Marks are one sign of somebody else’s words. “Has described as” is another.",
        "Two pieces are left when you take away the three in marks and the one that Kim is said to have used.",
    ),
    done="An outlet shows its own view most clearly in the words that it sets no marks around.",
    teacher="""
**To talk about.** *Dictator* and *aggressor country* are this outlet's words, as *regime* and *hermit kingdom* are those of EFE. A
word without marks is not a lie; it is a choice. Which words would an outlet in Pyongyang choose for the same things?
**Contested.** Number 6 is reported speech: the word is Kim's according to the outlet, in the outlet's translation.
""",
)

NO_MARKS = Task(
    id="01.7",
    title="Without marks",
    level="make",
    route="some Python",
    minutes=(6, 10),
    points=3,
    objectives=("quoting",),
    ask="""
In North Korea the Korean War is called the *Fatherland Liberation War*. `places` lists where the week's articles use this name.
Keep only the rows in which it stands *outside* quotation marks. Look at the column *right*: what stands after the name when a
quotation ends there?
""",
    variable="plain",
    start=(
        'places = kit.concordance(week, "Fatherland Liberation War")\n'
        "plain = ...  # the rows of places that you keep\n"
        'kit.show(places, ["article", "left", "match", "right"])'
    ),
    solution=(
        'places = kit.concordance(week, "Fatherland Liberation War")\n'
        'plain = places[~places["right"].str.contains("”")]\n'
        'kit.show(plain, ["article", "left", "match", "right"])'
    ),
    right=(
        'places = kit.concordance(week, "Fatherland Liberation War")\n'
        'plain = places[~places["right"].str.match(r"[.,]?”")]',
        'places = kit.concordance(week, "Fatherland Liberation War")\n'
        'marked = ["yonhap", "new-voice-of-ukraine"]\n'
        'plain = places[[not any(name in id for name in marked) for id in places["article"]]]',
        'rows = kit.concordance(week, "Fatherland Liberation War").itertuples()\n'
        'plain = {row.article for row in rows if "”" not in row.right}',
    ),
    needs=(
        Need(
            'is_table(answer, "article") or is_list(answer)',
            "The answer is a table with the rows that you keep, or a list of the ids of their articles.",
        ),
        Need(
            'set(column(answer, "article") if is_table(answer) else answer)'
            ' <= set(kit.concordance(news, "Fatherland Liberation War")["article"])',
            "There is an article in your answer that does not use the name.",
        ),
        Need(
            "not any(quotation.start < row.start and row.end < quotation.end"
            ' for row in kit.concordance(news, "Fatherland Liberation War").itertuples()'
            " for quotation in news[row.article].quotations"
            ' if row.article in set(column(answer, "article") if is_table(answer) else answer))',
            "In at least one row that you keep, the name stands inside quotation marks.",
        ),
        Need(
            'set(column(answer, "article") if is_table(answer) else answer)'
            ' >= {row.article for row in kit.concordance(news.where(between=("2023-07-24", "2023-07-31")),'
            ' "Fatherland Liberation War").itertuples() if not any(quotation.start < row.start and row.end < quotation.end'
            " for quotation in news[row.article].quotations)}",
            "At least one article uses the name outside quotation marks and is missing from your answer.",
        ),
    ),
    wrong=(
        Wrong(
            'places = kit.concordance(week, "Fatherland Liberation War")\n'
            'plain = places[places["right"].str.contains("”")]',
            "These are the rows with marks. You need the others: the sign ~ before a condition turns it round.",
            'is_table(answer, "article", "right") and len(answer) > 0 and all("”" in text for text in answer["right"])',
        ),
        Wrong(
            'places = kit.concordance(week, "Fatherland Liberation War")\nplain = places',
            "Nothing is left out yet. Which rows show a closing mark soon after the name?",
            'is_table(answer, "article") and len(answer) == 10',
        ),
        Wrong(
            'places = kit.concordance(week, "Fatherland Liberation War")\n'
            'plain = places[~places["right"].str.startswith("”")]',
            "One quotation ends after a full stop: in some styles the stop stands before the closing mark.",
            'is_table(answer, "right") and sum("”" in text for text in answer["right"]) == 1',
        ),
        Wrong(
            'places = kit.concordance(week, "Fatherland Liberation War")\n'
            'plain = places[places["article"].str.contains("kcna")]',
            "You kept the articles of one agency. Others use the name without marks as well, and not all of them are in Korea.",
            'is_table(answer, "article") and all("kcna" in id for id in column(answer, "article"))',
        ),
    ),
    hints=(
        "Run the cell and count by eye first: how many rows have a closing mark near the name?",
        '`places["right"].str.contains("”")` is True for each row with a closing mark in “right”.',
        "Write `places[~(…)]` and put that condition between the round brackets.",
    ),
    done="Those who write the name without marks are state media, and one site that explains whose name it is.",
    teacher="""
**Contested.** The site *Friends of Socialist China* writes “In the DPRK it is the …”: no marks, but it says whose name it is. Marks are
one way to keep a distance, not the only one. TASS writes it in a phrase that begins “North Korea's Victory in”.
**A trap.** A method that looks at `left` misses the quotations that begin earlier than the name.
""",
)

REGIME = choice(
    id="01.8",
    title="A keyword, and what it proves",
    objectives=("keywords",),
    minutes=(2, 3),
    ask="""
`kit.keywords(news.where(source="EFE"), news.where(source="AFP"))` puts *regime* first: five times in the articles of EFE, where 1.3
times would be expected. Which sentence says no more than this table shows?
""",
    options={
        "A": Option(
            "EFE is against North Korea.",
            "A count of words is not yet an opinion. Somebody has to read the five places, and who is speaking in them.",
        ),
        "B": Option(
            "In these articles, EFE uses “regime” more often than AFP does.",
            "The sentence names both sides of the comparison and claims nothing about why.",
        ),
        "C": Option(
            "“Regime” is the most frequent word in the articles of EFE.",
            "A keyword is not the most frequent word. “The” is more frequent, and no keyword.",
        ),
        "D": Option(
            "EFE writes about the government, and AFP does not.",
            "AFP may use another word for the same thing. The table compares words, not subjects.",
        ),
    },
    correct="B",
    variable="regime",
    hints=(
        "Ask for each sentence: could it be false, although the table is right?",
        "A keyword always belongs to a comparison. Which sentence says with what it was compared?",
        "Two of the sentences speak of what outlets think or leave out. The table knows nothing about that.",
    ),
    teacher="""
**To talk about.** These articles are retellings: they keep the reports' names and terms, not their style. So a keyword here is a
reason to read the five places, and no more.
""",
)

REFERENCE = Task(
    id="01.9",
    title="Another reference, other keywords",
    level="make",
    route="analyst",
    minutes=(8, 15),
    points=3,
    objectives=("keywords",),
    ask="""
Compare `news["2023-07-27-kbs"]` with two references: the articles of that `week`, and all articles, `news`. Find a word that is
a keyword against one reference and *not* against the other. Then choose the reason:

- **A.** The article uses the word more often in one comparison than in the other.
- **B.** Many articles of the week use the word, so that week leads one to expect it.
- **C.** The word is rare in the week, so that week leads one to expect it less.
""",
    variable="found",
    start='found = {"word": ..., "reason": ...}',
    solution=(
        'report = news["2023-07-27-kbs"]\n'
        'in_week = set(kit.keywords(report, week)["word"])\n'
        'in_all = set(kit.keywords(report, news)["word"])\n'
        'found = {"word": min(in_all - in_week), "reason": "B"}'
    ),
    right=(
        'found = {"word": "Exhibition", "reason": "b"}',
        'found = {"word": "letter", "reason": "B"}',
    ),
    needs=(
        Need('is_mapping(answer, "word", "reason")', "Two answers are needed: a word, and the letter of a reason."),
        Need(
            'answer["word"].strip().casefold() in kit.word_counts(news["2023-07-27-kbs"])',
            "The article does not use this word.",
        ),
        Need(
            'answer["word"].strip().casefold() in'
            ' set(kit.keywords(news["2023-07-27-kbs"], news)["word"]) ^ set(kit.keywords(news["2023-07-27-kbs"],'
            ' news.where(between=("2023-07-24", "2023-07-31")))["word"])',
            "The word has to be a keyword in one of the two tables and missing from the other.",
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need(
            'secret(answer["reason"])',
            "Look up the column “expected” for your word; the reason does not fit it.",
            ("B",),
        ),
    ),
    wrong=(
        Wrong(
            'found = {"word": "regime", "reason": "B"}',
            "This word stands in both tables. Take the words of one table and strike out those of the other.",
            'words(answer["word"])[0] in {"from", "him", "jong-un", "kim", "radio", "regime", "report", "russians", "show"}',
        ),
        Wrong(
            'found = {"word": "the", "reason": "B"}',
            "A frequent word is frequent in every article. It stands in neither table.",
            'same(answer["word"], "the") or same(answer["word"], "of") or same(answer["word"], "and")',
        ),
        Wrong(
            'found = {"word": "drones", "reason": "A"}',
            "The article is the same in both comparisons, and so is its count. What does change?",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'found = {"word": "drones", "reason": "C"}',
            "If the week used it less, the word would be more surprising against the week, and a keyword there.",
            'same(answer["reason"], "C")',
        ),
    ),
    hints=(
        "Make both tables with `kit.keywords(article, reference)` and read them side by side.",
        'In Python, `set(one["word"]) - set(other["word"])` are the words of one table that the other does not have.',
        "The whole collection covers more than two years. What was in the news in that week, and seldom in other months?",
    ),
    done="What is expected depends on the reference. A result without its reference says little.",
    teacher="""
**To talk about.** Which reference is the right one? For “what is special about this article among its neighbours” the week; for “what
is this article about” the whole collection.
""",
)

EXERCISES = Exercises(
    lesson="01",
    name="reading",
    title="Exercises to lesson 01 · Reading",
    opening=OPENING,
    objectives={
        "parts": "name the parts of a report and say what each is for",
        "questions": "ask a lead six questions and say which of them it does not answer",
        "quoting": "tell an outlet's own words from words that it quotes",
        "keywords": "find the words that mark one article out, and say against what they were compared",
    },
    setup=SETUP,
    tasks=(WHERE_SENT, TWO_PLACES, SATURDAY, MACHINE, CUT, OWN_WORDS, NO_MARKS, REGIME, REFERENCE),
    closing=CLOSING,
)
