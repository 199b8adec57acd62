"""Real containers for the tests, run by podman. Whatever is started here is gone when its `with` ends."""

import contextlib
import json
import pathlib
import re
import secrets
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "docs/samples/istanbul-2025.ndjson"
SAMPLE_AGREEMENT = "istanbul-2025-06-02"
SAMPLE_RECORDS = 51

PROGRAMS = ("handoverctl", "reconciliation_service", "registry_service")
SERVICES = {"registry": "registry_service", "reconciliation": "reconciliation_service"}
GRPC_PORTS = {"registry": 7401, "reconciliation": 7402}
HEALTH_PORTS = {"registry": 7411, "reconciliation": 7412}
METRICS_PORTS = {"registry": 7421, "reconciliation": 7422}
USER = 10001
TRUST_DOMAIN = "example.org"

# What takes longer than this on a busy machine is taken to hang.
WAIT_SECONDS_MAX = 120

# What deploy/ asks of every container. Podman would put writable file systems over a read-only root by itself.
HARDENED = (
    "--pull=never",
    "--read-only",
    "--read-only-tmpfs=false",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    "--pids-limit=200",
    "--memory=1g",
)


def version():
    text = (ROOT / "CMakeLists.txt").read_text()
    return re.search(r"^project\(handover VERSION ([0-9.]+) ", text, re.MULTILINE).group(1)


def image_of(program):
    return f"localhost/handover/{program}:{version()}"


def run(*command, stdin=None, env=None):
    """Runs a command to its end, in the project's folder, and returns it with its output as text, however it ended."""
    return subprocess.run(
        command, cwd=ROOT, env=env, stdin=stdin or subprocess.DEVNULL, capture_output=True, text=True,
        timeout=WAIT_SECONDS_MAX, check=False)


def succeeded(ended):
    """The command that has ended, if it succeeded."""
    return ended if ended.returncode == 0 else None


def podman(*arguments):
    """Runs podman, which must succeed, and returns what it printed."""
    ended = run("podman", *arguments)
    if ended.returncode != 0:
        raise AssertionError(f"podman {' '.join(arguments)}: status {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout.strip()


def inspect(name):
    return json.loads(podman("container", "inspect", name))[0]


def wait_until(condition, what):
    """Asks until the condition holds, and returns what it then said."""
    deadline = time.monotonic() + WAIT_SECONDS_MAX
    while True:
        if answer := condition():
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {WAIT_SECONDS_MAX} s")
        time.sleep(0.1)


def certificate_settings(name):
    return {
        "HANDOVER_TLS_CERTIFICATE": f"/certs/{name}.pem",
        "HANDOVER_TLS_KEY": f"/certs/{name}.key",
        "HANDOVER_TLS_AUTHORITY": "/certs/authority.pem",
    }


def make_certificates(certs):
    """Fills `certs`, a volume or a folder, with certificates of the services, an operator and two parties."""
    podman("run", "--rm", *HARDENED, "--network=none", f"--volume={certs}:/certs", image_of("handoverctl"),
           "certs", "/certs", "--trust_domain", TRUST_DOMAIN, "--party", "rus", "--party", "ukr")


def run_handoverctl(*arguments, place, certs, hosts, certificate="operator", stdin=None):
    """Runs handoverctl in a container of its own to its end, where the flag `place` says, and calls the services on
    `hosts`. Without a certificate it speaks plain text."""
    registry, reconciliation = hosts
    settings = {"HANDOVER_REGISTRY": f"{registry}:{GRPC_PORTS['registry']}",
                "HANDOVER_RECONCILIATION": f"{reconciliation}:{GRPC_PORTS['reconciliation']}"}
    if certificate:
        settings.update(certificate_settings(certificate))
    return run("podman", "run", "--rm", "--interactive", *HARDENED, place,
               *(f"--env={key}={value}" for key, value in settings.items()),
               f"--volume={certs}:/certs:ro", image_of("handoverctl"), *arguments, stdin=stdin)


class Handover(contextlib.ExitStack):
    """Both services, and the certificates that they know each other by, on a network of their own, each container as
    hardened as deploy/ has it."""

    def __init__(self):
        super().__init__()
        self._prefix = f"handover-test-{secrets.token_hex(4)}"
        self._certs = self.name_of("certs")

    def name_of(self, what):
        return f"{self._prefix}-{what}"

    def __enter__(self):
        super().__enter__()
        with contextlib.ExitStack() as undo:
            undo.push(self)
            podman("network", "create", self._prefix)
            self.callback(run, "podman", "network", "rm", "--force", self._prefix)
            for volume in ("certs", "ledger", "state"):
                podman("volume", "create", self.name_of(volume))
                self.callback(run, "podman", "volume", "rm", "--force", self.name_of(volume))
            make_certificates(self._certs)
            self._start("registry", {}, f"{self.name_of('ledger')}:/data")
            self._start("reconciliation", {"HANDOVER_REGISTRY": "registry:7401"}, f"{self.name_of('state')}:/state")
            wait_until(lambda: succeeded(self.ctl("status")), "both services answer")
            undo.pop_all()
        return self

    def _start(self, service, settings, volume):
        settings = {**settings, **certificate_settings(service), "HANDOVER_TRUST_DOMAIN": TRUST_DOMAIN}
        name = self.name_of(service)
        self.callback(run, "podman", "rm", "--force", "--time=0", name)
        podman("run", "--detach", f"--name={name}", *HARDENED, f"--network={self._prefix}",
               f"--network-alias={service}", f"--publish=127.0.0.1::{METRICS_PORTS[service]}",
               *(f"--env={key}={value}" for key, value in settings.items()),
               f"--volume={self._certs}:/certs:ro", f"--volume={volume}", image_of(SERVICES[service]))

    def ctl(self, *arguments, certificate="operator", stdin=None):
        """Runs handoverctl in a container of its own to its end."""
        return run_handoverctl(*arguments, place=f"--network={self._prefix}", certs=self._certs, hosts=tuple(SERVICES),
                               certificate=certificate, stdin=stdin)

    def import_sample(self, certificate="operator"):
        with SAMPLE.open() as lines:
            return self.ctl("import", "-", certificate=certificate, stdin=lines)

    def pid_of(self, service):
        return inspect(self.name_of(service))["State"]["Pid"]

    def address_of(self, service, port):
        """Where a published port of a service's container is reached on this machine, as HOST:PORT."""
        return podman("port", self.name_of(service), str(port))

    def metrics_of(self, service):
        url = f"http://{self.address_of(service, METRICS_PORTS[service])}/metrics"
        with urllib.request.urlopen(url, timeout=WAIT_SECONDS_MAX) as answer:
            return answer.read().decode()
