"""Random histories of platforms, as JSON lines that outagedb ingests: the same for the same seed."""

import datetime
import json
import random

DAY = 86400
FIRST = 1735689600  # 2025-01-01
AS_OF = FIRST + 420 * DAY
EARLIER = FIRST + 300 * DAY + 5000  # another as-of, in the midst of things


def stated(at):
    return datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def between(lo, hi):
    return stated(lo) if lo == hi else f"{stated(lo)}..{stated(hi)}"


class History:
    def __init__(self, platform, seed):
        self.platform, self.random, self.lines, self.told = platform, random.Random(seed), [], 0

    def add(self, **fields):
        self.lines.append({"platform": self.platform, **fields})

    def incident(self, source, started, ended, **more):
        self.told += 1
        self.add(title=f"{self.told}", key=f"{self.told}", **({"source": source} if source else {}), started=started,
                 **({"ended": ended} if ended else {}), **more)

    def watch(self, *stretches):
        for start, end in stretches:
            self.add(type="coverage", source="watcher", **{"from": stated(start), "until": stated(end)})

    def watch_with_breaks(self):
        cuts = sorted(self.random.sample(range(FIRST, AS_OF + 10 * DAY), 2 * self.random.choice((1, 2, 3))))
        self.watch(*zip(cuts[::2], cuts[1::2]))

    def watch_somehow(self):
        self.watch((FIRST, AS_OF + DAY)) if self.random.random() < 0.6 else self.watch_with_breaks()


def exact(history):
    """Several sources tell of the same outages, in part; some outages touch, some are degradations, some only planned."""
    draw, at = history.random, FIRST + DAY
    bursts, step, days = draw.random() < 0.5, draw.choice((1, 60, 3600)), draw.choice((10, 20, 100))  # coarse steps make ties
    while at < AS_OF - DAY:
        lasted = step * max(1, round(draw.expovariate(1 / 7200) / step))
        more = draw.choices(({}, {"severity": "minor"}, {"severity": "critical"}, {"kind": "maintenance"}), (6, 1, 1, 1))[0]
        lasted = min(lasted, DAY - 1)
        history.incident("A", stated(at), stated(at + lasted), **more)
        if draw.random() < 0.4:  # the same once more, as another saw it
            late = step * round(lasted * draw.random() / step)
            history.incident("B", stated(at + late), stated(at + late + min(lasted, 7200)), **({} if draw.random() < 0.7 else more))
        at += lasted + (0 if draw.random() < 0.05 else step * round(draw.gammavariate(0.3 if bursts else 1, (3 if bursts else 1) * days * DAY) / step))
    if draw.random() < 0.3:
        history.add(title="goes on", key="last", source="A", when=f"{stated(AS_OF - 5 * DAY)}/..")
    history.watch_somehow()


def imprecise(history):
    """Bounds instead of times, unknown ends and starts; two sources, of which one is vague."""
    draw, at = history.random, FIRST + 3 * DAY
    while at < AS_OF - 5 * DAY:
        start = at + draw.randrange(4 * 3600)
        end = start + draw.randrange(2 * 3600, 20 * 3600)
        shape = draw.random()
        if shape < 0.5:
            history.incident("A", between(at, start), between(end, end + draw.choice((0, 600, 7200))))
        elif shape < 0.65:
            history.incident("A", stated(start), None)
        elif shape < 0.75:
            history.incident("A", stated(start), None, duration="1h..5h")
        elif shape < 0.85:
            history.incident("A", f"..{stated(start)}", stated(end))
        elif shape < 0.95:
            history.incident("A", stated(at)[:10] + " UTC", None)
        else:
            history.incident("A", stated(at), stated(at + 40 * 3600))  # longer than what joins others
        if draw.random() < 0.4:
            history.incident("B", between(start - draw.randrange(1, 9000), start + draw.randrange(9000)), None)
        at += round(2 * DAY + draw.expovariate(1 / (15 * DAY)))
    history.watch_somehow()


def limits(history):
    """How long it lasted at least or at most, as one source or several state it, also against each other's times."""
    draw, at = history.random, FIRST + 3 * DAY
    stated_limits = (">2h", ">26h", "<1h", "<5h", "1h..4h", "~90m", ">2d", "2h..30h")
    while at < AS_OF - 8 * DAY:
        start, lasted = at + draw.randrange(4 * 3600), draw.randrange(600, 20 * 3600)
        limit = lambda: {"duration": draw.choice(stated_limits)} if draw.random() < 0.6 else {}
        shape = draw.random()
        if shape < 0.3:  # some time in a week
            history.incident("A", between(at, at + 7 * DAY), None, **limit())
        elif shape < 0.5:
            history.incident("A", stated(start), None, **limit())
        elif shape < 0.7:
            history.incident("A", between(start - 3600, start), between(start + lasted, start + lasted + 7200), **limit())
        else:
            history.incident("A", stated(start), stated(start + lasted))
        for source in ("B", "C"):
            if draw.random() < 0.5:
                seen = start + draw.randrange(lasted)
                history.incident(source, stated(seen), draw.choice((None, stated(seen + draw.randrange(60, 5 * 3600)))), **limit())
        at += round(draw.choice((0.2, 2)) * DAY + draw.expovariate(1 / (12 * DAY)))
    history.watch_somehow()


