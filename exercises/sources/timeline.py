"""Exercises to lesson 03: what the words of time mean, how exact and sure they are, plans, and reports that differ."""

from kit.classroom.tasks import Exercises, Need, Option, Task, Wrong, choice

OPENING = """
Nine tasks to lesson [03 · Timeline](../../notebooks/03-timeline.ipynb), 35–60 minutes in all. They use other articles than the
lesson. **No code:** tasks 1, 2, 3, 6 and 7; you only write words between quotation marks. **Some Python:** tasks 4, 5 and 8.
**Analyst:** task 9. Write a day as `"2024-02-29"`, a month as `"2024-02"`. A calendar of the year at hand helps.
"""

CLOSING = """
## Look back

In which task did you believe a date too soon, your own or the machine's? Write one sentence about what you will ask next time.

*My sentence:*
"""

SETUP = """
import pandas as pd

news = kit.read("seeds", local=False)
outlets = ["AFP", "Al Bawaba", "Al Jazeera", "CGTN", "Radio Free Asia", "Reuters", "The Moscow Times", "The Straits Times"]
week = news.where(source=outlets, between=("2023-07-24", "2023-07-27"))
"""


def says(name: str, *days: str) -> str:
    """Return an expression that recognises one of some days under a name of the answer; of the same year, if it has none."""
    return f'day(answer["{name}"], {days[0][:4]}) in {days!r}'


YEAR_EARLIER = choice(
    id="03.1",
    title="A year earlier than what?",
    objectives=("find",),
    ask="""
Read the sixth paragraph of `news["2023-07-26-afp"]`, a report of 26 July 2023. It ends: *Only a year earlier, his Communist army
had won the civil war in China.* Which year does *a year earlier* mean?
""",
    options={
        "A": Option(
            "2022",
            "You counted from the day of publication. The sentence before names another time, and this one goes on from there.",
        ),
        "B": Option(
            "1949",
            "The words count from October 1950, which stands in the sentence before. Many words of time count from the "
            "day of publication, but not all.",
        ),
        "C": Option(
            "1952",
            "You counted from the armistice, which stands further up. Take the time that was named last.",
        ),
        "D": Option(
            "No year: it is a length of time.",
            "“A year” alone is a length. With “earlier” it is a step back, and a step back from a known time leads somewhere.",
        ),
    },
    correct="B",
    variable="year_earlier",
    hints=(
        "A step back needs a place to start from. Which one is it here?",
        "Lesson 03, part 2: to anchor is to count from a known day, mostly the day of publication. When not?",
        "Read the sentence before. It names a month and a year in which somebody intervened.",
    ),
    teacher="""
**To talk about.** The machine finds this year, too: its column `anchor` says *earlier date*. Ask learners for words that nearly always count
from an earlier date (*the next day*, *two years later*) and for words that count from publication (*yesterday*, *last week*).
""",
)

