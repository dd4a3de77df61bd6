#!/usr/bin/env python3
"""Runs clang-tidy over the files of src/, a release build of which must be configured.

A file that was clean before is passed over until something that it sees has changed: its text after preprocessing
(comments included, they may hold NOLINT), its flags, .clang-tidy or clang-tidy itself. What was clean is remembered in
$XDG_CACHE_HOME/newsgraph-lint, by hash, for every clone on the machine.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "newsgraph-lint"


def common_key():
    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
    return version + (root / ".clang-tidy").read_bytes()


def key_of(entry, common):
    """A hash of all that clang-tidy sees of the file; nothing where it does not preprocess."""
    words = shlex.split(entry["command"])
    flags = words[1:words.index("-o")]
    text = subprocess.run(["clang++", *flags, "-Wno-unknown-warning-option", "-E", "-C", "-P", entry["file"]],
                          cwd=entry["directory"], capture_output=True)
    if text.returncode != 0:
        return None
    places = "\0".join(flags).replace(str(root), "")
    return hashlib.sha256(b"\0".join([common, places.encode(), text.stdout])).hexdigest()


def lint(entry, common):
    """What clang-tidy says against the file, empty where nothing."""
    key = key_of(entry, common)
    if key and (cache / key).exists():
        return ""
    run = subprocess.run(["clang-tidy", "--quiet", "-p", str(root / "build/release"), entry["file"]],
                         capture_output=True, text=True)
    if run.returncode != 0:
        return run.stdout + run.stderr
    if key:
        (cache / key).touch()
    return ""


def main():
    cache.mkdir(parents=True, exist_ok=True)
    commands = json.loads((root / "build/release/compile_commands.json").read_text())
    entries = [entry for entry in commands if pathlib.Path(entry["file"]).is_relative_to(root / "src")]
    if not entries:
        sys.exit("no compile commands of src/: configure the release preset first")
    common = common_key()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = 0
        for said in pool.map(lambda entry: lint(entry, common), entries):
            complaints += bool(said)
            print(said, end="", flush=True)
    print(f"clang-tidy: {len(entries)} files, {complaints} with complaints")
    sys.exit(1 if complaints else 0)


main()
