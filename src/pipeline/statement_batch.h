#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::pipeline {

/// Statements and prefixes on their way from one thread to another: owns their text, one after the other.
class StatementBatch {
 public:
  void add_prefix(std::string_view name, std::string_view iri) { prefixes_.emplace_back(name, iri); }
  void add(const rdf::StatementView& statement);

  std::size_t bytes() const { return text_.size(); }
  bool empty() const { return lengths_.empty() && prefixes_.empty(); }
  /// Prefixes first, then the statements in their order.
  void write_to(rdf::StatementSink& sink) const;

 private:
  void add(const rdf::TermView& term);

  std::string text_;
  std::vector<std::uint32_t> lengths_;  ///< of each term: of its text, datatype and language, then its kind
  std::vector<std::pair<std::string, std::string>> prefixes_;
};

/// Collects what is written to it.
class BatchSink final : public rdf::StatementSink {
 public:
  bool prefix(std::string_view name, std::string_view iri) override {
    batch_.add_prefix(name, iri);
    return true;
  }
  bool write(const rdf::StatementView& statement) override {
    batch_.add(statement);
    return true;
  }
  Status finish() override { return {}; }

  StatementBatch take() { return std::exchange(batch_, {}); }

 private:
  StatementBatch batch_;
};

}  // namespace newsgraph::pipeline
