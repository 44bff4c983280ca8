"""The one base of the kit's widgets.

A widget draws its model as named parts of HTML, made in Python; the page's script (``frame.js``) puts them in place,
keeps the focus, and sends back which action of the model a click or a key asks for. What a subclass adds is how its
model looks and, where keys need it, a short script of its own.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets
from IPython.display import DisplayHandle, display

from kit import look
from kit.widgets.models import Model
from kit.widgets.page import Markup, element

_FOLDER = Path(__file__).parent
_VIEW = "application/vnd.jupyter.widget-view+json"

# The picture and the live widget are two outputs, one below the other. Where the live widget is drawn, the picture is
# hidden. Where it can't be (the kernel is gone, the notebook was reopened), what stands in its place is hidden, which
# would be “model not found”. Pages that drop style sheets show no live widgets either.
_EITHER = Markup(
    "<style>"
    ".jp-OutputArea-child:has(> * .kit-picture):has(+ .jp-OutputArea-child .kit-live){display:none}"
    ".jp-OutputArea-child:has(> * .kit-picture) + .jp-OutputArea-child:not(:has(.kit-live)){display:none}"
    "</style>"
)


def script(name: str = "") -> str:
    """Return the script of a widget: what all share, then its own file if it has one, as one ES module."""
    own = (_FOLDER / name).read_text(encoding="utf-8") if name else "export default frame({});\n"
    return (_FOLDER / "frame.js").read_text(encoding="utf-8") + own


def styles(name: str = "") -> str:
    """Return the style sheet of a widget: the look that all share, then its own file if it has one."""
    own = (_FOLDER / name).read_text(encoding="utf-8") if name else ""
    return (_FOLDER / "look.css").read_text(encoding="utf-8") + own


@contextmanager
def picture_first() -> Iterator[None]:
    """Let Python look for garbage only after an action: with a thousand articles that takes longer than the action."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Widget(anywidget.AnyWidget):
    """A view of a model.

    Parameters
    ----------
    model : Model
        What is shown; its methods do all that hands can do.

    Attributes
    ----------
    model : Model
    parts : dict of str to str
        The HTML that is shown, by part, in order.
    facts : dict
        What the widget's own script needs to know besides.
    error : str
        What went wrong in the last action, or ``""``. It is shown in the widget.
    """

    #: What the widget is called by people who hear it.
    title: ClassVar[str] = ""
    _esm = script()
    _css = styles()

    #: The names of the parts in order; the HTML of each is a trait of its own, so that only what changed is sent.
    order = traitlets.List(traitlets.Unicode()).tag(sync=True)
    facts = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)
    kind = traitlets.Unicode("").tag(sync=True)
    name = traitlets.Unicode("").tag(sync=True)

    def __init__(self, model: Model) -> None:
        self.model = model
        self.parts: dict[str, str] = {}
        self._picture_shown: DisplayHandle | None = None
        super().__init__(kind=type(self).__name__.lower(), name=type(self).title)
        self._show()
        model.listen(self._show)
        self.on_msg(self._receive)

    def draw(self) -> dict[str, str]:
        """Return the HTML of each part of the page, in order."""
        raise NotImplementedError

    def note(self) -> dict[str, Any]:
        """Return what the widget's own script needs to know besides the page."""
        return {}

    def picture(self) -> str:
        """Return a still picture of the state as HTML that needs no style sheet and no script."""
        raise NotImplementedError

    def _show(self) -> None:
        parts, facts = self.draw(), self.note()
        traits = {f"part_{name}": html for name, html in parts.items()}
        new = [name for name in traits if not self.has_trait(name)]
        if new:
            self.add_traits(**{name: traitlets.Unicode("").tag(sync=True) for name in new})
            self.keys = list(self.traits(sync=True))
        with self.hold_sync():
            for name, html in traits.items():
                setattr(self, name, str(html))
            self.order, self.facts = list(parts), facts
        self.parts = parts

    def _receive(self, _: object, message: dict[str, Any], __: object) -> None:
        """Do what the page asks for; an error is shown in the widget and does not get lost in a log."""
        action = str(message.get("do", ""))
        try:
            with picture_first():
                self._do(action, message.get("with", {}))
        except Exception as error:
            self.error = f"{type(error).__name__}: {error}"
        self.send({"answered": message.get("number", 0)})

    def _do(self, action: str, given: dict[str, Any]) -> None:
        if action == "drawn":
            self._renew_picture()
        elif action == "failed":
            raise RuntimeError(str(given.get("message", "")))
        elif action not in self.model.actions:
            raise ValueError(f"The widget has no action {action!r}.")
        else:
            getattr(self.model, action)(**given)
            self.error = ""

    def __repr__(self) -> str:
        return repr(self.model)

    def _still(self) -> dict[str, str]:
        hint = Markup(f"<p{look.style('soft')}>A still picture. Run the cell to use it.</p>")
        picture = element("div", [Markup(self.picture()), hint], class_="kit-picture")
        return {"text/html": str(picture + _EITHER), "text/plain": repr(self)}

    def _live(self) -> dict[str, Any]:
        return {_VIEW: {"version_major": 2, "version_minor": 0, "model_id": self.model_id}}

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._still() | self._live(), {}

    def _ipython_display_(self) -> None:
        self._picture_shown = display(self._still(), raw=True, display_id=True)  # type: ignore[no-untyped-call]
        display(self._live(), raw=True)  # type: ignore[no-untyped-call]

    def _renew_picture(self) -> None:
        """Put the present state into the notebook; asked for by the page, so that a run without one sends nothing."""
        if self._picture_shown is not None:
            self._picture_shown.update(self._still(), raw=True)  # type: ignore[no-untyped-call]
