"""What is written to the log, and who has to wait for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from served import serve

STUCK = """
import sys
from advocacy_graph_api.logs import Journal
journal = Journal(sys.stderr, kept=1000)
for number in range(100_000):
    journal.write(f'{{"event": "line {number}"}}\\n')
print("gone on", flush=True)
input()
journal.write('{"event": "last"}\\n')
journal.close()
"""


def test_nobody_waits_for_a_log_that_nobody_reads() -> None:
    started = [sys.executable, "-c", STUCK]
    pipe = subprocess.PIPE
    with subprocess.Popen(started, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "gone on\n"
        _, log = process.communicate("go on\n", timeout=30)
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[:2] == ["line 0", "line 1"]
    lost = [int(event.split()[0]) for event in events if event.endswith("were lost: nobody took them")]
    assert lost
    assert len(events) - len(lost) + sum(lost) == 100_001, "each line is there, or counted"


def test_no_request_forges_a_line_and_the_last_one_is_written(store: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    reading, writing = os.pipe()
    with serve(store, tmp_path / "copies", log=writing) as service, service.client() as client:
        os.close(writing)
        for _ in range(600):  # more than a pipe holds
            assert client.get("/healthz").is_success
        client.get("/x%0A%7B%22event%22:%22forged%22%7D", headers={"X-Request-ID": "a b"})
        client.get("/last%22")
        with open(reading, encoding="utf-8") as log:
            service.process.terminate()
            lines = log.read().splitlines()
    said = [json.loads(line) for line in lines]
    requests = [line for line in said if line["event"] == "request"]
    assert [line["path"] for line in requests[-2:]] == ['/x\n{"event":"forged"}', '/last"']
    assert {"request", "client", "status", "seconds", "timestamp"} <= requests[-1].keys()
    assert "a b" not in {line["request"] for line in requests}
    assert "forged" not in {line["event"] for line in said}
    assert said[-1]["event"].startswith("Finished server process")
