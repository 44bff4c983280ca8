"""Keep every Python process of the tests off the network: only this machine can be reached.

The folder of this file is put on PYTHONPATH by ``conftest.py``, so that the kernels of notebooks load it, too.
"""

import ipaddress
import socket

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


def _refuse_outside(sock, address):
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = address[0]
    try:
        here = host in ("localhost", "") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise OSError(f"The tests use no network, but something asked for {host!r}.")


def connect(self, address):
    _refuse_outside(self, address)
    return _connect(self, address)


def connect_ex(self, address):
    _refuse_outside(self, address)
    return _connect_ex(self, address)


socket.socket.connect = connect
socket.socket.connect_ex = connect_ex
