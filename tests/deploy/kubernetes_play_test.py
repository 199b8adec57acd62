"""The pods of deploy/kubernetes/, run for real: by podman, which knows neither StatefulSets nor Secrets nor probes by gRPC."""

import os
import pathlib
import secrets
import shutil
import tempfile
import unittest

import yaml
from containers import (HEALTH_PORTS, SAMPLE, SAMPLE_AGREEMENT, SAMPLE_RECORDS, SERVICES, USER, inspect, make_certificates,
                        podman, run, run_handoverctl, succeeded, wait_until)
from kubernetes_test import read_manifests


class KubernetesPlayTest(unittest.TestCase):
    """One pod with the containers of both services, their claims as volumes, and a folder in place of each Secret."""

    def setUp(self):
        self.pod = f"handover-test-{secrets.token_hex(4)}"
        self.certs = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        os.chown(self.certs, USER, USER)
        make_certificates(self.certs)
        resources = self.pod_and_claims()
        file = self.certs / "pod.yaml"
        file.write_text(yaml.safe_dump_all(resources))
        for claim in resources[1:]:
            self.addCleanup(run, "podman", "volume", "rm", "--force", claim["metadata"]["name"])
        podman("network", "create", self.pod)
        self.addCleanup(run, "podman", "network", "rm", "--force", self.pod)
        self.addCleanup(run, "podman", "pod", "rm", "--force", "--time=0", self.pod)
        podman("kube", "play", f"--network={self.pod}", str(file))

    def secret_folder(self, service):
        """A folder that has what the Secret of this service would have."""
        folder = self.certs / f"{service}-tls"
        folder.mkdir()
        for name, file in (("tls.crt", f"{service}.pem"), ("tls.key", f"{service}.key"), ("ca.crt", "authority.pem")):
            os.chown(shutil.copy(self.certs / file, folder / name), USER, USER)
        return folder

    def pod_and_claims(self):
        manifests = read_manifests()
        containers, volumes, claims = [], [], []
        for service in SERVICES:
            spec = manifests["StatefulSet", service]["spec"]
            pod = spec["template"]["spec"]
            (container,) = pod["containers"]
            (claim,) = spec["volumeClaimTemplates"]
            (tls,) = pod["volumes"]
            for mount in container["volumeMounts"]:
                mount["name"] = f"{self.pod}-{service}-{mount['name']}"
            # Podman would publish the ports on the host, and ask a shell to probe.
            for field in ("livenessProbe", "ports", "readinessProbe", "startupProbe"):
                container.pop(field, None)
            containers.append(container)
            claim_name = f"{self.pod}-{service}-{claim['metadata']['name']}"
            claims.append({**claim, "apiVersion": "v1", "kind": "PersistentVolumeClaim",
                           "metadata": {"name": claim_name}})
            volumes.append({"name": claim_name, "persistentVolumeClaim": {"claimName": claim_name}})
            volumes.append({"name": f"{self.pod}-{service}-{tls['name']}",
                            "hostPath": {"path": str(self.secret_folder(service)), "type": "Directory"}})
        # In one pod all names lead to itself.
        alias = {"ip": "127.0.0.1", "hostnames": list(SERVICES)}
        spec = {**pod, "containers": containers, "volumes": volumes, "hostAliases": [alias]}
        return [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": self.pod}, "spec": spec}, *claims]

    def ctl(self, *arguments, stdin=None):
        return run_handoverctl(*arguments, place=f"--pod={self.pod}", certs=self.certs, hosts=("127.0.0.1",) * 2,
                               stdin=stdin)

    def test_the_pods_run_and_reconcile_the_sample(self):
        wait_until(lambda: succeeded(self.ctl("status")), "both services answer")
        with SAMPLE.open() as lines:
            self.assertEqual(self.ctl("import", "-", stdin=lines).returncode, 0)
        reconciled = wait_until(lambda: succeeded(self.ctl(
            "reconcile", SAMPLE_AGREEMENT, "--min-revision", str(SAMPLE_RECORDS))), "the sample is reconciled")
        self.assertIn("stage 5 (2025-06-16): the two counts differ", reconciled.stdout)
        for service, program in SERVICES.items():
            self.assertIs(inspect(f"{self.pod}-{service}")["HostConfig"]["ReadonlyRootfs"], True, service)
            asked = run("podman", "exec", f"{self.pod}-{service}", f"/usr/bin/{program}", "health", "--address",
                        f"127.0.0.1:{HEALTH_PORTS[service]}")
            self.assertEqual(asked.returncode, 0, asked.stdout + asked.stderr)


if __name__ == "__main__":
    unittest.main()
