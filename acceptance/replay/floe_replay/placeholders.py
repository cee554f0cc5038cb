"""Stands in for dbt's Python modules: importable, and refusing to do anything."""

import datetime
import enum
import importlib.abc
import importlib.machinery
import os
import sys
import types

ROOTS = (
    "dbt",
    "dbt_common",
    "dbt_semantic_interfaces",
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
        self.msg = text


class Anything(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return placeholder(cls.__name__ + "." + name)

    def __call__(cls, *args, **kwargs):
        raise NeedsInternals(cls.__name__)

    def __subclasscheck__(cls, other):
        return other is cls or other is FloeRefused

    def __instancecheck__(cls, other):
        return isinstance(other, FloeRefused)


def placeholder(name):
    return Anything(name, (Exception,), {})


class Module(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
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
        "RunResult": util.Record,
    }
    return {
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
            if not key.startswith("__"):
                setattr(module, key, value)
        adapter_tests = os.environ.get("FLOE_REPLAY_ADAPTER_TESTS")
        if module.__name__ == "dbt.tests" and adapter_tests:
            module.__path__ = [os.path.join(adapter_tests, "dbt", "tests")]
            module.__spec__.submodule_search_locations = module.__path__


def install():
    sys.meta_path.insert(0, Finder())
