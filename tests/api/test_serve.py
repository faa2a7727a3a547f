"""`advocacy-graph serve` itself, as a process."""

import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from served import family, serve


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


def answers(url: str) -> None:
    """Waits until the service does."""
    for _ in range(600):
        try:
            if httpx.get(f"{url}/readyz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)


def test_it_answers_to_the_names_it_is_given_and_to_no_other(store: Path) -> None:
    process, url = serving(store, "--name", "data.example.org", "--name", "[2001:db8::1]")
    answers(url)
    hosts = (
        "data.example.org",
        "DATA.example.org:443",
        "[2001:db8::1]:80",
        "localhost",
        "www.example.org",
        "org",
    )
    statuses = [httpx.get(f"{url}/healthz", headers={"Host": host}).status_code for host in hosts]
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=20)
    assert statuses == [200, 200, 200, 200, 400, 400]
    assert b"Traceback" not in log
    assert process.returncode in (0, 130)


def test_a_store_is_read_into_memory_where_it_may(store: Path) -> None:
    may, url = serving(store)
    may_not, other = serving(store, "--in-memory", "0")
    answers(url)
    answers(other)
    for _ in range(300):
        if any(one.depth > 2 for one in family(may.pid)):
            break
        time.sleep(0.1)
    depths = [max(one.depth for one in family(process.pid)) for process in (may, may_not)]
    for process in (may, may_not):
        process.terminate()
        process.communicate(timeout=20)
    assert depths == [3, 2]  # in between is the process that has it in memory


@pytest.mark.parametrize(
    "name", ["https://example.org", "example.org:80", "*", "", "a b", "example.org/x", "-x"]
)
def test_what_is_no_name_is_refused(store: Path, name: str) -> None:
    process, _ = serving(store, f"--name={name}")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"is no host name" in said


def test_what_is_under_way_when_it_is_stopped_is_told_to_try_again(store: Path, tmp_path: Path) -> None:
    forever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
    few = {"workers": 1, "short_seconds": 60, "wall_seconds": 60, "cpu_seconds": 60, "stop_seconds": 1}
    (tmp_path / "copies").mkdir()
    with serve(store, tmp_path / "copies", **few) as service, ThreadPoolExecutor() as pool:

        def ask() -> httpx.Response:
            return httpx.get(f"{service.url}/sparql", params={"query": forever}, timeout=30)

        asked = [pool.submit(ask) for _ in range(3)]  # one is at work, two wait
        time.sleep(1)
        service.process.terminate()
        answers = [each.result() for each in asked]
        service.process.wait(10)
    assert [answer.status_code for answer in answers] == [503, 503, 503]
    for answer in answers:
        assert answer.headers["Retry-After"] == "10"
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "being stopped" in answer.json()["detail"]
    assert not list((tmp_path / "copies").iterdir()), "no copies are left behind"
