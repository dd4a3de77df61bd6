#!/usr/bin/env python3
"""Compares SHACL engines: the same files, a fresh process each, wall time, CPU time and peak memory seen from outside.

Every engine reads the data and the shapes from files and counts its results by (shape, component); the driver says where engines
disagree. Rounds go through all engines in turn, so that a machine that slows down does so for all. --markdown writes the table
between the marks of its case in docs/benchmarks.md. Peers are installed by peers/install.sh.
"""
import argparse
import json
import os
import pathlib
import platform
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = pathlib.Path(os.environ.get("NEWSGRAPH_BENCH", pathlib.Path.home() / ".cache/newsgraph-bench"))
HEAP = os.environ.get("NEWSGRAPH_BENCH_HEAP_GB", "8")
PYTHON = CACHE / "python/bin/python"


def version_in(file, package):
    """The version that a pom.xml or requirements.txt names for a package."""
    text = (HERE / "peers" / file).read_text(encoding="utf-8")
    tail = text[text.index(package) + len(package):]
    return tail.split("<version>")[1].split("<")[0] if file.endswith(".xml") else tail.lstrip("=").split()[0]


def java(name, package):
    classes = CACHE / f"java/{name}-classes"
    return classes / "Runner.class", ["java", f"-Xmx{HEAP}g", f"-Dengine.version={version_in(f'java/{name}/pom.xml', package)}", "-cp",
                                      f"{classes}:{CACHE}/java/{name}/*", "Runner"]


def python(name):
    return PYTHON, [str(PYTHON), str(HERE / "peers/python/runner.py"), name]


def node(name):
    heap = f"--max-old-space-size={int(HEAP) * 1024}"
    return CACHE / f"node/node_modules/{name}/package.json", ["node", heap, str(CACHE / "node/runner.js"), name]


# Peers: what has to exist, and the command that DATA... --shapes SHAPES... follow. Each prints a line of JSON.
PEERS = {
    "jena": java("jena", "<artifactId>jena-shacl</artifactId>"),
    "topbraid": java("topbraid", "<artifactId>shacl</artifactId>"),
    "rdf4j": java("rdf4j", "<artifactId>rdf4j-shacl</artifactId>"),
    "rudof": python("rudof"),
    "shifty": python("shifty"),
    "pyshacl": python("pyshacl"),
    "shacl-engine": node("shacl-engine"),
    "rdf-validate-shacl": node("rdf-validate-shacl"),
}


def version_of(engine):
    """What a program says to --version; nothing where it does not know the option."""
    if isinstance(engine, tuple):
        return ""
    said = subprocess.run([engine["command"][0], "--version"], capture_output=True, text=True, check=False)
    return said.stdout.split()[-1] if said.returncode == 0 and said.stdout else ""


class Run:
    """One process: what it printed and what it took."""

    def __init__(self, words, limit):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.perf_counter()
            child = subprocess.Popen(words, stdout=out, stderr=err, start_new_session=True)  # pylint: disable=consider-using-with
            self.timed_out = False
            timer = threading.Timer(limit, self.stop, [child.pid])
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            self.wall = time.perf_counter() - start
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            self.code = child.returncode
            self.cpu = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss * 1024 / 1e6
            out.seek(0)
            self.output = out.read().decode("utf-8", "replace")
            err.seek(0)
            self.errors = err.read().decode("utf-8", "replace")

    def stop(self, group):
        self.timed_out = True
        os.killpg(group, signal.SIGKILL)


def run_engine(engine, data, shapes, limit):
    """A run and what the engine says of it, or why there is nothing to say. The report of a program is counted after its run."""
    if isinstance(engine, tuple):
        run = Run([*engine[1], *data, "--shapes", *shapes], limit)
        lines = [line for line in run.output.splitlines() if line.startswith('{"')]
        said = json.loads(lines[-1]) if lines and not run.timed_out else None
    else:
        with tempfile.TemporaryDirectory() as folder:
            report = f"{folder}/report.ttl"
            # An option of a program takes one file each time.
            option = engine["command"][engine["command"].index("{shapes}") - 1]
            repeated = [word for each in shapes for word in (option, each)][1:]
            values = {"{data}": data, "{shapes}": repeated, "{report}": [report]}
            run = Run([part for word in engine["command"] for part in values.get(word, [word])], limit)
            said = None
            if not run.timed_out and os.path.exists(report):
                count = subprocess.run([PYTHON, HERE / "peers/python/report.py", report], capture_output=True, text=True, check=False)
                said = json.loads(count.stdout) if count.returncode == 0 else None
                if said is None:
                    run.errors += count.stderr
    if run.timed_out:
        return run, None, f"> {limit:g} s"
    if said is None:
        lines = run.errors.strip().splitlines()
        last = [line for line in lines if "Error" in line or "Exception" in line][:1] or lines[-1:] or [""]
        return run, None, f"failed (exit {run.code}): {last[0][:120]}"
    return run, said, ""


