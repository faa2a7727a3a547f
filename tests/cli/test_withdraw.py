"""Withdrawing, and what the commands say of a release as a whole."""

from pathlib import Path

from typed import FERRY, Run


def test_a_withdrawn_release_says_so_everywhere(run: Run, tmp_path: Path) -> None:
    path, store = tmp_path / "ferry.txt", ("--store", tmp_path / "s")
    path.write_text(FERRY, encoding="utf-8")
    run("ingest", path, *store)
    assert run("withdraw", "2022-03-03", "--why", "  ", *store).code == 2
    gone = run("withdraw", "2022-03-03", "--why", "issued in error", *store)
    assert gone.code == 0
    assert "withdrawn: Harbour Alliance Welcomes the Ferry Safety Act" in gone.out
    shown = run("show", "2022-03-03", *store)
    assert shown.code == 4
    assert "issued in error" in shown.err
    assert run("withdraw", "2022-03-03", "--why", "again", *store).code == 4
    again = run("ingest", path, *store)
    assert again.code == 0
    assert "1 withdrawn" in again.out
    assert "--reinstate brings it back" in again.out
    assert run("validate", *store).code == 0
    assert "1 reinstated" in run("ingest", path, "--reinstate", *store).out
    assert run("show", "2022-03-03", *store).code == 0


def test_show_says_where_the_heading_is_from(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ferry.md"
    path.write_text(f"---\ntitle: Ferry Safety Act\nlicence: CC BY\n---\n{FERRY}", encoding="utf-8")
    shown = run("show", path)
    assert "headline: from front matter title; date: from the text" in shown.out
    assert "licence: CC BY (from front matter licence)" in shown.out
    assert run("show", path, "--json").json["standing"]["language"] == "en"


def test_a_feed_is_an_address(run: Run, tmp_path: Path) -> None:
    refused = run("watch", tmp_path / "feed.xml", "--once", "--store", tmp_path / "s")
    assert refused.code == 2
    assert "https://" in refused.err


def test_several_findings_of_one_file_are_written_beside_each_other(run: Run, tmp_path: Path) -> None:
    entry = (
        "<item><title>Levy {0}</title><guid>{0}</guid><description>We oppose levy {0}.</description></item>"
    )
    feed = f"<rss version='2.0'><channel><title>T</title>{entry.format(1)}{entry.format(2)}</channel></rss>"
    (tmp_path / "a.rss").write_text(feed, encoding="utf-8")
    assert run("findings", tmp_path / "a.rss", "--out", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.2.json", "a.json"]
