"""Exercises to lesson 04: statements, chains of sources, kinds of differences, and a paragraph from several accounts."""

from kit.classroom.tasks import Exercises, Need, Option, Task, Wrong, choice

OPENING = """
Nine tasks to lesson [04 · Sources](../../notebooks/04-sources.ipynb), 40–65 minutes in all. They use other articles than the
lesson. **No code:** tasks 1, 2, 3, 4, 8 and 9; you only write words between quotation marks. **Some Python:** tasks 5 and 6.
**Analyst:** task 7.
"""

CLOSING = """
## Look back

In which task did you first trust a source that you would not trust now, or the other way round? What changed your mind?

*My sentence:*
"""

SETUP = """
news = kit.read("seeds", local=False)
late = news.where(between=("2023-08-01", "2026-12-31"))
"""

CHAIN_END = choice(
    id="04.1",
    title="Three links",
    objectives=("behind",),
    ask="""
Sputnik is an agency of the Russian state. Its article `news["2023-07-28-sputnik"]` begins: *A military parade in Pyongyang on
Thursday night was overseen by Kim Jong Un … and a Russian delegation …, a South Korean news agency reported on Friday, citing the
Korean Central News Agency (KCNA) of the North.* Who stands at the end of this chain?
""",
    options={
        "A": Option(
            "Sputnik", "Sputnik is the outlet that you read. A chain begins there; follow it to the other end."
        ),
        "B": Option(
            "a South Korean news agency",
            "This is the nearest source. How does it know? The sentence goes on.",
        ),
        "C": Option(
            "KCNA",
            "Russian state media tell what a Russian minister did, and have it from the North by way of the South: two links between.",
        ),
        "D": Option(
            "the Russian delegation",
            "It was there, but the sentence does not say that anybody asked it. A person in the story is not yet a source.",
        ),
    },
    correct="C",
    variable="chain_end",
    hints=(
        "Ask of each name: does the sentence say that it told something?",
        "Lesson 04, part 1: one source can stand behind another. Which word shows it here?",
        "The word “citing” points from one agency to another one.",
    ),
    teacher="""
**To talk about.** The guests were from Moscow, and still an agency from Moscow used a report from Seoul about a report from Pyongyang.
Further down, the same article names KCNA directly. What could get lost or changed between the links?
""",
)

TWO_SOURCES = Task(
    id="04.2",
    title="One sentence, two sources",
    level="read",
    route="no code",
    minutes=(3, 5),
    points=2,
    objectives=("mark", "behind"),
    ask="""
Read the fourth paragraph of `news["2023-07-27-kyodo"]`. Its second sentence tells where Shoigu was later on Thursday. Copy from it
the *content*, the *nearest* source (from whom does Kyodo have it?), and the source *behind it* (from whom does that one have it?).
""",
    variable="links",
    start='links = {"content": ..., "nearest": ..., "behind it": ...}  # words as they stand in the sentence',
    solution=(
        "links = {\n"
        '    "content": "Shoigu attended a military parade for the anniversary later on Thursday",\n'
        '    "nearest": "the Tass news agency",\n'
        '    "behind it": "the Russian Defense Ministry",\n'
        "}"
    ),
    right=(
        "links = {\n"
        '    "content": "Shoigu attended a military parade for the anniversary later on Thursday,",\n'
        '    "nearest": "TASS",\n'
        '    "behind it": "Russian Defense Ministry",\n'
        "}",
        "links = {\n"
        '    "content": "Shoigu attended a military parade",\n'
        '    "nearest": "Tass news agency",\n'
        '    "behind it": "The Russian Defense Ministry",\n'
        "}",
    ),
    needs=(
        Need(
            'is_mapping(answer, "content", "nearest", "behind it")',
            "Three answers are needed: under “content”, “nearest” and “behind it”.",
        ),
        Need(
            'all(stands_in(words, news["2023-07-27-kyodo"].text) for words in answer.values())',
            "Something in your answer does not stand in the article in these words.",
        ),
        Need(
            'stands_in(answer["content"], "Shoigu attended a military parade for the anniversary later on Thursday")'
            ' and "attended" in words(answer["content"])',
            "The content is what is said, without those who say it and without their cues.",
        ),
        Need(
            'secret(answer["nearest"])',
            "Under “nearest” stands the one from whom Kyodo has the news.",
            ("the Tass news agency", "Tass news agency", "Tass", "the Tass"),
        ),
        Need(
            'secret(answer["behind it"])',
            "Under “behind it” stands the one from whom the nearest source has it.",
            ("the Russian Defense Ministry", "Russian Defense Ministry"),
        ),
    ),
    wrong=(
        Wrong(
            'links = {"content": "Shoigu attended a military parade for the anniversary later on Thursday",'
            ' "nearest": "the Russian Defense Ministry", "behind it": "the Tass news agency"}',
            "You have the two the other way round. Did the agency tell the ministry, or the ministry the agency?",
            '"ministry" in words(answer["nearest"]) and "tass" in words(answer["behind it"])',
        ),
        Wrong(
            'links = {"content": "a parade could come early on Thursday",'
            ' "nearest": "Sources familiar with inter-Korean relations", "behind it": "the Tass news agency"}',
            "This is the sentence before. It tells what was expected and turned out otherwise.",
            '"familiar" in words(answer["nearest"]) or "could" in words(answer["content"])',
        ),
        Wrong(
            'links = {"content": "Shoigu attended a military parade for the anniversary later on Thursday,'
            ' the Russian Defense Ministry said", "nearest": "the Tass news agency",'
            ' "behind it": "the Russian Defense Ministry"}',
            "The machine cuts it in this way, too. Is “said” a part of what happened, or of the chain?",
            '"said" in words(answer["content"])',
        ),
        Wrong(
            'links = {"content": "Shoigu attended a military parade for the anniversary later on Thursday",'
            ' "nearest": "Kyodo", "behind it": "the Tass news agency"}',
            "Kyodo is the outlet itself. The question is from whom it has the news.",
            'same(answer["nearest"], "Kyodo")',
        ),
    ),
    hints=(
        "There are two cues in the sentence: one is a verb, the other has two words. Whose is each?",
        "Begin at the end of the sentence and go back: what the last one named reports is itself somebody’s statement.",
        "A ministry said something, and an agency passed it on. The agency is nearer to Kyodo.",
    ),
    done="One sentence, two sources. Neither of the two is from North Korea: this makes the parade known by another way than KCNA.",
    teacher="""
**To talk about.** The machine finds this chain, but only half: it gives *Tass* as the source, notes the ministry under `via`, and leaves
*the Russian Defense Ministry said* in the content. Show `kit.tag_statements(news["2023-07-27-kyodo"])` afterwards.
**Contested.** TASS and the ministry both belong to the Russian state. Are these two sources? Two links, but hardly two independent
ones.
""",
)