def measure(engines, data, shapes, rounds, limit, slow):
    """For each engine its runs and counts, or the reason that it has none."""
    outcome = {name: {"wall": [], "cpu": [], "megabytes": [], "load": [], "validate": []} for name in engines}
    for _ in range(rounds):
        for name, engine in engines.items():
            record = outcome[name]
            if record.get("reason") or max(record["wall"], default=0) > slow:
                continue
            run, said, reason = run_engine(engine, data, shapes, limit)
            if reason:
                record.update(reason=reason, peak=run.megabytes)
            else:
                for key, value in (("wall", run.wall), ("cpu", run.cpu), ("megabytes", run.megabytes), ("load", said.get("load_s")),
                                   ("validate", said.get("validate_s"))):
                    if value is not None:
                        record[key].append(value)
                record.update(results=said["results"], conforms=said["conforms"], counts=said["counts"])
                record["version"] = said.get("version") or record.get("version") or version_of(engine)
            figures = reason or f"{run.wall:.2f} s, {run.megabytes:.0f} MB, {said['results']} results"
            print(f"  {name}: {figures}", file=sys.stderr, flush=True)
    return outcome


def disagreements(outcome):
    """One line for each (shape, component) on which engines differ, most engines' count first."""
    counted = {name: record["counts"] for name, record in outcome.items() if "counts" in record}
    lines = []
    for key in sorted({key for counts in counted.values() for key in counts}):
        values = Counter(counts.get(key, 0) for counts in counted.values())
        if len(values) > 1:
            usual = values.most_common(1)[0][0]
            others = ", ".join(f"{name} {counts.get(key, 0)}" for name, counts in counted.items() if counts.get(key, 0) != usual)
            lines.append(f"`{key}`: {usual}, but {others}")
    return lines


def seconds(values):
    return f"{statistics.median(values):.2f}" if values else ""


def table(outcome):
    """Markdown, fastest first, engines without a figure last."""
    lines = ["| engine | version | runs | wall s, median (best) | CPU s | load s | validate s | peak MB | results |",
             "|---|---|---|---|---|---|---|---|---|"]
    order = sorted(outcome.items(), key=lambda item: statistics.median(item[1]["wall"]) if item[1]["wall"] else 1e9)
    for name, record in order:
        if record.get("reason"):
            lines.append(f"| {name} | {record.get('version', '')} | | {record['reason']} | | | | {record['peak']:.0f} | |")
        else:
            wall = record["wall"]
            lines.append(f"| {name} | {record['version']} | {len(wall)} | {seconds(wall)} ({min(wall):.2f}) | {seconds(record['cpu'])} | "
                         f"{seconds(record['load'])} | {seconds(record['validate'])} | {max(record['megabytes']):.0f} | "
                         f"{record['results']} |")
    return lines


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())

    def version(*words):
        try:
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            return (done.stdout + done.stderr).splitlines()[0]
        except (OSError, IndexError):
            return ""
    java_version = version("java", "-version").split('"')
    parts = [f"{os.cpu_count()} cores ({model})", f"{memory:.0f} GiB", system, f"Java {java_version[1] if len(java_version) > 1 else '?'}",
             f"Node {version('node', '--version').lstrip('v')}", f"Python {platform.python_version()}"]
    return ", ".join(parts)


def write_markdown(file, name, lines):
    """Replaces what stands between the marks of the case, or adds the section at the end."""
    begin, end = f"<!-- shacl {name}: written by bench/shacl/run.py -->", f"<!-- shacl {name}: end -->"
    text = file.read_text(encoding="utf-8") if file.exists() else "# Benchmarks\n"
    section = "\n".join([begin, *lines, end])
    if begin in text:
        text = text[:text.index(begin)] + section + text[text.index(end) + len(end):]
    else:
        text = text.rstrip("\n") + "\n\n" + section + "\n"
    file.write_text(text, encoding="utf-8")


def files_of(paths, endings):
    """Folders are replaced by their files."""
    files = []
    for path in map(pathlib.Path, paths):
        files += sorted(file for file in path.iterdir() if file.suffix in endings) if path.is_dir() else [path]
    return [str(file) for file in files]


