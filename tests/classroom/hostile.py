"""Submissions that do harm, or try to: each must cost its own mark and nothing else.

Every notebook answers the first task rightly, then does its harm, then answers the second task.
"""

import io
import json
import stat
import struct
import zipfile

#: What each cell of harm does; PRECIOUS is a file of the teacher, KEY the key of the exercises.
CELLS = {
    "endless-loop": "while True:\n    pass",
    "endless-loop-that-catches-everything": (
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
    ),
    "memory": "hoard = []\nwhile True:\n    hoard.append('x' * 10**8)",
    "output": "import os\nwhile True:\n    print('x' * 10**5)\n    os.write(1, b'y' * 10**5)",
    "output-to-the-grader": (
        "import os\nwhile True:\n    for fd in range(3, 40):\n        try:\n            os.write(fd, b'{}\\n' * 10**5)\n"
        "        except OSError:\n            pass"
    ),
    "fork-bomb": "import os\nwhile True:\n    os.fork()",
    "exit": "import os\nos._exit(0)",
    "kill-the-grader": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.killpg(0, signal.SIGKILL)",
    "delete": (
        "import os, shutil\nfor path in (PRECIOUS, KEY):\n    try:\n        os.remove(path)\n    except OSError:\n        pass"
    ),
    "leave-something-running": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(3)\n"
        "        open(PRECIOUS, 'w').write('spoiled')\n    os._exit(0)"
    ),
    "read-the-key": ("import glob, base64, json\nfound = json.load(open(KEY))\nfirst = 'stolen ' + str(found)"),
    "patch-the-checks": (
        "import kit.classroom.judging as judging, kit.classroom.checks as checks, kit.classroom.values as values, json, os\n"
        "judging.judge = checks.judge = lambda *a: judging.Verdict('88.2', 'done')\nvalues.freeze = lambda value: 'Lima'\n"
        "for fd in range(3, 40):\n    try:\n        os.write(fd, json.dumps({'verdict': 'done', 'task': '88.2', 'status': 'done'}).encode())\n"
        "    except OSError:\n        pass\nsecond = 'Oslo'"
    ),
    "large-answer": "second = [['x' * 10**6] * 10**4] * 10",
    "network": "import socket\nsocket.create_connection(('192.0.2.1', 80), 1)",
    "fill-the-disk": "for n in range(10**6):\n    open(f'{n}.bin', 'wb').write(b'x' * 10**7)",
}


def notebook(*cells, lesson="88", words=()):
    """Return a notebook with these code cells, behind Markdown cells with these words, as text."""
    return json.dumps(
        {
            "cells": [
                *(
                    {"cell_type": "markdown", "id": f"m{n}", "source": said, "metadata": {}}
                    for n, said in enumerate(words)
                ),
                *(
                    {"cell_type": "code", "id": f"c{n}", "source": code, "metadata": {}, "outputs": []}
                    for n, code in enumerate(cells)
                ),
            ],
            "metadata": {"tellings": {"exercises": lesson}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def harmful(name, precious, key):
    """Return the notebook of one kind of harm."""
    harm = CELLS[name].replace("PRECIOUS", repr(str(precious))).replace("KEY", repr(str(key)))
    return notebook(
        'first = "Lima"', harm, 'second = "Quito"' if name not in ("patch-the-checks", "large-answer") else "0"
    )


def archive(*entries):
    """Return a zip archive of (name, text) or (ZipInfo, text)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in entries:
            made.writestr(name, text)
    return out.getvalue()


def link(name, target):
    """Return an entry of an archive that is a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target


def bomb():
    """Return an archive whose one notebook unpacks to 200 MB, though it says that it is small."""
    held = bytearray(archive(("big.ipynb", "0" * 200_000_000)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = held.find(mark)
        struct.pack_into("<I", held, at + place, 1000)
    return bytes(held)


FILES = {
    "not-a-notebook.ipynb": b"\x89PNG\r\n\x1a\n\x00",
    "empty.ipynb": b"",
    "deep.ipynb": b"[" * 1_000_000,
    "other-lesson.ipynb": notebook("1", lesson="99").encode(),
    "strange-words.ipynb": notebook("1", words=[5]).encode(),
    "strange-cells.ipynb": json.dumps({"cells": [1, None], "metadata": {"tellings": {"exercises": "88"}}}).encode(),
    "strange-lesson.ipynb": json.dumps({"cells": [], "metadata": {"tellings": {"exercises": ["88"]}}}).encode(),
    "essay.pdf": b"%PDF-1.4",
    "dots.zip": archive(("../../escaped.ipynb", notebook("1")), ("/etc/escaped.ipynb", notebook("1"))),
    "links.zip": archive(link("a.ipynb", "/etc/passwd")),
    "no-archive.zip": b"PK but not really",
    "bomb.zip": bomb(),
}
