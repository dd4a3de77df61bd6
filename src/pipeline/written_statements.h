#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/rdf/statement_sink.h"
#include "newsgraph/store/batcher.h"

namespace newsgraph::pipeline {

/// What IRIs for blank nodes begin with (RDF 1.1 Concepts, section 3.5).
constexpr std::string_view skolem_base = "https://w3id.org/newsgraph/.well-known/genid/";

/// Gives the statements of a document as a store is to have them: blank nodes have IRIs, and what names no graph stands
/// in `graph`.
class StoredStatements final : public rdf::StatementSink {
 public:
  using Take = std::function<bool(const rdf::StatementView&)>;
  StoredStatements(const LoadDocument& document, std::string_view graph, Take take)
      : document_(document), graph_(graph), take_(std::move(take)) {}

  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const rdf::StatementView& statement) override;
  Status finish() override { return failed_; }

  /// Blank nodes in the statements so far.
  std::uint64_t blank_nodes() const { return blank_nodes_; }

 private:
  bool replace_blank(rdf::TermView& term, std::string& iri);

  const LoadDocument& document_;
  std::string_view graph_;
  Take take_;
  std::string document_hash_;  ///< of its bytes; empty until there is a blank node
  std::string iris_[3];
  std::uint64_t blank_nodes_ = 0;
  Status failed_;
};

/// Reads a document's statements, checked, as a store is to have them. `blank_nodes`, if given, is increased by how
/// many were replaced. `reading` is what is being read, for its position.
Status read_stored(const LoadDocument& document, std::string_view graph, const StoredStatements::Take& take,
                   std::shared_ptr<OpenFile>& reading, std::uint64_t* blank_nodes = nullptr);

/// A statement in the words of N-Triples; refers to texts in the object.
class WrittenTerms {
 public:
  store::WrittenStatement write(const rdf::StatementView& statement);

 private:
  std::string subject_, predicate_, object_;
};

}  // namespace newsgraph::pipeline
