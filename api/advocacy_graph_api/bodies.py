"""What a request carries, read strictly: the framework's own parsing hides what is not UTF-8."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

_MOST_PARAMETERS: Final = 100
_CHARSETS: Final = ("utf-8", "us-ascii")

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ContentType:
    """A Content-Type header: the media type in lower case, and its parameters, as they are."""

    media: str
    parameters: dict[str, str]

    @classmethod
    def of(cls, header: str) -> "ContentType":
        """Of a header that may be empty."""
        media, *rest = (part.strip() for part in header.split(";"))
        pairs = (part.partition("=")[::2] for part in rest)
        return cls(media.lower(), {name.strip().lower(): value.strip().strip('"') for name, value in pairs})


def content_type(request: Request, allowed: Collection[str]) -> ContentType:
    """The request's, if it is one of those. Raises HTTPException 415 also for a charset that is not UTF-8."""
    found = ContentType.of(request.headers.get("content-type", ""))
    if found.media not in allowed or found.parameters.get("charset", "utf-8").lower() not in _CHARSETS:
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"{request.method} takes {' or '.join(allowed)}, in UTF-8",
            {"Accept-Post": ", ".join(allowed)},
        )
    return found


def parameters(encoded: bytes) -> Parameters:
    """Names and values of a query string or form. Raises HTTPException 400."""
    try:
        return parse_qsl(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except UnicodeDecodeError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the parameters are not UTF-8") from None
    except ValueError:
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, f"there may be {_MOST_PARAMETERS} parameters at most"
        ) from None


async def body(request: Request, seconds: float) -> bytes:
    """The whole body. Raises HTTPException 408 where it does not arrive in that time, 400 where it breaks off."""
    try:
        async with asyncio.timeout(seconds):
            return await request.body()
    except TimeoutError:
        raise HTTPException(
            HTTPStatus.REQUEST_TIMEOUT,
            f"the body did not arrive within {seconds:g} s",
            {"Connection": "close"},
        ) from None
    except ClientDisconnect:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the body ended before its announced length") from None


def text(content: bytes, what: str) -> str:
    """The content as text. Raises HTTPException 400 where it is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"the {what} is not UTF-8") from None
