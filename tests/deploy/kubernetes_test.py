"""deploy/kubernetes/, field by field, against what the images do."""

import json
import re
import shutil
import unittest

import yaml
from containers import (GRPC_PORTS, HEALTH_PORTS, METRICS_PORTS, ROOT, SERVICES, USER, image_of, podman, run)

FOLDER = ROOT / "deploy/kubernetes"
CLIENT = {"handover-client": "true"}
MONITORING = {"kubernetes.io/metadata.name": "monitoring"}


def read_manifests():
    """Every resource of the base, by (kind, name)."""
    names = yaml.safe_load((FOLDER / "kustomization.yaml").read_text())["resources"]
    manifests = [manifest for name in names for manifest in yaml.safe_load_all((FOLDER / name).read_text())]
    return {(manifest["kind"], manifest["metadata"]["name"]): manifest for manifest in manifests}


def ports_of(rule):
    return [port["port"] for port in rule["ports"]]


class KubernetesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifests = read_manifests()
        cls.sets = {name: cls.manifests["StatefulSet", name]["spec"] for name in SERVICES}
        cls.pods = {name: one["template"]["spec"] for name, one in cls.sets.items()}
        cls.labels = {name: one["template"]["metadata"]["labels"] for name, one in cls.sets.items()}

    def container_of(self, service):
        (container,) = self.pods[service]["containers"]
        return container

    def assert_selects(self, selector, service):
        """That a selector matches the pods of this service and no other's."""
        matched = [name for name, labels in self.labels.items() if selector["matchLabels"].items() <= labels.items()]
        self.assertEqual(matched, [service])

    def test_every_file_is_in_the_base_and_none_names_a_namespace(self):
        files = {path.name for path in FOLDER.iterdir()} - {"kustomization.yaml"}
        self.assertEqual(files, set(yaml.safe_load((FOLDER / "kustomization.yaml").read_text())["resources"]))
        for key, manifest in self.manifests.items():
            self.assertNotIn("namespace", manifest["metadata"], key)

    @unittest.skipUnless(shutil.which("kubectl"), "kubectl is not there to render the base")
    def test_kustomize_renders_the_base(self):
        rendered = run("kubectl", "kustomize", str(FOLDER))
        self.assertEqual(rendered.returncode, 0, rendered.stderr)
        kinds = [(one["kind"], one["metadata"]["name"]) for one in yaml.safe_load_all(rendered.stdout)]
        self.assertCountEqual(kinds, self.manifests)

    def test_there_is_one_writer_and_more_than_one_that_answers(self):
        self.assertEqual(self.sets["registry"]["replicas"], 1)
        self.assertGreater(self.sets["reconciliation"]["replicas"], 1)

    def test_each_runs_its_image_with_settings_that_it_knows(self):
        for service, program in SERVICES.items():
            container = self.container_of(service)
            self.assertEqual(container["image"], image_of(program))
            settings = [f"--env={one['name']}={one['value']}" for one in container["env"]]
            printed = podman("run", "--rm", "--network=none", *settings, image_of(program), "--print_config")
            for one in container["env"]:
                name = one["name"].removeprefix("HANDOVER_").lower()
                self.assertRegex(printed, rf"(?m)^{name} = .*{re.escape(one['value'])}.*# environment$")

    def test_each_pod_keeps_to_the_restricted_standard(self):
        for service, pod in self.pods.items():
            context = pod["securityContext"]
            self.assertIs(context["runAsNonRoot"], True, service)
            self.assertEqual({context[key] for key in ("runAsUser", "runAsGroup", "fsGroup")}, {USER}, service)
            self.assertEqual(context["seccompProfile"], {"type": "RuntimeDefault"}, service)
            self.assertIs(pod["automountServiceAccountToken"], False, service)
            self.assertEqual(self.container_of(service)["securityContext"], {
                "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}})

    def test_each_container_says_what_it_needs_and_has_a_limit(self):
        for service in SERVICES:
            resources = self.container_of(service)["resources"]
            for key in ("requests", "limits"):
                self.assertEqual(set(resources[key]), {"cpu", "memory"}, f"{service}: {key}")

    def test_the_ports_are_those_that_the_images_listen_on(self):
        for service, program in SERVICES.items():
            ports = {port["name"]: port["containerPort"] for port in self.container_of(service)["ports"]}
            self.assertEqual(ports, {"grpc": GRPC_PORTS[service], "health": HEALTH_PORTS[service],
                                     "metrics": METRICS_PORTS[service]})
            image = json.loads(podman("image", "inspect", image_of(program)))[0]["Config"]
            self.assertEqual(set(image["ExposedPorts"]), {f"{port}/tcp" for port in ports.values()})
            listening = {key: value for key, value in (one.split("=", 1) for one in image["Env"]) if "LISTEN" in key}
            self.assertEqual(listening, {"HANDOVER_LISTEN": f"0.0.0.0:{ports['grpc']}",
                                         "HANDOVER_HEALTH_LISTEN": f"0.0.0.0:{ports['health']}",
                                         "HANDOVER_METRICS_LISTEN": f"0.0.0.0:{ports['metrics']}"})

    def test_readiness_is_asked_by_grpc_on_the_port_of_health(self):
        for service in SERVICES:
            self.assertEqual(self.container_of(service)["readinessProbe"]["grpc"], {"port": HEALTH_PORTS[service]})
        self.assertEqual(self.container_of("registry")["livenessProbe"]["grpc"], {"port": HEALTH_PORTS["registry"]})
        self.assertEqual(self.container_of("registry")["startupProbe"]["grpc"], {"port": HEALTH_PORTS["registry"]})

    def test_a_reconciliation_service_that_cannot_follow_is_not_started_anew_for_it(self):
        self.assertEqual(self.container_of("reconciliation")["livenessProbe"]["tcpSocket"],
                         {"port": HEALTH_PORTS["reconciliation"]})

    def test_certificates_come_from_a_secret_that_the_user_can_read(self):
        for service, pod in self.pods.items():
            (tls,) = [volume for volume in pod["volumes"]]
            self.assertEqual(tls["secret"], {"secretName": f"{service}-tls", "defaultMode": 0o440})
            (mount,) = [one for one in self.container_of(service)["volumeMounts"] if one["name"] == tls["name"]]
            self.assertEqual(mount, {"name": tls["name"], "mountPath": "/tls", "readOnly": True})

    def test_the_one_volume_of_the_image_is_a_claim(self):
        for service, path in (("registry", "/data"), ("reconciliation", "/state")):
            (claim,) = self.sets[service]["volumeClaimTemplates"]
            paths = {one["name"]: one["mountPath"] for one in self.container_of(service)["volumeMounts"]}
            self.assertEqual(paths[claim["metadata"]["name"]], path)

    def test_each_service_leads_to_its_pods(self):
        for name, one in self.sets.items():
            service = self.manifests["Service", one["serviceName"]]["spec"]
            self.assert_selects({"matchLabels": service["selector"]}, name)
            self.assert_selects(one["selector"], name)
            known = {port["name"] for port in self.container_of(name)["ports"]}
            self.assertLessEqual({port["targetPort"] for port in service["ports"]}, known)
        followed = {one["name"]: one.get("value") for one in self.container_of("reconciliation")["env"]}
        self.assertEqual(followed["HANDOVER_REGISTRY"], f"registry:{GRPC_PORTS['registry']}")

    def test_a_drain_of_nodes_leaves_one_that_answers(self):
        budget = self.manifests["PodDisruptionBudget", "reconciliation"]["spec"]
        self.assert_selects(budget["selector"], "reconciliation")
        self.assertLess(budget["maxUnavailable"], self.sets["reconciliation"]["replicas"])


class NetworkPolicyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        manifests = read_manifests()
        cls.policies = {name: one["spec"] for (kind, name), one in manifests.items() if kind == "NetworkPolicy"}
        cls.labels = {name: manifests["StatefulSet", name]["spec"]["template"]["metadata"]["labels"]
                      for name in SERVICES}

    def test_nothing_is_let_through_by_default(self):
        policy = self.policies["handover-default-deny"]
        self.assertEqual(set(policy), {"podSelector", "policyTypes"})
        self.assertCountEqual(policy["policyTypes"], ["Egress", "Ingress"])
        for labels in self.labels.values():
            self.assertLessEqual(policy["podSelector"]["matchLabels"].items(), labels.items())

    def test_each_policy_is_of_one_service(self):
        for service in SERVICES:
            selector = self.policies[service]["podSelector"]["matchLabels"]
            matched = [name for name, labels in self.labels.items() if selector.items() <= labels.items()]
            self.assertEqual(matched, [service])

    def test_calls_come_from_clients_and_metrics_are_read_by_monitoring(self):
        for service in SERVICES:
            calls, metrics = self.policies[service]["ingress"]
            self.assertEqual(ports_of(calls), [GRPC_PORTS[service]])
            self.assertIn({"namespaceSelector": {}, "podSelector": {"matchLabels": CLIENT}}, calls["from"])
            self.assertEqual(ports_of(metrics), [METRICS_PORTS[service]])
            self.assertEqual(metrics["from"], [{"namespaceSelector": {"matchLabels": MONITORING}}])

    def test_the_reconciliation_service_reaches_the_registry_and_names_alone(self):
        follows, names = self.policies["reconciliation"]["egress"]
        (registry,) = follows["to"]
        self.assertLessEqual(registry["podSelector"]["matchLabels"].items(), self.labels["registry"].items())
        self.assertEqual(ports_of(follows), [GRPC_PORTS["registry"]])
        self.assertEqual(ports_of(names), [53, 53])
        followers = [one for one in self.policies["registry"]["ingress"][0]["from"] if "namespaceSelector" not in one]
        self.assertEqual(len(followers), 1)
        self.assertLessEqual(followers[0]["podSelector"]["matchLabels"].items(), self.labels["reconciliation"].items())

    def test_the_registry_reaches_nothing(self):
        self.assertNotIn("egress", self.policies["registry"])


if __name__ == "__main__":
    unittest.main()
