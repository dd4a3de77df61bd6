#include "newsgraph/pipeline/written_statements.h"

#include "newsgraph/base/hash.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/ntriples.h"
#include "newsgraph/rdf/reader.h"

namespace newsgraph::pipeline {
namespace {

/// The hash of a document's bytes, decompressed: the same wherever the document is.
Result<std::string> content_hash(const LoadDocument& document) {
  LoadDocument again = document;
  if (document.kept != nullptr) {
    // Another position in the same file, as its own is in use.
    again.kept.reset();
    again.in.path = "/proc/self/fd/" + std::to_string(document.kept->descriptor());
  }
  std::shared_ptr<OpenFile> file;
  auto from = again.open(file);
  if (!from) return tl::make_unexpected(std::move(from.error()));
  constexpr std::size_t page_size = std::size_t{1} << 20U;
  std::string page(page_size, '\0');
  std::string hash;
  for (std::size_t filled = page_size; filled == page_size;) {
    filled = 0;
    for (std::size_t read = 1; read != 0 && filled < page_size; filled += read)
      read = (*from)->read(std::span(page).subspan(filled));
    hash = FieldHasher().add(hash).add(std::string_view(page).substr(0, filled)).finish().base32();
  }
  if (Status status = (*from)->status(); !status) return tl::make_unexpected(std::move(status.error()));
  return hash;
}

}  // namespace

bool StoredStatements::replace_blank(rdf::TermView& term, std::string& iri) {
  if (document_hash_.empty()) {
    auto hash = content_hash(document_);
    if (!hash) {
      failed_ = tl::make_unexpected(std::move(hash.error()));
      return false;
    }
    document_hash_ = std::move(*hash);
  }
  ++blank_nodes_;
  iri.assign(skolem_base).append(FieldHasher().add(document_hash_).add(term.text).finish().base32());
  term = rdf::iri(iri);
  return true;
}

bool StoredStatements::write(const rdf::StatementView& statement) {
  if (!failed_) return false;
  rdf::StatementView stored = statement;
  if (!stored.graph && !graph_.empty()) stored.graph = rdf::iri(graph_);
  rdf::TermView* const terms[] = {&stored.subject, &stored.object, &stored.graph};
  for (std::size_t i = 0; i < std::size(terms); ++i) {
    if (terms[i]->kind == rdf::TermKind::blank && !replace_blank(*terms[i], iris_[i])) return false;
  }
  return take_(stored);
}

Status read_stored(const LoadDocument& document, std::string_view graph, const StoredStatements::Take& take,
                   std::shared_ptr<OpenFile>& reading, std::uint64_t* blank_nodes) {
  auto from = document.open(reading);
  if (!from) return tl::make_unexpected(std::move(from.error()));
  StoredStatements stored(document, graph, take);
  rdf::CheckingSink checked(stored, true);
  Status status = rdf::read(*document.syntax, **from, checked,
                            {.in = document.in, .base = document.base, .blank_prefix = {}, .place = nullptr});
  if (blank_nodes != nullptr) *blank_nodes += stored.blank_nodes();
  if (!status) return status;
  status = checked.finish();
  if (!status && status.error().where.in.path.empty()) status.error().where.in = document.in;
  return status;
}

store::WrittenStatement WrittenTerms::write(const rdf::StatementView& statement) {
  for (auto [term, out] : {std::pair{&statement.subject, &subject_}, std::pair{&statement.predicate, &predicate_},
                           std::pair{&statement.object, &object_}}) {
    out->clear();
    rdf::append_ntriples(*out, *term);
  }
  return {subject_, predicate_, object_, statement.graph.text};
}

}  // namespace newsgraph::pipeline
