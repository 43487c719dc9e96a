#!/usr/bin/env python3
"""Histories for tests of reports, as records in JSON, one per line. Usage: histories.py NAME"""

import datetime
import json
import sys


def three():
    """A year of three platforms: outages of any length, degradations, bounds, unknown ends."""
    for number, platform in enumerate(("Alpha", "منصة بيتا", "Gamma & Co")):
        watched = "2024-01" if number < 2 else "2024-07"  # the third was not monitored before July
        yield {"type": "coverage", "platform": platform, "source": "One", "source_kind": "monitor", "zone": "UTC",
               "from": watched, "until": "2024-12"}
        for month in range(1, 13):
            for day in range(3 + number, 28, 9):
                start = f"2024-{month:02}-{day:02}T{(day * 7 + month) % 24:02}"
                yield {"platform": platform, "source": "One", "key": f"{number}-{month}-{day}", "title": f"{platform} {day}",
                       "started": f"{start}:00Z", "ended": f"{start}:{10 + (day + month) % 45}:00Z",
                       "severity": "minor" if day % 2 else "major"}
        yield {"platform": platform, "source": "One", "key": f"{number}-open", "title": "no end", "started": "2024-06-20 UTC"}


def many():
    """A year with 116 outages and 40 degradations of one platform, as its status page lists them."""
    parts = ("API", "Web", "Search", "Payments", "Notifications", "Login", "Webhooks")
    words = ("Errors in", "Delays in", "Unavailable:", "Timeouts in")
    first = datetime.datetime(2024, 1, 2, 5, 13, tzinfo=datetime.timezone.utc)
    yield {"type": "coverage", "platform": "Harbour", "source": "Harbour status", "source_kind": "status_page", "zone": "UTC",
           "from": "2024-01", "until": "2024-12"}
    for n in range(156):
        start = first + datetime.timedelta(minutes=n * 3300 + n * n * 37 % 2900)
        end = start + datetime.timedelta(minutes=12 + n * n * 13 % 311)
        part = parts[n * 5 % len(parts)]
        yield {"platform": "Harbour", "source": "Harbour status", "source_kind": "status_page", "key": f"h{n}",
               "url": f"https://status.harbour.example/incidents/h{n}", "title": f"{words[n % len(words)]} {part}",
               "components": [part], "started": start.isoformat(), "ended": end.isoformat(),
               "severity": "minor" if n % 4 == 3 or n == 2 else "critical" if n % 29 == 5 else "major"}


def imprecise():
    """A month of which no time is known exactly."""
    said = [
        {"title": "تعطل في أول الشهر", "source": "جريدة", "source_kind": "article", "started": "early March 2025"},
        {"title": "Down for hours", "source": "Gazette", "source_kind": "article", "started": "2025-03-10",
         "duration": "several hours"},
        {"title": "Down around noon", "source": "Gazette", "source_kind": "article", "started": "around noon on 12 March 2025"},
        {"title": "Down overnight", "source": "Courier", "source_kind": "article",
         "started": "2025-03-17T22:00Z..2025-03-18T06:00Z", "ended": "2025-03-18T07:00Z..2025-03-18T12:00Z"},
        {"title": "Slow", "source": "Courier", "source_kind": "article", "started": "2025-03-20", "severity": "minor"},
        {"title": "Down for more than two days", "source": "Courier", "source_kind": "article",
         "started": "the last week of March 2025", "duration": "more than two days", "regions": ["WW"]},
        {"title": "Down at some time in spring", "source": "Gazette", "source_kind": "article", "started": "spring 2025"},
    ]
    for n, fields in enumerate(said):
        yield {"platform": "Ferry", "key": f"f{n}", "zone": "UTC", **fields}


def main():
    for record in {"three": three, "many": many, "imprecise": imprecise}[sys.argv[1]]():
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
