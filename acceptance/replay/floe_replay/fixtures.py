"""What tests know as dbt.tests.fixtures.project: a project written into a folder, run on DuckDB."""

import contextlib
import os
import random
import time

import pytest
import yaml

from floe_replay import client
from floe_replay.placeholders import NeedsInternals
from floe_replay.util import FOLDERS, Record, TestProcessingException, write_file


def empty(name):
    @pytest.fixture(scope="class", name=name)
    def fixture():
        return {}

    return fixture


models = empty("models")
macros = empty("macros")
properties = empty("properties")
seeds = empty("seeds")
snapshots = empty("snapshots")
tests = empty("tests")
analyses = empty("analyses")
functions = empty("functions")
dependencies = empty("dependencies")
packages = empty("packages")
selectors = empty("selectors")
vars_yml_update = empty("vars_yml_update")
profiles_config_update = empty("profiles_config_update")
project_config_update = empty("project_config_update")
test_config = empty("test_config")


@pytest.fixture(scope="class")
def prefix():
    return f"test{int(time.time() * 1e6)}{random.randint(0, 9999):04}"


@pytest.fixture(scope="class")
def unique_schema(request, prefix):
    return prefix + "_" + request.module.__name__.split(".")[-1]


@pytest.fixture(scope="class")
def profiles_root(tmpdir_factory):
    return tmpdir_factory.mktemp("profile")


@pytest.fixture(scope="class")
def project_root(tmpdir_factory):
    return tmpdir_factory.mktemp("project")


@pytest.fixture(scope="session")
def shared_data_dir(request):
    return os.path.join(str(request.config.rootdir), "tests", "data")


@pytest.fixture(scope="module")
def test_data_dir(request):
    return os.path.join(os.path.dirname(str(request.fspath)), "data")


@pytest.fixture(scope="class")
def database_file(tmpdir_factory):
    return os.path.join(str(tmpdir_factory.mktemp("database")), "dbt.duckdb")


@pytest.fixture(scope="class")
def dbt_profile_target(database_file):
    port = client.postgres()
    if not port:
        return {"type": "duckdb", "threads": 4, "path": database_file}
    return {
        "type": "postgres", "threads": 4, "host": "localhost", "port": port, "user": "root",
        "pass": "password", "dbname": "dbt",
    }


@pytest.fixture(scope="class")
def profile_user(dbt_profile_target):
    return "user"


@pytest.fixture(scope="class")
def dbt_profile_data(unique_schema, dbt_profile_target, profiles_config_update):
    target = dict(dbt_profile_target, schema=unique_schema)
    profile = {"test": {"outputs": {"default": target}, "target": "default"}}
    profile.update(profiles_config_update or {})
    for outputs in (one.get("outputs", {}) for one in profile.values() if isinstance(one, dict)):
        for output in outputs.values():
            # The server that tests expect, and the one there is.
            if output.get("type") == "postgres" and output.get("port") == 5432 and "port" in target:
                output["port"] = target["port"]
    return profile


@pytest.fixture(scope="class")
def profiles_yml(profiles_root, dbt_profile_data):
    os.environ["DBT_PROFILES_DIR"] = str(profiles_root)
    write_file(yaml.safe_dump(dbt_profile_data), profiles_root, "profiles.yml")
    yield dbt_profile_data
    os.environ.pop("DBT_PROFILES_DIR", None)


@pytest.fixture(scope="class")
def dbt_project_yml(project_root, project_config_update, vars_yml):
    config = {"name": "test", "profile": "test", "flags": {"send_anonymous_usage_stats": False}}
    update = project_config_update
    config.update(yaml.safe_load(update) if isinstance(update, str) else update or {})
    write_file(yaml.safe_dump(config), project_root, "dbt_project.yml")
    return config


def optional_file(fixture, file):
    @pytest.fixture(scope="class", name=fixture + "_yml")
    def write(project_root, request):
        data = request.getfixturevalue("vars_yml_update" if fixture == "vars" else fixture)
        if data:
            text = data if isinstance(data, str) else yaml.safe_dump(data)
            write_file(text, project_root, file)

    return write


dependencies_yml = optional_file("dependencies", "dependencies.yml")
packages_yml = optional_file("packages", "packages.yml")
selectors_yml = optional_file("selectors", "selectors.yml")
vars_yml = optional_file("vars", "vars.yml")


def write_project_files(project_root, dir_name, file_dict):
    path = project_root.mkdir(dir_name)
    if file_dict:
        write_project_files_recursively(path, file_dict)


def write_project_files_recursively(path, file_dict):
    if type(file_dict) is not dict:
        raise TestProcessingException(f"not a mapping of files: {file_dict!r} for {path}")
    for name, value in file_dict.items():
        if name.endswith((".yml", ".yaml")):
            write_file(value if isinstance(value, str) else yaml.safe_dump(value), path, name)
        elif name.endswith((".sql", ".csv", ".md", ".txt", ".py", ".js", ".j2")):
            write_file(value, path, name)
        else:
            write_project_files_recursively(path.mkdir(name), value)


@pytest.fixture(scope="class")
def project_files(
    project_root, models, macros, snapshots, properties, seeds, tests, analyses, functions,
    selectors_yml, dependencies_yml, packages_yml, vars_yml, dbt_project_yml,
):
    write_project_files(project_root, "models", {**models, **properties})
    write_project_files(project_root, "macros", macros)
    write_project_files(project_root, "snapshots", snapshots)
    write_project_files(project_root, "seeds", seeds)
    write_project_files(project_root, "tests", tests)
    write_project_files(project_root, "analyses", analyses)
    write_project_files(project_root, "functions", functions)


