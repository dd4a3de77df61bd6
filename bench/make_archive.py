#!/usr/bin/env python3
"""Makes an archive of news of any size: the same number and seed give the same bytes.

    bench/make_archive.py 100000 -o archive.tar [--seed 1]
    bench/make_archive.py 1000 -o archive/

Articles report happenings: each happening has people, a place, a day, words that were said and an agency that had it
first, and is reported by one to nine outlets within days, in simplified or traditional Chinese, in sentences of their
own. So an archive has what a real one has: the same words in several outlets, chains of sources, names that come back
over years, pages in two versions, long and short articles. All sentences and names are made up here; agencies, countries
and cities are real.
"""

import argparse
import datetime
import io
import math
import pathlib
import random
import tarfile

HANS, HANT = 0, 1

# Each entry: simplified, traditional.
COUNTRIES = [
    ("挪威", "挪威", [("奥斯陆", "奧斯陸"), ("卑尔根", "卑爾根"), ("特罗姆瑟", "特羅姆瑟")]),
    ("智利", "智利", [("圣地亚哥", "聖地牙哥"), ("瓦尔帕莱索", "瓦爾帕萊索")]),
    ("冰岛", "冰島", [("雷克雅维克", "雷克雅維克")]),
    ("韩国", "韓國", [("首尔", "首爾"), ("釜山", "釜山")]),
    ("日本", "日本", [("东京", "東京"), ("大阪", "大阪"), ("札幌", "札幌")]),
    ("法国", "法國", [("巴黎", "巴黎"), ("里昂", "里昂"), ("马赛", "馬賽")]),
    ("德国", "德國", [("柏林", "柏林"), ("汉堡", "漢堡"), ("慕尼黑", "慕尼黑")]),
    ("巴西", "巴西", [("圣保罗", "聖保羅"), ("巴西利亚", "巴西利亞")]),
    ("肯尼亚", "肯亞", [("内罗毕", "奈洛比")]),
    ("加拿大", "加拿大", [("渥太华", "渥太華"), ("多伦多", "多倫多")]),
    ("澳大利亚", "澳洲", [("悉尼", "雪梨"), ("堪培拉", "坎培拉")]),
    ("埃及", "埃及", [("开罗", "開羅")]),
    ("土耳其", "土耳其", [("安卡拉", "安卡拉"), ("伊斯坦布尔", "伊斯坦堡")]),
    ("印度", "印度", [("新德里", "新德里"), ("孟买", "孟買")]),
    ("墨西哥", "墨西哥", [("墨西哥城", "墨西哥城")]),
    ("波兰", "波蘭", [("华沙", "華沙")]),
]
AGENCIES = [
    ("路透社", "路透社"), ("法新社", "法新社"), ("新华社", "新華社"), ("中央社", "中央社"), ("安莎社", "安莎社"),
    ("韩联社", "韓聯社"), ("共同社", "共同社"), ("塔斯社", "塔斯社"), ("埃菲社", "埃菲社"), ("美联社", "美聯社"),
]
OUTLETS = [
    (HANS, "湖滨日报", "lakeside-daily.example"), (HANS, "北岸新闻网", "north-shore.example"),
    (HANS, "海港时报", "harbour-times.example"), (HANS, "山城晚报", "hill-town-evening.example"),
    (HANS, "平原周刊", "plains-weekly.example"), (HANS, "河口新闻", "river-mouth.example"),
    (HANS, "灯塔网", "lighthouse.example"), (HANS, "东岭早报", "east-ridge.example"),
    (HANT, "南島日報", "southern-isle.example"), (HANT, "晨光電視", "morning-light-tv.example"),
    (HANT, "港灣週刊", "bay-weekly.example"), (HANT, "青田新聞", "green-field.example"),
]
SYLLABLES = [
    ("阿", "阿"), ("贝", "貝"), ("卡", "卡"), ("达", "達"), ("埃", "埃"), ("费", "費"), ("格", "格"), ("汉", "漢"),
    ("伊", "伊"), ("约", "約"), ("科", "科"), ("拉", "拉"), ("马", "馬"), ("尼", "尼"), ("奥", "奧"), ("帕", "帕"),
    ("里", "里"), ("萨", "薩"), ("塔", "塔"), ("维", "維"), ("德", "德"), ("斯", "斯"), ("尔", "爾"), ("森", "森"),
    ("特", "特"), ("罗", "羅"), ("洛", "洛"), ("基", "基"), ("纳", "納"), ("莫", "莫"), ("布", "布"), ("克", "克"),
]
SURNAMES = [
    ("陈", "陳"), ("林", "林"), ("黄", "黃"), ("张", "張"), ("李", "李"), ("王", "王"), ("吴", "吳"), ("刘", "劉"),
    ("蔡", "蔡"), ("杨", "楊"), ("许", "許"), ("郑", "鄭"), ("谢", "謝"), ("郭", "郭"), ("周", "周"), ("叶", "葉"),
]
GIVEN = [
    ("安", "安"), ("澜", "瀾"), ("文", "文"), ("晴", "晴"), ("思", "思"), ("远", "遠"), ("若", "若"), ("溪", "溪"),
    ("志", "志"), ("明", "明"), ("雅", "雅"), ("婷", "婷"), ("建", "建"), ("宏", "宏"), ("佩", "佩"), ("珊", "珊"),
    ("国", "國"), ("华", "華"), ("秀", "秀"), ("英", "英"), ("子", "子"), ("涵", "涵"), ("家", "家"), ("豪", "豪"),
]
OFFICES = [
    ("总统", "總統"), ("总理", "總理"), ("外交部长", "外交部長"), ("国防部长", "國防部長"), ("财政部长", "財政部長"),
    ("环境部长", "環境部長"), ("交通部长", "交通部長"), ("外交部发言人", "外交部發言人"),
]
PROFESSIONS = [
    ("海洋学家", "海洋學家"), ("经济学家", "經濟學家"), ("律师", "律師"), ("工程师", "工程師"), ("教授", "教授"),
]
# What happens: words of the event with {a}, {b}, {place}, {day}, and what it is about.
HAPPENINGS = [
    ("{a}{day}在{place}会见{b}。", "{a}{day}在{place}會見{b}。"),
    ("{a}与{b}{day}在{place}签署协议。", "{a}與{b}{day}在{place}簽署協議。"),
    ("{a}{day}在{place}批评{b}。", "{a}{day}在{place}批評{b}。"),
    ("{a}与{b}{day}在{place}举行会谈。", "{a}與{b}{day}在{place}舉行會談。"),
    ("{a}{day}抵达{place}，访问{b}的家乡。", "{a}{day}抵達{place}，訪問{b}的家鄉。"),
    ("{a}{day}在{place}拒绝了{b}的提议。", "{a}{day}在{place}拒絕了{b}的提議。"),
]
TOPICS = [
    ("渔业配额", "漁業配額"), ("极地科考", "極地科考"), ("铁路建设", "鐵路建設"), ("水资源分配", "水資源分配"),
    ("粮食贸易", "糧食貿易"), ("难民安置", "難民安置"), ("疫苗采购", "疫苗採購"), ("海底电缆", "海底電纜"),
    ("文物归还", "文物歸還"), ("航班恢复", "航班恢復"), ("森林保护", "森林保護"), ("数据安全", "資料安全"),
]
QUOTES = [
    ("没有人能独自解决{topic}问题。", "沒有人能獨自解決{topic}問題。"),
    ("我们谈{topic}谈了{n}年，现在要看行动。", "我們談{topic}談了{n}年，現在要看行動。"),
    ("{b}知道我们在{topic}上的底线。", "{b}知道我們在{topic}上的底線。"),
    ("{topic}不是数字，是{n}万个家庭的生活。", "{topic}不是數字，是{n}萬個家庭的生活。"),
    ("我感谢{b}在{topic}问题上的耐心。", "我感謝{b}在{topic}問題上的耐心。"),
    ("如果{topic}谈不成，{place}的冬天会很长。", "如果{topic}談不成，{place}的冬天會很長。"),
    ("海洋把我们分开，{topic}把我们连在一起。", "海洋把我們分開，{topic}把我們連在一起。"),
    ("{n}个月以前没有人相信{topic}会有今天。", "{n}個月以前沒有人相信{topic}會有今天。"),
]
SAYS = [("{s}说：“{q}”", "{s}說：「{q}」"), ("{s}表示：“{q}”", "{s}表示：「{q}」"), ("“{q}”{s}说。", "「{q}」{s}說。")]
REPORTED = [
    ("{s}说，{topic}谈判仍有困难。", "{s}說，{topic}談判仍有困難。"),
    ("{s}表示，双方将在{n}个月内再次讨论{topic}。", "{s}表示，雙方將在{n}個月內再次討論{topic}。"),
    ("{s}认为，{place}需要时间适应新的安排。", "{s}認為，{place}需要時間適應新的安排。"),
    ("{s}强调，{topic}不会影响两国关系。", "{s}強調，{topic}不會影響兩國關係。"),
    ("{s}否认有关{topic}的传闻。", "{s}否認有關{topic}的傳聞。"),
]
UNNAMED = [("一名官员", "一名官員"), ("一名不愿透露姓名的外交官", "一名不願具名的外交官"), ("当地居民", "當地居民")]
FILLERS = [
    ("{place}的街道在清晨显得格外安静，商店比平时晚开了一个小时。", "{place}的街道在清晨顯得格外安靜，商店比平時晚開了一個小時。"),
    ("过去{n}年里，{topic}一直是{country}国会辩论的题目。", "過去{n}年裡，{topic}一直是{country}國會辯論的題目。"),
    ("统计显示，{country}与邻国的贸易额在{n}个月内增长了百分之{m}。", "統計顯示，{country}與鄰國的貿易額在{n}個月內成長了百分之{m}。"),
    ("港口的工人说，他们关心的不是{topic}，而是下个月的工资。", "港口的工人說，他們關心的不是{topic}，而是下個月的工資。"),
    ("会场外聚集了约{m}0名示威者，警方没有逮捕任何人。", "會場外聚集了約{m}0名示威者，警方沒有逮捕任何人。"),
    ("专家提醒，{topic}的后果往往在{n}年之后才看得清楚。", "專家提醒，{topic}的後果往往在{n}年之後才看得清楚。"),
    ("这份文件共{m}页，其中{n}页至今没有公开。", "這份文件共{m}頁，其中{n}頁至今沒有公開。"),
]
HEADLINES = [
    ("{a}与{b}谈{topic}", "{a}與{b}談{topic}"), ("{country}{topic}再起波澜", "{country}{topic}再起波瀾"),
    ("{agency}：{a}在{place}谈{topic}", "{agency}：{a}在{place}談{topic}"), ("{topic}：{place}的一天", "{topic}：{place}的一天"),
]
DAYS = ["{y}年{m}月{d}日", "{m}月{d}日"]
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS_IN_ALL = 3650


