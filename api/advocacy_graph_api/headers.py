"""Headers that every answer carries, errors included."""

from typing import Final

CUT: Final = "Advocacy-Graph-Cut"  # "rows; limit=10000" or "bytes; limit=10485760": the answer is not whole

# A browser that is led to an answer runs nothing in it. Pages bring a policy of their own (see `pages`).
ALWAYS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FRAMED_BY_NOBODY: Final = {"X-Frame-Options": "DENY"}  # for browsers that know no frame-ancestors

# Reading needs no credential, so reads are open to every origin; with a key, nothing is.
READ_BY_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"ETag, Link, Location, Retry-After, {CUT}",
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
