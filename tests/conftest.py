"""Fixtures for all rooms. Cases are data in the tests; parts are real: files, stores, browsers, servers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of background material outside the project, which a clone may not have."""
    folder = Path(os.environ.get("ADVOCACY_GRAPH_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: set ADVOCACY_GRAPH_SHARED")
    return folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's own Chromium: nothing is downloaded for the tests, and it asks nobody for anything by itself.

    One for all tests of a process: Playwright runs an event loop, and there can be no second in its thread.
    """
    path = Path("/usr/bin/chromium")
    if not path.exists():
        pytest.skip(f"{path} is not here: apt-get install chromium")
    quiet = "--no-sandbox --disable-quic --no-first-run --disable-background-networking"
    quiet += " --disable-component-update --disable-sync"
    webgl_without_gpu = "--use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(path), args=[*quiet.split(), *webgl_without_gpu.split()]
        )
        yield browser
        browser.close()
