#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/shacl/compile.h"
#include "newsgraph/shacl/evaluation.h"
#include "newsgraph/shacl/targets.h"

/// Short ways from Turtle to shapes and findings. `ex:` is example.org; terms are written as rdf::describe() does, with
/// example.org left out: "<a>".
namespace newsgraph::shacl::tests {

constexpr std::string_view prefixes =
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix ex: <http://example.org/> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

inline std::vector<rdf::Row> rows_of(std::string_view turtle, rdf::TermTable& terms) {
  rdf::RowSink sink(terms);
  const Status status = rdf::read(rdf::turtle_syntax, std::string(prefixes).append(turtle), sink);
  INFO(turtle);
  if (!status) FAIL(newsgraph::describe(status.error()));
  return std::move(sink.take().front().rows);
}

inline std::string shortened(std::string text) {
  constexpr std::string_view base = "http://example.org/";
  for (std::size_t at = 0; (at = text.find(base, at)) != std::string::npos;) text.erase(at, base.size());
  return text;
}

/// Shapes in Turtle, compiled.
struct Compilation {
  explicit Compilation(std::string_view turtle, const CompileOptions& options = {}) {
    std::vector<rdf::Row> rows = rows_of(turtle, terms);
    const auto inverse = ShapesGraph::inverse_predicates(terms);
    graph = rdf::DataGraph(std::move(rows), terms.end(), inverse);
    shapes_graph.emplace(terms, graph);
    compiled = compile(*shapes_graph, options);
  }
  Compilation(const Compilation&) = delete;
  Compilation& operator=(const Compilation&) = delete;
  ~Compilation() = default;

  rdf::TermId id(std::string_view local) const {
    return terms.find(rdf::iri("http://example.org/" + std::string(local)));
  }
  const Shape& shape(std::string_view local) const {
    const auto found = std::ranges::find(compiled.shapes.all, id(local), &Shape::node);
    REQUIRE(found != compiled.shapes.all.end());
    return *found;
  }

  rdf::TermTable terms;
  rdf::DataGraph graph;
  std::optional<ShapesGraph> shapes_graph;
  Compiled compiled;
};

inline std::vector<std::string> messages_of(const Problems& problems) {
  std::vector<std::string> messages;
  for (const Problem& problem : problems) messages.push_back(shortened(problem.error.message));
  return messages;
}
inline std::vector<std::string> errors_of(std::string_view shapes, const CompileOptions& options = {}) {
  return messages_of(Compilation(shapes, options).compiled.errors);
}
inline std::vector<std::string> warnings_of(std::string_view shapes, const CompileOptions& options = {}) {
  const Compilation compilation(shapes, options);
  CHECK(messages_of(compilation.compiled.errors) == std::vector<std::string>{});
  return messages_of(compilation.compiled.warnings);
}

/// Well-formed shapes and data, brought together.
struct Validation {
  Validation(std::string_view shapes, std::string_view data) : compilation(shapes), terms(&compilation.terms) {
    if (!compilation.compiled.errors.empty()) FAIL(messages_of(compilation.compiled.errors).front());
    std::vector<rdf::Row> rows = rows_of(data, terms);
    graph = rdf::DataGraph(std::move(rows), terms.end(), compilation.compiled.shapes.inverse_predicates);
    binding.emplace(compilation.compiled.shapes, compilation.shapes_graph->common(), terms, graph);
    evaluation.emplace(*binding);
    for (const ShapeIndex index : this->shapes().targeted) {
      for (const rdf::TermId focus : focus_nodes(*binding, this->shapes()[index].targets))
        conforms = evaluation->validate(focus, index, &findings) && conforms;
    }
  }
  Validation(const Validation&) = delete;
  Validation& operator=(const Validation&) = delete;
  ~Validation() = default;

  const Shapes& shapes() const { return compilation.compiled.shapes; }
  rdf::TermId id(std::string_view local) const {
    return terms.find(rdf::iri("http://example.org/" + std::string(local)));
  }
  std::string name(rdf::TermId term) const {
    if (term == rdf::TermId::none) return "-";
    return terms.kind(term) == rdf::TermKind::blank ? "a blank node" : shortened(rdf::describe(terms[term]));
  }

  /// "<focus> value: what is wrong"; details in brackets.
  std::string described(const Finding& finding) const {
    std::string out = name(finding.focus) + ' ' + name(finding.value) + ": " +
                      shortened(finding.constraint->explain(*evaluation, finding));
    if (finding.details.empty()) return out;
    out += " [";
    for (std::size_t i = 0; i < finding.details.size(); ++i)
      out += (i == 0 ? "" : "; ") + described(finding.details[i]);
    return out + ']';
  }

  Compilation compilation;
  rdf::TermTable terms;
  rdf::DataGraph graph;
  std::optional<Binding> binding;
  std::optional<Evaluation> evaluation;
  Findings findings;
  bool conforms = true;
};

/// All findings, sorted.
inline std::vector<std::string> findings_of(std::string_view shapes, std::string_view data) {
  const Validation validation(shapes, data);
  CHECK(validation.conforms == validation.findings.empty());
  std::vector<std::string> out;
  for (const Finding& finding : validation.findings) out.push_back(validation.described(finding));
  std::ranges::sort(out);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace newsgraph::shacl::tests