VISIT = Task(
    id="03.2",
    title="A visit told from its end",
    level="read",
    route="no code",
    minutes=(3, 5),
    points=2,
    objectives=("find", "publication"),
    ask="""
Read `news["2024-04-14-kbs"]`, a report of **Sunday, 14 April 2024** on a guest from China. It does not tell in the order of time. On
which day did the guest arrive, on which day did he meet Kim Jong-un, on which day did he leave, and on which day did KCNA report
that Kim had received him?
""",
    variable="visit",
    start='visit = {"arrived": ..., "met": ..., "left": ..., "reported": ...}  # days such as "2024-02-29"',
    solution=('visit = {"arrived": "2024-04-11", "met": "2024-04-13", "left": "2024-04-13", "reported": "2024-04-14"}'),
    right=(
        'visit = {"arrived": "11 April", "met": "13 April", "left": "13 April", "reported": "14 April"}',
        "from datetime import date\n"
        'visit = {"arrived": date(2024, 4, 11), "met": date(2024, 4, 13)}\n'
        'visit |= {"left": date(2024, 4, 13), "reported": date(2024, 4, 14)}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "arrived", "met", "left", "reported")',
            "Four days are needed: under “arrived”, “met”, “left” and “reported”.",
        ),
        Need(
            'secret(day(answer["reported"], 2024))',
            "Under “reported” stands the day on which the agency said it.",
            ("2024-04-14",),
        ),
        Need(
            'secret(day(answer["met"], 2024))', "Under “met” stands the day on which the two men met.", ("2024-04-13",)
        ),
        Need('secret(day(answer["left"], 2024))', "Under “left” stands the day of the departure.", ("2024-04-13",)),
        Need('secret(day(answer["arrived"], 2024))', "Under “arrived” stands the day of the arrival.", ("2024-04-11",)),
    ),
    wrong=(
        Wrong(
            'visit = {"arrived": "Thursday", "met": "Saturday", "left": "Saturday", "reported": "Sunday"}',
            "A day of the week is no date yet. Count back from the day of publication to find which one it is.",
            'all_of(answer.values()) & {"thursday", "friday", "saturday", "sunday", "the day before"}',
        ),
        Wrong(
            'visit = {"arrived": "2024-04-11", "met": "2024-04-14", "left": "2024-04-13", "reported": "2024-04-14"}',
            "That is the day on which it was reported, and printed. The report itself says “the day before”.",
            says("met", "2024-04-14"),
        ),
        Wrong(
            'visit = {"arrived": "2024-04-11", "met": "2024-04-13", "left": "2024-04-14", "reported": "2024-04-14"}',
            "The departure was reported on that day. When was it? A sentence near the end names the day of the week.",
            says("left", "2024-04-14"),
        ),
        Wrong(
            'visit = {"arrived": "2024-04-18", "met": "2024-04-13", "left": "2024-04-13", "reported": "2024-04-14"}',
            "Then he would have come after he had left. Which way does the verb “arrived” look, back or ahead?",
            says("arrived", "2024-04-18"),
        ),
        Wrong(
            'visit = {"arrived": "2024-04-10", "met": "2024-04-13", "left": "2024-04-13", "reported": "2024-04-14"}',
            "You took three days away from the day of departure. A trip of three days counts the first day and the last one.",
            says("arrived", "2024-04-10"),
        ),
        Wrong(
            'visit = {"arrived": "2024-04-11", "met": "2024-04-13", "left": "2024-04-13", "reported": "2024-04-13"}',
            "That is the day of the meeting. What did the agency do on the day after?",
            says("reported", "2024-04-13"),
        ),
    ),
    hints=(
        "Three days of the week are named. For each, find the verb that it belongs to.",
        "The day of publication is a Sunday. The verbs look back, so count back from it.",
        "Start with the report, on the day of publication itself. Then go back one day, and from there to the Thursday before.",
    ),
    done="Three days of the week, four events. The trip lasted three days if you count the first and the last.",
    teacher="""
**To talk about.** *A trip of three days* fits only if both ends count. Hotels count nights, newspapers count days: the same trip has two nights.
**Contested.** *Reported* could also be the day of this article; here both are the same day.
""",
)

PRINTED = choice(
    id="03.3",
    title="Printed on Thursday, said on Friday",
    objectives=("publication", "exact"),
    minutes=(1, 2),
    ask="""
`news["2023-07-27-reuters"]` was sent from Seoul. Its page has the date **Thursday, 27 July 2023**. The first paragraph ends: *its state media said
on Friday*. The second says that the parade took place *on Thursday night*. How do these fit together?
""",
    options={
        "A": Option(
            "The state media spoke on Friday, 21 July.",
            "That is before the anniversary. They could not yet tell of a parade that had been held for it.",
        ),
        "B": Option(
            "In Seoul it was already Friday, 28 July, and where the page was dated still Thursday.",
            "The report was sent from a place where the next day had begun. On a timeline the parade stands on Thursday, the "
            "27th, and the report of the state media on Friday, the 28th.",
        ),
        "C": Option(
            "The parade was on Friday, 28 July, because it was reported then.",
            "The day of a report is not the day of what it tells. Which day stands in the sentence with “took place”?",
        ),
        "D": Option(
            "Reuters tells what the state media will say on the next day.",
            "“Said” looks back. Nobody can quote words that have not been spoken.",
        ),
    },
    correct="B",
    variable="printed",
    hints=(
        "Who had to look at a clock before this page was printed, and in which places?",
        "Lesson 03, part 3: whose Tuesday was it?",
        "Ask for each option: could a reporter in Seoul have written “said” and “took place” at that time?",
    ),
    teacher="""
**To talk about.** The catalogue follows the date on the page, in New York's evening. The machine gives 28 July for *Friday* and marks it as not certain, with
21 July as the other reading. Would you rather have a machine that is never in doubt?
""",
)

