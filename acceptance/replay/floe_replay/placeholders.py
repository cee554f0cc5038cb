"""Stands in for dbt's Python modules: importable, and refusing to do anything."""

import datetime
import enum
import importlib
import importlib.abc
import importlib.machinery
import os
import re
import sys
import types

ROOTS = (
    "dbt",
    "dbt_common",
    "dbt_semantic_interfaces",
    "metricflow_semantic_interfaces",
    "sqlparse",
    "core",
    "dbt_extractor",
    "metricflow",
    "opentelemetry",
    "freezegun",
    "agate",
    "click",
    "mashumaro",
    "pytest_mock",
    "pytz",
    "dateutil",
    "requests",
    "jinja2",
    "psycopg2",
    "snowplow_tracker",
    "isodate",
)


class NeedsInternals(Exception):
    """A test wants something of dbt's Python code."""


class FloeRefused(Exception):
    """floe ended with an error before anything ran; stands for any exception of dbt's."""

    def __init__(self, text):
        super().__init__(text)
        self.msg = Refusal(text)

    def __str__(self):
        return self.msg

    def __getattr__(self, name):
        if name.startswith("_") or name == "value":
            raise AttributeError(name)
        raise NeedsInternals("exception." + name)


class Anything(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        member = cls.__name__.rsplit(".", 1)[-1]
        if name == "value" and member[0].isupper():
            return member.lower()
        return placeholder(cls.__name__ + "." + name)

    def __setattr__(cls, name, value):
        raise NeedsInternals("replacing " + cls.__name__ + "." + name)

    def __call__(cls, *args, **kwargs):
        if cls.__name__.startswith(DATA) and not args:
            return Expected(kwargs)
        raise NeedsInternals(cls.__name__)

    def __eq__(cls, other):
        """A member of an enumeration is the word it stands for."""
        if isinstance(other, str):
            return bare(cls.__name__.rsplit(".", 1)[-1]) == bare(other)
        return cls is other

    def __hash__(cls):
        return id(cls)

    def __subclasscheck__(cls, other):
        return other is cls or other is FloeRefused

    def __instancecheck__(cls, other):
        return isinstance(other, FloeRefused) or is_kind(other, cls.__name__.rsplit(".", 1)[-1])


# Where dbt keeps the classes that only carry data.
DATA = ("dbt.artifacts.resources.", "dbt.contracts.graph.")


class Expected(dict):
    """An object a test makes to compare with: what it says has to be so, the rest is left open."""

    def __init__(self, values):
        super().__init__(values)
        self.__dict__.update(values)

    def __eq__(self, other):
        return isinstance(other, dict) and all(
            key in other and value == other[key] for key, value in self.items()
        )

    def __ne__(self, other):
        return not self == other


def bare(text):
    return "".join(one for one in text.lower() if one.isalnum())


KINDS = {
    "SourceDefinition": "source",
    "GenericTestNode": "test",
    "SingularTestNode": "test",
    "UnitTestDefinition": "unit_test",
}


def is_kind(value, name):
    """Whether an entry of an artifact is what dbt has a class of that name for."""
    if name == "Table":
        return type(value).__name__ == "Table"
    if not isinstance(value, dict):
        return False
    if name in ("Manifest", "WritableManifest"):
        return "nodes" in value and "metadata" in value
    if "resource_type" not in value:
        return name.endswith("Config")
    word = KINDS.get(name, name.removesuffix("Node"))
    return bare(value["resource_type"]) == bare(word)


class Refusal(str):
    """What floe says when it refuses: its own words about the same things.

    A piece of dbt's wording is in it if all the names are that the piece has: what stands in
    quotes, and what no prose has (underscores, dots, digits, slashes).
    """

    def __contains__(self, wording):
        return str.__contains__(self, wording) or speaks_of(self, wording)

    def __str__(self):
        return self


def speaks_of(text, wording):
    """Without the times of a log, which have digits that are no names."""
    found = re.sub(r"(?m)^\d\d:\d\d:\d\d", "", str.__str__(text)).lower()
    return all(name.lower() in found for name in names(wording))


# Types of JSON Schema, which messages of dbt's quote as if they were names.
SCHEMA_WORDS = ("array", "boolean", "integer", "null", "number", "object", "string")


def names(wording):
    quoted = re.findall(r"""'([^'\n]+)'|"([^"\n]+)"|`([^`\n]+)`""", wording)
    words = [one for group in quoted for one in group if one and " " not in one]
    words += [
        one.strip(".,:;()[]{}'\"`")
        for one in wording.split()
        if re.search(r"\w[_./]\w|\d", one) and not re.search(r"dbt|https?:", one)
    ]
    return [one for one in words if one and one not in SCHEMA_WORDS]


def placeholder(name):
    if name.endswith(("Error", "Exception")):
        return FloeRefused
    return Anything(name, (Exception,), {})


class Module(types.ModuleType):
    __path__ = []
    complete = False

    def __setattr__(self, name, value):
        replaced = self.complete and not name.startswith("__")
        if replaced and not isinstance(value, (types.ModuleType, type(self))):
            raise NeedsInternals("replacing " + self.__name__ + "." + name)
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "active_deprecations":
            raise NeedsInternals(name)
        if self.__name__ + "." + name == "dbt.deprecations":
            return importlib.import_module("dbt.deprecations")
        return placeholder(self.__name__ + "." + name)


def words(name, **values):
    """An enumeration of texts that prints as its texts do."""
    made = enum.Enum(name, values, type=str)
    made.__str__ = lambda self: self.value
    return made


RUN_STATUS = words(
    "RunStatus",
    Success="success",
    Error="error",
    Skipped="skipped",
    PartialSuccess="partial success",
    NoOp="no-op",
)
TEST_STATUS = words("TestStatus", Pass="pass", Error="error", Fail="fail", Warn="warn", Skipped="skipped")


class OfType(type):
    """The class of records that say of themselves that they are of a certain type."""

    def __instancecheck__(cls, other):
        return isinstance(other, dict) and other.get("resource_type") in cls.types


def of_type(name, *types):
    return OfType(name, (), {"types": types})


NODES = {
    "ModelNode": of_type("ModelNode", "model"),
    "SeedNode": of_type("SeedNode", "seed"),
    "SnapshotNode": of_type("SnapshotNode", "snapshot"),
    "TestNode": of_type("TestNode", "test"),
    "AnalysisNode": of_type("AnalysisNode", "analysis"),
    "HookNode": of_type("HookNode", "operation"),
    "FunctionNode": of_type("FunctionNode", "function"),
    "SourceDefinition": of_type("SourceDefinition", "source"),
    "Exposure": of_type("Exposure", "exposure"),
    "Metric": of_type("Metric", "metric"),
    "UnitTestDefinition": of_type("UnitTestDefinition", "unit_test"),
}

UTC = {"UTC": datetime.timezone.utc, "utc": datetime.timezone.utc}

CONSTANTS = {
    "DEFAULT_ENV_PLACEHOLDER": "DBT_DEFAULT_PLACEHOLDER",
    "SECRET_ENV_PREFIX": "DBT_ENV_SECRET",
    "PRIVATE_ENV_PREFIX": "DBT_ENV_PRIVATE",
    "RUN_RESULTS_FILE_NAME": "run_results.json",
    "MANIFEST_FILE_NAME": "manifest.json",
    "DBT_PROJECT_FILE_NAME": "dbt_project.yml",
}


def known():
    """What tests compare with, which has to be right."""
    from floe_replay import fixtures, util

    results = {
        "RunStatus": RUN_STATUS,
        "TestStatus": TEST_STATUS,
        "NodeStatus": words(
            "NodeStatus",
            Success="success",
            Error="error",
            Fail="fail",
            Warn="warn",
            Skipped="skipped",
            Pass="pass",
            RuntimeErr="runtime error",
            PartialSuccess="partial success",
        ),
        "FreshnessStatus": words(
            "FreshnessStatus", Pass="pass", Warn="warn", Error="error", RuntimeErr="runtime error"
        ),
        "RunExecutionResult": util.Results,
        "FreshnessResult": util.Results,
        "RunResult": util.Record,
    }
    secrets = {"SECRET_ENV_PREFIX": "DBT_ENV_SECRET", "ENV_CUSTOM_PREFIX": "DBT_ENV_CUSTOM_ENV_"}
    return {
        "dbt.constants": secrets,
        "dbt_common.constants": secrets,
        "dbt.version": {"__version__": "1.12.0"},
        "dbt.deprecations": {"reset_deprecations": lambda: None},
        "dbt.artifacts.schemas.freshness": results,
        "dbt.tests.util": vars(util),
        "dbt.cli.main": {"dbtRunner": util.Runner, "dbtRunnerResult": util.RunnerResult},
        "dbt.tests.fixtures.project": vars(fixtures),
        "dbt.contracts.results": results,
        "dbt.artifacts.schemas.results": results,
        "dbt.artifacts.schemas.run": results,
        "dbt.contracts.graph.nodes": NODES,
        "pytz": UTC,
        "dbt.constants": CONSTANTS,
        "dbt_common.constants": CONSTANTS,
    }


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self):
        self.known = None

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in ROOTS or name.startswith("dbt.tests.adapter"):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return Module(spec.name)

    def exec_module(self, module):
        if self.known is None:
            self.known = known()
        for key, value in self.known.get(module.__name__, {}).items():
            if not key.startswith("__") or key == "__version__":
                setattr(module, key, value)
        adapter_tests = os.environ.get("FLOE_REPLAY_ADAPTER_TESTS")
        if module.__name__ == "dbt.tests" and adapter_tests:
            module.__path__ = [os.path.join(adapter_tests, "dbt", "tests")]
            module.__spec__.submodule_search_locations = module.__path__
        module.complete = True


def install():
    sys.meta_path.insert(0, Finder())
