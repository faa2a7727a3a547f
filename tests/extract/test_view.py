"""The normalised view leads back to the kept text, whatever stood in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph.extract import extract
from advocacy_graph.extract.view import view
from advocacy_graph.model import PressRelease

CASES = [
    ("â€œRents have doubledâ€\u009d", "“Rents have doubled”"),
    ("Rents\u200b have\u00a0doubled", "Rents have doubled"),
    ("**Rents** have [doubled](https://example.org/a_(b))", "Rents have doubled"),
    ('"Rents" he said', "“Rents” he said"),
    ("Rosa Mar-\ntinez will have none", "Rosa Martinez will have none"),
    ("a long-term plan; they have a long-\nterm lease", "a long-term plan; they have a long-\nterm lease"),
    ("they have with-\nout doubt, without", "they have without doubt, without"),
]


@pytest.mark.parametrize(("kept", "seen"), CASES)
def test_view(kept: str, seen: str) -> None:
    found = view(kept)
    assert found.text == seen
    at = found.text.index("have") if "have" in seen else 1
    assert found.span(at, at + 4).words(kept) in ("have", "Rent")


@given(st.text(alphabet=st.sampled_from("ab \"“”'*_[]()#>\n\u200b\u00a0â€œ™Â\\.,:"), max_size=300))
def test_spans_stay_inside_and_nothing_raises(kept: str) -> None:
    found = view(kept)
    for i in range(len(found.text)):
        span = found.span(i, i + 1)
        assert 0 <= span.start < span.end <= len(kept)
    extract(PressRelease(kept, "any", "text/plain", ""))