NOT_ITS_OWN = Task(
    id="04.3",
    title="Not its own voice",
    level="read",
    route="no code",
    minutes=(3, 5),
    points=2,
    objectives=("mark",),
    ask="""
Run the cell. The table has the sentences of `news["2023-07-20-dong-a-ilbo"]` that the machine gives to the newspaper's *own voice*. In
one of them somebody else is speaking, and the sentence says who. Copy the source and the cue from it. Then choose why the machine missed it:

- **A.** The source stands behind the content and not before it.
- **B.** The cue is not a verb of saying.
- **C.** Nothing in the sentence stands in quotation marks.
""",
    variable="missed",
    start=(
        'missed = {"source": ..., "cue": ..., "reason": ...}\n'
        'voices = kit.tag_statements(news["2023-07-20-dong-a-ilbo"])\n'
        'kit.show(voices[voices["kind"] == "own"], ["text"], rows=12)'
    ),
    solution=(
        "missed = {\n"
        '    "source": "White House Press Secretary Karine Jean-Pierre",\n'
        '    "cue": "in the words of",\n'
        '    "reason": "B",\n'
        "}"
    ),
    right=(
        'missed = {"source": "Karine Jean-Pierre", "cue": "in the words of", "reason": "b"}',
        'missed = {"source": "White House Press Secretary Karine Jean-Pierre", "cue": "the words of", "reason": "B"}',
        'missed = {"source": "Jean-Pierre", "cue": "in the words", "reason": "B"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "source", "cue", "reason")',
            "Three answers are needed: under “source”, “cue” and “reason”.",
        ),
        Need(
            'stands_in(answer["source"], "White House Press Secretary Karine Jean-Pierre, who spoke at a regular briefing")'
            ' and "pierre" in answer["source"].casefold()',
            "The source is the person whose statement the machine took for the newspaper’s own.",
        ),
        Need(
            'stands_in(answer["cue"], "in the words of") and "words" in words(answer["cue"])',
            "The cue is what shows that somebody else is speaking. It stands directly before the source.",
        ),
        Need(
            'all_of([answer["reason"]]) <= {"a", "b", "c"}',
            "Under “reason” stands one of the letters A, B and C.",
        ),
        Need(
            'secret(answer["reason"])',
            "Another reason is right. Compare with a sentence that the machine did find.",
            ("B",),
        ),
    ),
    wrong=(
        Wrong(
            'missed = {"source": "The Pentagon", "cue": "identified", "reason": "B"}',
            "The machine did not miss this one. Look only at the sentences in the table.",
            '"pentagon" in words(answer["source"]) or "cbs" in words(answer["source"])',
        ),
        Wrong(
            'missed = {"source": "the military authorities of the two sides", "cue": "attention is on", "reason": "B"}',
            "Nobody tells anything in that sentence. It asks what the authorities may do.",
            '"authorities" in words(answer["source"])',
        ),
        Wrong(
            'missed = {"source": "King", "cue": "in the words of", "reason": "B"}',
            "The sentence is about him. Who speaks about him?",
            '"king" in words(answer["source"])',
        ),
        Wrong(
            'missed = {"source": "Karine Jean-Pierre", "cue": "spoke", "reason": "B"}',
            "This verb tells where the person was speaking, in a part that could be left out. What ties the person to the quoted words?",
            '"spoke" in words(answer["cue"])',
        ),
        Wrong(
            'missed = {"source": "Karine Jean-Pierre", "cue": "in the words of", "reason": "A"}',
            "“According to the Associated Press” stands behind its content as well, and the machine found it.",
            'same(answer["reason"], "A")',
        ),
        Wrong(
            'missed = {"source": "Karine Jean-Pierre", "cue": "in the words of", "reason": "C"}',
            "Look again: there are quotation marks. And most statements have none.",
            'same(answer["reason"], "C")',
        ),
    ),
    hints=(
        "Read each sentence of the table and ask: could the newspaper know this by itself? Does it say from whom?",
        "One sentence has quotation marks. Whose words are they?",
        "Look for a phrase of four small words between the quotation and a name.",
    ),
    done="“In the words of” does the work of “said”. A list of verbs will never hold every way to name a source.",
    teacher="""
**To talk about.** Other phrases of the corpus that the machine misses: *in his view* (AFP, 29 July), *in the U.S. assessment* (KBS,
14 October). Would you add them to its list? What could go wrong with “in the view”?
**Also look at** the next sentence: the machine finds *She added*, whoever *she* is. It goes by the cue, not by the speaker.
""",
)

