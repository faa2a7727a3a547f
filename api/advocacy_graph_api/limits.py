"""What one request may cost. One frozen object, passed by hand; the defaults suit a public service."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the service; each is checked where its comment says."""

    head_bytes: int = (
        128 * 1024
    )  # of what is no body: 431; a long query by GET is for the query guard to judge
    head_seconds: float = 10.0  # from a call to the end of the request's head: then hung up
    unsent_bytes: int = 256 * 1024**2  # answers that clients do not fetch: then the slowest is hung up
    body_bytes: int = 128 * 1024  # a request's body: 413
    key_bytes: int = 32 * 1024**2  # the same with a key that allows writing
    body_seconds: float = 10.0  # the time to send it: 408
    wall_seconds: float = 10.0  # a query, from question to answer: 504
    cpu_seconds: int = 10  # a query's processor time, kept by the kernel: 504
    memory_bytes: int = 1024**3  # what a query may allocate beyond the open store, kept by the kernel: 503
    rows: int = 10_000  # solutions or triples of an answer: the rest is cut and the answer says so
    result_bytes: int = 10 * 1024**2  # the same in bytes, counted before a format's own wrapping
    held_bytes: int = (
        128 * 1024**2
    )  # a store whose tables have no more is held in memory, where it takes twice that
    settled_seconds: float = 3.0  # once it was not written to for so long
    workers: int = 4  # queries evaluated at one time, long ones aside
    short_seconds: float = 0.5  # what takes longer is long
    long: int = 2  # long queries that go on aside: one more keeps its place
    waiting: int = 16  # queries that may wait for a worker: one more gets 503
    patience_seconds: float = 5.0  # how long they wait: then 503
    write_seconds: float = 120.0  # a write, from order to done: 504
    draw_seconds: float = 30.0  # a network, counted and drawn: 504
    stop_seconds: int = 5  # what is under way when the service is stopped: then 503
    client_rate: float = (
        10.0  # credits a client regains each second; a list costs 1, a query 5 (`prices`): 429
    )
    client_burst: float = 200.0  # credits a client can have saved up, and can owe
    second_cost: float = 20.0  # a query's processor time by the second, beyond what it paid beforehand

    @property
    def long_each(self) -> int:
        """Long queries that one client may have, which leave half of the places to others: one more gets 429."""
        return self.long + self.workers // 2