SURE = Task(
    id="03.4",
    title="Sure and wrong",
    level="modify",
    route="some Python",
    minutes=(5, 8),
    points=3,
    objectives=("find", "exact"),
    ask="""
Run the cell. The machine says that it is certain of these three times, and all three are wrong. Read the sentence of each *and what stands
around it* (`news["2023-07-27-kyodo"]` prints the article). Give the day of the victory that *July 27* means, the day of the meeting to which *one
day* leads, and the last day of *the past year*. Then give the reason for the mistake with *the past year*:

- **A.** The machine took the year of publication.
- **B.** The machine counts whole years of the calendar, from January to December.
- **C.** The machine counts from a date in the sentence before.
""",
    variable="better",
    start=(
        'better = {"July 27": ..., "one day": ..., "the past year": ..., "reason": ...}\n'
        'names = ["2023-07-31-friends-of-socialist-china", "2023-07-27-kyodo", "2024-03-28-united-nations"]\n'
        "times = kit.tag_times([news[name] for name in names])\n"
        'three = times[times["text"].isin(["July 27", "one day", "the past year"])]\n'
        'kit.show(three, ["article", "text", "value", "end_", "certain", "why"])'
    ),
    solution=(
        'better = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2024-03-28", "reason": "B"}'
    ),
    right=(
        'better = {"July 27": "27 July 1953", "one day": "26 July 2023"}\n'
        'better |= {"the past year": "28 March 2024", "reason": "b"}',
        'better = {"July 27": "July 27, 1953", "one day": "July 26"}\n'
        'better |= {"the past year": "2024-03-27", "reason": "B."}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "July 27", "one day", "the past year", "reason")',
            "Four answers are needed: three days and the letter of a reason.",
        ),
        Need(
            'secret(day(answer["July 27"]))',
            "On which day, in which year, was the victory that the sentence speaks of?",
            ("1953-07-27",),
        ),
        Need(
            'secret(day(answer["one day"], 2023))',
            "Under “one day” stands the day on which the two sides met and exchanged views.",
            ("2023-07-26",),
        ),
        Need(
            'secret(day(answer["the past year"], 2024))',
            "Under “the past year” stands the last day of the year that the speaker looked back on.",
            ("2024-03-28", "2024-03-27"),
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["reason"])', "The reason does not fit this mistake.", ("B",)),
    ),
    wrong=(
        Wrong(
            'better = {"July 27": "2023-07-27", "one day": "2023-07-26", "the past year": "2024-03-28", "reason": "B"}',
            "That is the anniversary. The sentence goes on with a victory that two states won. When did that war end?",
            says("July 27", "2023-07-27"),
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "P1D", "the past year": "2024-03-28", "reason": "B"}',
            "P1D is the length of a day. With “before the anniversary” the words lead to a point on the calendar.",
            'same(answer["one day"], "P1D")',
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "2023-07-28", "the past year": "2024-03-28", "reason": "B"}',
            "You went ahead, as “after” would do. “Before” goes back: start at the anniversary.",
            says("one day", "2023-07-28"),
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "Wednesday", "the past year": "2024-03-28", "reason": "B"}',
            "A day of the week is no date yet. Count back from the day of publication to find which one it is.",
            'same(answer["one day"], "Wednesday")',
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2023-12-31", "reason": "B"}',
            "That is the machine’s answer. The speaker looked back in March 2024: do the three months just before not count?",
            says("the past year", "2023-12-31"),
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2024-12-31", "reason": "B"}',
            "That day lay still ahead when the words were spoken. “Past” ends where the speaker stands.",
            says("the past year", "2024-12-31"),
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2024-03-28", "reason": "A"}',
            "Compare the year of publication with the year in the column “value”. Are they the same?",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'better = {"July 27": "1953-07-27", "one day": "2023-07-26", "the past year": "2024-03-28", "reason": "C"}',
            "The sentence before names no date. Read the column “why”, and look where the machine’s year begins and ends.",
            'same(answer["reason"], "C")',
        ),
    ),
    hints=(
        "The machine reads a few words. What does a reader know from the rest of the text?",
        "“July 27” stands with a victory, “one day” with the little word “before”. For the last, read the column “why”.",
        "The war ended in 1953, the meeting was on the eve of the anniversary, and a year that is past ends on the day of the speech.",
    ),
    done="“Certain” says how sure a rule is. It does not say that the rule fits this text.",
    teacher="""
**To talk about.** What would you build into the machine: *a day beside the word “victory” lies in the year of the victory*? Look for a text in which this new rule is
wrong: *the victory parade of July 27*. Every rule has such a text.
**Contested.** *July 27*: the sentence begins with what both countries do every year and ends with 1953; of 2023 it says nothing. *One day*: somebody may call it a
length, as the machine does. True of the two words alone; *one day before the anniversary* is a point in time. So is *70 years on* in the gold.
**In the same sentence.** *A day of triumph* is not how long the triumph took. The machine says P1D, and is certain.
**Later.** The machine puts doubt where a day is only carried over: look at *7:40 p.m.* in Yonhap's report of 26 July 2023.
""",
)

