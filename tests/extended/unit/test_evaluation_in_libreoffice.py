"""The tables of an evaluation in LibreOffice."""

import csv
import subprocess

import pytest
from evaluated_class import a_class

from codeweek import data
from codeweek.report.evaluation_report import evaluation_ods, evaluation_table

AS_CSV = "csv:Text - txt - csv (StarCalc):59,34,76"  # semicolons, quotation marks, UTF-8


@pytest.mark.parametrize(
    ("made", "more"), [(evaluation_table, ["--infilter=CSV:59,34,76,1"]), (evaluation_ods, [])]
)
def test_libreoffice_opens_the_table_of_a_class_as_it_is(tmp_path, made, more) -> None:
    path = tmp_path / ("evaluation.csv" if more else "evaluation.ods")
    there, text = a_class(), data.text("fr")
    path.write_bytes(made(there, text))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", *more]
    command += ["--convert-to", AS_CSV, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(path)], check=True, timeout=120, capture_output=True)
    found = (tmp_path / "out" / "evaluation.csv").read_text(encoding="utf-8-sig")
    wanted = evaluation_table(there, text).decode("utf-8-sig")
    assert [*csv.reader(found.splitlines(), delimiter=";")] == [
        *csv.reader(wanted.splitlines(), delimiter=";")
    ]
