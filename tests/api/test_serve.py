"""`advocacy-graph serve` itself, as a process."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest


def serving(store: Path, *more: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [
        Path(sys.executable).parent / "advocacy-graph",
        "serve",
        "--store",
        store,
        "--port",
        port,
        *more,
    ]
    return subprocess.Popen(command, stderr=subprocess.PIPE), f"http://127.0.0.1:{port}"


def test_it_answers_to_the_names_it_is_given_and_to_no_other(store: Path) -> None:
    process, url = serving(store, "--name", "data.example.org", "--name", "[2001:db8::1]")
    for _ in range(600):
        try:
            if httpx.get(f"{url}/readyz").is_success:
                break
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    hosts = (
        "data.example.org",
        "DATA.example.org:443",
        "[2001:db8::1]:80",
        "localhost",
        "www.example.org",
        "org",
    )
    answers = [httpx.get(f"{url}/healthz", headers={"Host": host}).status_code for host in hosts]
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=20)
    assert answers == [200, 200, 200, 200, 400, 400]
    assert b"Traceback" not in log
    assert process.returncode in (0, 130)


@pytest.mark.parametrize(
    "name", ["https://example.org", "example.org:80", "*", "", "a b", "example.org/x", "-x"]
)
def test_what_is_no_name_is_refused(store: Path, name: str) -> None:
    process, _ = serving(store, f"--name={name}")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"is no host name" in said
