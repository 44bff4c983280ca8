"""Whether the kit can work on this machine, and what to do where it can't."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from kit.reading import ReadingError, ReadingWarning
from kit.reading.completing import Defaults
from kit.reading.files import PROJECT, load
from kit.wording import count

DISTRIBUTION = "tellings"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, what was found, whether it is well, and what to do if not."""

    name: str
    found: str
    ok: bool = True
    advice: str = ""


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", found, sys.version_info >= (3, 11), "Install Python 3.11 or newer and set up again.")


def normalised(name: str) -> str:
    """Return the name of a package as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _modules() -> dict[str, str]:
    """Return for each installed package the name that it is imported by, which can be another (scikit-learn)."""
    return {normalised(name): module for module, names in metadata.packages_distributions().items() for name in names}


def _packages() -> list[Finding]:
    """Hold every package that the kit requires to its lowest version."""
    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        advice = "In the project's folder run: python -m pip install -e ."
        return [Finding(DISTRIBUTION, "not installed", False, advice)]
    modules = _modules()
    findings = []
    for line in required:
        named = re.match(r"([A-Za-z0-9_.-]+)([^;]*)(;.*)?", line)
        if named is None or "extra ==" in line:
            continue
        name, floor = named[1], re.search(r">=\s*([\d.]+)", named[2])
        advice = f'Run: python -m pip install --upgrade "{line.split(";")[0].strip()}"'
        try:
            importlib.import_module(modules.get(normalised(name), name))
            found = metadata.version(name)
        except ImportError as error:
            findings.append(Finding(name, f"can't be loaded ({error})", False, advice))
            continue
        findings.append(Finding(name, found, not floor or _version(found) >= _version(floor[1]), advice))
    return findings


def _kernel() -> Finding:
    """Start a kernel with this Python and let it add two numbers."""
    advice = "Run: python -m pip install --force-reinstall ipykernel"
    try:
        from jupyter_client.kernelspec import KernelSpec
        from jupyter_client.manager import KernelManager

        manager = KernelManager(kernel_name="python3")
        spec = KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], language="python"
        )
        manager._kernel_spec = spec  # this Python's own kernel, whatever else is registered on the machine
        manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except Exception as error:  # any failure here is what the user asked about
        return Finding("kernel", f"does not start ({error})", False, advice)
    client = manager.blocking_client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=60)
        reply = client.execute_interactive("assert 1 + 1 == 2", timeout=60)
        ok = reply["content"]["status"] == "ok"
        return Finding("kernel", "starts and answers" if ok else "starts, but can't run a cell", ok, advice)
    except Exception as error:
        return Finding("kernel", f"starts, but does not answer ({error})", False, advice)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _widgets() -> Finding:
    """Look for the part of ipywidgets that JupyterLab needs in the browser."""
    from jupyter_core.paths import jupyter_path

    here = [Path(folder, "@jupyter-widgets", "jupyterlab-manager") for folder in jupyter_path("labextensions")]
    ok = any(folder.is_dir() for folder in here)
    found = "JupyterLab can show them" if ok else "JupyterLab has no part that shows them"
    return Finding("widgets", found, ok, "Run: python -m pip install --force-reinstall ipywidgets jupyterlab_widgets")


def _articles() -> Finding:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ReadingWarning)
            articles, problems = load(PROJECT / "seeds", Defaults())
    except ReadingError as error:
        return Finding("articles", "none", False, str(error))
    found = f"{len(articles)} in seeds"
    if problems:
        return Finding("articles", f"{found}, with {count(len(problems), 'problem')}", False, str(problems[0]))
    return Finding("articles", found)


def _guarded(name: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except ImportError as error:
        return Finding(name, f"can't be looked at ({error})", False, "Mend the packages above first.")


def checkup() -> list[Finding]:
    """Look at Python, packages, kernel, widgets and articles; return one finding each, in this order."""
    findings = [_python(), *_packages()]
    findings += [_guarded("kernel", _kernel), _guarded("widgets", _widgets), _articles()]
    return findings


def table(findings: list[Finding]) -> str:
    """Set findings as a plain table, with what to do under each that is not well."""
    width = max(len(finding.name) for finding in findings)
    lines = []
    for finding in findings:
        lines.append(f"{'ok  ' if finding.ok else 'MEND'}  {finding.name:{width}}  {finding.found}")
        if not finding.ok:
            lines.append(f"{'':{width + 8}}{finding.advice}")
    wrong = sum(not finding.ok for finding in findings)
    if wrong:
        lines += ["", f"{count(wrong, 'thing needs', 'things need')} mending."]
    return "\n".join(lines)
