"""Headers that every answer carries, errors included."""

from typing import Final

CUT: Final = "Advocacy-Graph-Cut"  # "rows; limit=10000" or "bytes; limit=10485760": the answer is not whole

# Nothing here is a page and nothing needs a credential, so reads are open to every origin and a browser
# that is led to an answer runs nothing in it.
ALWAYS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"ETag, Link, Retry-After, {CUT}",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
