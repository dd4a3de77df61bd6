#!/usr/bin/env python3
"""What a state saves and what it costs: runs over an archive of generated articles, the first time, unchanged, and with a
hundredth of them edited. Prints seconds (wall and CPU), peak memory and the size of the state.

    bench/incremental.py [--articles 100000] [--jobs 2] [--newsgraph build/release/newsgraph] [FOLDER...]

With FOLDERs it takes these instead, copied, and edits nothing in them but the copies.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英"
PLACES = ["北京", "上海", "东京", "巴黎", "柏林", "伦敦", "纽约", "莫斯科", "首尔", "日内瓦", "广州", "香港", "台北", "新德里"]
AGENCIES = ["法新社", "路透社", "美联社", "新华社", "共同社", "德新社"]
TITLES = ["总统", "总理", "外交部长", "发言人", "市长", "教授", "局长"]
COUNTRIES = ["法国", "德国", "日本", "美国", "英国", "俄罗斯", "韩国", "印度", "挪威", "智利"]


def article(number, rng):
    def person():
        return rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)

    place, country = rng.choice(PLACES), rng.choice(COUNTRIES)
    return (
        f"[{country}{rng.choice(TITLES)}{person()}第{number}次访问{place}](https://news.example/{number})\n------\n\n"
        f"<p>据{rng.choice(AGENCIES)}{place}{rng.randint(1, 28)}日报道，{country}{rng.choice(TITLES)}{person()}周三抵达{place}。</p>"
        f"<p>{rng.choice(COUNTRIES)}外交部发言人{person()}说：“第{number}号协议对双方都有利。”</p>"
        f"<p>{rng.choice(COUNTRIES)}{rng.choice(TITLES)}{person()}表示，{rng.choice(PLACES)}的会谈将于下月举行。</p>\n"
    )


def generate(folder, count):
    rng = random.Random(1)
    for number in range(count):
        path = folder / f"{number // 1000:04d}" / f"{number:07d}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article(number, rng), encoding="utf-8")


def edit(folder, share):
    rng = random.Random(2)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    for path in rng.sample(files, max(1, int(len(files) * share))):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"<p>更正：此前的报道有误，{rng.choice(COUNTRIES)}没有参加。</p>\n")


def run(what, arguments, folder):
    time = folder / "time"
    command = ["/usr/bin/time", "-f", "%e %U %S %M", "-o", str(time), *arguments]
    result = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    wall, user, system, peak = time.read_text().splitlines()[-1].split()
    said = [line for line in result.stderr.decode(errors="replace").splitlines() if " seen" in line]
    counts = re.sub(r"^newsgraph: ", "", said[-1]) if said else f"exit status {result.returncode}"
    print(f"{what:<22} {float(wall):7.2f} s  CPU {float(user) + float(system):7.2f} s  peak {int(peak) // 1024:5d} MiB  {counts}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=100000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--newsgraph", default="build/release/newsgraph")
    parser.add_argument("--no-mentions", action="store_true", help="a fifth of the output, the same state")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        archive = folder / "archive"
        archive.mkdir()
        if options.folders:
            for source in options.folders:
                shutil.copytree(source, archive / source.name)
        else:
            generate(archive, options.articles)
        program = [options.newsgraph, "export", str(archive), "--jobs", str(options.jobs)]
        if options.no_mentions:
            program.append("--no-mentions")
        state = ["--state", str(folder / "state")]
        run("without a state", [*program, "-o", str(folder / "whole.nq")], folder)
        os.remove(folder / "whole.nq")
        run("first run", [*program, *state, "-o", str(folder / "all.nq")], folder)
        os.remove(folder / "all.nq")
        count = sum(1 for p in archive.rglob("*") if p.is_file())
        size = (folder / "state").stat().st_size
        print(f"{'state':<22} {size} bytes, {size / count:.0f} an article")
        run("unchanged", [*program, *state, "--delta", "update", "-o", str(folder / "1.ru")], folder)
        edit(archive, 0.01)
        run("a hundredth edited", [*program, *state, "--delta", "update", "-o", str(folder / "2.ru")], folder)
        print(f"{'delta':<22} {(folder / '2.ru').stat().st_size} bytes")


main()
