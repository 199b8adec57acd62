"""Scrapes an address as Prometheus would, and writes every sample as one line.

usage: read_metrics.py HOST:PORT

The exposition is parsed by Prometheus' own client for Python, so that what we serve is not judged by ourselves. Beyond what that checks, each family must
have a help text and a type, no two families one name, no two samples the same labels, and the buckets of a histogram must not fall and must end at its count.
"""

import sys
import urllib.request

from prometheus_client.parser import text_string_to_metric_families


def labels_text(labels):
    return "{" + ",".join(f'{name}="{value}"' for name, value in sorted(labels.items())) + "}" if labels else ""


def check_histogram(family):
    buckets, counts = {}, {}
    for sample in family.samples:
        labels = {name: value for name, value in sample.labels.items() if name != "le"}
        if sample.name.endswith("_bucket"):
            buckets.setdefault(labels_text(labels), []).append((float(sample.labels["le"]), sample.value))
        elif sample.name.endswith("_count"):
            counts[labels_text(labels)] = sample.value
    assert buckets.keys() == counts.keys(), family.name
    for labels, bounds in buckets.items():
        assert bounds == sorted(bounds), (family.name, labels)
        assert [value for _, value in bounds] == sorted(value for _, value in bounds), (family.name, labels)
        assert bounds[-1] == (float("inf"), counts[labels]), (family.name, labels)


def main(address):
    with urllib.request.urlopen(f"http://{address}/metrics", timeout=30) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain"), answer.headers["Content-Type"]
        text = answer.read().decode("utf-8")
    families, samples = set(), set()
    for family in text_string_to_metric_families(text):
        assert family.name not in families, family.name
        assert family.documentation and family.type != "unknown", family.name
        families.add(family.name)
        if family.type == "histogram":
            check_histogram(family)
        for sample in family.samples:
            series = sample.name + labels_text(sample.labels)
            assert series not in samples, series
            samples.add(series)
            print(series, f"{sample.value:.17g}")


main(sys.argv[1])
