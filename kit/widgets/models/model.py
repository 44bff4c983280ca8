"""What every model of a widget has: named actions, and listeners that are told of each change."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar


class Model:
    """The state of a widget and what can be done with it.

    A subclass lists in ``actions`` the methods that the widget's buttons and keys may call; no other can be called
    from the page. Each such method ends with :meth:`changed`.
    """

    actions: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Call a function after each change, whoever made it: hands, or a cell of the notebook."""
        self._listeners.append(listener)

    def changed(self) -> None:
        """Tell the listeners that there is something new to show."""
        for listener in self._listeners:
            listener()
