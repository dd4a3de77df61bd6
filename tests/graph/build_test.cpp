#include "newsgraph/graph/build.h"

#include <catch2/catch.hpp>

#include "newsgraph/base/check.h"
#include "newsgraph/base/utf8.h"
#include "support/story.h"

namespace newsgraph::tests {
namespace {

using graph::Relation;
using Texts = std::vector<std::string>;

/// SUBSTR of SPARQL: code points, first 0 here.
std::string substring(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return utf8::to_utf8(utf8::to_utf32(text).substr(begin, end - begin));
}

void require_every_mention_is_its_substring(const graph::KnowledgeGraph& graph) {
  const graph::ArticleNode& article = *nodes_of<graph::ArticleNode>(graph).at(0);
  const auto mentions = nodes_of<graph::MentionNode>(graph);
  REQUIRE_FALSE(mentions.empty());
  for (const graph::MentionNode* mention : mentions) {
    const std::string& text = mention->part == graph::TextPart::headline ? article.headline : article.body;
    CHECK(substring(text, mention->begin, mention->end) == mention->anchor);
  }
}

Story summit() {
  Story story("普京会见金正恩",
              {"😀据韩联社援引朝中社报道，普京周三在俄罗斯会见金正恩。", "普京说：“合作，”他补充道，“是唯一选择。”"});
  const auto putin = story.person("普京");
  const auto kim = story.person("金正恩");
  const auto russia = story.country("俄罗斯", "Q159");
  const auto yonhap = story.organization("韩联社");
  const auto kcna = story.organization("朝中社");
  story.mention_each(putin, "普京").mention_each(kim, "金正恩").mention_each(russia, "俄罗斯");
  story.mention_each(yonhap, "韩联社").mention_each(kcna, "朝中社").mention(putin, story.at("他"), 0.6F);
  extract::Quotation& quotation = story.quote({"合作，", "是唯一选择。"}, putin);
  quotation.cue = story.at("说");
  quotation.speaker_span = story.at("普京说");
  story.event("Consult", "会见", "普京周三在俄罗斯会见金正恩", {putin, kim}).place = russia;
  story.found.source_chains.push_back({{yonhap, kcna}, {story.at("韩联社"), story.at("朝中社")}, 0.9F});
  return story;
}

}  // namespace

TEST_CASE("the article's node holds headline and body as values") {
  Story story = summit();
  story.article.section = "国际";
  const graph::KnowledgeGraph graph = story.graph();
  const auto& article = graph::node_as<graph::ArticleNode>(graph, 0);
  CHECK(article.headline == "普京会见金正恩");
  CHECK(article.body.substr(0, 4) == "😀");
  CHECK(article.section == "国际");
  CHECK(article.work.has_value());
}

TEST_CASE("a mention's offsets are code points of the body or of the headline, never bytes or UTF-16") {
  const graph::KnowledgeGraph graph = summit().graph();
  require_every_mention_is_its_substring(graph);
  const auto mentions = nodes_of<graph::MentionNode>(graph);
  CHECK(mentions.front()->part == graph::TextPart::headline);
  CHECK(mentions.front()->begin == 0);
  const auto yonhap =
      std::find_if(mentions.begin(), mentions.end(), [](const auto* one) { return one->anchor == "韩联社"; });
  REQUIRE(yonhap != mentions.end());
  CHECK((*yonhap)->begin == 2);
}

TEST_CASE("offsets hold for traditional characters beyond the basic plane") {
  Story story("𠮷野家與臺灣", {"𠮷野家😀在臺灣開幕。"}, "zh-Hant");
  story.mention_each(story.organization("𠮷野家"), "𠮷野家").mention_each(story.country("臺灣", "Q865"), "臺灣");
  require_every_mention_is_its_substring(story.graph());
}

TEST_CASE("parts of quotations, triggers and names of source chains are mentions too") {
  const graph::KnowledgeGraph graph = summit().graph();
  std::vector<std::pair<graph::SubjectKind, std::string>> owned;
  for (const auto* mention : nodes_of<graph::MentionNode>(graph)) {
    if (mention->subject != graph::SubjectKind::entity) owned.emplace_back(mention->subject, mention->anchor);
  }
  using Kind = graph::SubjectKind;
  CHECK(owned == std::vector<std::pair<Kind, std::string>>{{Kind::report, "韩联社"},
                                                           {Kind::report, "朝中社"},
                                                           {Kind::event, "会见"},
                                                           {Kind::quotation, "合作，"},
                                                           {Kind::quotation, "是唯一选择。"}});
}

TEST_CASE("a mention names the extractor that made it") {
  const graph::KnowledgeGraph graph = summit().graph();
  for (const auto* mention : nodes_of<graph::MentionNode>(graph)) {
    if (mention->subject == graph::SubjectKind::event) CHECK(mention->agent == graph::Agent{"events", 4});
    if (mention->subject == graph::SubjectKind::entity) CHECK(mention->agent == graph::Agent{"entities", 3});
  }
}

TEST_CASE("one stretch that denotes one thing twice is one mention, the surest") {
  Story story("标题", {"普京来了"});
  const auto putin = story.person("普京");
  story.mention(putin, story.at("普京"), 0.5F).mention(putin, story.at("普京"), 0.9F);
  const graph::KnowledgeGraph graph = story.graph();
  const auto mentions = nodes_of<graph::MentionNode>(graph);
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0]->confidence == 0.9F);
}

