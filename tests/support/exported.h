#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/mapping/mapping.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::tests {

/// A sink that keeps statements.
class Kept final : public rdf::StatementSink {
 public:
  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const rdf::StatementView& statement) override {
    statements.emplace_back(statement);
    return true;
  }
  Status finish() override { return {}; }

  std::vector<rdf::Statement> statements;
};

/// What the mapping writes of a graph, for questions in short form: IRIs as schema:name or, of minted ones,
/// article/…, literals as "text"@zh-Hans or "3"^^xsd:integer.
class Exported {
 public:
  explicit Exported(const graph::KnowledgeGraph& graph, const mapping::MappingOptions& options = {})
      : prefixes_(mapping::prefixes(options)), base_(options.base.text()) {
    mapping::map(graph, options, article, shared);
  }

  std::string brief(const rdf::Term& term) const {
    if (term.kind == rdf::TermKind::iri) return brief(term.text);
    const std::string quoted = '"' + term.text + '"';
    if (!term.language.empty()) return quoted + '@' + term.language;
    return term.datatype.empty() ? quoted : quoted + "^^" + brief(term.datatype);
  }
  std::string brief(const std::string& iri) const {
    if (iri.starts_with(base_)) return iri.substr(base_.size());
    if (iri == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type") return "a";
    for (const auto& [name, base] : prefixes_) {
      if (iri.starts_with(base)) return name + ':' + iri.substr(base.size());
    }
    return '<' + iri + '>';
  }

  std::vector<rdf::Statement> all() const {
    std::vector<rdf::Statement> out = article.statements;
    out.insert(out.end(), shared.statements.begin(), shared.statements.end());
    return out;
  }
  std::vector<std::string> objects(std::string_view subject, std::string_view predicate) const {
    std::vector<std::string> out;
    for (const rdf::Statement& one : all()) {
      if (brief(one.subject) == subject && brief(one.predicate) == predicate) out.push_back(brief(one.object));
    }
    return out;
  }
  std::vector<std::string> subjects(std::string_view predicate, std::string_view object) const {
    std::vector<std::string> out;
    for (const rdf::Statement& one : all()) {
      if (brief(one.predicate) == predicate && brief(one.object) == object) out.push_back(brief(one.subject));
    }
    return out;
  }
  /// The one subject that has this object; "" where there is none or several.
  std::string subject(std::string_view predicate, std::string_view object) const {
    const std::vector<std::string> found = subjects(predicate, object);
    return found.size() == 1 ? found.front() : std::string();
  }
  std::string the(std::string_view type) const { return subject("a", type); }
  std::string named(std::string_view name) const {
    return subject("schema:name", '"' + std::string(name) + "\"@zh-Hans");
  }

  Kept article;
  Kept shared;

 private:
  std::vector<std::pair<std::string, std::string>> prefixes_;
  std::string base_;
};

}  // namespace newsgraph::tests