def joined(parts, script):
    return "".join(part[script] for part in parts)


class Person:
    """With an office in a country or a profession; named in full the first time, then by the short name."""

    def __init__(self, random_, country):
        self.country = country
        self.official = random_.random() < 0.7
        if random_.random() < 0.75:
            given = random_.choices(SYLLABLES, k=random_.randint(2, 3))
            family = random_.choices(SYLLABLES, k=random_.randint(2, 4))
            self.names = [joined(given, s) + "·" + joined(family, s) for s in (HANS, HANT)]
            self.short = [joined(family, s) for s in (HANS, HANT)]
        else:
            parts = [random_.choice(SURNAMES), *random_.choices(GIVEN, k=2)]
            self.names = [joined(parts, s) for s in (HANS, HANT)]
            self.short = self.names
        self.title = random_.choice(OFFICES if self.official else PROFESSIONS)

    def full(self, script):
        return (self.country[script] if self.official else "") + self.title[script] + self.names[script]


class Happening:
    def __init__(self, random_, people):
        self.people = random_.sample(people, 3)
        country = self.people[0].country if random_.random() < 0.6 else random_.choice(COUNTRIES)
        self.country = country
        self.place = random_.choice(country[2])
        self.day = FIRST_DAY + datetime.timedelta(days=random_.randrange(DAYS_IN_ALL))
        self.sentence = random_.choice(HAPPENINGS)
        self.topic = random_.choice(TOPICS)
        self.numbers = random_.randint(2, 12), random_.randint(3, 60)
        self.quotes = random_.sample(QUOTES, 4)
        self.sources = random_.sample(AGENCIES, 3)
        # Few happenings are everywhere, most are reported once.
        self.reports = min(9, 1 + int(random_.paretovariate(1.3)) - 1)

    def words(self, script):
        names = dict(country=self.country[script], place=self.place[script], topic=self.topic[script])
        return dict(names, b=self.people[1].short[script], n=self.numbers[0], m=self.numbers[1])