@pytest.fixture(scope="class")
def logs_dir(project_root):
    folder = str(project_root.join("logs"))
    os.environ["DBT_LOG_PATH"] = folder
    yield folder
    os.environ.pop("DBT_LOG_PATH", None)


@pytest.fixture(scope="class")
def environment():
    return os.environ


@pytest.fixture(scope="class")
def initialization(environment):
    return None


@pytest.fixture(scope="class")
def clean_up_logging():
    return None


class Internals(type):
    """Methods that are not here cannot be replaced by a test either."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NeedsInternals("adapter." + name)


class Adapter(metaclass=Internals):
    def __init__(self, project):
        self.project = project
        self.type = lambda: project.adapter_type

    def quote(self, name):
        return '"' + name + '"'

    def execute(self, sql, fetch=False, **kwargs):
        rows = self.project.run_sql(sql, fetch="all")
        return None, rows

    def check_schema_exists(self, database, schema):
        found = f"select 1 from information_schema.schemata where schema_name = '{schema}'"
        return bool(client.sql(self.project.database_file, found))

    def connection_named(self, name, *args):
        return contextlib.nullcontext()

    def get_relation(self, database, schema, identifier):
        rows = client.sql(
            self.project.database_file,
            "select case table_type when 'BASE TABLE' then 'table' when 'VIEW' then 'view' else table_type end"
            f" from information_schema.tables where table_schema = '{schema}' and table_name = '{identifier}'",
        )
        named = {"database": database, "schema": schema, "identifier": identifier}
        return Record(named, type=rows[0][0]) if rows else None

    def __getattr__(self, name):
        raise NeedsInternals("adapter." + name)

    def __setattr__(self, name, value):
        if name not in ("project", "type"):
            raise NeedsInternals("replacing adapter." + name)
        super().__setattr__(name, value)


class TestProjInfo:
    __test__ = False

    def __init__(self, project_root, profiles_dir, test_data_dir, shared_data_dir, test_schema,
                 database_file, test_config, database):
        self.project_root = project_root
        self.profiles_dir = profiles_dir
        self.adapter_type = "postgres" if client.postgres() else "duckdb"
        self.test_dir = os.path.dirname(str(test_data_dir))
        self.shared_data_dir = shared_data_dir
        self.test_data_dir = test_data_dir
        self.test_schema = test_schema
        self.database = database
        self.database_file = database_file
        self.test_config = test_config
        self.created_schemas = []
        self.adapter = Adapter(self)

    def run_sql(self, sql, fetch=None):
        text = sql.format(schema=self.test_schema, database=self.database) if "{schema}" in sql or "{database}" in sql else sql
        if not text.strip():
            return None
        if self.adapter_type == "duckdb":
            text = "use " + quoted(self.database) + "." + quoted(self.test_schema) + ";" + text
        rows = client.sql(self.database_file, text)
        if fetch == "one":
            return rows[0] if rows else None
        return rows if fetch == "all" else None

    def run_sql_file(self, sql_path, fetch=None):
        for statement in open(sql_path).read().split(";"):
            self.run_sql(statement, fetch)

    def create_test_schema(self, schema_name=None):
        name = schema_name or self.test_schema
        client.sql(self.database_file, "create schema if not exists " + quoted(name))
        self.created_schemas.append(name)

    def drop_test_schema(self):
        self.created_schemas = []

    def get_tables_in_schema(self):
        rows = client.sql(
            self.database_file,
            "select table_name, case table_type when 'BASE TABLE' then 'table' when 'VIEW' then 'view'"
            " else table_type end from information_schema.tables where table_schema ilike '"
            + self.test_schema + "' order by 1",
        )
        return dict(rows)


def quoted(name):
    return '"' + name + '"'


@pytest.fixture(scope="class")
def project_setup(
    initialization, project_root, profiles_root, request, unique_schema, profiles_yml,
    dbt_project_yml, packages_yml, dependencies_yml, selectors_yml, project_files, shared_data_dir,
    test_data_dir, logs_dir, test_config, database_file,
):
    before = os.getcwd()
    os.chdir(str(project_root))
    FOLDERS.update({"--project-dir": str(project_root), "--profiles-dir": str(profiles_root)})
    project = TestProjInfo(
        project_root, profiles_root, test_data_dir, shared_data_dir, unique_schema, database_file,
        test_config, database_of(profiles_yml),
    )
    project.create_test_schema()
    yield project
    FOLDERS.clear()
    os.chdir(before)


def database_of(profiles):
    """The database of the profile, made where the server does not have it yet."""
    output = next(iter(profiles.get("test", {}).get("outputs", {}).values()), {})
    name = output.get("dbname", "dbt")
    if client.postgres() and not client.sql(None, f"select 1 from pg_database where datname = '{name}'"):
        client.sql(None, "create database " + quoted(name))
    return name


@pytest.fixture(scope="class")
def project(project_setup):
    return project_setup


@pytest.fixture(scope="class")
def adapter(project):
    return project.adapter


@pytest.fixture
def parser_mode():
    return "core"


@pytest.fixture(autouse=True)
def in_project_folder(request):
    """Tests leave the folder; the next one of the class expects to be in it."""
    if "project" in request.fixturenames:
        os.chdir(str(request.getfixturevalue("project").project_root))
    yield
