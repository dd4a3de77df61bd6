#include "newsgraph/pipeline/statement_batch.h"

namespace newsgraph::pipeline {

using rdf::TermKind;
using rdf::TermView;

void StatementBatch::add(const TermView& term) {
  text_.append(term.text).append(term.datatype).append(term.language);
  lengths_.insert(lengths_.end(),
                  {static_cast<std::uint32_t>(term.text.size()), static_cast<std::uint32_t>(term.datatype.size()),
                   static_cast<std::uint32_t>(term.language.size()), static_cast<std::uint32_t>(term.kind)});
}

void StatementBatch::add(const rdf::StatementView& statement) {
  for (const TermView* term : {&statement.subject, &statement.predicate, &statement.object, &statement.graph})
    add(*term);
}

void StatementBatch::write_to(rdf::StatementSink& sink) const {
  for (const auto& [name, iri] : prefixes_) sink.prefix(name, iri);
  std::string_view rest = text_;
  const auto next = [&](std::size_t length) {
    const std::string_view taken = rest.substr(0, length);
    rest.remove_prefix(length);
    return taken;
  };
  for (std::size_t at = 0; at < lengths_.size();) {
    TermView terms[4];
    for (TermView& term : terms) {
      term.text = next(lengths_[at++]);
      term.datatype = next(lengths_[at++]);
      term.language = next(lengths_[at++]);
      term.kind = static_cast<TermKind>(lengths_[at++]);
    }
    sink.write({terms[0], terms[1], terms[2], terms[3]});
  }
}

}  // namespace newsgraph::pipeline
