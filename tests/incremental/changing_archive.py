"""An archive of small articles that changes at random, for tests that follow it."""

import random
import shutil

SENTENCES = [
    "据法新社巴黎12日报道，法国总统马克龙周三访问德国。",
    "德国总理默克尔说：“我们要把这份友谊写进每一次航行。”",
    "美国国务卿布林肯周四在东京会见日本首相岸田文雄。",
    "路透社援引安莎社报道，挪威外交部发言人林德表示，两国达成协议。",
    "联合国秘书长古特雷斯呼吁双方停火。",
    # What SPARQL, Turtle and N-Triples read differently, if it is not seen to.
    r"警方公布的路径是 C:\user\u4e2d\U0001F600，代码 \\u0041、\n 和 \" 都在里面。",
    "一行 \"引号\" 与 {花括号} ; . } } ; INSERT DATA",
]


class Archive:
    """Articles that are added, edited, moved, copied, spoilt and deleted, the same for one seed."""

    def __init__(self, folder, seed, articles=8):
        self.folder = folder
        self.folder.mkdir()
        self.random = random.Random(seed)
        for _ in range(articles):
            self.write(self.new_name())

    def new_name(self):
        return self.folder / f"{self.random.randrange(10)}" / f"{self.random.randrange(1000)}.md"

    def write(self, path):
        url = self.random.randrange(20)
        words = "".join(f"<p>{s}</p>" for s in self.random.sample(SENTENCES, self.random.randint(1, 4)))
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"[报道{url}](https://news.example/{url})\n------\n\n{words}", encoding="utf-8")

    def change(self):
        files = sorted(p for p in self.folder.rglob("*") if p.is_file())
        one, name = self.random.choice(files), self.new_name()
        name.parent.mkdir(exist_ok=True)
        what = self.random.choice(["add", "add", "edit", "move", "copy", "spoil", "delete", "delete"])
        if what in ("add", "edit"):
            self.write(name if what == "add" else one)
        elif what == "move":
            one.replace(name)
        elif what == "copy" and one != name:
            shutil.copy(one, name)
        elif what == "spoil":
            one.write_text("")
        elif len(files) > 4:
            one.unlink()