LONG_BAR = Task(
    id="03.5",
    title="A bar that is too long",
    level="modify",
    route="some Python",
    minutes=(3, 6),
    points=2,
    objectives=("exact",),
    ask="""
`news["2023-08-22-bbc"]`, of 22 August 2023, says that flights had stopped *more than three and a half years earlier*. The machine draws a bar over the
whole of 2020. That is too long: many days of 2020 do not fit the words. Change `last` to the *last* day that fits. The first day stays open.
""",
    variable="last",
    start=(
        'last = "2020-12-31"  # change this\n'
        'times = kit.tag_times(news["2023-08-22-bbc"])\n'
        'kit.show(times[times["text"].str.contains("half")], ["text", "value", "begin", "end_", "precision"])'
    ),
    solution='last = "2020-02-22"',
    right=(
        'last = "21 February 2020"',
        'last = pd.Timestamp("2023-08-22") - pd.DateOffset(months=42)',
        'last = (pd.Timestamp("2023-08-21") - pd.DateOffset(years=3, months=6)).date().isoformat()',
    ),
    needs=(
        Need(
            'is_text(answer) or hasattr(answer, "isoformat")',
            "The answer is a day, written like the one in the starter.",
        ),
        Need(
            "secret(day(answer, 2020))",
            "Some days on your bar do not fit the words, or there are still days that fit and lie after it.",
            ("2020-02-20", "2020-02-21", "2020-02-22"),
        ),
    ),
    wrong=(
        Wrong(
            'last = "2020-08-22"',
            "This is three years back. The words say a little more than that: there is still half a year to go.",
            "day(answer, 2020) in ('2020-08-22', '2020-08-21')",
        ),
        Wrong(
            'last = "2020-06-30"',
            "You took half of the year 2020. The half belongs to the length: how many months is it, counted back from the report?",
            "day(answer, 2020) in ('2020-06-30', '2020-07-01', '2020-06-22')",
        ),
        Wrong(
            'last = "2020-01-01"',
            "A year is not its first day. Days after this one are more than three and a half years back as well.",
            "day(answer, 2020) in ('2020-01-01', '2019-12-31')",
        ),
        Wrong(
            'last = "2020-02-29"',
            "You went to the end of the month. Count from the day of the report: on the last day of that month the length was not yet full.",
            "day(answer, 2020) in ('2020-02-29', '2020-02-28')",
        ),
        Wrong(
            'last = "2017-02-22"',
            "You counted from 2020. The words count from the time of the report.",
            "day(answer, 2020) in ('2017-02-22', '2017-02-21', '2016-07-01', '2016-06-30')",
        ),
    ),
    hints=(
        "A length leads to a day when you know where to start. Where does this one start?",
        "Go back three years from August 2023, and then six months more.",
        "“More than” means that the day lies there or further back. So the day that you reach by counting is the last one.",
    ),
    done="A length with an anchor gives a limit. The bar now says as much as the words: this day or earlier.",
    teacher="""
**Contested.** *Earlier* than what: the report of 22 August, or the announcement of Monday, 21 August, which the sentence before names? Both pass, and so does
one day less for *more than*. `news["2023-08-22-yonhap"]` says that the border was closed *in early 2020*, which fits.
""",
)

