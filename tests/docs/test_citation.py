"""CITATION.cff has what version 1.2.0 of its schema requires, and says what the package says of itself."""

import re
import tomllib
from pathlib import Path

import yaml

# https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
REQUIRED = {"cff-version", "message", "title", "authors"}
ALLOWED = REQUIRED | {"abstract", "date-released", "doi", "identifiers", "keywords", "license", "type"}
ALLOWED |= {"preferred-citation", "references", "repository-code", "url", "version", "contact", "commit"}


def test_it_is_valid_and_agrees_with_the_package(checkout: Path) -> None:
    cited = yaml.safe_load((checkout / "CITATION.cff").read_text(encoding="utf-8"))
    package = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert REQUIRED <= set(cited) <= ALLOWED
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in {"software", "dataset"}
    assert all(isinstance(author, dict) and author.get("name") for author in cited["authors"])
    assert len(cited["keywords"]) == len(set(cited["keywords"]))
    assert (cited["title"], str(cited["version"]), cited["license"]) == (
        package["name"],
        package["version"],
        package["license"],
    )
    assert re.match(r"MIT License\b", (checkout / "LICENSE").read_text(encoding="utf-8"))
