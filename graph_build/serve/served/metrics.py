"""Turns finished requests into counts that a monitor reads, in the text format of Prometheus."""

from __future__ import annotations

import threading
from collections import Counter

from graph_build.serve.engine import Pool


class Metrics:
    """Counts since the start. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._stopped: Counter[str] = Counter()
        self._seconds = 0.0
        self._queries = 0

    def request(self, kind: str, status: int) -> None:
        """A request of a kind (`sparql`, `page` …) was answered with a status."""
        with self._lock:
            self._requests[kind, status] += 1

    def query(self, seconds: float, stopped: str = "") -> None:
        """A query took so long; `stopped` names the limit it met."""
        with self._lock:
            self._queries += 1
            self._seconds += seconds
            if stopped:
                self._stopped[stopped] += 1

    def render(self, pool: Pool, statements: int) -> str:
        """All counts as text (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
        with self._lock:
            lines = ["# TYPE wps_graph_requests_total counter"]
            for (kind, status), count in sorted(self._requests.items()):
                lines.append(f'wps_graph_requests_total{{kind="{kind}",status="{status}"}} {count}')
            lines.append("# TYPE wps_graph_queries_stopped_total counter")
            for reason, count in sorted(self._stopped.items()):
                lines.append(f'wps_graph_queries_stopped_total{{reason="{reason}"}} {count}')
            lines += [
                "# TYPE wps_graph_query_seconds summary",
                f"wps_graph_query_seconds_sum {self._seconds:.6f}",
                f"wps_graph_query_seconds_count {self._queries}",
            ]
        lines += [
            "# TYPE wps_graph_queries_running gauge",
            f"wps_graph_queries_running {pool.running}",
            "# TYPE wps_graph_queries_waiting gauge",
            f"wps_graph_queries_waiting {pool.waiting}",
            "# TYPE wps_graph_statements gauge",
            f"wps_graph_statements {statements}",
        ]
        return "\n".join(lines) + "\n"
