"""The figures of airings: a million lines into a catalogue of ten million, reconciling, counting."""
import os
import pty
import shutil
import subprocess
import sys
import threading

import synthetic_airings

HERE = os.path.dirname(os.path.abspath(__file__))
# A catalogue made by another version of these files is made anew.
VERSION = "2"


class AiringBench:
    """The catalogue of ten million airings, which is kept for the next run, and copies of it to import into."""

    def __init__(self, bench, jarchi, benchmark, build):
        self.bench, self.jarchi, self.benchmark = bench, jarchi, benchmark
        self.folder = os.path.join(build, "bench-airings")
        self.peers = os.path.join(build, "bench-airing-peers")
        self.log = os.path.join(self.folder, "log.csv")
        self.imported = None

    @property
    def catalogue(self):
        campaign = os.path.join(self.folder, "campaign")
        mark = os.path.join(self.folder, "made")
        if not os.path.exists(mark) or open(mark).read() != VERSION:
            shutil.rmtree(self.folder, ignore_errors=True)
            os.makedirs(self.folder)
            self.bench.environment["JARCHI_CONFIG"] = os.path.join(self.folder, "config")
            known = synthetic_airings.write_log(self.log)
            synthetic_airings.write_data(os.path.join(self.folder, "data"))
            self.bench.run(self.jarchi, "init", campaign, "--example")
            self.bench.run(self.jarchi, "apply", os.path.join(self.folder, "data"), "--campaign", campaign, "--quiet")
            synthetic_airings.fill(os.path.join(campaign, "catalog.sqlite"), known)
            with open(mark, "w") as file:
                file.write(VERSION)
        self.bench.environment["JARCHI_CONFIG"] = os.path.join(self.folder, "config")
        return campaign

    def copy(self, name):
        target = self.bench.path(name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.catalogue, target)
        self.bench.run("sync", "-f", self.bench.folder)
        return target

    def loading(self):
        """What `sqlite3` needs to merely load the same rows into one table."""
        self.catalogue
        database = self.bench.path("loaded.sqlite")
        if os.path.exists(database):
            os.remove(database)
        return self.bench.seconds("sqlite3", database, ".mode csv", ".separator ;", f".import {self.log} log")

    def importing(self):
        """Seconds of a whole import into a copy of the catalogue."""
        campaign = self.copy("import")
        took = self.bench.seconds(self.jarchi, "airing", "import", self.log, "--campaign", campaign, "--quiet")
        shutil.rmtree(campaign)
        return took

    def importing_on_terminal(self):
        """Peak megabytes of an import, and how often it told on a terminal how far it was."""
        campaign = self.copy("import")
        reader, writer = pty.openpty()
        told = bytearray()

        def listen():
            try:
                while piece := os.read(reader, 65536):
                    told.extend(piece)
            except OSError:
                pass

        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(writer, 2)
            command = [self.jarchi, "airing", "import", self.log, "--campaign", campaign]
            os.execvpe(command[0], command, self.bench.environment)
        os.close(writer)
        listener = threading.Thread(target=listen)
        listener.start()
        _, status, usage = os.wait4(child, 0)
        listener.join()
        os.close(reader)
        if status != 0:
            sys.exit(f"airing import ended with status {status}: {told.decode(errors='replace')[-2000:]}")
        shutil.rmtree(campaign)
        return usage.ru_maxrss / 1024, told.count(b"\r")

    def rival(self):
        python = os.path.join(self.peers, "bin", "python")
        if not os.path.exists(os.path.join(self.peers, "made")):
            subprocess.run([sys.executable, "-m", "venv", self.peers], check=True)
            subprocess.run(
                [os.path.join(self.peers, "bin", "pip"), "install", "-q", "pandas", "rapidfuzz"], check=True)
            open(os.path.join(self.peers, "made"), "w").close()
        campaign = self.copy("rival")
        took = self.bench.seconds(
            python, os.path.join(HERE, "rival_airings.py"), self.log, os.path.join(campaign, "catalog.sqlite"))
        shutil.rmtree(campaign)
        return took


def airing_import(bench):
    ratios = []
    for _ in range(3):
        loading = bench.airings.loading()
        ratios.append(bench.airings.importing() / loading)
    return sorted(ratios)[1], 4.0, "of sqlite3 .import of the same million rows, into ten million airings"


def airing_import_memory(bench):
    peak, told = bench.airings.importing_on_terminal()
    if told < 10:
        return float("inf"), 300, "MB at most while a million lines enter: no progress was shown"
    return peak, 300, f"MB at most while a million lines enter; progress shown {told} times"


def airing_import_rival(bench):
    rival = bench.airings.rival()
    ours = min(bench.airings.importing() for _ in range(2))
    return ours / rival, 0.1, f"of pandas, rapidfuzz and sqlite3 doing the same in {rival:.0f} s"


def benchmark_figures(bench, *words):
    done = bench.run(bench.airings.benchmark, *words, stdout=subprocess.PIPE)
    return done.stdout.decode()


def reconcile(bench):
    seconds = min(
        float(benchmark_figures(bench, "reconcile", "100000", "10000").split()[-1]) for _ in range(3))
    return seconds / bench.scale, 5.0, "s for 100,000 airings and 10,000 bookings, scaled"


def reconcile_memory(bench):
    peak = bench.peak_megabytes(bench.airings.benchmark, "reconcile", "100000", "10000")
    return peak, 1000, "MB at most while 100,000 airings meet 10,000 bookings"


def airing_query(bench):
    lines = benchmark_figures(bench, "query", bench.airings.catalogue).splitlines()
    times = {line.split()[0]: float(line.split()[-1]) for line in lines}
    told = ", ".join(f"{name} {time:.0f}" for name, time in times.items())
    return max(times.values()), 100.0, f"ms, airings per channel, spot and day over ten million: {told}"


FIGURES = {
    "airing-import": airing_import, "airing-import-memory": airing_import_memory,
    "airing-import-rival": airing_import_rival, "reconcile": reconcile, "reconcile-memory": reconcile_memory,
    "airing-query": airing_query,
}
