"""The pytest plugin: placeholders for dbt, our fixtures, and a record of every outcome."""

import json
import os
import re

import pytest

from floe_replay import placeholders

placeholders.install()

from floe_replay.fixtures import *  # noqa: E402,F401,F403

OUTCOMES = []


def area(nodeid):
    parts = nodeid.split("::")[0].split("/")
    return parts[0] if len(parts) > 1 else parts[0].removeprefix("test_").removesuffix(".py")


def reason(text):
    if "NeedsInternals" in text:
        return "n/a", re.findall(r"NeedsInternals: (\S+)", text)[-1:] or [""]
    if "FloeRefused" in text and re.search(r"^E +assert ['\"]", text, re.M):
        return "fail", ["refused as dbt does, in other words"]
    code = re.findall(r"\b(FLOE-[A-Z]+-\d+)\b", text)
    if code:
        return "fail", code[:1]
    last = [line for line in text.strip().splitlines() if line.startswith("E ")]
    return "fail", [last[0][2:].strip()[:120] if last else "?"]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.skipped:
        OUTCOMES.append((item.nodeid, area(item.nodeid), "n/a", "skipped by the suite"))
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
