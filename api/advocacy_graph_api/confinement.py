"""Takes from a process, for good, what reading a store has no need of. Linux on x86-64 and ARM64.

No socket of any kind, no new program, no file opened to write: a filter in the kernel (seccomp) answers such
system calls with "not permitted", whoever in the process makes them. Reading files stays, since the engine
opens its tables when it first needs them. Limits on memory and on the size of files do the rest.
"""

import ctypes
import os
import platform
import resource
import struct
from typing import Final, NamedTuple

_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_NOT_PERMITTED: Final = 0x00050001  # ERRNO with EPERM

# Classic BPF: load a word of the call's description; jump if equal, if greater or equal, if a bit is set; return.
_LOAD, _EQUAL, _AT_LEAST, _BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # where they stand in it; an argument has eight bytes
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Machine(NamedTuple):
    """Numbers of system calls: https://github.com/torvalds/linux/tree/master/arch, syscall tables."""

    architecture: int
    refused: tuple[int, ...]
    opening: dict[int, int]  # a call that opens a file, and which of its arguments has the flags


_MACHINES: Final = {
    "x86_64": _Machine(
        0xC000003E,
        # truncate, creat, links and names of files; sockets; fork, vfork, execve, execveat; ptrace and
        # process_vm_*; io_uring_setup, openat2, open_by_handle_at; unshare, setns, bpf
        (
            *(76, 82, 83, 84, 85, 86, 87, 88, 258, 263, 264, 265, 266, 316),
            *(41, 42, 43, 44, 46, 49, 50, 53, 288, 307),
            *(57, 58, 59, 322, 101, 310, 311, 425, 437, 304, 272, 308, 321),
        ),
        {2: 1, 257: 2},
    ),
    "aarch64": _Machine(
        0xC00000B7,
        (
            *(45, 34, 35, 36, 37, 38, 276),
            *(198, 199, 200, 201, 202, 203, 206, 211, 242, 269),
            *(221, 281, 117, 270, 271, 425, 437, 265, 97, 268, 280),
        ),
        {56: 2},
    ),
}


def mapped() -> int:
    """Bytes of addresses that the process has."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def confine(memory_bytes: int) -> None:
    """Leave the process what it has open, files to read, and that much memory more than it has now.

    Raises OSError where the kernel does not do it.
    """
    resource.setrlimit(resource.RLIMIT_AS, (mapped() + memory_bytes,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(
            f"queries cannot be confined on {platform.machine()}: serve on {' or '.join(_MACHINES)}"
        )
    _install(_program(machine))


def _program(machine: _Machine) -> list[tuple[int, int, int, int]]:
    """Instructions: code, jump if true, jump if not (both counted from the next), value."""
    refuse, allow = (_RETURN, 0, 0, _NOT_PERMITTED), (_RETURN, 0, 0, _ALLOW)
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, machine.architecture),
        refuse,
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, 0x40000000),  # the same calls again by the numbers of the x32 interface
        refuse,
    ]
    for number in machine.refused:
        program += [(_EQUAL, 0, 1, number), refuse]
    for number, argument in machine.opening.items():
        program += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
            (_BITS, 0, 1, _WRITES),
            refuse,
            allow,
        ]
    return [*program, allow]


def _install(program: list[tuple[int, int, int, int]]) -> None:
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    held = ctypes.create_string_buffer(code)
    described = struct.pack("HP", len(program), ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(_PR_SET_SECCOMP, _FILTER, described, 0, 0):
        fault = ctypes.get_errno()
        raise OSError(fault, f"queries cannot be confined (seccomp): {os.strerror(fault)}")
