"""Keys as lines, and shares of clients."""

import hmac

import pytest

from advocacy_graph.errors import AdvocacyGraphError
from advocacy_graph_api.keys import Keys, Right, new, rights
from advocacy_graph_api.prices import price
from advocacy_graph_api.shares import Shares, client


def test_a_key_is_found_by_its_token_alone() -> None:
    token, key = new("newsroom", rights("ingest,review"))
    other, _ = new("other", rights("admin"))
    keys = Keys.read(f"# keys\n\n{key.line()}  # of the newsroom\n", "keys")
    assert keys.find(token) == key
    assert keys.find(other) is keys.find(key.digest) is keys.find("") is None
    assert token not in key.line()
    assert key.allows(Right.REVIEW)
    assert not key.allows(Right.ADMIN)


def test_a_token_is_compared_with_all_keys_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long it takes tells nothing of which key was near: each is compared, whole, whatever came before."""
    compared = []
    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: compared.append(both) or real(*both))
    made = [new(name, rights("read")) for name in ("first", "second", "third")]
    keys = Keys(key for _, key in made)
    for token, found in [*made, ("none", None)]:
        compared.clear()
        assert keys.find(token) == found
        assert [known for known, _ in compared] == [key.digest for _, key in made]


DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("newsroom ingest", "line 1: is no key"),
        (f"\nnewsroom everything sha256:{DIGEST}", "there are read, ingest, review, admin"),
        (f"a read sha256:{DIGEST};a admin sha256:{DIGEST}", "line 2: a second key named a"),
        (f"a read sha256:{DIGEST[1:]}", "line 1: is no key"),
    ],
)
def test_lines_that_are_no_keys_are_named(text: str, said: str) -> None:
    with pytest.raises(AdvocacyGraphError, match=said):
        Keys.read(text, "keys")


def test_a_name_that_no_line_can_hold_is_refused() -> None:
    with pytest.raises(AdvocacyGraphError, match="no name for a key"):
        new("two words", rights("read"))


def test_no_key_is_no_keys() -> None:
    assert not Keys.read("# nobody yet\n", "keys")


def test_shares_fill_up_again_and_the_table_stays_small() -> None:
    now = 0.0
    shares = Shares(rate=1, burst=3, clock=lambda: now, clients=2)
    assert [shares.take("a") for _ in range(5)] == [0, 0, 0, 1, 1]
    now = 1.5
    assert [shares.take("a"), shares.take("a"), shares.take("a", 2)] == [0, 1, 2]
    now = 1000
    assert [shares.take("a") for _ in range(4)] == [0, 0, 0, 1]
    shares.take("b")
    shares.take("c")  # "a" is forgotten
    assert shares.take("a") == 0


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:0:ffff::9", "2001:db8::/64"),
        ("testclient", "testclient"),
    ],
)
def test_whom_an_address_stands_for(address: str, who: str) -> None:
    assert client(address) == who


@pytest.mark.parametrize(
    ("path", "query", "credits"),
    [
        ("/healthz", b"", 0),
        ("/static/style.css", b"", 0),
        ("/id/person/p", b"", 0),
        ("/api/v1/people/p", b"q=x&limit=100", 0),
        ("/", b"", 1),
        ("/data/person/p.ttl", b"", 1),
        ("/ontology/advocacy.ttl", b"", 1),
        ("/api/v1/statements", b"", 1),
        ("/api/v1/statements", b"limit=20", 1),
        ("/api/v1/statements", b"limit=many", 1),
        ("/api/v1/statements", b"%6Cimit=100", 2),
        ("/api/v1/statements", b"speaker=x&q=river", 2),
        ("/api/v1/demands", b"%71=river&limit=100", 3),
        ("/api/v1/search", b"q=river", 3),
        ("/api/v1/search", b"q=river&limit=100", 4),
        ("/page/person/p", b"", 2),
        ("/page/release/r", b"", 5),
        ("/embed/card/r", b"", 5),
        ("/store", b"graph=x", 5),
        ("/store", b"", 50),
    ],
)
def test_what_a_request_costs(path: str, query: bytes, credits: int) -> None:
    assert price(path, query) == credits
