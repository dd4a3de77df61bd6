#include "newsgraph/inspect/subject_turtle.h"

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/check.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/writer.h"

namespace newsgraph::inspect {

SubjectTurtle::SubjectTurtle(const graph::KnowledgeGraph& graph, const mapping::MappingOptions& options)
    : prefixes_(mapping::prefixes(options)) {
  mapping::map(graph, options, statements_, statements_);
  for (std::size_t i = 0; i < statements_.size(); ++i) {
    by_subject_[std::string(statements_[i].subject.text)].push_back(i);
  }
}

std::string SubjectTurtle::of(const std::string& iri) const {
  const auto about = by_subject_.find(iri);
  if (about == by_subject_.end()) return {};
  StringSink text;
  const auto writer = rdf::make_writer(rdf::turtle_syntax, text, rdf::WriteMode::fragment);
  for (const auto& [name, base] : prefixes_) writer->prefix(name, base);
  for (const std::size_t index : about->second) writer->write(statements_[index]);
  invariant(writer->finish().has_value(), "the mapping made a statement that Turtle cannot hold");
  return text.take();
}

std::string SubjectTurtle::prefixes() const {
  StringSink text;
  const auto writer = rdf::make_writer(rdf::turtle_syntax, text, rdf::WriteMode::document);
  for (const auto& [name, base] : prefixes_) writer->prefix(name, base);
  invariant(writer->finish().has_value(), "the mapping made a prefix that Turtle cannot hold");
  return text.take();
}

}  // namespace newsgraph::inspect