def case_files(name, arguments):
    """Data and shapes of a case; university data is generated once."""
    if name == "graph":
        if not arguments.graph or not arguments.graph_shapes:
            sys.exit("the case graph needs --graph and --graph-shapes")
        # One file of shapes, as not every engine reads several; Turtle files in a row are Turtle.
        arguments.data.mkdir(parents=True, exist_ok=True)
        shapes = arguments.data / "graph-shapes.ttl"
        shapes.write_text("".join(pathlib.Path(file).read_text(encoding="utf-8") for file in files_of(arguments.graph_shapes, {".ttl"})),
                          encoding="utf-8")
        return files_of(arguments.graph, {".nt", ".ttl"}), [str(shapes)]
    universities = name.removeprefix("lubm")
    file = arguments.data / f"{name}.nt"
    if not file.exists():
        arguments.data.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".partial")
        subprocess.run([sys.executable, HERE / "lubm.py", universities, "-o", partial, "--tally", file.with_suffix(".json")], check=True)
        partial.rename(file)
    return [str(file)], [str(HERE / "shapes/lubm.ttl")]


def engines_of(arguments):
    """The engines asked for that are there, by name."""
    programs = dict(item.split("=", 1) for item in arguments.command)
    newsgraph = pathlib.Path(arguments.newsgraph)
    if newsgraph.exists():
        programs.setdefault("newsgraph", f"{newsgraph} validate {{data}} --shapes {{shapes}} --format turtle -o {{report}}")
    engines = {name: {"command": shlex.split(command)} for name, command in programs.items()}
    engines |= {name: peer for name, peer in PEERS.items() if peer[0].exists()}
    asked = arguments.engines or [name for name in engines if name not in arguments.without]
    missing = [name for name in asked if name not in engines]
    if missing:
        print(f"not installed, left out: {', '.join(missing)}", file=sys.stderr)
    return {name: engines[name] for name in asked if name in engines}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", default=["lubm1", "lubm10"], help="lubmN or graph (lubm1 lubm10)")
    parser.add_argument("--engines", nargs="+", help="only these, in this order")
    parser.add_argument("--without", nargs="+", default=["rdf4j"], help="all but these (rdf4j)")
    parser.add_argument("--newsgraph", default=ROOT / "build/release/newsgraph", help="the program")
    parser.add_argument("--command", action="append", default=[], metavar="NAME=COMMAND",
                        help="one more engine by its command line, with {data}, {shapes} and {report} (a Turtle file)")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=600, help="seconds a run may take (600)")
    parser.add_argument("--slow", type=float, default=60, help="a run over so many seconds is not repeated (60)")
    parser.add_argument("--data", type=pathlib.Path, default=CACHE / "data", help="where generated data is kept")
    parser.add_argument("--graph", nargs="+", help="data of the case graph: files or folders, N-Triples or Turtle")
    parser.add_argument("--graph-shapes", nargs="+", help="shapes of the case graph: files or folders")
    parser.add_argument("--json", type=pathlib.Path, help="all figures, a file")
    parser.add_argument("--markdown", type=pathlib.Path, help="file whose section of the case is replaced, such as docs/benchmarks.md")
    arguments = parser.parse_args()
    engines = engines_of(arguments)
    record = {"machine": machine(), "cases": {}}
    for name in arguments.cases:
        data, shapes = case_files(name, arguments)
        size = lines = 0
        for file in data:  # also fills the page cache
            with open(file, "rb") as content:
                while chunk := content.read(1 << 20):
                    size += len(chunk)
                    lines += chunk.count(b"\n") if file.endswith(".nt") else 0
        about = f"{lines / 1e6:.2f} million triples, " if lines else ""
        heading = f"{about}{size / 1e6:.0f} MB"
        print(f"{name}: {heading}", file=sys.stderr, flush=True)
        load = os.getloadavg()[0]
        outcome = measure(engines, data, shapes, arguments.runs, arguments.limit, arguments.slow)
        loads = f"{min(load, os.getloadavg()[0]):.1f} to {max(load, os.getloadavg()[0]):.1f}"
        differences = disagreements(outcome)
        text = [f"### {name}", "", f"{heading}. {record['machine']}; load average {loads}; `bench/shacl/run.py {name}`.",
                "", *table(outcome), "",
                *(["Where engines disagree:", "", *(f"- {line}" for line in differences)] if differences else
                  ["All engines with a figure agree on every (shape, component)."])]
        print("\n".join(text), flush=True)
        record["cases"][name] = outcome
        if arguments.markdown:
            write_markdown(arguments.markdown, name, text)
        if arguments.json:
            arguments.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
