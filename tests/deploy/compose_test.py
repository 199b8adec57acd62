"""deploy/compose.yaml, as it is written and as podman-compose brings it up."""

import collections
import os
import secrets
import shlex
import socket
import ssl
import unittest

import yaml
from containers import (GRPC_PORTS, PROGRAMS, ROOT, SAMPLE_RECORDS, SERVICES, image_of, inspect, podman, run,
                        wait_until)

COMPOSE_FILE = ROOT / "deploy/compose.yaml"
README = ROOT / "deploy/README.md"


# A command of the README, and the file that it reads, if any.
Command = collections.namedtuple("Command", ("words", "input"))


def commands_of_readme():
    """The README's commands of podman-compose, in their order."""
    for line in README.read_text().splitlines():
        if line.startswith("podman-compose "):
            words, _, source = line.partition(" < ")
            yield Command(shlex.split(words), source and ROOT / source)


class ComposeFileTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.services = yaml.safe_load(COMPOSE_FILE.read_text())["services"]

    def test_every_container_is_bounded_and_without_rights(self):
        for name, service in self.services.items():
            self.assertIs(service["read_only"], True, name)
            self.assertEqual(service["cap_drop"], ["ALL"], name)
            self.assertEqual(service["security_opt"], ["no-new-privileges:true"], name)
            self.assertGreater(service["pids_limit"], 0, name)
            self.assertIn("mem_limit", service, name)

    def test_it_runs_the_images_that_are_built(self):
        self.assertEqual({service["image"] for service in self.services.values()}, set(map(image_of, PROGRAMS)))
        for service in self.services.values():
            if "build" in service:
                self.assertEqual(service["image"], image_of(service["build"]["target"]))

    def test_only_the_ports_of_calls_are_published_and_on_loopback_alone(self):
        published = {name: service["ports"] for name, service in self.services.items() if "ports" in service}
        self.assertEqual(set(published), set(SERVICES))
        for name, ports in published.items():
            self.assertEqual(len(ports), 1, name)
            self.assertTrue(ports[0].startswith("127.0.0.1:") and ports[0].endswith(f":{GRPC_PORTS[name]}"), ports[0])

    def test_health_is_left_to_the_images(self):
        # podman-compose would wrap a check of its own into a shell, which they have not.
        for name, service in self.services.items():
            self.assertNotIn("healthcheck", service, name)


class ComposeTest(unittest.TestCase):
    """What the README says, typed, in a project of the test's own."""

    @classmethod
    def setUpClass(cls):
        cls.project = f"handover-test-{secrets.token_hex(4)}"
        cls.up, cls.import_sample, cls.reconcile, cls.down = commands_of_readme()
        # podman-compose 1.0 leaves the network.
        cls.addClassCleanup(run, "podman", "network", "rm", "--force", f"{cls.project}_default")
        cls.addClassCleanup(cls.type, cls.down)
        cls.type(cls.up)

    @classmethod
    def type(cls, command):
        """Types a command of the README. An empty port takes a free one."""
        program, *words = command.words
        environment = {**os.environ, "HANDOVER_REGISTRY_PORT": "", "HANDOVER_RECONCILIATION_PORT": ""}
        with open(command.input or os.devnull, encoding="utf-8") as lines:
            return run(program, "--project-name", cls.project, *words, stdin=lines, env=environment)

    def type_until(self, command, wanted):
        """Types a command until it prints what is wanted: podman-compose returns before the services listen, and says
        itself of no command that it failed."""
        return wait_until(lambda: wanted in self.type(command).stdout, f"{wanted!r} of {command.words}")

    def container_of(self, service):
        return f"{self.project}_{service}_1"

    def test_the_sample_is_reconciled_as_the_readme_says(self):
        self.type_until(self.import_sample, f"imported {SAMPLE_RECORDS} records")
        self.type_until(self.reconcile, "stage 5 (2025-06-16): the two counts differ")

    def test_the_published_ports_are_those_of_the_services_whom_the_authority_vouches_for(self):
        certs = podman("volume", "inspect", "--format", "{{.Mountpoint}}", f"{self.project}_certs")
        for service, port in GRPC_PORTS.items():
            context = ssl.create_default_context(cafile=f"{certs}/authority.pem")
            host, _, published = podman("port", self.container_of(service), str(port)).rpartition(":")
            self.assertEqual(host, "127.0.0.1")

            def shakes_hands():
                try:
                    with (socket.create_connection((host, int(published))) as connection,
                          context.wrap_socket(connection, server_hostname=service) as secured):
                        return secured.version()
                except ConnectionError:
                    return None
            self.assertEqual(wait_until(shakes_hands, f"a handshake with {service}"), "TLSv1.3")

    def test_each_container_is_held_as_the_file_says(self):
        for service in (*SERVICES, "certs"):
            host = inspect(self.container_of(service))["HostConfig"]
            self.assertIs(host["ReadonlyRootfs"], True, service)
            self.assertIn("CAP_SETUID", host["CapDrop"], service)
            self.assertTrue(any(option.startswith("no-new-privileges") for option in host["SecurityOpt"]), service)
            self.assertGreater(host["Memory"], 0, service)

    def test_the_one_shot_can_be_run_again(self):
        certs = self.container_of("certs")
        podman("start", "--attach", certs)
        self.assertEqual(inspect(certs)["State"]["ExitCode"], 0)


if __name__ == "__main__":
    unittest.main()
