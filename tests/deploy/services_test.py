"""Both services and handoverctl from their images, with mTLS, and no more rights than they need."""

import pathlib
import unittest

from containers import (GRPC_PORTS, HEALTH_PORTS, SAMPLE_AGREEMENT, SAMPLE_RECORDS, SERVICES, USER, Handover, inspect,
                        podman, run, succeeded, wait_until)


class ServicesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.handover = cls.enterClassContext(Handover())
        cls.imported = cls.handover.import_sample()

    def status_of(self, service):
        """What the kernel says of the service's process."""
        lines = pathlib.Path(f"/proc/{self.handover.pid_of(service)}/status").read_text().splitlines()
        return {key: value.split() for key, value in (line.split(":", 1) for line in lines)}

    def ask_health(self, service, port):
        return run("podman", "exec", self.handover.name_of(service), f"/usr/bin/{SERVICES[service]}", "health",
                   "--address", f"127.0.0.1:{port}")

    def test_the_sample_is_imported_and_reconciled(self):
        self.assertEqual(self.imported.returncode, 0, self.imported.stderr)
        reconciled = wait_until(lambda: succeeded(self.handover.ctl(
            "reconcile", SAMPLE_AGREEMENT, "--min-revision", str(SAMPLE_RECORDS))), "the sample is reconciled")
        for figure in ("6,060", "6,057", "stage 5 (2025-06-16): the two counts differ"):
            self.assertIn(figure, reconciled.stdout)

    def test_a_party_writes_in_its_own_name_alone(self):
        refused = self.handover.import_sample(certificate="party-ukr")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("party", refused.stderr)

    def test_whoever_has_no_certificate_is_refused(self):
        self.assertNotEqual(self.handover.ctl("status", certificate=None).returncode, 0)

    def test_each_process_is_an_ordinary_user_without_capabilities(self):
        for service in SERVICES:
            status = self.status_of(service)
            self.assertEqual(status["Uid"], [str(USER)] * 4, service)
            self.assertEqual(status["Gid"], [str(USER)] * 4, service)
            for capabilities in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
                self.assertEqual(int(status[capabilities][0], 16), 0, f"{service}: {capabilities}")
            self.assertEqual(status["NoNewPrivs"], ["1"], service)

    def test_nothing_on_disk_is_writable_but_the_one_volume(self):
        for service, volume in (("registry", "/data"), ("reconciliation", "/state")):
            lines = pathlib.Path(f"/proc/{self.handover.pid_of(service)}/mountinfo").read_text().splitlines()
            mounts = {fields[4]: fields for fields in map(str.split, lines)}
            self.assertIn("ro", mounts["/"][5].split(","), service)
            on_disk = {path for path, fields in mounts.items() if not path.startswith(("/dev", "/proc", "/sys"))}
            writable = {path for path in on_disk if "rw" in mounts[path][5].split(",")}
            # What podman itself lays into every container: names of hosts, and its own mark.
            self.assertEqual(writable - {"/etc/hostname", "/etc/hosts", "/etc/resolv.conf", "/run/.containerenv",
                                         "/run/secrets"}, {volume}, service)

    def test_health_is_asked_by_the_program_itself(self):
        for service, port in HEALTH_PORTS.items():
            asked = self.ask_health(service, port)
            self.assertEqual(asked.returncode, 0, asked.stdout + asked.stderr)
            self.assertEqual(run("podman", "healthcheck", "run", self.handover.name_of(service)).returncode, 0, service)

    def test_health_is_not_found_where_nobody_answers(self):
        self.assertEqual(self.ask_health("registry", HEALTH_PORTS["reconciliation"]).returncode, 1)

    def test_the_port_of_calls_speaks_no_plain_text(self):
        self.assertEqual(self.ask_health("registry", GRPC_PORTS["registry"]).returncode, 1)


class RestartTest(unittest.TestCase):
    def test_a_registry_stops_in_order_and_goes_on_with_its_ledger(self):
        with Handover() as handover:
            self.assertEqual(handover.import_sample().returncode, 0)
            name = handover.name_of("registry")
            podman("stop", "--time=60", name)
            self.assertEqual(inspect(name)["State"]["ExitCode"], 0)
            podman("start", name)
            again = wait_until(lambda: succeeded(handover.import_sample()), "an import into the ledger that is there")
            self.assertIn(f"0 created, {SAMPLE_RECORDS} already there", again.stdout + again.stderr)


if __name__ == "__main__":
    unittest.main()
