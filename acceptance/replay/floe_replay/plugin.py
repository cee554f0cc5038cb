"""The pytest plugin: placeholders for dbt, our fixtures, and a record of every outcome."""

import json
import os
import re

import pytest

from floe_replay import client, placeholders

placeholders.install()

from floe_replay.reasons import not_applicable  # noqa: E402
from floe_replay.fixtures import *  # noqa: E402,F401,F403

OUTCOMES = []
RAISES = pytest.raises


def raises(expected, *args, match=None, **kwargs):
    """As pytest's own, but a refusal of floe's need not have dbt's wording: see Refusal."""
    if match is None:
        return RAISES(expected, *args, **kwargs)

    def check(error):
        if re.search(match, str(error)):
            return True
        return isinstance(error, placeholders.FloeRefused) and placeholders.speaks_of(
            str(error), re.sub(r"\\(.)", r"\1", match)
        )

    return RAISES(expected, *args, check=check, **kwargs)


pytest.raises = raises


def pytest_configure():
    """Tests read the server's port when they are imported."""
    client.postgres()


def area(nodeid):
    parts = nodeid.split("::")[0].split("/")
    return parts[0] if len(parts) > 1 else parts[0].removeprefix("test_").removesuffix(".py")


def reason(text):
    if "NeedsInternals" in text:
        return "n/a", re.findall(r"NeedsInternals: (\S+)", text)[-1:] or [""]
    if "unittest/mock.py" in text:
        return "n/a", ["replaces dbt's Python code"]
    if "FloeRefused" in text and re.search(r"^E +assert ['\"]", text, re.M):
        return "fail", ["refused as dbt does, in other words"]
    code = re.findall(r"\b(FLOE-[A-Z]+-\d+)\b", text)
    if code:
        return "fail", code[:1]
    last = [line for line in text.strip().splitlines() if line.startswith("E ")]
    return "fail", [last[0][2:].strip()[:120] if last else "?"]


def pytest_collection_modifyitems(items):
    for item in items:
        why = not_applicable(item.nodeid)
        if why:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.skipped:
        why = not_applicable(item.nodeid) or "skipped by the suite"
        OUTCOMES.append((item.nodeid, area(item.nodeid), "n/a", why))
    elif report.failed:
        kind, why = reason(str(report.longrepr))
        if call.when == "setup" and "fixture '" in str(report.longrepr):
            kind, why = "n/a", ["fixture of dbt's own"]
        if report.when != "teardown":
            OUTCOMES.append((item.nodeid, area(item.nodeid), kind, why[0] if why else ""))
    elif report.when == "call":
        OUTCOMES.append((item.nodeid, area(item.nodeid), "pass", ""))


def pytest_collectreport(report):
    if report.failed:
        OUTCOMES.append((report.nodeid, area(report.nodeid), "n/a", "cannot be imported"))


def pytest_sessionfinish(session):
    with open(os.environ["FLOE_REPLAY_OUTCOMES"], "w") as file:
        json.dump(OUTCOMES, file, indent=0)
