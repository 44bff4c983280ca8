"""Run a program shut in: with limits everywhere, and on Linux without network, other processes and writable files.

This file is a launcher: ``python -m kit.classroom.sandbox '{"command": [...], ...}'`` starts a command, watches it, and
ends it with everything that it has started. The launcher itself runs no foreign code.

What holds where:

* POSIX: limits of memory, of the size of a file and of the number of processes (``setrlimit``).
* Linux, where an ordinary user may make namespaces: the command sees no network, no process but its own, and no file
  that it could change, except in one folder in memory; some folders look empty to it.
* Elsewhere: the time limit alone. The command can do to files and network what the user can do.

References: user_namespaces(7), pid_namespaces(7), mount_setattr(2), setrlimit(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

#: What the launcher reports as its exit code when it has ended the command, with the reason.
TIME, MEMORY, PROCESSES, STOPPED = 101, 102, 103, 104
REASONS = {
    TIME: "the time was up",
    MEMORY: "it took too much memory",
    PROCESSES: "it started too many processes",
    STOPPED: "it wrote too much",
}

_EVERY = 0.05  # seconds between two looks at the command

_NEW_USER, _NEW_PID, _NEW_NET, _NEW_IPC, _NEW_MOUNT = 0x10000000, 0x20000000, 0x40000000, 0x08000000, 0x00020000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REC, _MS_PRIVATE = 1, 2, 4, 0x4000, 0x40000
_AT_RECURSIVE, _MOUNT_ATTR_RDONLY, _MOUNT_SETATTR = 0x8000, 1, 442
_PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 38, 36


@dataclass(frozen=True, slots=True)
class Limits:
    """What a command may use: seconds in all, megabytes of memory, of one file and of its folder, and processes."""

    seconds: float = 120
    memory_mb: int = 2000
    file_mb: int = 50
    folder_mb: int = 200
    processes: int = 64


@dataclass(frozen=True, slots=True)
class Job:
    """What the launcher is asked to do: a command, the folder it works in, folders to hide, and limits."""

    command: list[str]
    folder: str
    hidden: list[str]
    limits: Limits
    shut_in: bool = True

    def as_text(self) -> str:
        """Return the job as the launcher reads it."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Job:
        """Read a job."""
        held = json.loads(text)
        return cls(**{**held, "limits": Limits(**held["limits"])})


def _call(name: str, *arguments: object) -> None:
    """Call a function of the C library; raise OSError when it fails."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _mount(kind: str, place: str, flags: int, data: str = "") -> None:
    _call("mount", kind.encode(), place.encode(), kind.encode(), ctypes.c_ulong(flags), data.encode())


def leave_the_world(job: Job) -> None:
    """Give this process, and the next one that it starts, a world of its own.

    Raises
    ------
    OSError
        If the system does not allow it.
    """
    user, group = os.getuid(), os.getgid()
    _call("unshare", _NEW_USER | _NEW_MOUNT | _NEW_NET | _NEW_PID | _NEW_IPC)
    # Inside, the user is not root, so that the command loses every privilege when it is started.
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"1000 {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"1000 {group} 1", encoding="ascii")
    _call("mount", b"none", b"/", None, ctypes.c_ulong(_MS_REC | _MS_PRIVATE), None)
    for folder in job.hidden:
        _mount("tmpfs", folder, _MS_NOSUID | _MS_NODEV | _MS_RDONLY, "size=4k")
    read_only = struct.pack("QQQQ", _MOUNT_ATTR_RDONLY, 0, 0, 0)
    _call("syscall", _MOUNT_SETATTR, -100, b"/", _AT_RECURSIVE, read_only, len(read_only))
    _mount("tmpfs", job.folder, _MS_NOSUID | _MS_NODEV, f"size={job.limits.folder_mb}m,nr_inodes=20000,mode=0700")


def _begin(limits: Limits, shut_in: bool) -> None:
    """Set the limits of the command; this runs in its process, just before it starts."""
    import resource

    if shut_in:
        with contextlib.suppress(OSError):  # where /proc can't be made anew, hide it: it shows other processes
            try:
                _mount("proc", "/proc", _MS_NOSUID | _MS_NODEV)
            except OSError:
                _mount("tmpfs", "/proc", _MS_NOSUID | _MS_NODEV | _MS_RDONLY, "size=4k")
    if sys.platform == "linux":
        _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    bounds = {
        "RLIMIT_AS": limits.memory_mb * 1_000_000,
        "RLIMIT_FSIZE": limits.file_mb * 1_000_000,
        "RLIMIT_CPU": int(limits.seconds) + 10,
        "RLIMIT_NPROC": _tasks_of_user() + limits.processes,
        "RLIMIT_CORE": 0,
    }
    for name, most in bounds.items():
        if name == "RLIMIT_NPROC" and sys.platform != "linux":
            continue  # it counts every process of the user, and only Linux lets us count them in the same way
        with contextlib.suppress(ValueError, OSError):  # macOS has no limit of memory to set
            resource.setrlimit(getattr(resource, name), (most, most))


def _tasks_of_user() -> int:
    """Count the threads that this user runs on the machine, since the limit counts these, too."""
    count = 0
    for folder in Path("/proc").glob("[0-9]*/task"):
        with contextlib.suppress(OSError):
            if folder.stat().st_uid == os.getuid():
                count += sum(1 for _ in folder.iterdir())
    return count


@dataclass(frozen=True, slots=True)
class _Process:
    id: int
    parent: int
    memory: int


def _processes() -> Iterable[_Process]:
    """Yield what ``/proc`` shows, which inside is only the command and what it has started."""
    page = os.sysconf("SC_PAGE_SIZE")
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            after_name = (entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            yield _Process(int(entry.name), int(after_name[1]), int(after_name[21]) * page)


def _started(shut_in: bool) -> list[_Process]:
    """Return the command's process and all that came from it."""
    seen = list(_processes())
    if shut_in:
        return seen
    family, size = {os.getpid()}, 0
    while len(family) > size:
        size = len(family)
        family |= {process.id for process in seen if process.parent in family}
    return [process for process in seen if process.id in family - {os.getpid()}]


def _end(command: subprocess.Popen[bytes], shut_in: bool) -> None:
    """End the command with everything that it has started."""
    command.kill()  # the first process of its own world takes all others with it
    if not shut_in and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(command.pid, signal.SIGKILL)
        while sys.platform == "linux" and (left := _started(False)):
            for process in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process.id, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    command.wait()


def launch(job: Job) -> int:
    """Run a job to its end and return the command's exit code, or one of :data:`REASONS`."""
    shut_in = False
    if job.shut_in and sys.platform == "linux":
        with contextlib.suppress(OSError):
            leave_the_world(job)
            shut_in = True
    if sys.platform == "linux" and not shut_in:
        _call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    posix = os.name == "posix"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED))
    command = subprocess.Popen(
        [*job.command, "shut in" if shut_in else "limits only"],
        cwd=job.folder,
        start_new_session=posix,
        preexec_fn=(lambda: _begin(job.limits, shut_in)) if posix else None,
    )
    deadline = time.monotonic() + job.limits.seconds
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return command.wait(_EVERY)
            if time.monotonic() > deadline:
                return TIME
            if sys.platform == "linux":
                running = _started(shut_in)
                if len(running) > job.limits.processes:
                    return PROCESSES
                if sum(process.memory for process in running) > job.limits.memory_mb * 1_000_000:
                    return MEMORY
    finally:
        _end(command, shut_in)


if __name__ == "__main__":
    sys.exit(launch(Job.from_text(sys.argv[1])))
