"""What is in the images, and what they say of themselves."""

import json
import pathlib
import unittest

from containers import HEALTH_PORTS, PROGRAMS, ROOT, SERVICES, USER, image_of, podman, run, version

# The libraries of gRPC and of TLS are most of it.
IMAGE_BYTES_MAX = 60_000_000


def inspect_image(program):
    return json.loads(podman("image", "inspect", image_of(program)))[0]


class ImagesTest(unittest.TestCase):
    def test_each_is_small(self):
        for program in PROGRAMS:
            self.assertLess(inspect_image(program)["Size"], IMAGE_BYTES_MAX, program)

    def test_each_holds_its_program_and_libraries_alone(self):
        for program in PROGRAMS:
            root = pathlib.Path(podman("image", "mount", image_of(program)))
            self.addCleanup(run, "podman", "image", "unmount", image_of(program))
            files = {"/" + str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}
            others = {file for file in files if not file.startswith(("/lib/", "/lib64/")) or ".so" not in file}
            self.assertEqual(others, {f"/usr/bin/{program}"}, program)

    def test_each_runs_its_program_as_a_user_without_rights(self):
        for program in PROGRAMS:
            config = inspect_image(program)["Config"]
            self.assertEqual(config["Entrypoint"], [f"/usr/bin/{program}"])
            self.assertEqual(config["User"], f"{USER}:{USER}")
            self.assertNotIn("Cmd", config, program)

    def test_each_service_has_one_volume(self):
        self.assertEqual(list(inspect_image("registry_service")["Config"]["Volumes"]), ["/data"])
        self.assertEqual(list(inspect_image("reconciliation_service")["Config"]["Volumes"]), ["/state"])
        self.assertNotIn("Volumes", inspect_image("handoverctl")["Config"])

    def test_each_service_is_asked_for_its_health_without_a_shell(self):
        for service, program in SERVICES.items():
            self.assertEqual(inspect_image(program)["Healthcheck"]["Test"],
                             ["CMD", f"/usr/bin/{program}", "health", "--address", f"127.0.0.1:{HEALTH_PORTS[service]}"])

    def test_each_says_what_it_is_and_from_which_source(self):
        head = run("git", "rev-parse", "HEAD").stdout.strip()
        for program in PROGRAMS:
            labels = inspect_image(program)["Labels"]
            labels = {key.removeprefix("org.opencontainers.image."): value for key, value in labels.items()}
            self.assertEqual(labels["title"], program)
            self.assertGreater(len(labels["description"]), 20, program)
            self.assertEqual(labels["licenses"], "Apache-2.0")
            self.assertEqual(labels["version"], version())
            # Of a tree with changes that are in no commit it says so.
            self.assertIn(labels["revision"], (head, f"{head}-dirty"))

    def test_a_service_without_certificates_serves_nobody(self):
        for program in SERVICES.values():
            ended = run("podman", "run", "--rm", "--pull=never", image_of(program))
            self.assertNotEqual(ended.returncode, 0, program)
            self.assertIn("tls_certificate", ended.stdout + ended.stderr, program)


if __name__ == "__main__":
    unittest.main()
