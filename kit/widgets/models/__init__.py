"""The models of the widgets: what is shown and what can be done, without JupyterLab."""

from kit.widgets.models.model import Model

__all__ = ["Model"]