KINDS = Task(
    id="04.4",
    title="Four differences, four kinds",
    level="read",
    route="no code",
    minutes=(5, 8),
    points=3,
    objectives=("compare",),
    ask="""
Two articles do not say the same. Is it **C** a contradiction, **V** another point of view, **M** another moment, or **X** a mistake of
the machine, which put two different things into one row? Use each letter once. Look into the articles where you need to.

1. The depot of arms lies “about 200 kilometers” from Ukraine's border (`2023-10-13-kyiv-independent`), “about 290 kilometers” from it
   (`2023-10-14-kbs`).
2. Whether Kim attended the parade “was not yet clear” (`2023-07-27-korea-herald`). He “has overseen” it (`2023-07-28-afp`).
3. The visits “highlight support for North Korea's unlawful weapons programs” (`2023-07-28-yonhap`). The visit should “serve peace and
   stability in the region” (`2023-07-25-cgtn`).
4. Putin and Kim met in “Russia's Amur Oblast” (`2023-10-13-kyiv-independent`). They held talks “in Pyongyang” (`2024-06-19-afp`).
""",
    variable="kinds",
    start="kinds = {1: ..., 2: ..., 3: ..., 4: ...}  # letters in quotation marks",
    solution='kinds = {1: "C", 2: "M", 3: "V", 4: "X"}',
    right=('kinds = {1: "c", 2: "m", 3: "v", 4: "x"}', 'kinds = {4: "X", 3: "V", 2: "M", 1: "C"}'),
    needs=(
        Need(
            "is_mapping(answer, 1, 2, 3, 4)",
            "Four answers are needed, written as in the starter: a letter under each of the numbers 1 to 4.",
        ),
        Need(
            "all(is_text(letter) for letter in answer.values())"
            ' and all_of(answer.values()) == all_of(["C", "V", "M", "X"])',
            "Each of the four letters C, V, M and X is used once.",
        ),
        Need("secret(answer[4])", "In row 4: are the two sentences about the same meeting? Look at the dates.", ("X",)),
        Need("secret(answer[3])", "In row 3: who is speaking in each article?", ("V",)),
        Need("secret(answer[1])", "In row 1: can both sentences be true?", ("C",)),
        Need("secret(answer[2])", "In row 2: what lies between the two articles?", ("M",)),
    ),
    wrong=(
        Wrong(
            'kinds = {1: "C", 2: "M", 3: "X", 4: "V"}',
            "Row 3 is about one event, seen by two governments. Row 4 has two different years.",
            'is_mapping(answer) and same(answer[3], "X")',
        ),
        Wrong(
            'kinds = {1: "C", 2: "X", 3: "V", 4: "M"}',
            "“Another moment” means that one event was known better later. In one of your rows there are two events.",
            'is_mapping(answer) and same(answer[4], "M")',
        ),
        Wrong(
            'kinds = {1: "X", 2: "M", 3: "V", 4: "C"}',
            "A contradiction needs one and the same thing. When and where was each meeting of row 4?",
            'is_mapping(answer) and same(answer[4], "C")',
        ),
        Wrong(
            'kinds = {1: "V", 2: "M", 3: "C", 4: "X"}',
            "A distance is not a point of view: it can be measured. What could be measured in row 3?",
            'is_mapping(answer) and same(answer[1], "V")',
        ),
        Wrong(
            'kinds = {1: "M", 2: "C", 3: "V", 4: "X"}',
            "“Not yet clear” does not say that he stayed away. And a town does not move from one day to the next.",
            'is_mapping(answer) and same(answer[2], "C")',
        ),
    ),
    hints=(
        "First ask for each row: one event or two? One speaker or two? One day or two?",
        "One row has two articles from 2023 and 2024. Read in both when the two leaders met.",
        "In one row both sides could be right because the later one knows more. In another, only a map decides.",
    ),
    done="Only one of the four rows is a contradiction. A table shows that words differ; why they differ, a reader finds out.",
    teacher="""
**To talk about.** Row 1: neither outlet names a source for its distance. How would you check it? Row 3: each statement has its speaker
(Vedant Patel of the State Department; Mao Ning of the Chinese Foreign Ministry). One visit may be both.
**The machine.** Row 4 is a row of `kit.differences(kit.compare(late))`; the first meeting was in September 2023, the other in June 2024. Row 1
appears when the two articles alone are compared; rows 2 and 3 it does not find.
**Contested.** Some learners call row 3 a contradiction. It would be one if both spoke of something that can be measured.
""",
)

