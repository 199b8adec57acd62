"""deploy/grafana/handover.json, against the metrics that both services have."""

import json
import re
import unittest

from containers import ROOT, SERVICES, Handover

DASHBOARD = ROOT / "deploy/grafana/handover.json"
# In a query: what stands in quotes or in a range is no name.
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
NAME = re.compile(r"\b(?:grpc_server|handover)_\w+")
TYPE_LINE = re.compile(r"^# TYPE (\S+) (\S+)$", re.MULTILINE)
SERIES_LINE = re.compile(r"^([a-z_]\w*)(?:\{(.*)\})? \S+", re.MULTILINE)
LABELS = re.compile(r"\bby \(([^)]*)\)")
SELECTED = re.compile(r"\{([^}]*)\}")


def queries():
    """Every query of the dashboard, by the title of its panel."""
    dashboard = json.loads(DASHBOARD.read_text())
    return [(panel["title"], target["expr"]) for panel in dashboard["panels"] for target in panel.get("targets", ())]


class DashboardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        handover = cls.enterClassContext(Handover())
        handover.import_sample()
        cls.text = {service: handover.metrics_of(service) for service in SERVICES}
        cls.all_text = "\n".join(cls.text.values())
        cls.series = {name for name, _ in SERIES_LINE.findall(cls.all_text)}

    def test_both_services_have_metrics_of_their_own(self):
        for service, text in self.text.items():
            self.assertTrue([name for name, _ in TYPE_LINE.findall(text) if name.startswith("handover_")], service)

    def test_every_query_asks_for_metrics_that_exist(self):
        asked = queries()
        self.assertGreater(len(asked), 5)
        for title, expression in asked:
            names = NAME.findall(QUOTED.sub("", expression))
            self.assertTrue(names, f"{title}: {expression} asks for nothing of ours")
            self.assertLessEqual(set(names), self.series, f"{title}: {expression}")

    def test_every_label_of_a_query_exists(self):
        known = {"instance", "job", "le"}
        for _, labels in SERIES_LINE.findall(self.all_text):
            known.update(re.findall(r'(\w+)="', labels))
        for title, expression in queries():
            asked = {label.strip() for labels in LABELS.findall(expression) for label in labels.split(",")}
            for selected in SELECTED.findall(expression):
                asked.update(re.findall(r'(\w+)\s*[=!]', selected))
            self.assertLessEqual(asked, known, f"{title}: {expression}")

    def test_panels_have_ids_units_and_places_of_their_own(self):
        panels = json.loads(DASHBOARD.read_text())["panels"]
        self.assertEqual(len({panel["id"] for panel in panels}), len(panels))
        self.assertEqual(len({(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}), len(panels))
        for panel in panels:
            if panel["type"] != "row":
                self.assertTrue(panel["fieldConfig"]["defaults"]["unit"], panel["title"])


if __name__ == "__main__":
    unittest.main()
