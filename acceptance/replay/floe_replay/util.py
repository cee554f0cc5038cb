"""What tests know as dbt.tests.util."""

import dis
import json
import os
import re
import shutil
import sys
import time

import yaml

from floe_replay import client
from floe_replay.placeholders import (
    RUN_STATUS, TEST_STATUS, Expected, FloeRefused, NeedsInternals, names, speaks_of,
)

# What dbt's Python objects hold beside what its artifacts say.
NOT_IN_ARTIFACTS = {
    "agate_table", "fixtures", "files", "file_id", "env_vars", "state_check", "build_macro_child_map",
    "validate", "from_dict", "writable_manifest", "build_flat_graph", "add_from_artifact", "ref_lookup",
}


# Where an artifact has what dbt's objects work out of other attributes.
DERIVED = {
    "validity_params": [("type_params", "validity_params")],
    "input_measures": [("type_params", "input_measures")],
    "input_metrics": [("type_params", "metrics")],
    "metrics": [("query_params", "metrics")],
}


class Record(dict):
    """A JSON object whose keys are attributes too, as dbt's Python objects have them."""

    def __getattr__(self, name):
        for key in (name, name.replace("_", "-")):
            if key in self:
                return wrapped(self[key])
        if name == "depends_on_nodes":
            return self.get("depends_on", {}).get("nodes", [])
        if name == "compiled_sql":
            return self.get("compiled_code")
        if name == "skipped" and "status" in self:
            return self["status"] == "skipped"
        if name == "is_latest_version":
            return self.get("version") is not None and self["version"] == self.get("latest_version")
        if name == "compiled" and "resource_type" in self:
            return False
        if name == "is_versioned":
            return self.get("version") is not None
        if name == "identifier":
            return self.get("alias")
        if name == "tested_node_unique_id" and self.get("depends_on"):
            return self["depends_on"]["nodes"][0]
        for place, what in DERIVED.get(name, ()):
            if place in self:
                return (self[place] or {}).get(what)
        if name in NOT_IN_ARTIFACTS:
            raise NeedsInternals(name)
        raise AttributeError(name)

    def __eq__(self, other):
        return other == self if isinstance(other, Expected) else super().__eq__(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __getitem__(self, key):
        return wrapped(super().__getitem__(key))

    def get(self, key, default=None):
        return wrapped(super().get(key, default))

    def values(self):
        return [wrapped(value) for value in super().values()]

    def items(self):
        return [(key, wrapped(value)) for key, value in super().items()]

    def to_dict(self, *args, **kwargs):
        return self


def wrapped(value):
    if isinstance(value, dict) and not isinstance(value, Record):
        return Record(value)
    if isinstance(value, list):
        return [wrapped(one) for one in value]
    return value


class Results(list):
    """The entries of a run, and what the run as a whole says of itself."""

    args = Record()

    @property
    def results(self):
        return self

    def __getattr__(self, name):
        raise NeedsInternals("results." + name)


class Table:
    """The rows that a command shows, as agate has them."""

    def __init__(self, rows):
        self.column_names = tuple(rows[0]) if rows else ()
        self.rows = [tuple(row.values()) for row in rows]


class Log(str):
    """What a command prints. A message that names things is in it where one of floe's own
    findings names all of them."""

    def __contains__(self, wording):
        return str.__contains__(self, wording) or (asks_whether_in() and self.found(wording))

    def found(self, wording):
        return bool(names(wording)) and any(speaks_of(one, wording) for one in findings(self))


def asks_whether_in():
    """Whether the test that looks asks for "in", not for "not in"."""
    frame = sys._getframe(2)
    instruction = frame.f_code.co_code[frame.f_lasti : frame.f_lasti + 2]
    return dis.opname[instruction[0]] == "CONTAINS_OP" and instruction[1] == 0


def findings(log):
    """The errors and warnings in an output, each with the lines that belong to it."""
    return re.findall(r"^(?:error|warning)\[FLOE-[^\n]*(?:\n(?!(?:error|warning)\[)[^\n]*)*", log, re.M)


def with_status(record):
    """The status as the member of dbt's enumeration: tests compare by identity."""
    tests = record["unique_id"].split(".")[0] in ("test", "unit_test")
    for member in TEST_STATUS if tests else RUN_STATUS:
        if member.value == record["status"]:
            dict.__setitem__(record, "status", member)
    return record


VERBS_WITH_RESULTS = {
    "run", "build", "test", "seed", "snapshot", "compile", "show", "run-operation", "retry", "clone",
}


def verb_of(args):
    flags_with_value = {
        "--log-level", "--log-level-file", "--log-format", "--log-format-file", "--log-path",
        "--warn-error-options", "--profiles-dir", "--project-dir", "--target-path", "--printer-width",
    }
    skip = False
    for arg in args:
        if skip:
            skip = False
        elif arg in flags_with_value:
            skip = True
        elif not str(arg).startswith("-"):
            return arg
    return ""


# The folders of the project and of the profile that the tests of a class are about.
FOLDERS = {}


def in_folders(args):
    """Names the folders, wherever a test has gone and whatever it has made of the environment."""
    args = [str(arg) for arg in args]
    for option, folder in FOLDERS.items():
        if option not in args:
            args += [option, folder]
    return args


def invoke(args):
    args = [str(arg) for arg in args]
    if "--profiles-dir" not in args and os.environ.get("DBT_PROFILES_DIR"):
        args = args + ["--profiles-dir", os.environ["DBT_PROFILES_DIR"]]
    started = time.time()
    answer = client.command(["dbt", *args], os.getcwd())
    answer["started"] = started
    print(answer["out"] + answer["err"])
    return answer


def target_file(name, args=()):
    args = [str(arg) for arg in args]
    project = os.path.join(os.getcwd(), option(args, "--project-dir") or "")
    folder = option(args, "--target-path") or os.environ.get("DBT_TARGET_PATH") or written_target(project)
    return os.path.join(project, folder, name)


def option(args, name):
    """The value of an option, where the command has it."""
    return args[args.index(name) + 1] if name in args[:-1] else None


def written_target(project):
    """The folder for artifacts that the project itself names, unless that is a template."""
    file = os.path.join(project, "dbt_project.yml")
    said = yaml.safe_load(read_file(file)).get("target-path") if os.path.exists(file) else None
    return "target" if not said or "{" in said else said


def outcome(args, answer):
    verb = verb_of(args)
    if verb in ("ls", "list"):
        return [line for line in answer["out"].splitlines() if line.strip()]
    if verb == "parse":
        return get_manifest(os.getcwd())
    if verb == "docs" and "serve" not in args:
        return Record(json.load(open(target_file("catalog.json", args))))
    if verb == "source":
        return freshness(args, answer)
    if verb == "deps":
        return None
    if verb not in VERBS_WITH_RESULTS:
        return Results()
    file = target_file("run_results.json", args)
    if not os.path.exists(file) or os.path.getmtime(file) < answer["started"] - 1:
        return Results()
    manifest = Record()
    if os.path.exists(target_file("manifest.json", args)):
        manifest = Record(json.load(open(target_file("manifest.json", args))))
    results = Results()
    run = json.load(open(file))
    results.args = Record(run.get("args", {}))
    for entry in run["results"]:
        record = with_status(Record(entry))
        for section in ("nodes", "unit_tests", "sources", "functions", "exposures", "saved_queries"):
            if entry["unique_id"] in manifest.get(section, {}):
                dict.__setitem__(record, "node", manifest[section][entry["unique_id"]])
        results.append(record)
    return results


def freshness(args, answer):
    """What a command about sources found; those it could not ask have another shape."""
    named = [args[i + 1] for i, arg in enumerate(args[:-1]) if arg in ("-o", "--output")]
    file = named[0] if named else target_file("sources.json", args)
    if not os.path.exists(file) or os.path.getmtime(file) < answer["started"] - 1:
        return Results()
    manifest = get_manifest(os.getcwd()) or Record()
    results = Results()
    for entry in json.load(open(file))["results"]:
        record = Record(entry, message=entry.get("error"))
        if entry["unique_id"] in manifest.get("sources", {}):
            dict.__setitem__(record, "node", manifest["sources"][entry["unique_id"]])
        results.append(record)
    return results


def run_dbt(args=None, expect_pass=True, callbacks=None):
    args = list(args or ["run"])
    if callbacks:
        raise NeedsInternals("callbacks")
    args = in_folders(args)
    shows = verb_of(args) == "show" and not {"--output", "--log-format"} & set(args)
    answer = invoke(args + ["--output", "json"] if shows else args)
    finish(args, answer, expect_pass)
    results = outcome(args, answer)
    if shows and len(results) == 1:
        dict.__setitem__(results[0], "agate_table", Table(shown(answer["out"])))
    return results


def shown(text):
    start = text.find("{")
    return json.JSONDecoder().raw_decode(text[start:])[0].get("show", []) if start >= 0 else []


def finish(args, answer, expect_pass):
    if answer["code"] not in (0, 1):
        raise FloeRefused(answer["out"] + answer["err"])
    if expect_pass is not None:
        success = answer["code"] == 0
        assert success == expect_pass, (
            "dbt " + " ".join(map(str, args)) + ": exit code " + str(answer["code"]) + "\n"
            + answer["out"] + answer["err"]
        )


def run_dbt_and_capture(args=None, expect_pass=True, callbacks=None):
    args = list(args or ["run"])
    if callbacks:
        raise NeedsInternals("callbacks")
    args = in_folders(args)
    answer = invoke(args)
    finish(args, answer, expect_pass)
    return outcome(args, answer), Log(answer["out"] + answer["err"])


def get_logging_events(log_output, event_name):
    events = [json.loads(line) for line in log_output.splitlines() if line.startswith("{")]
    return [event for event in events if event["info"]["name"] == event_name]


def get_manifest(project_root="."):
    file = os.path.join(str(project_root), os.environ.get("DBT_TARGET_PATH", "target"), "manifest.json")
    return Record(json.load(open(file))) if os.path.exists(file) else None


def get_run_results(project_root):
    return get_artifact(str(project_root), "target", "run_results.json")


def copy_file(src_path, src, dest_path, dest):
    parts = list(dest)
    shutil.copyfile(
        os.path.join(str(src_path), src), os.path.join(str(dest_path), *map(str, parts))
    )


def rm_file(*paths):
    os.remove(os.path.join(*map(str, paths)))


def write_file(contents, *paths):
    with open(os.path.join(*map(str, paths)), "w") as file:
        file.write(contents)


def file_exists(*paths):
    return os.path.exists(os.path.join(*map(str, paths)))


def read_file(*paths):
    with open(os.path.join(*map(str, paths))) as file:
        return file.read()


def mkdir(directory_path):
    os.makedirs(str(directory_path))


def rm_dir(directory_path):
    shutil.rmtree(str(directory_path))


def rename_dir(src_directory_path, dest_directory_path):
    os.rename(str(src_directory_path), str(dest_directory_path))


def get_artifact(*paths):
    return json.loads(read_file(*paths))


def write_artifact(dct, *paths):
    write_file(json.dumps(dct), *paths)


def update_config_file(updates, *paths):
    config = yaml.safe_load(read_file(*paths))
    config.update(updates)
    write_file(yaml.safe_dump(config), *paths)


def write_config_file(data, *paths):
    write_file(data if isinstance(data, str) else yaml.safe_dump(data), *paths)


def get_unique_ids_in_results(results):
    return [result["unique_id"] for result in results]


def check_result_nodes_by_name(results, names):
    assert {result.node.name for result in results} == set(names)


def check_result_nodes_by_unique_id(results, unique_ids):
    assert {result["unique_id"] for result in results} == set(unique_ids)


def check_datetime_between(timestr, start, end=None):
    raise NeedsInternals("check_datetime_between")


class TestProcessingException(Exception):
    __test__ = False


def run_sql_with_adapter(adapter, sql, fetch=None):
    return adapter.project.run_sql(sql, fetch=fetch)


class Relation(str):
    """A relation as SQL has it, with its parts."""


def relation_from_name(adapter, name):
    parts = name.split(".")
    schema = parts[-2] if len(parts) > 1 else adapter.project.test_schema
    relation = Relation('"' + schema + '"."' + parts[-1] + '"')
    relation.database, relation.schema, relation.identifier = adapter.project.database, schema, parts[-1]
    return relation


def check_relation_types(adapter, relation_to_type):
    tables = adapter.project.get_tables_in_schema()
    for name, kind in relation_to_type.items():
        assert tables.get(name) == kind, name + " is " + str(tables.get(name)) + ", not " + kind


def check_relations_equal(adapter, relation_names, compare_snapshot_cols=False):
    relations = [relation_from_name(adapter, name) for name in relation_names]
    compare(adapter, relations, compare_snapshot_cols)


def check_relations_equal_with_relations(adapter, relations, compare_snapshot_cols=False):
    compare(adapter, [str(relation) for relation in relations], compare_snapshot_cols)


def compare(adapter, relations, snapshot_columns):
    first = relations[0]
    columns = [row[0] for row in described(adapter, first)]
    if not snapshot_columns:
        columns = [c for c in columns if not c.lower().startswith("dbt_")]
    listed = ", ".join('"' + column + '"' for column in sorted(columns))
    for other in relations[1:]:
        rows = adapter.project.run_sql(
            f"select count(*) from ((select {listed} from {first} except all select {listed} from {other})"
            f" union all (select {listed} from {other} except all select {listed} from {first})) as differ",
            fetch="one",
        )
        assert rows[0] == 0, first + " and " + other + " differ"


def described(adapter, relation):
    """Name, type and length of each column."""
    if adapter.project.adapter_type == "duckdb":
        return [(row[0], row[1], None) for row in adapter.project.run_sql("describe " + relation, fetch="all")]
    parts = relation.replace('"', "").split(".")
    return adapter.project.run_sql(
        "select column_name, data_type, character_maximum_length from information_schema.columns"
        f" where table_schema ilike '{parts[-2]}' and table_name ilike '{parts[-1]}' order by ordinal_position",
        fetch="all",
    )


def get_relation_columns(adapter, name):
    rows = described(adapter, relation_from_name(adapter, name))
    return sorted((row[0], row[1], row[2]) for row in rows)


def check_relation_has_expected_schema(adapter, relation_name, expected_schema):
    relation = relation_from_name(adapter, relation_name)
    rows = described(adapter, relation)
    actual = {row[0]: row[1] for row in rows}
    assert actual == expected_schema


def update_rows(adapter, update_rows_config):
    name = update_rows_config["name"]
    destination = update_rows_config["dst_col"]
    clause = update_rows_config["clause"]
    if clause["type"] == "add_timestamp":
        expression = f"{clause['src_col']} + interval '1 hour'"
    elif clause["type"] == "add_string":
        expression = f"{clause['src_col']} || '{clause['value']}'"
    else:
        raise NeedsInternals("update_rows")
    sql = f"update {relation_from_name(adapter, name)} set {destination} = {expression}"
    if update_rows_config.get("where"):
        sql += " where " + update_rows_config["where"]
    adapter.project.run_sql(sql)


def check_table_does_not_exist(adapter, name):
    assert name.split(".")[-1] not in adapter.project.get_tables_in_schema()


def check_table_does_exist(adapter, name):
    assert name.split(".")[-1] in adapter.project.get_tables_in_schema()


class AnyFloat:
    def __eq__(self, other):
        return isinstance(other, float)


class AnyInteger:
    def __eq__(self, other):
        return isinstance(other, int)


class AnyString:
    def __eq__(self, other):
        return isinstance(other, str)


class AnyStringWith:
    def __init__(self, contains=None):
        self.contains = contains

    def __eq__(self, other):
        return isinstance(other, str) and (self.contains is None or self.contains in other)


def assert_message_in_logs(message, logs, expected_pass=True):
    found = str.__contains__(logs, message) or (expected_pass and Log(logs).found(message))
    assert found == expected_pass


def get_project_config(project):
    return yaml.safe_load(read_file(project.project_root, "dbt_project.yml"))


def set_project_config(project, config):
    write_file(yaml.safe_dump(config), project.project_root, "dbt_project.yml")


def get_connection(adapter, name="_test"):
    import contextlib

    return contextlib.nullcontext()


class RunnerResult:
    def __init__(self, success, result, exception):
        self.success = success
        self.result = result
        self.exception = exception


class Runner:
    """dbt.cli.main.dbtRunner, as far as it only runs commands."""

    def __init__(self, manifest=None, callbacks=None):
        if manifest or callbacks:
            raise NeedsInternals("dbtRunner with callbacks or a manifest")

    def invoke(self, args, **kwargs):
        args = list(args)
        for key, value in kwargs.items():
            flag = "--" + key.replace("_", "-")
            if value is True:
                args.append(flag)
            elif value is False:
                args.append("--no-" + key.replace("_", "-"))
            elif isinstance(value, (list, tuple)):
                args += [flag, *map(str, value)]
            elif value is not None:
                args += [flag, value if isinstance(value, str) else json.dumps(value)]
        answer = invoke(args)
        refused = answer["code"] not in (0, 1)
        exception = FloeRefused(answer["out"] + answer["err"]) if refused else None
        result = None if refused else outcome(args, answer)
        return RunnerResult(answer["code"] == 0, result, exception)
