// Concept schemes as the SKOS Reference (W3C Recommendation, 18 August 2009) has them: labels of section 5, semantic
// relations of section 8, mapping properties of section 10.
#include <map>
#include <utility>

#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/pipeline/gazetteer_items.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::pipeline {
namespace {

constexpr std::string_view skos = "http://www.w3.org/2004/02/skos/core#";

/// Takes statements about concepts, in any order.
class ConceptSink final : public rdf::StatementSink {
 public:
  explicit ConceptSink(const rdf::ReadPlace& place) : place_(place) {}

  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const rdf::StatementView& statement) override;
  Status finish() override { return {}; }

  GazetteerItems take();

 private:
  static void label(GazetteerItems::Item& item, std::string_view property, const rdf::TermView& object);

  const rdf::ReadPlace& place_;
  GazetteerItems items_;
  std::map<std::string, std::string> broader_;                  ///< by concept
  std::map<std::string, std::string, std::less<>> first_name_;  ///< by concept
};

void ConceptSink::label(GazetteerItems::Item& item, std::string_view property, const rdf::TermView& object) {
  if (property == "prefLabel") GazetteerItems::add_name(item, object.text, object.language);
  if (property == "altLabel" || property == "hiddenLabel") GazetteerItems::add_alias(item, object.text);
}

bool ConceptSink::write(const rdf::StatementView& statement) {
  if (statement.subject.kind != rdf::TermKind::iri) return true;
  const std::string_view subject = statement.subject.text;
  const std::string_view object = statement.object.text;
  std::string_view property = statement.predicate.text;
  const bool is_type = property == rdf::vocabulary::rdf::type;
  const bool is_same = property == "http://www.w3.org/2002/07/owl#sameAs" || property.ends_with("schema.org/sameAs");
  if (!is_type && !is_same && !property.starts_with(skos)) return true;
  if (is_type && object.starts_with(skos) && object != std::string(skos) + "Concept") return true;
  GazetteerItems::Item& item = items_.item(subject, place_.line);
  if (is_type) {
    if (!object.starts_with(skos)) GazetteerItems::add_class(item, object);
    return true;
  }
  if (!is_same) property.remove_prefix(skos.size());
  if (is_same || property == "exactMatch") {
    if (item.id.empty()) item.id = wikidata_id(object);
  } else if (property == "broader" || property == "inScheme" || property == "broadMatch") {
    if (gazetteer_class(object) != nullptr)
      GazetteerItems::add_class(item, object);
    else if (property == "broader")
      broader_.emplace(subject, object);
  } else if (statement.object.kind == rdf::TermKind::literal) {
    label(item, property, statement.object);
    if (property == "prefLabel") first_name_.emplace(subject, object);
  }
  return true;
}

GazetteerItems ConceptSink::take() {
  for (const auto& [concept_iri, parent] : broader_) {
    const auto name = first_name_.find(parent);
    if (name != first_name_.end()) items_.item(concept_iri, 0).within = name->second;
  }
  return std::move(items_);
}

bool recognises(const std::string& path, std::string_view) {
  return rdf::syntax_of_file(path) != nullptr;
}

Result<extract::GazetteerTable> read(const std::string& path, std::string_view bytes, Diagnostics& remarks) {
  rdf::ReadPlace place;
  ConceptSink concepts(place);
  const rdf::ReadOptions options{.in = {path, {}, 0}, .base = rdf::file_iri(path), .blank_prefix = {}, .place = &place};
  if (Status status = rdf::read(*rdf::syntax_of_file(path), bytes, concepts, options); !status)
    return tl::make_unexpected(std::move(status.error()));
  return concepts.take().table(path, remarks);
}

}  // namespace

const GazetteerFormat skos_gazetteer{"SKOS", recognises, read};

}  // namespace newsgraph::pipeline