ANOTHER_WAY = Task(
    id="04.5",
    title="Known by another way",
    level="modify",
    route="some Python",
    minutes=(4, 7),
    points=2,
    objectives=("behind",),
    ask="""
All four articles tell of the parade of 27 July. Change the word `"missile"` so that the table shows the statements about the parade. For
each article: does it have, for the fact that there *was* a parade, a source other than North Korea's state media? Write that source, in
the words of the article. If there is none, write `"state media"`.
""",
    variable="other_ways",
    start=(
        'other_ways = {"reuters": ..., "sputnik": ..., "korea-herald": ..., "afp": ...}\n'
        'names = ["2023-07-27-reuters", "2023-07-28-sputnik", "2023-07-27-korea-herald", "2023-07-28-afp"]\n'
        "said = kit.tag_statements([news[name] for name in names])\n"
        'about = said[said["text"].str.contains("missile")]  # change this\n'
        'kit.show(about, ["article", "source", "text"], rows=20)'
    ),
    solution=(
        "other_ways = {\n"
        '    "reuters": "state media",\n'
        '    "sputnik": "state media",\n'
        '    "korea-herald": "sources with knowledge of the matter",\n'
        '    "afp": "satellite imagery",\n'
        "}"
    ),
    right=(
        'other_ways = {"reuters": "KCNA", "sputnik": "KCNA", "korea-herald": "sources", "afp": "Satellite imagery"}',
        'other_ways = {"reuters": "State news agency KCNA", "sputnik": "the Korean Central News Agency",\n'
        '              "afp": "imagery", "korea-herald": "sources with knowledge"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "reuters", "sputnik", "korea-herald", "afp")',
            "Four answers are needed, one for each article.",
        ),
        Need(
            'any(name in answer["reuters"].casefold() for name in ("kcna", "korean central news", "state media"))',
            "For Reuters: does its article name anybody else who knows of the parade?",
        ),
        Need(
            'any(name in answer["sputnik"].casefold() for name in ("kcna", "korean central news", "state media"))',
            "For Sputnik: follow the chain to its end.",
        ),
        Need(
            'stands_in(answer["korea-herald"], "sources with knowledge of the matter")',
            "For The Korea Herald: who is the source of its first sentence?",
        ),
        Need(
            'stands_in(answer["afp"], "Satellite imagery") or stands_in(answer["afp"], "Satellite images")',
            "For AFP: most of it comes from the state agency, but for one sentence somebody looked from elsewhere.",
        ),
    ),
    wrong=(
        Wrong(
            'other_ways = {"reuters": "state media", "sputnik": "a South Korean news agency",'
            ' "korea-herald": "sources with knowledge of the matter", "afp": "satellite imagery"}',
            "This agency was not at the parade. Whom does it cite?",
            '"south" in words(answer["sputnik"])',
        ),
        Wrong(
            'other_ways = {"reuters": "state media", "sputnik": "Russian delegation",'
            ' "korea-herald": "sources with knowledge of the matter", "afp": "satellite imagery"}',
            "The delegation saw the parade. Does the article say that it told anything about it?",
            '"delegation" in words(answer["sputnik"])',
        ),
        Wrong(
            'other_ways = {"reuters": "state media", "sputnik": "state media",'
            ' "korea-herald": "sources with knowledge of the matter", "afp": "Yangmo Ku"}',
            "The professor explains what the parade is good for. Does he say how he knows that there was one?",
            '"ku" in words(answer["afp"]) or "professor" in words(answer["afp"])',
        ),
        Wrong(
            'other_ways = {"reuters": "state media", "sputnik": "state media", "korea-herald": "state media",'
            ' "afp": "state media"}',
            "Two of the four know it by another way. In one case it is a person or persons, in the other a thing.",
            "len(all_of(answer.values())) == 1",
        ),
        Wrong(
            'other_ways = {"reuters": "SEOUL", "sputnik": "state media",'
            ' "korea-herald": "sources with knowledge of the matter", "afp": "satellite imagery"}',
            "The dateline says where a report was sent from. From that city nobody could see the parade.",
            'same(answer["reuters"], "Seoul")',
        ),
    ),
    hints=(
        "When the table shows the parade, read the column “source” for one article at a time.",
        "Two articles rest on the state agency alone. In one of them it stands behind another agency.",
        "One source has no name and is several people. One is not a person: it was made from very high up.",
    ),
    done="Four outlets, and three ways to know of the parade: the state agency, unnamed people, and pictures from space.",
    teacher="""
**To talk about.** Which of the three ways would you trust most, and for what? Images show that there was a parade, not who stood on the
balcony. People without a name can't be asked again. The state agency saw most, and chose what to tell.
**In its own voice** Reuters says that the parade “took place on Thursday night”: the sentence before it has given the source.
""",
)

#: The other article of 04.6, as an id or as the name of an outlet.
_OTHER = 'str(answer["other"]).casefold().replace(" ", "-")'

