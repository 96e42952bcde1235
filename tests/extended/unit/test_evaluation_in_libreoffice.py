"""The table of an evaluation in LibreOffice."""

import csv
import subprocess

from evaluated_class import a_class

from codeweek import data
from codeweek.report.evaluation_report import evaluation_table


def test_libreoffice_opens_the_table_of_a_class_as_it_is(tmp_path) -> None:
    path = tmp_path / "evaluation.csv"
    path.write_bytes(evaluation_table(a_class(), data.text("fr")))
    as_in = "--infilter=CSV:59,34,76,1"  # semicolons, quotation marks, UTF-8
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", as_in]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(path)], check=True, timeout=120, capture_output=True)
    made, wanted = (
        each.read_text(encoding="utf-8-sig").splitlines() for each in (tmp_path / "out" / path.name, path)
    )
    assert list(csv.reader(made, delimiter=";")) == list(csv.reader(wanted, delimiter=";"))
