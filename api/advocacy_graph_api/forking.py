"""The process that workers are forked from: `python -m advocacy_graph_api.forking`, and the limits of a question.

A worker that is forked finds its modules read, and starts in milliseconds. It opens a copy of the store from its
tables, or has it in memory where the process that it was forked from had read it: there a look-up takes a third of
the time, and all that were forked there share the copy (but for pages in which references were counted).

Standard input is a socket of `SOCK_SEQPACKET`. Each order is one packet: `{"do": ..., "place": ..., "number": ...}` in JSON and
one end of another socket. `work` starts a worker on the copy at `place`, which answers on its socket; `hold` starts
a process that reads that copy into memory and then takes orders on its socket as this one does: it sends `{"held": true}` when it
can. Each begins with `{"pid": ...}`. Of each that ended comes a packet `{"number": ..., "status": ...}`, the status negative
for a signal.
"""

import gc
import json
import os
import resource
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import IO, Any, Final

import pyoxigraph as ox

from advocacy_graph_api.confinement import mapped
from advocacy_graph_api.worker import Allowed, work

PACKET: Final = 8192
GIVING_WAY: Final = 10  # niceness
_TIMES: Final = 3
"""How many times the size of its tables a copy may take in memory: words take twice that, numbers can take ten times."""
_FOR_A_THREAD: Final = 128 * 1024**2  # addresses that the allocator sets aside


def _forked(do: Callable[[], None], *ends: int) -> int:
    """The number of a new process that does that and ends. It closes the files in `ends` first: they are its parent's."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        for end in ends:
            os.close(end)
        do()
        status = 0
    except BaseException:  # whatever it is: nothing returns into what the parent was doing
        with suppress(OSError):
            traceback.print_exc()
            sys.stderr.flush()
    finally:
        os._exit(status)


def in_memory(place: str, most: int) -> ox.Store:
    """The copy at `place`, in memory. Raises OSError where it cannot be read. The process ends where it needs more than `most` bytes.

    Another process reads the tables and writes what is in them into a pipe: the engine has threads for tables, and a
    process with threads cannot be forked safely. A thread that ends puts it into memory: the engine has its source of random numbers
    by the thread, and where this one had one, all that are forked would go on from the same state, to the same UUIDs.
    """
    reading, writing = os.pipe()

    def read_tables() -> None:
        os.nice(GIVING_WAY)
        try:
            with open(writing, "wb") as out:
                store = ox.Store.read_only(place)
                names = [name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)]
                out.write(json.dumps(names).encode() + b"\n")
                store.dump(out, format=ox.RdfFormat.N_QUADS)
        except (OSError, RuntimeError):  # the copy, or whoever wanted it, was given up meanwhile
            os._exit(1)

    pid = _forked(read_tables, reading)
    os.close(writing)
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (mapped() + most + _FOR_A_THREAD, before[1]))
    with open(reading, "rb") as quads, ThreadPoolExecutor(1) as thread:
        store = thread.submit(_loaded, quads).result()
    resource.setrlimit(resource.RLIMIT_AS, before)
    if os.waitpid(pid, 0)[1]:
        raise OSError(f"{place} could not be read to its end")
    return store


def _loaded(quads: IO[bytes]) -> ox.Store:
    store = ox.Store()
    for name in json.loads(
        quads.readline() or b"[]"
    ):  # some have nothing in them, of which quads tell nothing
        store.add_graph(ox.NamedNode(name))
    store.load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)  # it was checked when it was written
    return store


def tend(control: socket.socket, held: ox.Store | None, allowed: Allowed) -> None:
    """Fork as `control` orders. Workers have `held`, or open their own.

    Returns, or raises ConnectionError, when the other end of `control` is closed.
    """
    gc.collect()
    gc.freeze()  # the collector's marks would part every page from the children's
    living: dict[int, tuple[int, int]] = {}  # by the file that tells of its end: a process, and its order
    poll = select.poll()
    poll.register(control, select.POLLIN)
    while True:
        for fd, _ in poll.poll():
            if fd in living:
                poll.unregister(fd)
                os.close(fd)
                pid, number = living.pop(fd)
                status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                _say(control, {"number": number, "status": status})
                continue
            packet, ends, _, _ = socket.recv_fds(control, PACKET, 1)
            if not packet:
                return
            order = json.loads(packet)
            try:
                pid, ended = _begun(order, ends, held, allowed, (control.fileno(), *living))
            except OSError as error:  # no memory, too many processes or files: it may go better the next time
                print(f"no process could be forked: {error}", file=sys.stderr, flush=True)
                _say(control, {"number": order["number"], "status": 1})
                continue
            living[ended] = pid, order["number"]
            poll.register(ended, select.POLLIN)


def _begun(
    order: dict[str, Any], ends: list[int], held: ox.Store | None, allowed: Allowed, ours: tuple[int, ...]
) -> tuple[int, int]:
    """The number of the new process, and the file that tells of its end. Raises OSError."""
    if not ends:
        raise OSError("its socket did not arrive: too many files are open")
    try:
        pid = _forked(_task(order, ends[0], held, allowed), *ours)
    finally:
        os.close(ends[0])
    try:
        return pid, os.pidfd_open(pid)  # nobody waited for it yet, so the number is its own
    except OSError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise


def _say(control: socket.socket, news: dict[str, Any]) -> None:
    control.send(json.dumps(news).encode())


def _task(order: dict[str, Any], end: int, held: ox.Store | None, allowed: Allowed) -> Callable[[], None]:
    place = order["place"]

    def hold() -> None:
        with suppress(ConnectionError), socket.socket(fileno=end) as control:
            _say(control, {"pid": os.getpid()})
            store = in_memory(place, _TIMES * allowed.held_bytes)
            _say(control, {"held": True})
            tend(control, store, allowed)

    def answer() -> None:
        with suppress(ConnectionError), open(end, "rb") as questions, open(os.dup(end), "wb") as answers:
            work(questions, answers, held or ox.Store.read_only(place), allowed)

    return hold if order["do"] == "hold" else answer


def main(allowed: Allowed) -> None:
    """Take orders at standard input, and leave that to none of the children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it goes to all: the service ends us
    os.closerange(
        3, os.sysconf("SC_OPEN_MAX")
    )  # uvloop lets copies of what it gives us slip in, which children would keep
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the engine holds every file of the store open
    with suppress(ConnectionError), socket.socket(fileno=os.dup(0)) as control:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        tend(control, None, allowed)


if __name__ == "__main__":
    main(Allowed(*map(int, sys.argv[1:])))
