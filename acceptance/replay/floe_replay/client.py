"""Talks to one floe process that carries out commands and SQL."""

import datetime
import json
import os
import re
import subprocess


class Floe:
    def __init__(self):
        classpath = os.environ["FLOE_REPLAY_CLASSPATH"]
        java = os.environ.get("FLOE_REPLAY_JAVA", "java")
        self.process = subprocess.Popen(
            [
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                classpath,
                "dev.floe.acceptance.replay.ReplayServer",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("the floe process ended")
        return json.loads(answer)


_floe = None


def ask(request):
    global _floe
    if _floe is None or _floe.process.poll() is not None:
        _floe = Floe()
    return _floe.ask(request)


def command(args, cwd):
    env = {key: value for key, value in os.environ.items() if not key.startswith("FLOE_REPLAY")}
    return ask({"args": [str(a) for a in args], "cwd": str(cwd), "env": env})


def postgres():
    """The port of a PostgreSQL server, where this suite runs on one."""
    if os.environ.get("FLOE_REPLAY_ENGINE") != "postgres":
        return None
    if "POSTGRES_TEST_PORT" not in os.environ:
        os.environ["POSTGRES_TEST_PORT"] = str(ask({"postgres": True})["port"])
    return int(os.environ["POSTGRES_TEST_PORT"])


def sql(database, text):
    port = postgres()
    url = f"jdbc:postgresql://localhost:{port}/dbt?user=root&password=password" if port else f"jdbc:duckdb:{database}"
    answer = ask({"sql": text, "url": url})
    if "error" in answer:
        raise SqlFailure(answer["error"])
    return [Row((plain(value) for value in row), answer["columns"]) for row in answer["rows"]]


class Row(tuple):
    """A tuple that also knows its values by the names of their columns."""

    def __new__(cls, values, columns):
        row = super().__new__(cls, values)
        row.columns = columns
        return row

    def get(self, name, default=None):
        return self[self.columns.index(name)] if name in self.columns else default


def plain(value):
    """Moments as Python's own."""
    if not isinstance(value, dict):
        return value
    text = re.sub(r"(\.\d{6})\d+", r"\1", value["moment"]).replace("Z", "+00:00")
    return datetime.datetime.fromisoformat(text)


class SqlFailure(Exception):
    pass
