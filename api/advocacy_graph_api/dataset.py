"""Whether a query names its own dataset.

The engine's "union of all graphs" switch silently overrules FROM: it may be set only for queries without one.
"""

import re
from typing import Final

# Where FROM may stand without being the keyword: comment, IRI, string, variable, language tag, prefixed name.
_NOT_KEYWORDS: Final = re.compile(
    r"""\#[^\r\n]*
      | <[^<>"{}|^`\\\s]*>
      | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
      | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
      | [?$@]\w+
      | [\w.-]*:[\w.:%\\-]*""",
    re.VERBOSE | re.DOTALL,
)
_FROM: Final = re.compile(r"\bFROM\b", re.IGNORECASE)


def names_its_dataset(query: str) -> bool:
    """True where the query has a FROM clause. SPARQL has no other use of that word."""
    return _FROM.search(_NOT_KEYWORDS.sub(" ", query)) is not None
