"""Runs pytest suites written for dbt with floe in its place."""
