#!/usr/bin/env python3
"""Replays dbt's functional tests with floe; see README.md."""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def main():
    options = arguments()
    root = HERE.parent.parent
    classpath = ":".join(
        [str(root / "acceptance/target/test-classes"), options.classpath.read_text().strip()]
    )
    outcomes = []
    for suite in options.suite:
        name, folder = suite.split("=", 1)
        outcomes += [(name, *one) for one in replay(name, folder, classpath, options)]
    text = report(outcomes)
    if options.report:
        options.report.write_text(text)
    if options.outcomes:
        options.outcomes.write_text(json.dumps(outcomes, indent=0))
    print(text)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--classpath", type=pathlib.Path, required=True)
    parser.add_argument("--suite", action="append", required=True, metavar="NAME=FOLDER")
    parser.add_argument("--postgres", action="append", default=[], metavar="NAME", help="a suite to run on PostgreSQL")
    parser.add_argument("--adapter-tests", type=pathlib.Path)
    parser.add_argument("--only", action="append", default=[], metavar="PATH-IN-SUITE")
    parser.add_argument("--report", type=pathlib.Path)
    parser.add_argument("--outcomes", type=pathlib.Path)
    parser.add_argument("--java", default="java")
    parser.add_argument("--timeout", type=int, default=7200, help="seconds for a suite")
    return parser.parse_args()


def replay(name, folder, classpath, options):
    """Runs one suite in a copy of it, so that the checkout stays as it is."""
    with tempfile.TemporaryDirectory(prefix="floe-replay-") as scratch:
        tests = pathlib.Path(scratch) / "tests" / "functional"
        shutil.copytree(folder, tests)
        for conftest in tests.rglob("conftest.py"):
            conftest.unlink()
        for test in tests.rglob("*.py"):
            compare_words(test)
        (tests.parent / "__init__.py").touch()
        for beside in pathlib.Path(folder).parent.iterdir():
            if beside.is_dir() and beside.name in ("data", "fixtures"):
                shutil.copytree(beside, tests.parent / beside.name)
        record = pathlib.Path(scratch) / "outcomes.json"
        environment = dict(
            os.environ,
            PYTHONPATH=os.pathsep.join([str(HERE), scratch]),
            PYTHONDONTWRITEBYTECODE="1",
            FLOE_REPLAY_CLASSPATH=classpath,
            FLOE_REPLAY_JAVA=options.java,
            FLOE_REPLAY_OUTCOMES=str(record),
        )
        if name in options.postgres:
            environment["FLOE_REPLAY_ENGINE"] = "postgres"
        if options.adapter_tests:
            environment["FLOE_REPLAY_ADAPTER_TESTS"] = str(options.adapter_tests.resolve())
        command = [sys.executable, "-m", "pytest", "-p", "floe_replay.plugin", "-q"]
        command += ["--rootdir", str(tests), "--tb=short", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
        command += [str(tests / one) for one in options.only] or [str(tests)]
        log = open(pathlib.Path(tempfile.gettempdir()) / f"floe-replay-{name}.log", "w")
        try:
            subprocess.run(
                command, env=environment, cwd=tests, stdout=log, stderr=log, timeout=options.timeout
            )
        except subprocess.TimeoutExpired:
            print(f"{name}: stopped after {options.timeout} s", file=sys.stderr)
        return json.loads(record.read_text()) if record.exists() else []


def compare_words(test):
    """An artifact has the word of a status, where dbt's own objects have a member of an enumeration; and a
    refusal without its line ends, or with what pytest says of it, would be a mere text, whose wording counts."""
    text = test.read_text()
    changed = re.sub(r"\bis ((?:[A-Z][a-z]\w*\.)+[A-Z]\w*)", r"== \1", text)
    changed = re.sub(r'" "\.join\((str\(\w+\.value\))\.split\(\)\)', r"\1", changed)
    changed = re.sub(r"\bstr\((exc(?:info)?)\)", r"str(\1.value)", changed)
    if changed != text:
        test.write_text(changed)


def report(outcomes):
    areas = collections.defaultdict(collections.Counter)
    reasons = collections.Counter()
    others = collections.Counter()
    for suite, _, area, kind, why in outcomes:
        areas[(suite, area)][kind] += 1
        if kind == "fail":
            reasons[why] += 1
        elif kind == "n/a":
            others[why] += 1
    lines = ["# Replay of dbt's functional tests", ""]
    lines += ["| suite | area | passed | applicable | share | not applicable |", "|---|---|---:|---:|---:|---:|"]
    total = collections.Counter()
    for (suite, area), counts in sorted(areas.items()):
        total.update(counts)
        lines.append(row(suite, area, counts))
    lines.append(row("all", "", total))
    lines += ["", "## Why the others fail", "", "| tests | reason |", "|---:|---|"]
    lines += [f"| {count} | {why.replace('|', ' ')} |" for why, count in reasons.most_common(40)]
    lines += ["", "## Why the rest does not apply", "", "| tests | reason |", "|---:|---|"]
    lines += [f"| {count} | {why.replace('|', ' ')} |" for why, count in others.most_common(60)]
    return "\n".join(lines) + "\n"


def row(suite, area, counts):
    applicable = counts["pass"] + counts["fail"]
    share = f"{100 * counts['pass'] / applicable:.0f} %" if applicable else ""
    return f"| {suite} | {area} | {counts['pass']} | {applicable} | {share} | {counts['n/a']} |"


if __name__ == "__main__":
    main()
