"""How nights are run by other programs, and who is told of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from click.testing import CliRunner

from archive import scheduling
from archive.announcing import announce, announce_failure, announce_start
from archive.cli import onrecord
from archive.configuration import Configuration, load_configuration
from archive.report import NightReport, gather
from archive.report_files import as_html, as_text
from crawler.errors import Usage
from tests.archive.invented import make
from tests.archive.invented_releases import PLAIN

NOW = datetime(2026, 3, 31, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own, with nothing configured."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    make(folder / "archive.db", PLAIN)
    return folder


def told(archive: Path, *faults: str) -> NightReport:
    return gather(archive, since=None, at=NOW, findings=[], faults=faults)


# --- schedules --------------------------------------------------------------------------------------


def printed(kind: str) -> str:
    done = CliRunner().invoke(onrecord, ["nightly", f"--print-{kind}", "--data", "my data"])
    assert done.exit_code == 0, done.output
    return done.output


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    parts = printed("systemd").split("# /etc/systemd/system/")[1:]
    units = {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}
    assert tuple(units) == scheduling.SYSTEMD
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    assert f"WorkingDirectory={tmp_path}" in units["onrecord-nightly.service"]
    assert f'nightly --data "{tmp_path}/my data"' in units["onrecord-nightly.service"]
    if program := shutil.which("systemd-analyze"):
        command = [program, "verify", "--man=no", *(str(tmp_path / name) for name in units)]
        assert _systemd_says(command) == []
        nightly = tmp_path / "onrecord-nightly.service"
        nightly.write_text(nightly.read_text().replace("TimeoutStartSec=8h", "TimeoutStartSec=eight"))
        assert any("TimeoutStartSec" in line for line in _systemd_says(command))


def _systemd_says(command: list[str]) -> list[str]:
    """Return what systemd-analyze says of our units; of those of this machine it may say more."""
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in checked.stderr.splitlines() if "onrecord-" in line]


def test_cron_lines_have_five_times_and_quoted_paths() -> None:
    lines = [line.split(None, 5) for line in printed("cron").splitlines() if not line.startswith("#")]
    assert [line[:5] for line in lines] == [["30", "2", "*", "*", "*"], ["*/5", "*", "*", "*", "*"]]
    assert all("'" in line[5] and "my data'" in line[5] for line in lines)


def _checked_workflow(path: Path) -> subprocess.CompletedProcess[str]:
    """Hold a workflow against the schema of GitHub that check-jsonschema brings; nothing is fetched."""
    command = [str(Path(sys.executable).with_name("check-jsonschema")), str(path)]
    schema = ["--builtin-schema", "vendor.github-workflows"]
    return subprocess.run([*command, *schema], capture_output=True, text=True, check=False)


def test_the_workflow_is_one_by_the_schema_of_github(tmp_path: Path) -> None:
    workflow = tmp_path / "nightly.yml"
    workflow.write_text(printed("actions"))
    checked = _checked_workflow(workflow)
    assert checked.returncode == 0, checked.stdout
    workflow.write_text(printed("actions").replace("runs-on:", "run-on:"))
    assert _checked_workflow(workflow).returncode == 1


def test_the_workflow_runs_the_night_and_keeps_the_archive() -> None:
    workflow = yaml.safe_load(printed("actions"))
    assert workflow[True]["schedule"] == [{"cron": "30 2 * * *"}]  # YAML 1.1 takes `on` for true
    (job,) = workflow["jobs"].values()
    assert job["runs-on"] == "ubuntu-latest"
    steps = [step.get("run", step.get("uses")) for step in job["steps"]]
    assert "onrecord nightly --data data" in steps
    assert "${{ github.token }}" in steps[-1]
    assert all(isinstance(step, str) for step in steps)


# --- telling ----------------------------------------------------------------------------------------


class _Told(BaseHTTPRequestHandler):
    heard: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        self.heard.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing in the test's output."""


@pytest.fixture
def watchdog() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    _Told.heard = []
    with HTTPServer(("127.0.0.1", 0), _Told) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", _Told.heard
        server.shutdown()
        thread.join()


def test_a_watchdog_a_webhook_and_a_mailbox_are_told(
    archive: Path, tmp_path: Path, watchdog: tuple[str, list[tuple[str, bytes]]]
) -> None:
    address, heard = watchdog
    sendmail = tmp_path / "sendmail"
    sendmail.write_text(f"#!{sys.executable}\nimport sys\nopen('mail', 'w').write(sys.stdin.read())\n")
    sendmail.chmod(0o755)
    (tmp_path / "onrecord.toml").write_text(
        f'ping = "{address}/ping/"\nwebhook = "{address}/hook"\nmail = "desk@paper.example"\n'
        f'sendmail = "{sendmail}"\n'
    )
    configured = load_configuration(tmp_path)
    report = told(archive)
    assert [*announce_start(configured), *announce(configured, report)] == []
    assert announce_failure(configured, "no room") == []
    assert [path for path, _ in heard] == ["/ping/start", "/ping", "/hook", "/ping/fail"]
    assert f'"new": {len(PLAIN)}'.encode() in heard[2][1]
    mail = (tmp_path / "mail").read_text()
    assert "To: desk@paper.example" in mail
    assert f"Subject: onrecord 2026-03-31: nothing to look at; {len(PLAIN)} new" in mail


def test_what_cannot_be_told_does_not_fail_the_night(archive: Path) -> None:
    report = told(archive, "Broken.")
    configured = Configuration(
        ping="http://127.0.0.1:9/x", webhook="http://[", mail="desk@paper.example", sendmail="/no/sendmail"
    )
    untold = announce(configured, report)
    assert [Counter(sentence.split())["could"] for sentence in untold] == [1, 1, 1]
    assert "/x/fail could not be told" in untold[0]
    with pytest.raises(Usage, match="expected an address that begins with"):
        load_configuration(environment={"ONRECORD_PING": "file:///etc/passwd"})


def test_a_report_takes_every_headline_for_text(archive: Path) -> None:
    report = told(archive, "<script>x")
    assert "<script>" not in as_html(report)
    assert "FAULT  <script>x" in as_text(report)
    assert "<script>" not in as_text(report, public=True)
