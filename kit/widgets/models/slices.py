"""Work that a widget does in slices, so that the page can draw how far it is and stop it."""

from __future__ import annotations

import math
import time

from kit.progress import Step
from kit.widgets.models.model import Model

# Seconds of a slice: what a reader does not feel as a pause.
_SLICE = 0.1


class SlicedModel(Model):
    """A model with work to do before it has everything to show.

    A subclass says what is left by ``ready`` and does one step in ``_one_step``.

    Attributes
    ----------
    progress : Step or None
        Where the work stands; None when nothing is under way.
    stopped : bool
        Whether the reader has stopped the work.
    slices : int
        How many slices are done; the page asks for another one when this number changes.
    """

    progress: Step | None = None

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self.slices = 0

    @property
    def ready(self) -> bool:
        """Whether there is nothing left to do for what is shown."""
        raise NotImplementedError

    def _one_step(self) -> None:
        raise NotImplementedError

    def work(self) -> None:
        """Work for a tenth of a second; the page asks for the next slice when it has drawn this one."""
        if self.stopped:
            return  # the page asked for this slice before it heard of the stop
        self._slice(_SLICE)
        self.slices += 1
        self.changed()

    def _slice(self, seconds: float) -> None:
        """Work for some seconds, or to the end."""
        end = time.monotonic() + seconds
        while not self.ready:
            self._one_step()
            if time.monotonic() > end:
                break

    def stop(self) -> None:
        """Stop the work until :meth:`go_on`."""
        self.stopped = True
        self.changed()

    def go_on(self) -> None:
        """Let the work go on from where it was stopped."""
        self.stopped = False
        self.slices += 1
        self.changed()

    def finish(self) -> None:
        """Do all the work now."""
        self._slice(math.inf)
        self.changed()