TWO_EDITS = Task(
    id="04.6",
    title="One report, two edits",
    level="modify",
    route="some Python",
    minutes=(4, 7),
    points=2,
    objectives=("compare", "behind"),
    ask="""
`news["2023-07-27-the-national"]` has much of its text from an agency. Another outlet printed the same report. Change the second article
until most sentences are *kept* or *corrected*. Choose from those of 27 July: `the-week`, `korea-herald`, `al-jazeera`, `scnr`. One sentence is only in the
other article: copy it. What follows from its absence in The National?

- **A.** The National hides what analysts think.
- **B.** The National had less space.
- **C.** Nothing yet. Either may have cut or added, and the kit holds only a part of both.
""",
    variable="edits",
    start=(
        'edits = {"other": ..., "only there": ..., "follows": ...}\n'
        'one = news["2023-07-27-the-national"]\n'
        'other = news["2023-07-27-the-week"]  # change this\n'
        "kit.version_diff(one, other)"
    ),
    solution=(
        "edits = {\n"
        '    "other": "2023-07-27-al-jazeera",\n'
        '    "only there": "Some analysts see in the meeting of North Korea, Russia and China"\n'
        '                  " a revival of their line-up in the Cold War.",\n'
        '    "follows": "C",\n'
        "}\n"
        'kit.version_diff(news["2023-07-27-the-national"], news["2023-07-27-al-jazeera"])'
    ),
    right=(
        'edits = {"other": "al-jazeera", "only there": "a revival of their line-up in the Cold War", "follows": "c"}',
        'edits = {"other": "the article of Al Jazeera", "follows": "C",\n'
        '         "only there": "Some analysts see in the meeting of North Korea, Russia and China"}',
        'other = news["2023-07-27-al-jazeera"]\n'
        'edits = {"other": other, "only there": other.paragraphs[3].of(other.text), "follows": "C"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "other", "only there", "follows")',
            "Three answers are needed: under “other”, “only there” and “follows”.",
        ),
        Need(
            f'any(name in {_OTHER} for name in ("the-week", "korea-herald", "al-jazeera", "scnr"))',
            "Under “other” stands one of the four articles from which you choose.",
        ),
        Need(
            f'secret([name for name in ("the-week", "korea-herald", "al-jazeera", "scnr") if name in {_OTHER}])',
            "With this article most sentences are dropped or added, and few are kept.",
            (["al-jazeera"],),
        ),
        Need(
            'stands_in(answer["only there"], news["2023-07-27-al-jazeera"].text)',
            "Copy the words under “only there” as they stand in the other article.",
        ),
        Need(
            'stands_in(answer["only there"], "Some analysts see in the meeting of North Korea, Russia and China'
            ' a revival of their line-up in the Cold War.") and len(words(answer["only there"])) >= 4',
            "This is in both articles. In the comparison, look for the sign of a sentence that was added.",
        ),
        Need(
            'all_of([answer["follows"]]) <= {"a", "b", "c"}',
            "Under “follows” stands one of the letters A, B and C.",
        ),
        Need('secret(answer["follows"])', "Something else follows: look at `one.details` and `other.details`.", ("C",)),
    ),
    wrong=(
        Wrong(
            'edits = {"other": "2023-07-27-scnr", "only there": "Sky News reported", "follows": "C"}',
            "Both tell of the ban by the Security Council, each in its own words. A copy shares whole sentences.",
            '"scnr" in str(answer["other"]).casefold()',
        ),
        Wrong(
            'edits = {"other": "2023-07-27-the-week", "only there": "according to the BBC", "follows": "C"}',
            "You have not changed the article yet. How many sentences are kept here?",
            '"week" in str(answer["other"]).casefold()',
        ),
        Wrong(
            'edits = {"other": "2023-07-27-al-jazeera", "only there": "nuclear-capable", "follows": "C"}',
            "This word was added inside a sentence that both have. One whole sentence is new.",
            'same(answer["only there"], "nuclear-capable")',
        ),
        Wrong(
            'edits = {"other": "2023-07-27-al-jazeera", "only there": "a revival of their line-up in the Cold War",'
            ' "follows": "A"}',
            "A missing fact is not a hidden fact. It may not have stood in the version that they had.",
            'same(answer["follows"], "A")',
        ),
        Wrong(
            'edits = {"other": "2023-07-27-al-jazeera", "only there": "a revival of their line-up in the Cold War",'
            ' "follows": "B"}',
            "That may be so. Does anything in the articles say it?",
            'same(answer["follows"], "B")',
        ),
    ),
    hints=(
        "Run the cell for each of the four and read only the first line: how many sentences are kept?",
        "Both outlets belong to states on the Arabian Peninsula, and both spell out what the missiles are banned by.",
        "The sentence that is only there names nobody and speaks of an earlier age of the world.",
    ),
    done="Two outlets and one agency report: for what is kept, this is one source. And what is missing is only missing here.",
    teacher="""
**To talk about.** Both rest on a report by Reuters (see `details["note"]`); neither says so in the part that the kit holds. For “who tells
it”, count two outlets; for “how do we know”, one source.
**Contested.** B is a good guess and still a guess. Of both articles only *most* was read for the kit: `details["part_read"]`.
""",
)

