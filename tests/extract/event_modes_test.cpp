#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "quoting.h"

using namespace newsgraph;

namespace {

/// The modes of the events of an article, in their order.
std::vector<std::string> modes(std::string_view paragraph, std::string_view language = "zh-Hans") {
  const auto article = tests::article_of("题目", {paragraph}, language);
  std::vector<std::string> out;
  for (const auto& event : extract::annotate(article, tests::knowledge()).events)
    out.push_back(event.type + '/' + event.mode);
  return out;
}

using Modes = std::vector<std::string>;

TsvTable table(const std::string& path, const std::vector<std::string_view>& columns) {
  const auto text = embedded_file(path);
  REQUIRE(text.has_value());
  auto parsed = TsvTable::parse(*text, path, columns);
  REQUIRE(parsed);
  return std::move(*parsed);
}

}  // namespace

TEST_CASE("an event has a mode where its trigger leaves no doubt") {
  CHECK(modes("普京周三访问中国。") == Modes{"Consult/ConsultVisit"});
  CHECK(modes("普京周三与金正恩通电话。") == Modes{"Consult/ConsultPhone"});
  CHECK(modes("普京周三会见金正恩。") == Modes{"Consult/"});
  CHECK(modes("俄军周三空袭基辅。") == Modes{"Assault/AssaultHeavyWeapons"});
  CHECK(modes("Vladimir Putin visited China on Wednesday.", "en") == Modes{"Consult/ConsultVisit"});
  CHECK(modes("Vladimir Putin met Kim Jong Un on Wednesday.", "en") == Modes{"Consult/"});
}

TEST_CASE("every mode is of a trigger, of its type, and declared") {
  const auto ontology = embedded_file("ontology/newsgraph.ttl");
  REQUIRE(ontology.has_value());
  for (const std::string folder : {"ontology/", "ontology/english/"}) {
    std::set<std::pair<std::string, std::string>> triggers;
    const TsvTable trigger_table = table(folder + "triggers.tsv", {"trigger", "type"});
    for (const auto& row : trigger_table.rows())
      triggers.emplace(std::string(row.fields[0]), std::string(row.fields[1]));
    std::set<std::pair<std::string, std::string>> seen;
    const TsvTable mode_table = table(folder + "event_modes.tsv", {"trigger", "type", "mode"});
    for (const auto& row : mode_table.rows()) {
      CAPTURE(mode_table.place(row));
      CHECK(triggers.contains({std::string(row.fields[0]), std::string(row.fields[1])}));
      CHECK(seen.emplace(std::string(row.fields[0]), std::string(row.fields[1])).second);
      CHECK(row.fields[2].starts_with(row.fields[1]));
      CHECK(ontology->find("ng:" + std::string(row.fields[2]) + " a skos:Concept ;") != std::string_view::npos);
    }
  }
}