MIDNIGHT = Task(
    id="03.6",
    title="Three midnights",
    level="read",
    route="no code",
    minutes=(4, 6),
    points=2,
    objectives=("build", "exact"),
    ask="""
Three reports of 27 July 2023, a Thursday, say when a show in Pyongyang began: *12 a.m. on Thursday* (KBS), *midnight Wednesday* (Kyodo), *midnight
on July 27* (Voice of Korea). **Predict** before you run the cell: how many different moments are these, 1, 2 or 3?

Then run it. In the column *value*, `T00:00` is the first moment of a day and `T24:00` the last. From which outlet does the machine get a moment
that cannot be right? Why?

- **A.** Two values against one: the majority is right.
- **B.** The report is of that day and tells the beginning as past, so the show cannot have begun at the end of the day.
- **C.** A state broadcaster gives a false time.
""",
    variable="midnight",
    start=(
        'midnight = {"moments": ..., "outlet": ..., "reason": ...}\n'
        'names = ["2023-07-27-kbs", "2023-07-27-kyodo", "2023-07-27-voice-of-korea"]\n'
        "times = kit.tag_times([news[name] for name in names])\n"
        'kit.show(times[times["value"].str.contains("T00:00|T24:00")], ["article", "text", "value"])'
    ),
    solution='midnight = {"moments": 1, "outlet": "Voice of Korea", "reason": "B"}',
    right=(
        'midnight = {"moments": "one", "outlet": "voice-of-korea", "reason": "b"}',
        'midnight = {"moments": "1", "outlet": "2023-07-27-voice-of-korea", "reason": "B."}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "moments", "outlet", "reason")',
            "Three answers are needed: a number, an outlet, and the letter of a reason.",
        ),
        Need(
            'all_of([answer["moments"]]) <= {"1", "2", "3", "one", "two", "three"}',
            "Under “moments” stands one of the numbers 1, 2 and 3.",
        ),
        Need(
            'secret(1 if same(answer["moments"], "one") else answer["moments"])',
            "Draw a line with the two days, and put the three phrases on it. The number is another one.",
            (1,),
        ),
        Need(
            'secret(answer["outlet"])',
            "The value from this outlet can be right.",
            ("Voice of Korea", "The Voice of Korea", "voice-of-korea", "2023-07-27-voice-of-korea", "VOK"),
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["reason"])', "This reason would not convince a careful reader.", ("B",)),
    ),
    wrong=(
        Wrong(
            'midnight = {"moments": 3, "outlet": "Voice of Korea", "reason": "B"}',
            "Other words need not be another moment. The last moment of one day is the first one of the next.",
            'all_of([answer["moments"]]) & {"3", "three"}',
        ),
        Wrong(
            'midnight = {"moments": 2, "outlet": "Voice of Korea", "reason": "B"}',
            "The machine sees two. Do you believe it? A show of which a report of that day tells as past had begun before.",
            'all_of([answer["moments"]]) & {"2", "two"}',
        ),
        Wrong(
            'midnight = {"moments": 1, "outlet": "Kyodo", "reason": "B"}',
            "The end of Wednesday is a moment at which a show can have begun, when it is told on Thursday.",
            'all_of([answer["outlet"]]) & {"kyodo", "2023-07-27-kyodo"}',
        ),
        Wrong(
            'midnight = {"moments": 1, "outlet": "KBS", "reason": "B"}',
            "12 a.m. is not noon: it is the first moment of the day. It can be right.",
            'all_of([answer["outlet"]]) & {"kbs", "kbs world", "2023-07-27-kbs"}',
        ),
        Wrong(
            'midnight = {"moments": 1, "outlet": "Voice of Korea", "reason": "A"}',
            "If two more outlets wrote like the third, would the show have begun a day later? A count is no proof.",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'midnight = {"moments": 1, "outlet": "Voice of Korea", "reason": "C"}',
            "Its words can be read in two ways, and one of them fits the others. It is the machine that chose the reading.",
            'same(answer["reason"], "C")',
        ),
    ),
    hints=(
        "Midnight belongs to two days: it ends one and begins the other.",
        "Which of the values lies after the day on which the reports were printed?",
        "Look at the verb in the report with the highest value: it looks back. At what time could it have been written?",
    ),
    done="Three ways to name one moment. The machine made a difference where the reports have none.",
    teacher="""
**Contested.** Editors differ on whether *midnight on July 27* begins or ends that day; some news agencies count midnight to the day that ends. The words alone do not decide, the
date and the past tense do. This is why timetables print 23:59 or 00:01. *Midnight Wednesday*, too, could be the night before; KBS's clock time settles it.
**To talk about.** A program that compares outlets would report a contradiction here. How many contradictions between outlets are made by their readers?
""",
)

WHICH_MONDAY = Task(
    id="03.7",
    title="Which Monday?",
    level="read",
    route="no code",
    minutes=(4, 7),
    points=3,
    objectives=("build", "publication"),
    ask="""
A new ambassador of China came to Pyongyang. `news["2023-03-28-nk-news"]` is of Tuesday, 28 March 2023, `news["2023-04-04-yonhap"]` of Tuesday, 4 April
2023. Each says that he arrived on a *Monday*. Take each report by itself and count from its day of publication: which day of arrival does
it give? Then choose which of the two days can stand on a timeline, and why:

- **A.** Yonhap’s day: a later report knows more.
- **B.** NK News’s day: what a report tells as past cannot have happened after that report.
- **C.** NK News’s day: the first report is the right one.
- **D.** Yonhap’s day: it cites an embassy in Pyongyang.
""",
    variable="monday",
    start='monday = {"nk-news": ..., "yonhap": ..., "reason": ...}  # two days and a letter',
    solution='monday = {"nk-news": "2023-03-27", "yonhap": "2023-04-03", "reason": "B"}',
    right=(
        'monday = {"nk-news": "27 March 2023", "yonhap": "3 April 2023", "reason": "b"}',
        'monday = {"reason": "B.", "yonhap": "April 3", "nk-news": "March 27"}',
    ),
    needs=(
        Need('is_mapping(answer, "nk-news", "yonhap", "reason")', "Three answers are needed: two days and a letter."),
        Need(
            'secret(day(answer["nk-news"], 2023))',
            "Count from Tuesday, 28 March, to the Monday that NK News speaks of.",
            ("2023-03-27",),
        ),
        Need(
            'secret(day(answer["yonhap"], 2023))',
            "Count from Tuesday, 4 April, to the Monday that Yonhap speaks of.",
            ("2023-04-03",),
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c", "d"}',
            "Under “reason” stands one of the letters A, B, C and D.",
        ),
        Need('secret(answer["reason"])', "Another reason is stronger.", ("B",)),
    ),
    wrong=(
        Wrong(
            'monday = {"nk-news": "2023-03-28", "yonhap": "2023-04-03", "reason": "B"}',
            "On that day the ministry confirmed it, and the article was printed. He had come on the day before.",
            says("nk-news", "2023-03-28"),
        ),
        Wrong(
            'monday = {"nk-news": "2023-04-03", "yonhap": "2023-04-03", "reason": "B"}',
            "That Monday was still to come when NK News wrote “entered”. Count back.",
            says("nk-news", "2023-04-03"),
        ),
        Wrong(
            'monday = {"nk-news": "2023-03-27", "yonhap": "2023-03-27", "reason": "B"}',
            "You used what the other report says. First write down what this one says by itself, even if you do not believe it.",
            says("yonhap", "2023-03-27"),
        ),
        Wrong(
            'monday = {"nk-news": "2023-03-27", "yonhap": "2023-04-10", "reason": "B"}',
            "“Arrived” looks back. Which Monday came before that Tuesday?",
            says("yonhap", "2023-04-10"),
        ),
        Wrong(
            'monday = {"nk-news": "2023-03-27", "yonhap": "2023-04-03", "reason": "A"}',
            "A later report can know more, and it can also shorten and mix things up. Could anybody have confirmed the arrival before it?",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'monday = {"nk-news": "2023-03-27", "yonhap": "2023-04-03", "reason": "C"}',
            "First reports are often corrected. There is a reason here that does not need to trust anybody.",
            'same(answer["reason"], "C")',
        ),
        Wrong(
            'monday = {"nk-news": "2023-03-27", "yonhap": "2023-04-03", "reason": "D"}',
            "A source near the event is worth much. But NK News has a ministry that speaks of the arrival a week before.",
            'same(answer["reason"], "D")',
        ),
    ),
    hints=(
        "Put four things on a line: two days of publication, and the Monday before each.",
        "One of the two Mondays comes after a report that already tells of the arrival.",
        "Ask for each reason: would it still hold if the two reports had been printed in the other order?",
    ),
    done="A report sets a limit: what it tells as past lies before it. An honest timeline has one day, and a note on who gives another.",
    teacher="""
**To talk about.** What happened to Yonhap's Monday? On 3 April he may have handed in the copy of his credentials, and the sentence joins two things: *On Monday, when he
arrived in Pyongyang*. The South China Morning Post of 28 March gives the same day as NK News.
**Also in these articles.** He was *named* in December 2020 (South China Morning Post) or *appointed* in February 2021 (Yonhap). One event or two? Nobody says.
**The machine** takes 27 March for NK News and keeps 3 April as the other reading; it is sure of Yonhap's 3 April.
""",
)

