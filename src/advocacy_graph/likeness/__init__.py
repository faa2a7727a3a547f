"""Whether two releases are one text: fingerprints to find candidates by, and the comparison that decides."""

from advocacy_graph.likeness.compare import Compared, Likeness, compare
from advocacy_graph.likeness.fingerprint import Fingerprint, Passage, fingerprint, resemblance

__all__ = ["Compared", "Fingerprint", "Likeness", "Passage", "compare", "fingerprint", "resemblance"]