TEST_CASE("two entities that one stretch denotes are two mentions with numbers of their own") {
  Story story("标题", {"张伟来了"});
  story.mention(story.person("张伟"), story.at("张伟"), 0.5F);
  story.mention(story.entity(extract::EntityType::person, "张伟", extract::IdentityBasis::local, ""), story.at("张伟"),
                0.4F);
  const graph::KnowledgeGraph graph = story.graph();
  const auto mentions = nodes_of<graph::MentionNode>(graph);
  REQUIRE(mentions.size() == 2);
  CHECK(mentions[0]->subject_ordinal == 1);
  CHECK(mentions[1]->subject_ordinal == 2);
}

TEST_CASE("a mention that is neither in the headline nor in the body is left out") {
  Story story("标题 - 法广", {"正文"});
  story.article.headline = story.at("标题");
  story.mention(story.organization("法广"), story.at("法广"));
  const graph::KnowledgeGraph graph = story.graph();
  CHECK(nodes_of<graph::MentionNode>(graph).empty());
  CHECK(targets_of(graph, 0, Relation::mentions).empty());
}

TEST_CASE("the article mentions each entity of its text once, and not the places that contain them") {
  Story story("标题", {"普京在莫斯科，莫斯科"});
  const auto putin = story.person("普京");
  const auto russia = story.country("俄罗斯", "Q159");
  const auto moscow = story.entity(extract::EntityType::place, "莫斯科", extract::IdentityBasis::wikidata, "Q649");
  story.found[moscow].contained_in = russia;
  story.found[putin].affiliation = russia;
  story.mention_each(putin, "普京").mention_each(moscow, "莫斯科");
  const graph::KnowledgeGraph graph = story.graph();
  CHECK(targets_of(graph, 0, Relation::mentions) == Texts{"普京", "莫斯科"});
  const auto moscow_vertex = graph::Vertex{3};
  CHECK(targets_of(graph, moscow_vertex, Relation::contained_in) == Texts{"俄罗斯"});
}

TEST_CASE("quotations are numbered in text order and joined without blanks in Chinese") {
  Story story("标题", {"甲说“早。”乙说“晚，”他补充，“好。”"});
  story.quote({"晚，", "好。"}, story.person("乙"));
  story.quote({"早。"}, story.person("甲"), extract::QuoteForm::indirect);
  const graph::KnowledgeGraph graph = story.graph();
  const auto quotations = nodes_of<graph::QuotationNode>(graph);
  REQUIRE(quotations.size() == 2);
  CHECK(quotations[0]->ordinal == 1);
  CHECK(quotations[0]->text == graph::Text{"早。", "zh-Hans"});
  CHECK(quotations[0]->form == graph::QuoteForm::indirect);
  CHECK(quotations[1]->text.text == "晚，好。");
}

TEST_CASE("an event has its actors, doer first, its place and a name made of them") {
  const graph::KnowledgeGraph graph = summit().graph();
  const auto events = nodes_of<graph::EventNode>(graph);
  REQUIRE(events.size() == 1);
  CHECK(events[0]->name == graph::Text{"普京、金正恩会见", "zh-Hans"});
  CHECK(events[0]->trigger.text == "会见");
  for (auto [vertex, end] = boost::vertices(graph); vertex != end; ++vertex) {
    if (!std::holds_alternative<graph::EventNode>(graph[*vertex])) continue;
    CHECK(targets_of(graph, *vertex, Relation::actor) == Texts{"普京", "金正恩"});
    CHECK(targets_of(graph, *vertex, Relation::location) == Texts{"俄罗斯"});
  }
}

TEST_CASE("a language that is not known is no language") {
  Story story("?", {"…"}, "und");
  const graph::KnowledgeGraph graph = story.graph();
  CHECK(nodes_of<graph::ArticleNode>(graph)[0]->language.empty());
}

TEST_CASE(
    "entities of one identity within an article are one vertex: the longest name is its name, the other another") {
  Story story("标题", {"普京和弗拉基米尔·普京"});
  using extract::EntityType;
  using extract::IdentityBasis;
  story.mention(story.entity(EntityType::person, "普京", IdentityBasis::wikidata, "Q7747"), story.at("普京"));
  story.mention(story.entity(EntityType::person, "弗拉基米尔·普京", IdentityBasis::wikidata, "Q7747"),
                story.at("弗拉基米尔·普京"));
  const graph::KnowledgeGraph graph = story.graph();
  const auto entities = nodes_of<graph::EntityNode>(graph);
  REQUIRE(entities.size() == 1);
  CHECK(entities[0]->names == std::vector<graph::Text>{{"弗拉基米尔·普京", "zh-Hans"}});
  CHECK(entities[0]->other_names == std::vector<graph::Text>{{"普京", "zh-Hans"}});
}

TEST_CASE("an article without words has a graph") {
  Story story("", {});
  story.article.url.clear();
  const graph::KnowledgeGraph graph = story.graph();
  CHECK(boost::num_vertices(graph) == 1);
  CHECK_FALSE(nodes_of<graph::ArticleNode>(graph)[0]->work);
}

TEST_CASE("a span that cuts a character or names nothing is a broken invariant") {
  Story story("标题", {"正文"});
  const auto someone = story.person("某人");
  story.mention(someone, {static_cast<std::uint32_t>(story.article.body.begin + 1), story.article.body.end});
  CHECK_THROWS_AS(story.graph(), BrokenInvariant);
  Story other("标题", {"正文"});
  other.mention(extract::EntityIndex{7}, other.at("正文"));
  CHECK_THROWS_AS(other.graph(), BrokenInvariant);
}

}  // namespace newsgraph::tests