#: What a check of 03.8 computes: the rows of the machine that lie ahead, each as its article and its words of time.
_AHEAD = (
    "{(row.article, row.time) for row in kit.timeline(news.where("
    'source=["AFP", "Al Bawaba", "Al Jazeera", "CGTN", "Radio Free Asia", "Reuters", "The Moscow Times", "The Straits Times"],'
    ' between=("2023-07-24", "2023-07-27"))).itertuples() if row.begin > row.published}'
)
_KEPT = 'set(zip(column(answer, "article"), column(answer, "time")))'
_ZONE, _NAME = '("2023-07-27-reuters", "Friday")', '("2023-07-24-radio-free-asia", "July 27")'

PLANS = Task(
    id="03.8",
    title="What was still a plan",
    level="make",
    route="some Python",
    minutes=(7, 12),
    points=3,
    objectives=("build", "publication"),
    ask="""
A timeline should show plans as plans. `events` holds what eight outlets put into time in the days up to the anniversary. Make a table
`plans` with the rows of which the **first day lies after the day of publication**. Then show `plans` with the column `"sentence"` and read it: **two** of
the rows are no plan at all. One tells of something that was said already, one only says what a day is called. Leave them out.
""",
    variable="plans",
    start=(
        "events = kit.timeline(week)\n"
        "plans = ...  # the rows of events that you keep\n"
        'kit.show(events, ["article", "published", "time", "begin", "end_", "label"])'
    ),
    solution=(
        "events = kit.timeline(week)\n"
        'ahead = events[events["begin"] > events["published"]]\n'
        'zone = ahead["article"] == "2023-07-27-reuters"\n'
        'name = ahead["sentence"].str.startswith("North Korea calls")\n'
        "plans = ahead[~zone & ~name]\n"
        'kit.show(plans, ["article", "published", "time", "begin", "sentence"], rows=30)'
    ),
    right=(
        "events = kit.timeline(week)\n"
        'ahead = events[events["certain"] & (events["begin"] > events["published"])]\n'
        'plans = ahead[~ahead["label"].str.contains("calls July 27")]',
        "events = kit.timeline(week)\n"
        'plans = events.query("begin > published and certain")[["article", "time", "begin"]]\n'
        'name = (plans["article"] == "2023-07-24-radio-free-asia") & (plans["time"] == "July 27")\n'
        "plans = plans.drop(plans[name].index)",
    ),
    needs=(
        Need(
            'is_table(answer, "article", "time") and len(answer) > 0',
            "The answer is a table with rows of `events`; leave the columns “article” and “time” in it.",
        ),
        Need(
            f"{_KEPT} <= {_AHEAD}",
            "At least one row that you keep does not lie wholly after the day of publication.",
        ),
        Need(
            'not any(secret(f"{article} {time}") for article, time in ' + _KEPT + ")",
            "At least one row that you keep is no plan. Read the sentences again.",
            ("2023-07-27-reuters Friday", "2023-07-24-radio-free-asia July 27"),
        ),
        Need(
            f'all(secret(f"{{article}} {{time}}") for article, time in {_AHEAD} - {_KEPT})',
            "At least one plan is missing from your table.",
            ("2023-07-27-reuters Friday", "2023-07-24-radio-free-asia July 27"),
        ),
    ),
    wrong=(
        Wrong(
            'events = kit.timeline(week)\nplans = events[events["begin"] > events["published"]]',
            "These are all rows ahead, and two of them are no plans. Look for “said on Friday” and for “calls”.",
            f"{_KEPT} == {_AHEAD}",
        ),
        Wrong(
            'events = kit.timeline(week)\nplans = events[(events["begin"] > events["published"]) & events["certain"]]',
            "The column “certain” takes out the trap with the time zone. The other row is one that the machine is sure of, and it tells no plan.",
            f"{_KEPT} == {_AHEAD} - {{{_ZONE}}}",
        ),
        Wrong(
            "events = kit.timeline(week)\n"
            'ahead = events[events["begin"] > events["published"]]\n'
            'plans = ahead[~ahead["sentence"].str.startswith("North Korea calls")]',
            "One row is left in which something “said” lies in the future. Nobody quotes what has not been said: whose clock is it?",
            f"{_KEPT} == {_AHEAD} - {{{_NAME}}}",
        ),
        Wrong(
            'events = kit.timeline(week)\nplans = events[events["begin"] >= events["published"]]',
            "What happens on the day of publication itself is in your table. Use > in place of >=.",
            f"{_AHEAD} < {_KEPT} and all(first >= printed for first, printed in"
            ' zip(column(answer, "begin"), column(answer, "published")))',
        ),
        Wrong(
            'events = kit.timeline(week)\nplans = events[events["end_"] > events["published"]]',
            "You compared the last day. A week that began on the day of publication has begun: compare the first day.",
            f"{_AHEAD} < {_KEPT} and all(final > printed for final, printed in"
            ' zip(column(answer, "end_"), column(answer, "published")))',
        ),
        Wrong(
            'events = kit.timeline(week)\nplans = events[events["begin"] < events["published"]]',
            "You kept what lies before publication. Turn the sign round.",
            f"not {_KEPT} & {_AHEAD}",
        ),
    ),
    hints=(
        "Two columns hold the days that you need. Which one has to be later?",
        'Begin with `ahead = events[events["begin"] > events["published"]]`, and show it with the column “sentence”.',
        "Put `~(…)` around a condition for a row that you do not want, such as one on its article or on how its sentence begins.",
    ),
    done="A plan is an event that a report expects. Whether it happened can only be told by a later report.",
    teacher="""
**To talk about.** Which of these plans do later reports tell as facts? The Chinese delegation did come on 26 July (EFE of 29 July). The machine has no column
for *plan*; in which table of the lesson are plans and facts mixed?
**Contested.** *On Thursday, Pyongyang marks 70 years* is written like a fact. The day of an anniversary is certain, how it is kept is not.
""",
)

