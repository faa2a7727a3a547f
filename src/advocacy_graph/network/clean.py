"""Makes a release's words safe to write where a format or a drawing cannot bear all that Unicode allows."""

import re

# What XML 1.0 (section 2.2, Char) does not allow: controls, lone surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Marks that turn or hide what is drawn beside them; the joiners U+200C and U+200D are spelling, and stay.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def encodable(text: str) -> str:
    """`text` with what neither XML nor UTF-8 can hold shown as U+FFFD, the replacement character."""
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)  # most is, and told sooner


def drawable(text: str) -> str:
    """`text` as one line for a drawing: encodable, white space collapsed, no unseen marks."""
    return " ".join(_UNSEEN.sub("", encodable(text)).split())