def source_phrase(happening, script, depth):
    chain = [agency[script] for agency in happening.sources]
    if depth == 0:
        return ""
    if depth == 1:
        return ("据{}报道，", "據{}報導，")[script].format(chain[0])
    return ("据{}援引{}报道，", "據{}援引{}報導，")[script].format(chain[1], chain[0])


def paragraphs(random_, happening, script):
    words = happening.words(script)
    day = happening.day
    date = random_.choice(DAYS).format(y=day.year, m=day.month, d=day.day)
    a, b, c = happening.people
    lead = happening.sentence[script].format(a=a.full(script), b=b.full(script), day=date, place=words["place"])
    yield source_phrase(happening, script, random_.choices((0, 1, 2), (2, 5, 3))[0]) + lead
    speakers = [a.short[script], b.short[script], c.full(script)]
    for quote in random_.sample(happening.quotes, random_.randint(1, 3)):
        speaker = speakers[happening.quotes.index(quote) % 3]
        said = quote[script].format(**words)
        yield random_.choice(SAYS)[script].format(s=speaker, q=said)
    if random_.random() < 0.25:
        yield random_.choice(REPORTED)[script].format(s=random_.choice(UNNAMED)[script], **words)
    # Lengths of articles are skewed: many short ones, some of thousands of characters.
    for _ in range(int(random_.lognormvariate(math.log(4), 0.8))):
        kind = random_.random()
        if kind < 0.3:
            yield random_.choice(REPORTED)[script].format(s=random_.choice(speakers), **words)
        else:
            count = random_.randint(1, 3)
            yield "".join(line[script].format(**words) for line in random_.sample(FILLERS, count))