def edges(history):
    """Unknown ends shortly before a month is over, some said to go on; starts known by their latest moment alone."""
    draw = history.random
    for month in range(1, 14):
        edge = int(datetime.datetime(2025 + month // 12, month % 12 + 1, 1, tzinfo=datetime.timezone.utc).timestamp())
        start = edge - draw.choice((60, 600, 3600, 90000))
        if draw.random() < 0.5:
            history.incident("A", stated(start), None, **({"duration": draw.choice((">1h", "<30m"))} if draw.random() < 0.3 else {}))
        if draw.random() < 0.3:
            history.incident("B", f"..{stated(start + draw.randrange(DAY))}", None)
        if draw.random() < 0.3:
            history.incident("A", stated(edge + 5 * DAY), stated(edge + 5 * DAY + draw.randrange(3 * DAY)) + "..")
    for near in (0, 1):
        end = EARLIER + draw.randrange(-2 * DAY, 3 * DAY)
        history.add(title="over by then", key=f"near {near}", source="C", ended=stated(end))
    if draw.random() < 0.4:
        history.add(title="goes on", key="last", source="B", when=f"{stated(FIRST + draw.randrange(400) * DAY)}/..")
    history.watch_somehow()


def one_outage(history):
    history.incident("A", stated(FIRST + 9 * DAY), stated(FIRST + 9 * DAY + history.random.randrange(1, DAY)))
    history.watch_somehow()


def all_ongoing(history):
    for n in range(history.random.randrange(1, 9)):
        history.add(title=f"{n}", key=f"{n}", source="A", when=f"{stated(FIRST + (n * 40 + history.random.randrange(30)) * DAY)}/")
    history.watch_somehow()


def at_the_first_moment(history):
    for n in range(8):
        start = FIRST + n * n * DAY
        history.incident("A", stated(start), stated(start + 3600))
    history.watch((FIRST, AS_OF))


def unwatched(history):
    exact(history)
    history.lines = [line for line in history.lines if line.get("type") != "coverage"]


def a_list(history):
    """Nobody says that it was monitored: a status page's or monitor's list, a log with a name or without, or two of them; some
    are short, some ends are not known, some start before the one that is first over is, and some times have no exact bounds."""
    draw = history.random
    kinds = draw.choice((("status_page",), ("monitor",), (None,), (None,), (None, "status_page"), ("publisher",)))
    for kind in kinds:
        source = {"status_page": f"https://status.example/{history.platform}", "publisher": "The News"}.get(kind, draw.choice((None, "Ours")) if kind is None else kind)
        more = {"source_kind": kind} if kind else {}
        at, days = FIRST + draw.randrange(40 * DAY), draw.choice((5, 30, 100))
        while at < AS_OF - DAY:
            lasted, shape = 1 + round(draw.expovariate(1 / 9000)), draw.random()
            if shape < 0.6:
                history.incident(source, stated(at), stated(at + lasted), **more)
            elif shape < 0.7:
                history.incident(source, stated(at), None, **more)
            elif shape < 0.8:
                history.incident(source, between(at, at + draw.randrange(9000)), between(at + 9000, at + 9000 + draw.choice((0, 600, 3 * DAY))), **more)
            elif shape < 0.9:
                history.incident(source, stated(at), stated(at + lasted), severity="minor", **more)
            else:
                history.incident(source, stated(at), stated(at), **more)
            at += round(draw.expovariate(1 / (days * DAY))) + (0 if draw.random() < 0.1 else lasted)
        if draw.random() < 0.3:
            history.add(title="goes on", key=f"on {kind}", when=f"{stated(FIRST + draw.randrange(400 * DAY))}/..", **({"source": source} if source else {}), **more)
    if draw.random() < 0.3:
        for start, end in zip(*[iter(sorted(draw.sample(range(FIRST, AS_OF), 4)))] * 2):
            history.add(type="coverage", source="watcher", basis="none", **{"from": stated(start), "until": stated(end)})


def busy(history):
    """Enough starts for a test across hours; more of them by day."""
    draw, at = history.random, FIRST
    while at < AS_OF - DAY:
        if 8 <= at // 3600 % 24 < 20 or draw.random() < 0.6:
            history.incident("A", stated(at), stated(at + draw.randrange(1, 3600)))
        at += 3600 + round(draw.expovariate(1 / DAY))
    history.watch_somehow()


KINDS = ((exact, 64), (imprecise, 30), (limits, 24), (edges, 16), (a_list, 40), (one_outage, 7), (all_ongoing, 7), (at_the_first_moment, 5), (unwatched, 5), (busy, 2))


def lines(seed, every):
    """The records of 200 platforms, or of every Nth of them."""
    number = 0
    for kind, times in KINDS:
        for _ in range(times):
            number += 1
            if number % every != 1 % every:
                continue
            history = History(f"P{number:03} {kind.__name__}".replace("_", " "), f"{seed} {number}")
            kind(history)
            yield from map(json.dumps, history.lines)