REPORTEDLY = Task(
    id="04.7",
    title="Reportedly",
    level="make",
    route="analyst",
    minutes=(6, 10),
    points=3,
    objectives=("mark",),
    ask="""
*Reportedly* says that somebody said it, and not who. The machine gives such a sentence to the outlet's own voice, and notes the word in the
column `hedges`. Take the articles in `late`. Keep the rows of `said` that are `own` *and* have *reportedly* (under `"rows"`: the table, or how many
there are). In one of them the sentence names the person who said it: the machine should have found a statement there. Which article is
it, and who speaks?
""",
    variable="handed_on",
    start=(
        "said = kit.tag_statements(late)\n"
        'handed_on = {"rows": ..., "article": ..., "who": ...}\n'
        'kit.show(said, ["article", "kind", "hedges", "text"], rows=6)'
    ),
    solution=(
        "said = kit.tag_statements(late)\n"
        'rows = said[(said["kind"] == "own") & said["text"].str.contains("reportedly")]\n'
        'handed_on = {"rows": rows, "article": "2023-09-05-kbs", "who": "Sergei Shoigu"}\n'
        'kit.show(rows, ["article", "text"])'
    ),
    right=(
        "said = kit.tag_statements(late)\n"
        "rows = said.query(\"kind == 'own' and hedges == 'reportedly'\")\n"
        'handed_on = {"rows": len(rows), "article": news["2023-09-05-kbs"], "who": "Shoigu"}',
        'handed_on = {"rows": 5, "article": "2023-09-05-kbs", "who": "Russian Defense Minister Sergei Shoigu"}',
    ),
    needs=(
        Need(
            'is_mapping(answer, "article", "who") and (is_table(answer.get("rows"), "text") or is_number(answer.get("rows")))',
            "Three answers are needed: a table or a number under “rows”, an id under “article”, a name under “who”.",
        ),
        Need(
            "(lambda rows, said: (rows == len(said) if is_number(rows) else sorted(column(rows, 'text')) == sorted(said)))"
            "(answer['rows'], [row.text for row in kit.tag_statements(news.where(between=('2023-08-01', '2026-12-31')))"
            ".itertuples() if row.kind == 'own' and 'reportedly' in row.text])",
            "The rows are not the right ones yet: own voice, with the word “reportedly”, in `late`.",
        ),
        Need('str(answer["article"]) in news', "Under “article” stands the id of an article: copy it from the table."),
        Need(
            'secret(answer["article"])',
            "In this article the word stands, but the sentence does not say who said it.",
            ("2023-09-05-kbs",),
        ),
        Need(
            '"shoigu" in words(answer["who"]) or stands_in(answer["who"], "its defense minister")',
            "Under “who” stands the person who said it.",
        ),
    ),
    wrong=(
        Wrong(
            'said = kit.tag_statements(late)\nhanded_on = {"rows": said[said["kind"] == "own"],'
            ' "article": "2023-09-05-kbs", "who": "Shoigu"}',
            "These are all sentences in an outlet’s own voice. A second condition goes in brackets after the sign &.",
            'is_table(answer["rows"], "text") and any("reportedly" not in text for text in answer["rows"]["text"])',
        ),
        Wrong(
            "said = kit.tag_statements(news)\n"
            'handed_on = {"rows": said[said["text"].str.contains("reportedly")], "article": "2023-09-05-kbs", "who": "Shoigu"}',
            "You have searched all articles. The task is about those from August 2023 on, in `late`.",
            '(len(answer["rows"]) if is_table(answer["rows"]) else answer["rows"]) == 7',
        ),
        Wrong(
            'handed_on = {"rows": 5, "article": "2024-04-14-kbs", "who": "Kim Jong-un"}',
            "There Kim does something: he meets and he values. Who told it, the sentence leaves open.",
            'same(answer["article"], "2024-04-14-kbs")',
        ),
        Wrong(
            'handed_on = {"rows": 5, "article": "2023-10-13-kyiv-independent", "who": "the White House"}',
            "The White House stands in another sentence. In these sentences nobody is named who said it.",
            'same(answer["article"], "2023-10-13-kyiv-independent")',
        ),
        Wrong(
            'handed_on = {"rows": 5, "article": "2023-09-05-kbs", "who": "TASS"}',
            "The agency passed it on, says the next paragraph. Whose statement is it?",
            'same(answer["who"], "TASS") or same(answer["who"], "Sputnik")',
        ),
    ),
    hints=(
        "Try one condition first: which rows have the word in their text? How many are there?",
        '`said["text"].str.contains("reportedly")` is True for such rows; join two conditions with & and put each in brackets.',
        "In the sentence that you look for, a verb of saying stands beside the word, at the very end.",
    ),
    done="A word such as “reportedly” is honest about the distance, and silent about the source.",
    teacher="""
**To talk about.** Why may an outlet write *reportedly*? It has not checked, it wants to be brief, the source is named elsewhere, or it
can't be named. In the first article the next paragraph does name it: TASS and Sputnik.
**Contested.** *Kim reportedly attached great significance to the visit*: somebody told of Kim's view. It is a report about an attitude, not
a statement that Kim is said to have made.
""",
)

