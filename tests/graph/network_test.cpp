#include "newsgraph/graph/network.h"

#include <catch2/catch.hpp>

#include "support/story.h"

namespace newsgraph::tests {
namespace {

Story hostile() {
  Story story(R"(A "quoted" <headline> & \ more)", {"普京说：“好\n]]>”"});
  const auto putin = story.person("普京");
  story.mention_each(putin, "普京");
  story.quote({"好\n]]>"}, putin);
  return story;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("GraphML says kind, label and relation, and escapes what XML gives a meaning to") {
  const std::string xml = graph::to_graphml(hostile().graph());
  CHECK(contains(xml, "<key id=\"key"));
  CHECK(contains(xml, "A &quot;quoted&quot; &lt;headline&gt; &amp; \\ more"));
  CHECK(contains(xml, "好\n]]&gt;"));
  CHECK(contains(xml, ">spoken by<"));
  CHECK(contains(xml, ">普京<"));
  CHECK_FALSE(contains(xml, ">mention<"));
}

TEST_CASE("GraphML holds no character that XML 1.0 forbids") {
  graph::KnowledgeGraph graph;
  graph::EntityNode node;
  node.names.push_back({std::string("a\x01"
                                    "b\x1F\x7F",
                                    5) +
                            "\xEF\xBF\xBE",
                        ""});
  graph::add_node(graph, node);
  const std::string xml = graph::to_graphml(graph);
  CHECK(contains(xml,
                 "a\xEF\xBF\xBD"
                 "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
  for (const char c : xml) CHECK((c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20));
}

TEST_CASE("mentions are part of a network where they are asked for") {
  graph::NetworkOptions options;
  options.mentions = true;
  CHECK(contains(graph::to_graphml(hostile().graph(), options), ">mention<"));
  CHECK(contains(graph::to_dot(hostile().graph(), options), "denotes"));
  CHECK_FALSE(contains(graph::to_dot(hostile().graph()), "denotes"));
}

TEST_CASE("DOT escapes quotes, backslashes and line breaks, and cuts long labels") {
  const std::string dot = graph::to_dot(hostile().graph());
  CHECK(contains(dot, R"(label="A \"quoted\" <headline> & …")"));
  CHECK(contains(dot, R"(tooltip="A \"quoted\" <headline> & \\ more")"));
  CHECK(contains(dot, R"(label="好\n]]>")"));
  CHECK(contains(dot, "rankdir=LR"));
  CHECK(contains(dot, "Noto Sans CJK SC"));
  CHECK(contains(dot, "label=\"spoken by\""));
}

TEST_CASE("DOT leaves out that an article mentions what it is about, and GraphML has every edge") {
  Story story("普京来了", {"本报讯。", "金正恩也来了。"});
  story.mention_each(story.person("普京"), "普京").mention_each(story.person("金正恩"), "金正恩");
  const graph::KnowledgeGraph graph = story.graph();
  const std::string dot = graph::to_dot(graph);
  CHECK(contains(dot, "0->1 [label=\"about\""));
  CHECK_FALSE(contains(dot, "0->1 [label=\"mentions\""));
  CHECK(contains(dot, "0->2 [label=\"mentions\""));
  CHECK(contains(graph::to_graphml(graph), ">mentions<"));
}

TEST_CASE("a network is a function of the graph") {
  CHECK(graph::to_dot(hostile().graph()) == graph::to_dot(hostile().graph()));
  CHECK(graph::to_graphml(hostile().graph()) == graph::to_graphml(hostile().graph()));
}

TEST_CASE("every relation has a name of its own") {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(graph::Relation::contained_in); ++i) {
    const std::string_view name = graph::name_of(static_cast<graph::Relation>(i));
    CHECK_FALSE(name.empty());
    CHECK(std::find(names.begin(), names.end(), name) == names.end());
    names.push_back(name);
  }
}

}  // namespace newsgraph::tests
