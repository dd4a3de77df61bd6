#include "newsgraph/inspect/json.h"

#include <nlohmann/json.hpp>

#include "newsgraph/base/timestamp.h"
#include "newsgraph/inspect/numbers.h"

namespace newsgraph::inspect {
namespace {

using Json = nlohmann::ordered_json;

Json of(const Reason& reason) {
  Json rows = Json::array();
  for (const Row& row : reason.rows) rows.push_back({{"place", row.place}, {"text", row.text}});
  return {{"rule", reason.rule}, {"rows", std::move(rows)}};
}

/// With two digits, as the graph has it.
Json share(float value) {
  return Json::parse(hundredths(value));
}

Json of(const Inspection& all, const Thing& thing) {
  Json facts = Json::object();
  for (const Fact& fact : thing.facts) {
    Json& values = facts[std::string(fact.label)] = Json::array();
    for (const Value& value : fact.values) {
      Json one{{"text", value.text}};
      if (value.thing != Value::no_thing) one["thing"] = all.things[value.thing].id();
      if (!value.language.empty()) one["language"] = value.language;
      values.push_back(std::move(one));
    }
  }
  Json out{{"id", thing.id()},       {"kind", name_of(thing.kind)}, {"layer", thing.layer},
           {"title", thing.title},   {"note", thing.note},          {"iri", thing.iri},
           {"turtle", thing.turtle}, {"facts", std::move(facts)},   {"reason", of(thing.reason)}};
  if (thing.kind != ThingKind::entity) out["confidence"] = share(thing.confidence);
  return out;
}

Json of(const Inspection& all, const Occurrence& one) {
  return {{"thing", all.things[one.thing].id()},
          {"part", one.in_headline ? "headline" : "body"},
          {"begin", one.begin},
          {"end", one.end},
          {"words", one.span.of(all.article->text)},
          {"confidence", share(one.confidence)},
          {"agent", one.agent},
          {"iri", one.iri},
          {"reason", of(one.reason)},
          {"turtle", one.turtle}};
}

}  // namespace

std::string to_json(const Inspection& inspection) {
  const article::Article& article = *inspection.article;
  Json out;
  out["article"] = {{"iri", inspection.iri},
                    {"url", article.url},
                    {"headline", article.headline_text()},
                    {"body", article.body_text()},
                    {"language", article.language},
                    {"outlet", article.outlet.name},
                    {"published", article.published ? xsd_lexical(article.published) : ""},
                    {"turtle", inspection.turtle}};
  out["prefixes"] = inspection.prefixes;
  Json& things = out["things"] = Json::array();
  for (const Thing& thing : inspection.things) things.push_back(of(inspection, thing));
  Json& occurrences = out["occurrences"] = Json::array();
  for (const Occurrence& one : inspection.occurrences) occurrences.push_back(of(inspection, one));
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace newsgraph::inspect
