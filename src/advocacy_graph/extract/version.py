"""Which extractor this is: the package's version and a fingerprint of the rules and lexicons."""

import hashlib
from pathlib import Path

from advocacy_graph import resources

VERSION = "0.1.0"


def extractor() -> str:
    """`VERSION+fingerprint`: another rule or lexicon entry makes another extractor, so releases are read again."""
    digest = hashlib.sha256()
    for path in [*sorted(Path(__file__).parent.glob("*.py")), *sorted(resources.reference().glob("*.tsv"))]:
        digest.update(path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:10]}"
