#include "newsgraph/mapping/mapping.h"

#include <set>

#include <catch2/catch.hpp>

#include "newsgraph/base/utf8.h"
#include "newsgraph/graph/merge.h"
#include "support/exported.h"
#include "support/rich_story.h"

namespace newsgraph::tests {
namespace {

using Texts = std::vector<std::string>;

const Exported& rich() {
  static const Exported exported(rich_story().graph());
  return exported;
}
std::string article() {
  return rich().the("schema:NewsArticle");
}

std::string lexical(const std::string& literal) {
  return literal.substr(1, literal.rfind('"') - 1);
}

/// The one object; "" where there is none or several.
std::string only(const std::string& subject, std::string_view predicate) {
  const Texts found = rich().objects(subject, predicate);
  return found.size() == 1 ? found.front() : std::string();
}

/// What SPARQL's SUBSTR finds at a mention's offsets, as a literal.
std::string substring_at(const std::string& mention) {
  const std::string context = only(mention, "nif:referenceContext");
  const std::string text = only(context, context == article() ? "schema:articleBody" : "nif:isString");
  const auto begin = std::stoul(lexical(only(mention, "nif:beginIndex")));
  const auto end = std::stoul(lexical(only(mention, "nif:endIndex")));
  return '"' + utf8::to_utf8(utf8::to_utf32(lexical(text)).substr(begin, end - begin)) + '"';
}

/// Subjects in the order in which they begin; a subject that is begun twice stands there twice.
Texts subject_runs(const Kept& sink) {
  Texts out;
  for (const rdf::Statement& one : sink.statements) {
    if (out.empty() || out.back() != one.subject.text) out.push_back(one.subject.text);
  }
  return out;
}

}  // namespace

TEST_CASE("an article is a schema:NewsArticle, a prov:Entity and the context of its offsets") {
  CHECK(rich().objects(article(), "a") == Texts{"schema:NewsArticle", "prov:Entity", "nif:Context"});
}

TEST_CASE("an article has what the reader found of it") {
  const Exported& x = rich();
  CHECK(x.objects(article(), "schema:headline") == Texts{"\"普京会见金正恩\"@zh-Hans"});
  CHECK(x.objects(article(), "schema:inLanguage") == Texts{"\"zh-Hans\""});
  CHECK(x.objects(article(), "schema:datePublished") == Texts{"\"2023-09-14\"^^xsd:date"});
  CHECK(x.objects(article(), "schema:dateModified") == Texts{"\"2023-09-15T08:30:00+08:00\"^^xsd:dateTime"});
  CHECK(x.objects(article(), "schema:articleSection") == Texts{"\"国际\"@zh-Hans"});
  CHECK(x.objects(article(), "schema:keywords") == Texts{"\"外交\"@zh-Hans", "\"俄罗斯\"@zh-Hans"});
  CHECK(x.objects(article(), "schema:dateline") == Texts{"\"法新社莫斯科14日电\"@zh-Hans"});
  CHECK(x.objects(article(), "schema:articleBody").at(0).find("（法新社莫斯科14日电）😀据") == 1);
  CHECK(x.objects(article(), "schema:url") ==
        Texts{"<https://www.example.org/cn/%E6%99%AE%E4%BA%AC%20%E4%BC%9A%E8%A7%81?a=1&b=2>"});
  CHECK(x.objects(article(), "schema:publisher") == Texts{x.named("法国国际广播电台")});
  CHECK(x.objects(article(), "schema:author") == Texts{x.named("张三")});
  CHECK(x.objects(article(), "schema:wordCount").size() == 1);
}

TEST_CASE("versions of one page are examples of one work") {
  const Texts works = rich().objects(article(), "schema:exampleOfWork");
  REQUIRE(works.size() == 1);
  CHECK(rich().objects(works[0], "a") == Texts{"schema:CreativeWork"});
  Story other = rich_story();
  other.article.text.replace(other.article.text.size() - 3, 3, "！");
  const Exported second(other.graph());
  CHECK(second.the("schema:NewsArticle") != article());
  CHECK(second.objects(second.the("schema:NewsArticle"), "schema:exampleOfWork") == works);
}

TEST_CASE("an article mentions the entities of its text and its events, and is about the main ones") {
  const Exported& x = rich();
  const Texts mentions = x.objects(article(), "schema:mentions");
  for (const std::string_view name :
       {"弗拉基米尔·普京", "金正恩", "俄罗斯", "海参崴", "韩联社", "朝中社", "一名官员"}) {
    CHECK(std::count(mentions.begin(), mentions.end(), x.named(name)) == 1);
  }
  CHECK(std::count(mentions.begin(), mentions.end(), x.named("张三")) == 0);
  for (const std::string& event : x.subjects("a", "sem:Event")) {
    CHECK(std::count(mentions.begin(), mentions.end(), event) == 1);
    CHECK(x.objects(event, "schema:subjectOf") == Texts{article()});
  }
  const Texts about = x.objects(article(), "schema:about");
  CHECK(about.at(0) == x.named("弗拉基米尔·普京"));
  CHECK(about.at(1) == x.named("金正恩"));
}

TEST_CASE("an entity has its base type, a class where it is certain, names and what its identity rests on") {
  const Exported& x = rich();
  const std::string putin = x.named("弗拉基米尔·普京");
  CHECK(x.objects(putin, "a") == Texts{"schema:Person"});
  CHECK(x.objects(putin, "schema:name") == Texts{"\"弗拉基米尔·普京\"@zh-Hans", "\"Vladimir Putin\"@en"});
  CHECK(x.objects(putin, "schema:alternateName") == Texts{"\"普京\"@zh-Hans", "\"普丁\"@zh-Hant"});
  CHECK(x.objects(putin, "schema:sameAs") == Texts{"wd:Q7747"});
  CHECK(x.objects(putin, "schema:jobTitle") == Texts{"\"总统\"@zh-Hans"});
  CHECK(x.objects(putin, "ng:represents") == Texts{x.named("俄罗斯")});
  CHECK(x.objects(putin, "schema:affiliation").empty());
  CHECK(x.objects(putin, "ng:identityBasis") == Texts{"ng:wikidata"});
  CHECK(x.objects(x.named("金正恩"), "schema:affiliation") == Texts{x.named("朝中社")});
  CHECK(x.objects(x.named("金正恩"), "ng:identityBasis") == Texts{"ng:nameKey"});
  CHECK(x.objects(x.named("金正恩"), "schema:sameAs").empty());
  CHECK(x.objects(x.named("俄罗斯"), "a") == Texts{"schema:Place", "schema:Country"});
  CHECK(x.objects(x.named("海参崴"), "a") == Texts{"schema:Place", "schema:City"});
  CHECK(x.objects(x.named("海参崴"), "schema:containedInPlace") == Texts{x.named("俄罗斯")});
  CHECK(x.objects(x.named("海参崴"), "ng:identityBasis") == Texts{"ng:authority"});
  CHECK(x.objects(x.named("法国国际广播电台"), "a") == Texts{"schema:Organization", "schema:NewsMediaOrganization"});
  CHECK(x.objects(x.named("一名官员"), "ng:identityBasis") == Texts{"ng:local"});
}

TEST_CASE("a direct quotation has its words, speaker and creator") {
  const Exported& x = rich();
  const std::string quotation = x.subject("schema:text", "\"合作，才是唯一选择。\"@zh-Hans");
  REQUIRE_FALSE(quotation.empty());
  CHECK(x.objects(quotation, "a") == Texts{"schema:Quotation"});
  CHECK(x.objects(quotation, "schema:isPartOf") == Texts{article()});
  CHECK(x.objects(quotation, "schema:position") == Texts{"\"1\"^^xsd:integer"});
  CHECK(x.objects(quotation, "schema:inLanguage") == Texts{"\"zh-Hans\""});
  CHECK(x.objects(quotation, "ng:quoteForm") == Texts{"ng:direct"});
  CHECK(x.objects(quotation, "schema:spokenByCharacter") == Texts{x.named("弗拉基米尔·普京")});
  CHECK(x.objects(quotation, "schema:creator") == Texts{x.named("弗拉基米尔·普京")});
  CHECK(x.objects(quotation, "ng:audience") == Texts{x.named("金正恩")});
  CHECK(x.objects(quotation, "schema:mentions") == Texts{x.named("金正恩")});
  CHECK(x.objects(quotation, "ng:cue") == Texts{"\"说\"@zh-Hans"});
  CHECK(x.objects(quotation, "ng:speakerText") == Texts{"\"普京\"@zh-Hans"});
  const Texts parts = x.objects(article(), "schema:hasPart");
  CHECK(parts.size() == 2);
  CHECK(parts[0] == quotation);
}

TEST_CASE("direct quotations of the same words are examples of one saying") {
  const Exported& x = rich();
  const Texts sayings = x.objects(x.subject("schema:text", "\"合作，才是唯一选择。\"@zh-Hans"), "schema:exampleOfWork");
  REQUIRE(sayings.size() == 1);
  CHECK(x.objects(sayings[0], "a") == Texts{"ng:Saying"});
  CHECK(x.objects(sayings[0], "ng:normalizedText") == Texts{"\"合作才是唯一选择\""});
  CHECK(x.objects(sayings[0], "ng:shingleKey").size() == 5);
  CHECK(x.objects(x.subject("schema:text", "\"局势稳定\"@zh-Hans"), "schema:exampleOfWork").empty());
}

TEST_CASE("a place may speak but is not the author of the words") {
  Story story("标题", {"中国：“局势稳定。”"});
  story.quote({"局势稳定。"}, story.country("中国", "Q148"));
  const Exported x(story.graph());
  const std::string quotation = x.the("schema:Quotation");
  CHECK(x.objects(quotation, "schema:spokenByCharacter") == Texts{x.named("中国")});
  CHECK(x.objects(quotation, "schema:creator").empty());
}

TEST_CASE("an indirect quotation has a speaker and no creator") {
  const Exported& x = rich();
  const std::string quotation = x.subject("schema:text", "\"局势稳定\"@zh-Hans");
  CHECK(x.objects(quotation, "ng:quoteForm") == Texts{"ng:indirect"});
  CHECK(x.objects(quotation, "schema:spokenByCharacter") == Texts{x.named("一名官员")});
  CHECK(x.objects(quotation, "schema:creator").empty());
}

TEST_CASE("a speaker who was not resolved is text only") {
  Story story("标题", {"他说：“好。”"});
  story.quote({"好。"}, extract::EntityIndex::none).speaker_span = story.at("他");
  const Exported x(story.graph());
  const std::string quotation = x.the("schema:Quotation");
  CHECK(x.objects(quotation, "ng:speakerText") == Texts{"\"他\"@zh-Hans"});
  CHECK(x.objects(quotation, "schema:spokenByCharacter").empty());
}

TEST_CASE("turns of an interview are questions and answers, each answer that of the question before it") {
  Story story("标题", {"问：桥开吗？", "答：明天开。"});
  const auto lin = story.person("林一帆");
  story.quote({"桥开吗？"}, extract::EntityIndex::none).form = extract::QuoteForm::question;
  auto& answer = story.quote({"明天开。"}, lin);
  answer.form = extract::QuoteForm::answer;
  answer.speaker_span = story.at("答");
  const Exported x(story.graph());
  const std::string asked = x.the("schema:Question");
  const std::string answered = x.the("schema:Answer");
  CHECK(x.objects(asked, "schema:text") == Texts{"\"桥开吗？\"@zh-Hans"});
  CHECK(x.objects(asked, "schema:suggestedAnswer") == Texts{answered});
  CHECK(x.objects(asked, "schema:author").empty());
  CHECK(x.objects(answered, "schema:author") == Texts{x.named("林一帆")});
  CHECK(x.objects(answered, "ng:speakerText") == Texts{"\"答\"@zh-Hans"});
  CHECK(x.objects(answered, "ng:quoteForm").empty());
  CHECK(x.objects(x.the("schema:NewsArticle"), "schema:hasPart") == Texts{asked, answered});
}

TEST_CASE("an occasion is an event of the article, or has a name and nothing else") {
  const Exported& x = rich();
  const Texts occasions = x.subjects("a", "ng:Occasion");
  REQUIRE(occasions.size() == 1);
  CHECK(x.objects(occasions[0], "a") == Texts{"schema:Event", "ng:Occasion"});
  CHECK(x.objects(occasions[0], "schema:name").size() == 1);
  CHECK(x.subjects("schema:recordedAt", occasions[0]).size() == 1);
  const Texts words = x.subjects("itsrdf:taIdentRef", occasions[0]);
  REQUIRE(words.size() == 1);
  CHECK(words[0].ends_with("_o1"));
  std::size_t at_events = 0;
  for (const std::string& event : x.subjects("a", "sem:Event"))
    at_events += x.subjects("schema:recordedAt", event).size();
  CHECK(at_events == 1);
}

TEST_CASE("an event is a schema:Event and a sem:Event of a type of the scheme") {
  const Exported& x = rich();
  const std::string event = x.subject("ng:eventType", "ng:Consult");
  CHECK(x.objects(event, "a") == Texts{"schema:Event", "sem:Event"});
  CHECK(x.objects(event, "schema:name") == Texts{"\"弗拉基米尔·普京、金正恩会见\"@zh-Hans"});
  CHECK(x.objects(event, "ng:modality") == Texts{"ng:actual"});
  CHECK(x.objects(event, "ng:trigger") == Texts{"\"会见\"@zh-Hans"});
  CHECK(x.objects(event, "schema:startDate") == Texts{"\"2023-09-13\"^^xsd:date"});
  CHECK(x.objects(event, "schema:endDate") == Texts{"\"2023-09\"^^xsd:gYearMonth"});
  CHECK(x.objects(event, "schema:location") == Texts{x.named("海参崴")});
  CHECK(x.objects(event, "sem:hasActor") == Texts{x.named("弗拉基米尔·普京"), x.named("金正恩")});
  CHECK(x.objects(x.subject("ng:eventType", "ng:Agree"), "ng:modality") == Texts{"ng:hypothetical"});
  CHECK(x.objects(x.subject("ng:eventType", "ng:Agree"), "schema:startDate").empty());
}

TEST_CASE("a source chain is a report behind a report") {
  const Exported& x = rich();
  const Texts first = x.objects(article(), "schema:isBasedOn");
  REQUIRE(first.size() == 1);
  CHECK(x.objects(first[0], "a") == Texts{"schema:Report"});
  CHECK(x.objects(first[0], "schema:sourceOrganization") == Texts{x.named("韩联社")});
  const Texts second = x.objects(first[0], "schema:isBasedOn");
  REQUIRE(second.size() == 1);
  CHECK(x.objects(second[0], "schema:sourceOrganization") == Texts{x.named("朝中社")});
}

TEST_CASE("an image has its address, caption and credit") {
  const Exported& x = rich();
  const Texts images = x.objects(article(), "schema:image");
  REQUIRE(images.size() == 1);
  CHECK(x.objects(images[0], "a") == Texts{"schema:ImageObject"});
  CHECK(x.objects(images[0], "schema:contentUrl") == Texts{"<https://example.org/1.jpg>"});
  CHECK(x.objects(images[0], "schema:caption") == Texts{"\"普京与\"金正恩\"\n握手\"@zh-Hans"});
  CHECK(x.objects(images[0], "schema:creditText") == Texts{"\"法新社\""});
}

TEST_CASE("a mention says where, what, how sure and by whom") {
  const Exported& x = rich();
  const std::string mention = x.subject("nif:anchorOf", "\"法广\"");
  CHECK(x.objects(mention, "a") == Texts{"nif:Phrase"});
  CHECK(x.objects(mention, "nif:referenceContext") == Texts{article()});
  CHECK(x.objects(mention, "itsrdf:taIdentRef") == Texts{x.named("法国国际广播电台")});
  CHECK(x.objects(mention, "itsrdf:taConfidence") == Texts{"\"0.46\"^^xsd:decimal"});
  CHECK(x.objects(mention, "itsrdf:taAnnotatorsRef") == Texts{"agent/entities_3"});
  CHECK(x.objects("agent/entities_3", "a") == Texts{"prov:SoftwareAgent"});
  CHECK(x.objects("agent/entities_3", "schema:name") == Texts{"\"newsgraph entities\""});
  CHECK(x.objects("agent/entities_3", "schema:softwareVersion") == Texts{"\"3\""});
}

TEST_CASE("the substring of the reference text at a mention's offsets is its anchor, in the body and in the headline") {
  std::set<std::string> contexts;
  for (const std::string& mention : rich().subjects("a", "nif:Phrase")) {
    CHECK(substring_at(mention) == only(mention, "nif:anchorOf"));
    CHECK(only(mention, "nif:beginIndex").ends_with("^^xsd:nonNegativeInteger"));
    CHECK(only(mention, "nif:endIndex").ends_with("^^xsd:nonNegativeInteger"));
    CHECK_FALSE(only(mention, "itsrdf:taIdentRef").empty());
    contexts.insert(only(mention, "nif:referenceContext"));
  }
  CHECK(contexts.size() == 2);
}

TEST_CASE("the headline is a context of its own that the article is broader than") {
  const Exported& x = rich();
  const std::string headline = x.subject("nif:broaderContext", article());
  CHECK(headline.starts_with("headline/"));
  CHECK(x.objects(headline, "a") == Texts{"nif:Context"});
  CHECK(x.objects(headline, "nif:isString") == Texts{"\"普京会见金正恩\"@zh-Hans"});
}

TEST_CASE("quotations, events and reports can be traced to the text") {
  const Exported& x = rich();
  for (const std::string_view type : {"schema:Quotation", "schema:Event", "schema:Report"}) {
    for (const std::string& owned : x.subjects("a", type)) CHECK_FALSE(x.subjects("itsrdf:taIdentRef", owned).empty());
  }
}

TEST_CASE("without mentions there is no phrase, no headline context and no agent") {
  mapping::MappingOptions options;
  options.mentions = false;
  const Exported x(rich_story().graph(), options);
  for (const rdf::Statement& one : x.all()) {
    CHECK(x.brief(one.predicate).find("nif:") == std::string::npos);
    CHECK(x.brief(one.predicate).find("itsrdf:") == std::string::npos);
    CHECK(x.brief(one.object) != "prov:SoftwareAgent");
  }
}

TEST_CASE("no statement is written twice and each subject's statements stand together") {
  for (const Kept* sink : {&rich().article, &rich().shared}) {
    const Texts runs = subject_runs(*sink);
    CHECK(std::set<std::string>(runs.begin(), runs.end()).size() == runs.size());
  }
  const std::vector<rdf::Statement> all = rich().all();
  CHECK(std::set<rdf::Statement>(all.begin(), all.end()).size() == all.size());
}

TEST_CASE("facts that other articles may state stand apart from what the article owns") {
  for (const rdf::Statement& one : rich().shared.statements) {
    const std::string subject = rich().brief(one.subject);
    CHECK((subject.starts_with("entity/") || subject.starts_with("agent/") || subject.starts_with("work/") ||
           subject.starts_with("saying/")));
    CHECK(one.object.text.find("/article/") == std::string::npos);
  }
  const std::string official = rich().named("一名官员");
  CHECK(std::any_of(rich().article.statements.begin(), rich().article.statements.end(),
                    [&](const rdf::Statement& one) { return rich().brief(one.subject) == official; }));
}

TEST_CASE("what an article states of an entity does not depend on other articles") {
  Story other("金正恩返国", {"金正恩周四返国。"});
  other.article.url = "https://example.org/other";
  other.mention_each(other.person("金正恩"), "金正恩");
  std::set<rdf::Statement> apart;
  std::set<rdf::Statement> together;
  graph::Merger merger;
  for (Story story : {rich_story(), other}) {
    const graph::KnowledgeGraph graph = story.graph();
    const Exported x(graph);
    for (const rdf::Statement& one : x.all()) apart.insert(one);
    merger.add(graph);
  }
  const std::vector<rdf::Statement> all = Exported(merger.graph()).all();
  together.insert(all.begin(), all.end());
  CHECK(together.size() == all.size());
  CHECK(together == apart);
}

TEST_CASE("the same article gives the same statements in the same order") {
  CHECK(Exported(rich_story().graph()).all() == Exported(rich_story().graph()).all());
}

TEST_CASE("nothing that is minted holds a character that a prefixed name must escape") {
  for (const rdf::Statement& one : rich().all()) {
    const std::string subject = rich().brief(one.subject);
    const std::size_t slash = subject.find('/');
    REQUIRE(slash != std::string::npos);
    for (const char c : subject.substr(slash + 1)) {
      CHECK(((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'));
    }
  }
}

TEST_CASE("schema.org is written in one spelling") {
  mapping::MappingOptions options;
  options.schema_https = true;
  const Exported https(rich_story().graph(), options);
  for (const rdf::Statement& one : https.all()) {
    CHECK_FALSE(one.predicate.text.starts_with("http://schema.org/"));
    CHECK_FALSE(one.object.text.starts_with("http://schema.org/"));
  }
  CHECK(https.the("schema:NewsArticle") == article());
  for (const rdf::Statement& one : rich().all()) CHECK_FALSE(one.predicate.text.starts_with("https://schema.org/"));
}

TEST_CASE("in a named graph an article is complete in itself") {
  mapping::MappingOptions options;
  options.named_graphs = true;
  const Exported x(rich_story().graph(), options);
  CHECK(x.article.statements.size() == rich().all().size());
  for (const rdf::Statement& one : x.article.statements) CHECK(x.brief(one.graph) == article());

  graph::Merger merger;
  Story other = rich_story();
  other.article.url += "/2";
  merger.add(rich_story().graph());
  merger.add(other.graph());
  const Exported both(merger.graph(), options);
  CHECK(both.article.statements.size() == 2 * rich().all().size());
}

TEST_CASE("facts about entities that articles share stand in a named graph of their own too") {
  mapping::MappingOptions options;
  options.named_graphs = true;
  const Exported x(rich_story().graph(), options);
  CHECK(mapping::entities_graph_iri(options.base) == "https://w3id.org/newsgraph/id/graph/entities");
  std::vector<rdf::Statement> about_entities;
  for (const rdf::Statement& one : rich().shared.statements) {
    if (x.brief(one.subject).starts_with("entity/")) about_entities.push_back(one);
  }
  std::vector<rdf::Statement> in_their_graph = x.shared.statements;
  for (rdf::Statement& one : in_their_graph) {
    CHECK(x.brief(one.graph) == "graph/entities");
    one.graph = {};
  }
  CHECK_FALSE(in_their_graph.empty());
  CHECK(in_their_graph == about_entities);
  for (const rdf::Statement& one : in_their_graph) CHECK(x.brief(one.subject) != x.named("一名官员"));  // local
}

TEST_CASE("what stands under a base stays under it") {
  mapping::MappingOptions options;
  options.base = *mapping::Base::parse("https://example.org/kg#");
  const Exported x(rich_story().graph(), options);
  for (const rdf::Statement& one : x.all()) CHECK(one.subject.text.starts_with("https://example.org/kg#"));
  const auto prefixes = mapping::prefixes(options);
  CHECK(std::count(prefixes.begin(), prefixes.end(),
                   std::pair<std::string, std::string>("article", "https://example.org/kg#article/")) == 1);
}

TEST_CASE("an unknown language leaves texts plain and a text that is missing is not written") {
  Story story("Ĉu?", {}, "und");
  story.article.url = "no url at all";
  story.article.published = {};
  const Exported x(story.graph());
  CHECK(x.objects(x.the("schema:NewsArticle"), "schema:headline") == Texts{"\"Ĉu?\""});
  for (const std::string_view absent :
       {"schema:inLanguage", "schema:articleBody", "schema:datePublished", "schema:url", "schema:publisher"}) {
    CHECK(x.objects(x.the("schema:NewsArticle"), absent).empty());
  }
}

TEST_CASE("hostile text stays text") {
  Story story("\" . <x> <y> <z> .", {"@prefix a: <b>.\\u0041\t\\\""});
  story.event("No such/type>", "prefix", "@prefix", {});
  const auto odd = story.entity(extract::EntityType::person, "a\"b\\c\nd", extract::IdentityBasis::wikidata, "Q1> <x");
  story.mention(odd, story.at("prefix"));
  const Exported x(story.graph());
  CHECK(x.objects(x.the("schema:NewsArticle"), "schema:headline") == Texts{"\"\" . <x> <y> <z> .\"@zh-Hans"});
  CHECK(x.objects(x.the("schema:Event"), "ng:eventType").empty());
  CHECK(x.objects(x.named("a\"b\\c\nd"), "schema:sameAs").empty());
  for (const rdf::Statement& one : x.all()) {
    for (const rdf::Term* term : {&one.subject, &one.predicate, &one.object}) {
      if (term->kind == rdf::TermKind::iri) CHECK(mapping::ascii_iri(term->text) == term->text);
    }
  }
}

}  // namespace newsgraph::tests