MEND = Task(
    id="04.8",
    title="Mend two sentences",
    level="modify",
    route="no code",
    minutes=(5, 8),
    points=2,
    objectives=("write",),
    ask="""
Somebody has read `news["2023-08-22-bbc"]` and `news["2023-08-22-yonhap"]` and written:

> A North Korean plane flew to Beijing on 22 August 2023. **It landed at 9:16. There were 210 people on board.**

Rewrite the two sentences in bold, so that each fact has its source, and nothing is said that the accounts do not say. Where the accounts
differ, give both.
""",
    variable="mended",
    start='mended = {"landing": ..., "people": ...}  # a sentence under each',
    solution=(
        "mended = {\n"
        '    "landing": "It landed at 9:14 according to Yonhap, and at 9:16 according to the BBC,"\n'
        '               " which had the time from Flightradar24.",\n'
        '    "people": "How many people were on board is not known, both wrote; the BBC adds, after Flightradar24,"\n'
        '              " that this type of plane has room for up to 210.",\n'
        "}"
    ),
    right=(
        "mended = {\n"
        '    "landing": "Flightradar24 gave 09:16 as the time of landing, the BBC reported; Yonhap said 9:14 a.m.",\n'
        '    "people": "Neither the BBC nor Yonhap could say who was on the plane.",\n'
        "}",
        "mended = {\n"
        '    "landing": "Yonhap has the plane land at 9:14, Flightradar24 (in the BBC) at 9:16.",\n'
        '    "people": "The plane has 210 seats, the BBC says; how many people were on it nobody said.",\n'
        "}",
    ),
    needs=(
        Need('is_mapping(answer, "landing", "people")', "Two answers are needed: under “landing” and “people”."),
        Need(
            '"16" in words(answer["landing"]) and "14" in words(answer["landing"])',
            "The accounts give two times for the landing. Both belong in your sentence.",
        ),
        Need(
            '"yonhap" in words(answer["landing"]) and ("bbc" in words(answer["landing"]) or'
            ' "flightradar24" in words(answer["landing"]))',
            "Each of the two times needs the name of the one who gives it.",
        ),
        Need(
            '"flightradar24" in words(answer["landing"])',
            "One of the two times has a source behind the outlet. Name it, too.",
        ),
        Need(
            'bool({"not", "cannot", "no", "nobody", "neither", "unknown", "unclear", "unconfirmed", "uncertain", "open"}'
            ' & set(words(answer["people"].replace("n’t", " not").replace("n\'t", " not"))))',
            "What do the two accounts say about how many were on board? Say that in your sentence.",
        ),
        Need(
            '"210" not in answer["people"] or any(word in words(answer["people"]) for word in'
            ' ("room", "seats", "hold", "holds", "carry", "capacity", "space"))',
            "What is the number 210 a number of? Your sentence has to say it.",
        ),
        Need(
            'any(word in words(answer["people"]) for word in ("bbc", "yonhap", "flightradar24", "both", "accounts", "outlets"))',
            "The sentence about the people has no source yet.",
        ),
    ),
    wrong=(
        Wrong(
            'mended = {"landing": "It landed at about 9:15.", "people": "How many were on board is not known, the BBC wrote."}',
            "The middle between two accounts is told by neither. A difference is something to report.",
            '"15" in words(answer["landing"])',
        ),
        Wrong(
            'mended = {"landing": "It landed at 9:16, the BBC reported, citing Flightradar24.",'
            ' "people": "How many were on board is not known, the BBC wrote."}',
            "You have chosen one account. On what ground? If you have none, give both.",
            '"14" not in words(answer["landing"]) and "16" in words(answer["landing"])',
        ),
        Wrong(
            'mended = {"landing": "It landed at 9:14 or at 9:16, sources said.", "people": "How many is not known, the BBC wrote."}',
            "“Sources said” is how one hides a source. Which account gives which time?",
            '"sources" in words(answer["landing"])',
        ),
        Wrong(
            'mended = {"landing": "It landed at 9:14, Yonhap said, or at 9:16, the BBC said.",'
            ' "people": "How many is not known, the BBC wrote."}',
            "The BBC did not stand on the airfield with a watch. From whom does it have the time?",
            '"bbc" in words(answer["landing"]) and "flightradar24" not in words(answer["landing"])',
        ),
        Wrong(
            'mended = {"landing": "It landed at 9:14, Yonhap said, and at 9:16, Flightradar24 said.",'
            ' "people": "There were 210 people on board, the BBC reported."}',
            "A source makes it worse: the BBC did not say this. Look for “up to”.",
            '"210" in answer["people"]',
        ),
    ),
    hints=(
        "Find the time of landing in each article. Then find what each says about the passengers.",
        "Write the first sentence with two times and two names. Then see whether one of the names has its time from somebody else.",
        "For the second sentence: both accounts say the same thing about the passengers, and it is not a number.",
    ),
    done="Two minutes are not important. That you can say who gives which is.",
    teacher="""
**To talk about.** Both may be right: a plane touches down, rolls, and is “arrived”. A third account, by Reuters with another app, gave
9:17; it is not in the kit.
**Contested.** Is a source needed for *flew to Beijing on 22 August*? Both accounts tell it, one from data and one from a board at the
airport, and nobody denies it. Many editors would leave it in their own voice.
**The check** looks for words such as *not*, *nobody* or *unclear*; a learner who says it in other words may need your eye.
""",
)

