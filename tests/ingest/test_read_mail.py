"""E-mails: the message, what is attached, and what its headers say."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import read, read_all
from advocacy_graph.model import PressRelease

RELEASE = (
    "The Tern Bay Tenants today welcomed the Fair Rents Act.\n\n"
    + "“We support the act,” said Ada Moor, director of the Tern Bay Tenants.\n\n" * 12
)


def message(text: str | None = RELEASE, html: str | None = None, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    given = {
        "from": "Tern Bay Tenants <press@tenants.example>",
        "subject": "Fwd: PRESS RELEASE: Tenants Welcome the Act",
        "date": "Tue, 12 Oct 2021 23:30:00 -0400",
        "message-id": "<1@tenants.example>",
    }
    for name, value in (given | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        mail[name] = value
    if text is not None:
        mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html") if text is not None else mail.set_content(
            html, subtype="html"
        )
    return mail


def saved(mail: EmailMessage, tmp_path: Path) -> Path:
    path = tmp_path / "press.eml"
    path.write_bytes(bytes(mail))
    return path


def test_headers_are_its_metadata(tmp_path: Path) -> None:
    release = read(saved(message(), tmp_path))
    assert release.text == RELEASE
    assert release.media_type == "message/rfc822"
    stated = release.stated
    assert (stated.identifier, stated.headline) == ("<1@tenants.example>", "Tenants Welcome the Act")
    assert (stated.date, stated.issuers) == (date(2021, 10, 12), ("Tern Bay Tenants",))
    assert dict(stated.origins) == {
        "identifier": "mail header Message-ID",
        "headline": "mail header Subject",
        "date": "mail header Date",
        "issuers": "mail header From",
    }


PARTS = {
    "plain text before HTML": (RELEASE, f"<p>{RELEASE}</p>", RELEASE),
    "HTML alone": (
        None,
        "<p>We support the act.</p><p>So says <b>Ada</b>.</p>",
        "We support the act.\n\nSo says Ada.\n",
    ),
    "HTML where the plain text is a stub": (
        "View this in a browser.",
        "<p>We support the act, said Ada Moor, director of the Tern Bay Tenants.</p>",
        "We support the act, said Ada Moor, director of the Tern Bay Tenants.\n",
    ),
}


@pytest.mark.parametrize("case", PARTS)
def test_which_part_is_read(case: str, tmp_path: Path) -> None:
    text, html, kept = PARTS[case]
    assert read(saved(message(text, html), tmp_path)).text == kept


def test_encodings_of_parts_and_headers(tmp_path: Path) -> None:
    mail = message("Zoë Muñoz said: “No – never.”\n", subject="Zoë über alles")
    mail.replace_header("subject", "Zoë über alles")
    data = bytes(mail).replace(b"utf-8", b"x-unknown")
    (tmp_path / "a.eml").write_bytes(data)
    assert "Zoë Muñoz" in read(tmp_path / "a.eml").text
    assert read(saved(mail, tmp_path)).stated.headline == "Zoë über alles"


def test_attachments_that_are_releases(tmp_path: Path) -> None:
    mail = message("Please find our release attached.")
    mail.add_attachment(RELEASE.encode(), maintype="text", subtype="markdown", filename="statement.md")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(b"%PDF- broken", maintype="application", subtype="pdf", filename="../../broken.pdf")
    release, broken = read_all(saved(mail, tmp_path))
    assert isinstance(release, PressRelease)
    assert release.source.endswith("press.eml/statement.md")
    assert release.stated.date == date(2021, 10, 12), "as the message says"
    assert release.stated.identifier is None, "its identity is its own"
    assert isinstance(broken, UnreadableRelease)
    assert broken.source.endswith("press.eml/.._.._broken.pdf")


def test_a_message_of_its_own_beside_its_attachments(tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(message("Another.\n", message_id="<2@x>"))
    first, second = read_all(saved(mail, tmp_path))
    assert isinstance(first, PressRelease)
    assert isinstance(second, PressRelease)
    assert (first.text, second.text) == (RELEASE, "Another.\n")
    assert second.stated.identifier == "<2@x>"


def test_one_release_is_asked_for_and_several_are_there(tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(message("Another.\n"))
    with pytest.raises(UnreadableRelease, match="holds 2 releases"):
        read(saved(mail, tmp_path))


def nested(depth: int) -> EmailMessage:
    mail = message()
    for _ in range(depth):
        outer = message()
        outer.add_attachment(mail)
        mail = outer
    return mail


def crowded() -> EmailMessage:
    mail = message()
    for number in range(201):
        mail.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    return mail


def test_messages_in_messages_end_somewhere(tmp_path: Path) -> None:
    *_, last = read_all(saved(nested(6), tmp_path))
    assert isinstance(last, UnreadableRelease)
    assert "messages within messages" in last.reason


REFUSED = {
    "no mail": (b"We oppose the levy.", "no headers of an e-mail"),
    "binary": (bytes(range(256)), "no headers of an e-mail"),
    "no words": (bytes(message("")), "no words in it"),
    "many parts": (bytes(crowded()), "more than 200 parts"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    data, reason = REFUSED[case]
    (tmp_path / "a.eml").write_bytes(data)
    with pytest.raises(UnreadableRelease) as raised:
        read(tmp_path / "a.eml")
    assert reason in raised.value.reason


@pytest.mark.parametrize(
    "headers",
    [
        b"Date: nonsense\n",
        b"From: =?x?q?",
        b"Subject: =?utf-8?b?//8=?=\n",
        b"Message-ID: <\n",
        b"From: <<<,,@\n",
    ],
)
def test_damaged_headers_say_nothing(headers: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"X-Subject: y\nSubject: x\n" + headers + b"\n\nWe oppose the levy.\n")
    assert "We oppose" in read(tmp_path / "a.eml").text
