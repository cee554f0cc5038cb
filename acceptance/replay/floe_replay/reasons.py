"""Tests that do not apply to another program than dbt, each with its reason."""

import fnmatch

_PYTHON_LIBRARY = "sets limits of a Python library"
_PYTHON_OBJECT = "turns dbt's Python objects into text and back"
_DBT_CLOUD = "a service of dbt Cloud"
_NETWORK = "downloads from the network"
_DUCKLAKE = "needs the extension DuckLake, which is downloaded when it is used"
_PYTHON_MODEL = "runs a Python model: floe refuses those when it parses"
_PYTHON_PARSE = "reads the file in which dbt keeps what it has parsed"
_PYTHON_DRIVER = "expects what dbt's Python driver calls a type"
_DBT_DDL = "compares, letter by letter, the statements that dbt's own materializations write"
_LOG_ONLY = "looks on the screen for why everything is parsed anew, which floe notes in its log"
_FIRST_ALONE = "expects that only the first of several findings is told"
_SCHEMA = "asks for a key, or for null, that the published schemas of the artifacts do not allow"

# Areas, files and names of tests, with the wildcards of a shell.
NOT_APPLICABLE = {
    "compile/test_compile.py::TestSqlParse*": _PYTHON_LIBRARY,
    "artifacts/test_run_execution_result.py::*": _PYTHON_OBJECT,
    "artifacts/test_previous_version_state.py::*::test_compare_*_current": "asks which version dbt's Python objects have",
    "cli/test_requires.py::TestKnownEngineEnvVarsExplicit::*": "asks for a list in dbt's Python code",
    "cli/test_dotenv.py::TestDotEnvInGitignoreTemplate::*": "reads a file of dbt's Python package",
    "record/*": "records the calls of dbt's Python functions",
    "logging/test_logging.py::test_basic": "asks for the connections of dbt's Python adapter",
    "logging/test_logging.py::test_formatted_logs": "counts the empty lines of dbt's log",
    "duplicates/*::TestDuplicateNamesDifferentResourceTypesVersionedUnversioned::*": "expects a fault of dbt's",
    "dependencies/test_private_package.py::*": _DBT_CLOUD,
    "basic/test_project.py::TestProjectDbtCloudConfigString::*": _DBT_CLOUD,
    "dependencies/test_simple_dependency.py::TestSimpleDependcyTarball::*": _NETWORK,
    "dependencies/test_simple_dependency.py::TestTarballNestedDependencies::*": _NETWORK,
    "dependencies/test_add_package_edge_cases.py::TestAddPackageWithWarnUnpinnedInYaml::*": _NETWORK,
    "context_methods/test_secret_env_vars.py::TestAllowSecretProfilePackage::*": _NETWORK,
    "test_community_extensions.py::*": _NETWORK,
    "test_ducklake_*.py::TestNonDucklake*": "calls macros inside dbt's adapter",
    "test_ducklake_*.py::*": _DUCKLAKE,
    "test_incremental.py::TestIncrementalMergeValidation::test_ducklake_*": _DUCKLAKE,
    "test_python_model.py::*": _PYTHON_MODEL,
    "materializations/test_supported_languages.py::*Python_UsingPython::*": _PYTHON_MODEL,
    "experimental_parser/*": _PYTHON_PARSE,
    "artifacts/test_artifact_fields.py::TestRelationNameInTests::*": _PYTHON_PARSE,
    "contracts/test_nonstandard_data_type.py::*Mismatch::*": _PYTHON_DRIVER,
    "cli/test_dotenv.py::TestDotEnvLoadsFromCwdNotProjectRoot::*": "asks for the environment of a Python process",
    "context_methods/test_builtin_functions.py::*::test_builtin_dbt_metadata_envs_function":
        "expects variables of the environment in the order in which Python keeps them",
    "dbt_runner/test_dbt_runner.py::TestDbtRunner::test_invoke_kwargs":
        "hands a Python function arguments that the command line does not have",
    "macros/test_macros.py::TestMacroMetaDocsMerge::*": _SCHEMA,
    "custom_schemas/test_custom_schemas.py::TestCustomSchemaNullReturn[LD]*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDFParsing::*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDFPartial*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDFRetrySkipsSuccessful::*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDFCompile::*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDF*OverloadViaYAML::*": _SCHEMA,
    "functions/test_overloaded_udfs.py::TestOverloadedUDFStateModified::*": _PYTHON_OBJECT,
    "invalid_model_tests/test_invalid_models.py::TestInvalidMacroCall::*": "asks for the name of a function in dbt's Python",
    "partial_parsing/test_partial_parsing.py::TestGenericTests::*": "expects new nodes behind those kept from before: "
    "floe has them in the order of a first parse",
    "partial_parsing/test_partial_parsing.py::TestSkipMacros::*": _LOG_ONLY,
    "partial_parsing/test_partial_parsing.py::TestProfileChanges::*": _LOG_ONLY,
    "ref_override/test_custom_ref_kwargs.py::TestCustomRefKwargsWithoutFlag::*": "expects a refusal of what dbt accepts "
    "with a flag: floe needs no flag for it",
    "retry/test_retry.py::TestFailFast::*": "expects that a semicolon behind a query is an error",
    "test_incremental.py::TestIncrementalOnSchemaChangeQuotingFalse::*": "expects that a column whose name has a space "
    "is an error",
    "schema_tests/test_schema_v2_tests.py::TestWrongSpecificationBlock::*": "asks for a warning of Python's own",
    "warn_error/test_enable_grouped_warn_error_parser_logs.py::*False::test_immediate*": _FIRST_ALONE,
    "warn_error/test_enable_grouped_warn_error_parser_logs.py::*OmittedDefaultsToFalse::*": _FIRST_ALONE,
    "test_constraints.py::*RuntimeDdlEnforcement::test__constraints_ddl": _DBT_DDL,
    "test_constraints.py::TestModelConstraintsRuntimeEnforcement::test__model_constraints_ddl": _DBT_DDL,
    "test_ephemeral.py::TestEphemeralMulti::*": _DBT_DDL,
    "test_ephemeral.py::TestEphemeralNested::*": _DBT_DDL,
    "partial_parsing/test_file_diff.py::*": "for services that tell dbt which files changed",
}


def not_applicable(nodeid):
    """The reason why a test does not apply; None for one that does."""
    return next(
        (why for pattern, why in NOT_APPLICABLE.items() if fnmatch.fnmatch(nodeid, pattern)), None
    )