def article(random_, happening, outlet, number, version=0):
    """(path of the page, bytes of the file)"""
    script, publisher, host = outlet
    published = datetime.datetime.combine(happening.day, datetime.time(6), datetime.timezone.utc)
    published += datetime.timedelta(minutes=random_.randint(0, 4000) + 600 * version)
    url = f"https://{host}/{published:%Y}/{happening.day:%m%d}-{number}"
    a, b, _ = happening.people
    title = random_.choice(HEADLINES)[script].format(
        a=a.short[script], agency=happening.sources[0][script], **happening.words(script))
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs(random_, happening, script))
    section = ("国际", "國際")[script]
    text = (
        f'---\ntitle: "{title}"\ndate: {published.isoformat()}\npublisher: {publisher}\nfrom: {url}\n'
        f"categories: [ {section} ]\n---\n<!--{int(published.timestamp() * 1000)}-->\n[{title}]({url})\n------\n\n{body}"
    )
    return text.encode("utf-8")


def articles(count, seed):
    """So many (name, bytes)."""
    random_ = random.Random(seed)
    people = [Person(random_, random_.choice(COUNTRIES)) for _ in range(max(50, count // 40))]
    number = 0
    while True:
        happening = Happening(random_, people)
        for outlet in random_.sample(OUTLETS, happening.reports):
            versions = 2 if random_.random() < 0.02 else 1
            page = number
            for version in range(versions):
                if number == count:
                    return
                yield f"{number // 1000:04}/{number:07}.md", article(random_, happening, outlet, page, version)
                number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--output", required=True, type=pathlib.Path, help="a folder, or a file that ends in .tar")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.output.suffix == ".tar":
        with tarfile.open(arguments.output, "w") as out:
            for name, data in articles(arguments.count, arguments.seed):
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                out.addfile(entry, io.BytesIO(data))
        return
    for name, data in articles(arguments.count, arguments.seed):
        path = arguments.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