FOUR_MONTHS = Task(
    id="03.9",
    title="A day between two reports",
    level="make",
    route="analyst",
    minutes=(8, 15),
    points=3,
    objectives=("find", "exact"),
    ask="""
`news["2022-09-26-reuters"]` tells of border lockdowns that were eased *less than four months before the suspension*. The machine gives this as
a length without a place on the calendar. Give it a place: which are the `first` and the `last` day on which the easing can lie? Then read
`news["2022-01-16-yonhap"]`, a report of a Sunday: on which day did a train cross into China? Last, choose the sentence that says no more than you know:

- **A.** North Korea eased its lockdowns on the day of that train.
- **B.** The train that Yonhap reports lies within the time that Reuters gives for the easing.
- **C.** Reuters and Yonhap contradict each other about the train.
- **D.** Two agencies, each by itself, confirm when the lockdowns were eased.
""",
    variable="eased",
    start='eased = {"first": ..., "last": ..., "train": ..., "sentence": ...}  # three days and a letter',
    solution=(
        'stop = pd.Timestamp("2022-04-29")\n'
        'eased = {"first": stop - pd.DateOffset(months=4), "last": stop, "train": "2022-01-16", "sentence": "B"}'
    ),
    right=(
        'eased = {"first": "2021-12-30", "last": "2022-04-28", "train": "2022-01-16", "sentence": "b"}',
        'eased = {"first": "29 December 2021", "last": "29 April 2022", "train": "16 January 2022", "sentence": "B."}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "first", "last", "train", "sentence")',
            "Four answers are needed: three days and the letter of a sentence.",
        ),
        Need(
            'secret(day(answer["last"], 2022))',
            "Under “last” stands a day at the suspension, or just before it.",
            ("2022-04-28", "2022-04-29"),
        ),
        Need(
            'secret(day(answer["first"], 2021))',
            "Under “first” stands the day that lies four months before the suspension, or the day after it.",
            ("2021-12-29", "2021-12-30"),
        ),
        Need(
            'secret(day(answer["train"], 2022))',
            "Under “train” stands the day of the crossing itself.",
            ("2022-01-16",),
        ),
        Need(
            'all_of([answer["sentence"]]) <= {"a", "b", "c", "d"}',
            "Under “sentence” stands one of the letters A, B, C and D.",
        ),
        Need('secret(answer["sentence"])', "This sentence says more than you know, or less.", ("B",)),
    ),
    wrong=(
        Wrong(
            'eased = {"first": "2022-05-26", "last": "2022-09-26", "train": "2022-01-16", "sentence": "B"}',
            "You counted from the day of publication. The words say “before the suspension”: when was that?",
            says("last", "2022-09-26", "2022-09-25"),
        ),
        Wrong(
            'eased = {"first": "2022-04-29", "last": "2022-08-29", "train": "2022-01-16", "sentence": "B"}',
            "You counted ahead from the suspension. “Before” goes the other way.",
            says("last", "2022-08-29", "2022-08-28"),
        ),
        Wrong(
            'eased = {"first": "2022-04-29", "last": "2022-04-29", "train": "2022-01-16", "sentence": "B"}',
            "With these two, the easing and the suspension fall on one day. How far back does “less than four months” reach?",
            says("first", "2022-04-29", "2022-04-28"),
        ),
        Wrong(
            'eased = {"first": "2022-01-01", "last": "2022-04-29", "train": "2022-01-16", "sentence": "B"}',
            "January is the fourth month when you count the names. Count from day to day: the limit lies in the year before.",
            says("first", "2022-01-01"),
        ),
        Wrong(
            'eased = {"first": "2021-12-29", "last": "2022-04-29", "train": "2022-01-17", "sentence": "B"}',
            "That is the Monday on which the train would “probably go back”: a plan, and the other direction.",
            says("train", "2022-01-17"),
        ),
        Wrong(
            'eased = {"first": "2021-12-29", "last": "2022-04-29", "train": "2022-01-16", "sentence": "A"}',
            "Reuters gives a stretch of four months and names no train. That both are one event is your guess, though a good one.",
            'same(answer["sentence"], "A")',
        ),
        Wrong(
            'eased = {"first": "2021-12-29", "last": "2022-04-29", "train": "2022-01-16", "sentence": "C"}',
            "For a contradiction one of them must rule out what the other says. Does the day of the train lie outside your two days?",
            'same(answer["sentence"], "C")',
        ),
        Wrong(
            'eased = {"first": "2021-12-29", "last": "2022-04-29", "train": "2022-01-16", "sentence": "D"}',
            "Look at whom Reuters cites in its first paragraph. Two outlets need not be two sources.",
            'same(answer["sentence"], "D")',
        ),
    ),
    hints=(
        "Find the day of the suspension first; it stands in the third paragraph.",
        "`pd.Timestamp(day) - pd.DateOffset(months=4)` goes back four months. “Less than” tells which side of that day.",
        "The first day lies at the end of 2021. For the sentence, cross out each one that claims to know why the train ran or who else knew.",
    ),
    done="A length becomes a stretch of days once its anchor is known. That one thing lies within another does not make them the same.",
    teacher="""
**The anchor** is *Apr 29*, without a year; it lies before the report of September 2022. The machine finds it, but does not count back from it.
**Contested.** Whether the days of the limits themselves count (*less than*, *before*): both ways pass. A later report by another agency, which is not in the
collection, gives 17 and 18 January for the first trains.
**To talk about.** The headline of the Reuters report ends in *Report*: the news rests on one other agency, Yonhap.
""",
)

EXERCISES = Exercises(
    lesson="03",
    name="timeline",
    title="Exercises to lesson 03 · Timeline",
    opening=OPENING,
    objectives={
        "find": "find the time expressions of a report and say what each means on the calendar",
        "exact": "say how exact and how sure such a date is, and why",
        "build": "build a timeline of a week from many reports, and show where they disagree",
        "publication": "tell the day of publication from the day of the event",
    },
    setup=SETUP,
    tasks=(YEAR_EARLIER, VISIT, PRINTED, SURE, LONG_BAR, MIDNIGHT, WHICH_MONDAY, PLANS, FOUR_MONTHS),
    closing=CLOSING,
)
