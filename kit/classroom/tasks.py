"""What an author writes: a set of exercises, its tasks, what each requires, and the wrong answers known to happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.wording import count

#: What a task asks for, from looking to making.
LEVELS = ("read", "modify", "make")

#: For whom a task is; the routes of the lessons.
ROUTES = ("no code", "some Python", "analyst")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a right answer has.

    Parameters
    ----------
    test : str
        A Python expression about ``answer``, in the words of :mod:`kit.classroom.vocabulary`.
    say : str
        The sentence that a learner reads when the test fails. It says what is required, never what the answer is.
    secret : tuple
        The values that ``secret(...)`` in the test lets pass; the key holds only their fingerprints.
    """

    test: str
    say: str
    secret: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong answer that is known to happen, and the hint that meets what is behind it.

    Parameters
    ----------
    answer : str
        The answer as a learner writes it in the cell of the task.
    hint : str
        What to say to a learner who thinks so.
    when : str
        An expression about ``answer`` that recognises answers of this kind. Without it, an answer is recognised by the
        literal value in ``answer``.
    """

    answer: str
    hint: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task of a set.

    Parameters
    ----------
    id : str
        Lesson and number, such as ``"01.3"``.
    title : str
    level : str
        One of :data:`LEVELS`.
    route : str
        One of :data:`ROUTES`.
    minutes : pair of int
        From a quick to a careful learner.
    points : int
    objectives : tuple of str
        Short names out of the set's ``objectives``.
    ask : str
        The question, in Markdown.
    variable : str
        The name that the answer has in the learner's notebook.
    start : str
        The code of the answer cell as the learner finds it; three points stand where something is to be written.
    solution : str
        The code of the answer cell with an answer.
    right : tuple of str
        At least two other answers that must pass.
    needs : tuple of Need
        In the order in which a learner should meet them; the first that fails is said.
    wrong : tuple of Wrong
        At least three wrong answers, each with its own hint; the more special first.
    hints : tuple of str
        Three: a nudge, a pointer, and one that is nearly there.
    uses : tuple of str
        Ids of earlier tasks whose cells must have been run.
    done : str
        What to say when the answer is right: what it shows, in one or two sentences.
    teacher : str
        A note for the solution notebook: what may be contested, what to talk about.
    is_choice : bool
        Whether the answer is one letter of some options; then a wrong one is answered at once.
    to_read : bool
        Whether the answer has sentences of the learner's own, which a teacher reads besides.
    """

    id: str
    title: str
    level: str
    route: str
    minutes: tuple[int, int]
    objectives: tuple[str, ...]
    ask: str
    variable: str
    start: str
    solution: str
    right: tuple[str, ...]
    needs: tuple[Need, ...]
    wrong: tuple[Wrong, ...]
    hints: tuple[str, str, str]
    points: int = 1
    uses: tuple[str, ...] = ()
    done: str = ""
    teacher: str = ""
    is_choice: bool = False
    to_read: bool = False

    @property
    def takes(self) -> str:
        """Return the time that the task takes, in words."""
        low, high = self.minutes
        return f"about {count(low, 'minute')}" if low == high else f"{low}–{high} minutes"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question: its words, and the reply to somebody who chooses it."""

    words: str
    reply: str


def choice(
    *,
    id: str,
    ask: str,
    options: Mapping[str, Option],
    correct: str,
    variable: str,
    hints: tuple[str, str, str],
    title: str,
    route: str = "no code",
    level: str = "read",
    minutes: tuple[int, int] = (1, 1),
    objectives: tuple[str, ...],
    points: int = 1,
    teacher: str = "",
) -> Task:
    """Make a task of which the answer is one letter; each option has its reply.

    Parameters
    ----------
    options : mapping of str to Option
        Each letter with its words and, where it is wrong, with what is said to somebody who chose it.
    correct : str
        The right letter.
    **others
        As for :class:`Task`.
    """
    letters = ", ".join(f'"{letter}"' for letter in list(options)[:-1]) + f' or "{list(options)[-1]}"'
    listed = "\n".join(f"- **{letter}.** {option.words}" for letter, option in options.items())
    return Task(
        id=id,
        title=title,
        level=level,
        route=route,
        minutes=minutes,
        points=points,
        objectives=objectives,
        ask=f"{ask.strip()}\n\n{listed}",
        variable=variable,
        start=f"{variable} = ...  # write {letters} in place of the three points",
        solution=f'{variable} = "{correct}"',
        right=(f'{variable} = "{correct.lower()}"', f'{variable} = " {correct}. "'),
        needs=(
            Need("is_text(answer)", f"The answer is one letter in quotation marks: {letters}."),
            Need(f"all_of([answer]) <= all_of({list(options)!r})", f"The answer is one of the letters {letters}."),
            Need("secret(answer)", "Another option is right.", (correct,)),
        ),
        wrong=tuple(
            Wrong(f'{variable} = "{letter}"', option.reply) for letter, option in options.items() if letter != correct
        ),
        hints=hints,
        done=options[correct].reply,
        teacher=teacher,
        is_choice=True,
    )


@dataclass(frozen=True, kw_only=True)
class Exercises:
    """The exercises of one lesson, or of a project.

    Parameters
    ----------
    lesson : str
        ``"01"`` to ``"05"``, or ``"project"``; task ids begin with it.
    name : str
        The word for the folder: ``"reading"`` gives ``01-reading``.
    title : str
    opening : str
        What the first cell says under the title, in Markdown.
    objectives : mapping of str to str
        A short name for each thing that a learner can do afterwards, and that thing as the lesson's first cell says it.
    setup : str
        The code of the first code cell, after ``import kit``.
    tasks : tuple of Task
    closing : str
        What the last cell says.
    """

    lesson: str
    name: str
    title: str
    opening: str
    objectives: Mapping[str, str]
    setup: str
    tasks: tuple[Task, ...]
    closing: str = field(default="")

    @property
    def folder(self) -> str:
        """The name of the folder that holds the notebooks."""
        return f"{self.lesson}-{self.name}" if self.lesson.isdigit() else self.name