PARAGRAPH = Task(
    id="04.9",
    title="A paragraph from four accounts",
    level="make",
    route="no code",
    minutes=(12, 18),
    points=4,
    objectives=("write", "compare"),
    ask="""
Did North Korea send arms to Russia? Read four accounts: `2023-10-13-kyiv-independent`, `2023-10-14-kbs`, `2023-09-13-reuters` and
`2024-02-09-afp`. Write a paragraph of four to seven sentences: who says that arms were sent, and how do they know? Who denies it, and when? How
far from Ukraine is the depot? Give each fact its source, and both sides where the accounts differ. After your answer, the machine shows
which sentences have no source for it.
""",
    variable="paragraph",
    start=(
        'paragraph = """..."""  # your sentences between the marks\n'
        'kit.show(kit.tag_statements(paragraph), ["kind", "source", "content"])'
    ),
    solution=(
        'paragraph = """More than 1,000 containers of arms went from North Korea to Russia, a White House spokesman\n'
        "said in October 2023, according to the Kyiv Independent, which cites the Associated Press. He showed\n"
        "pictures of a ship, KBS World reported. The Kyiv Independent said that the depot lies about 200 kilometers\n"
        "from Ukraine, KBS World said about 290. In September, Reuters reported that both countries deny any\n"
        "deliveries. South Korea and Washington still claimed in February 2024 that weapons had been sent, AFP\n"
        'reported."""\n'
        'kit.show(kit.tag_statements(paragraph), ["kind", "source", "content"])'
    ),
    right=(
        'paragraph = """According to KBS World, the U.S. government says that North Korea shipped over a thousand\n'
        "containers of munitions to Russia. Photos show the ship, the White House said. The depot is 200 km from the\n"
        "border, wrote the Kyiv Independent; 290 km, wrote KBS. Moscow and Pyongyang deny it, Reuters reported in\n"
        'September 2023. AFP said in 2024 that Washington and Seoul still make the claim."""',
        'paragraph = """John Kirby of the White House said in October that North Korea has sent arms to Russia, the\n'
        "Kyiv Independent reported. Its article says that the depot is 200 kilometers from Ukraine. KBS World said it\n"
        "is 290 kilometers. Both states denied deliveries a month before, Reuters reported. According to AFP, South\n"
        'Korea and Washington repeated the claim in February 2024."""',
    ),
    needs=(
        Need("is_text(answer)", "The answer is a text between quotation marks."),
        Need(
            "4 <= sum(end in '.;?' for end in answer) <= 16 and len(words(answer)) >= 40",
            "Write four to seven whole sentences.",
        ),
        Need(
            'all(any(name in " ".join(words(answer)) for name in names) for names in (("kyiv independent",), ("kbs",),'
            ' ("reuters",), ("afp", "agence france")))',
            "One of the four accounts is not named in your paragraph.",
        ),
        Need(
            '"200" in words(answer) and "290" in words(answer)',
            "The accounts give two distances for the depot. Both belong in your paragraph.",
        ),
        Need(
            'any(word.startswith(("den", "reject", "disput")) for word in words(answer))',
            "Two countries deny it. Your paragraph needs their side, too.",
        ),
        Need(
            'bool({"white", "washington", "u.s", "kirby", "us", "american", "america"} & set(words(answer.replace("U.S.", "US"))))',
            "An outlet passes it on. Your paragraph has to say which government or person it comes from.",
        ),
        Need(
            '(lambda said: (said["kind"] != "own").sum() >= 4 and (said["kind"] == "own").sum() <= 2)(kit.tag_statements(answer))',
            "The machine finds more than two sentences without a source, or fewer than four statements. Run the cell and look at `own`.",
        ),
    ),
    wrong=(
        Wrong(
            'paragraph = """North Korea sent 1,000 containers of arms to Russia. A ship took them from Najin to Dunay. Trains brought\n'
            "them to a depot 200 km from Ukraine (Kyiv Independent) or 290 km (KBS). They deny it (Reuters). Washington and AFP\n"
            'disagree with that. The war in Ukraine goes on with these arms in the hands of Russian soldiers."""',
            "Names in brackets at the end do not say who claims what. Write who says, reports or denies each thing.",
            '(kit.tag_statements(answer)["kind"] == "own").sum() >= 3 and "kbs" in words(answer)',
        ),
        Wrong(
            'paragraph = """The White House said that North Korea sent arms, the Kyiv Independent reported. KBS World reported that\n'
            "the depot is about 245 kilometers from Ukraine. Reuters reported that both countries deny it. AFP said that\n"
            'Washington and South Korea claimed it again in the following year."""',
            "Nobody says 245. The middle of two figures is a third figure, with no source at all.",
            '"245" in words(answer) or "250" in words(answer)',
        ),
        Wrong(
            'paragraph = """The White House said that North Korea sent arms, the Kyiv Independent reported. It said that the depot is\n'
            "200 kilometers from Ukraine; KBS World said 290. AFP said that South Korea and Washington claimed it again. Reuters\n"
            'reported that Washington accuses North Korea of supplying arms to Russia for its war."""',
            "A reader learns only what one side says. What do the two countries say themselves?",
            '"290" in words(answer) and not any(word.startswith(("den", "reject", "disput")) for word in words(answer))',
        ),
        Wrong(
            'paragraph = """Media say that arms were sent from North Korea to Russia for its war in Ukraine. Some say that the depot is\n'
            "200 kilometers away, others say 290 kilometers. The White House said it has pictures of a ship and of the trains. Both\n"
            'countries deny it, according to reports. Experts said that more deliveries will follow in the next year."""',
            "“Media say” and “reports” could be anybody. Give each account its name.",
            '"media" in words(answer) and "kbs" not in words(answer)',
        ),
    ),
    hints=(
        "Make a list first: four accounts, and under each one what it says and from whom it has it.",
        "Begin each sentence with a different account. Verbs such as said, reported and denied make good cues.",
        "You need Kirby and his pictures, two distances, a denial from September, and a claim that was repeated in February.",
    ),
    done="Now let a partner read it and mark each source. The machine only sees that there is one, not whether it is the right one.",
    teacher="""
**To talk about.** The denial in the report by Reuters is a month older than Kirby's pictures: it can't be an answer to them. Good
paragraphs say so. How strong is “Washington believes” against “pictures show”?
**The check** sees names, figures and cues. Whether each fact has the *right* source, a partner or you must see. The machine also makes
mistakes: it lets two sentences in an own voice pass.
""",
)

EXERCISES = Exercises(
    lesson="04",
    name="sources",
    title="Exercises to lesson 04 · Sources",
    opening=OPENING,
    objectives={
        "mark": "mark the source, the cue and the content of a statement",
        "behind": "say which kind of source stands behind a fact, and follow a chain of sources to its end",
        "compare": "compare what different outlets tell, and name the differences without judging them",
        "write": "write a paragraph from several accounts in which every fact has its source",
    },
    setup=SETUP,
    tasks=(
        CHAIN_END,
        TWO_SOURCES,
        NOT_ITS_OWN,
        KINDS,
        ANOTHER_WAY,
        TWO_EDITS,
        REPORTEDLY,
        MEND,
        PARAGRAPH,
    ),
    closing=CLOSING,
)
