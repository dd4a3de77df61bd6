#include <string>

#include <catch2/catch.hpp>

#include "support/command.h"
#include "support/temporary_directory.h"

namespace newsgraph::tests {
namespace {

constexpr std::string_view article =
    "[市长谈大桥](https://news.example/1)\n------\n<p>市长王建国表示：“我们会继续修建这座大桥。”</p>\n";
constexpr std::string_view other = "[普京访问中国](https://news.example/2)\n------\n<p>普京访问了中国。</p>\n";

}  // namespace

TEST_CASE("inspect writes a page, text or JSON, as the output's name or --format says") {
  const TemporaryDirectory folder;
  folder.write("a.md", article);
  const std::string at = folder.path().string();
  CHECK(run_command("newsgraph inspect a.md -o a.html", at).status == 0);
  CHECK(read_file(folder / "a.html").starts_with("<!doctype html>"));
  CHECK(run_command("newsgraph inspect a.md -o a.json", at).status == 0);
  CHECK(read_file(folder / "a.json").starts_with("{"));
  CHECK(contains(run_command("newsgraph inspect a.md", at).output, "<!doctype html>"));
  CHECK(contains(run_command("newsgraph inspect - --format text < a.md", at).output, "Quotations\n  1  direct"));
}

TEST_CASE("of several articles the first is shown, or the one with the number or the URL") {
  const TemporaryDirectory folder;
  folder.write("in/1.md", article);
  folder.write("in/2.md", "no article at all");
  folder.write("in/3.md", other);
  const std::string at = folder.path().string();
  CHECK(contains(run_command("newsgraph inspect in --format text", at).output, "市长谈大桥"));
  CHECK(contains(run_command("newsgraph inspect in --format text --article 3", at).output, "普京访问中国"));
  CHECK(contains(run_command("newsgraph inspect in --format text --article https://news.example/2", at).output,
                 "普京访问中国"));
  const Run second = run_command("newsgraph inspect in --article 2", at);
  CHECK(second.status == 3);
  CHECK(contains(second.output, "in/2.md"));
  const Run none = run_command("newsgraph inspect in --article 4", at);
  CHECK(none.status == 3);
  CHECK(contains(none.output, "no article \"4\" among 3 inputs"));
}

TEST_CASE("inspect --explain says rule, file and line, or ends with 1 where there is nothing of that name") {
  const TemporaryDirectory folder;
  folder.write("a.md", article);
  const std::string at = folder.path().string();
  const Run explained = run_command("newsgraph inspect a.md --explain 王建国", at);
  CHECK(explained.status == 0);
  CHECK(contains(explained.output, "rule: title and name"));
  CHECK(contains(explained.output, "ontology/titles.tsv:"));
  CHECK(run_command("newsgraph inspect a.md --explain 冰岛", at).status == 1);
}

TEST_CASE("inspect --name lists rows, the user's first, or ends with 1") {
  const TemporaryDirectory folder;
  folder.write("mine.tsv",
               "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n"
               "person\t-\tQ7747\t普京\t-\t-\t普大帝\t-\t-\t-\n");
  const std::string at = folder.path().string();
  const Run rows = run_command("newsgraph inspect --name 普京 --gazetteer mine.tsv", at);
  CHECK(rows.status == 0);
  CHECK(rows.output.starts_with("mine.tsv:2\n"));
  CHECK(contains(rows.output, "ontology/gazetteer/people.tsv:"));
  CHECK(run_command("newsgraph inspect --name 没有这个名字的人", at).status == 1);
}

TEST_CASE("inspect's command line is checked: a look-up takes no article, an explanation no format") {
  const TemporaryDirectory folder;
  folder.write("a.md", article);
  const std::string at = folder.path().string();
  CHECK(run_command("newsgraph inspect a.md --name 普京", at).status == 2);
  CHECK(run_command("newsgraph inspect a.md --explain 普京 --format json", at).status == 2);
  CHECK(run_command("newsgraph inspect a.md --format pdf", at).status == 2);
  CHECK(run_command("newsgraph inspect missing.md", at).status == 3);
}

}  // namespace newsgraph::tests
