"""Whether two releases are one text: fingerprints to find candidates by, and the comparison that decides."""

from advocacy_graph.likeness.compare import Compared, Likeness, compare
from advocacy_graph.likeness.correction import changed, corrects
from advocacy_graph.likeness.fingerprint import Fingerprint, Passage, fingerprint, passages, resemblance
from advocacy_graph.likeness.namesake import edited

__all__ = [
    "Compared",
    "Fingerprint",
    "Likeness",
    "Passage",
    "changed",
    "compare",
    "corrects",
    "edited",
    "fingerprint",
    "passages",
    "resemblance",
]
