#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/hash.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::rdf {

/// Passes everything to two sinks. finish() finishes both and reports the first error.
class Tee final : public StatementSink {
 public:
  Tee(StatementSink& first, StatementSink& second) : first_(first), second_(second) {}
  bool prefix(std::string_view name, std::string_view iri) override;
  bool write(const StatementView& statement) override;
  Status finish() override;

 private:
  StatementSink& first_;
  StatementSink& second_;
};

/// Counts statements and passes them on; without a next sink it only counts.
class CountingSink final : public StatementSink {
 public:
  CountingSink() = default;
  explicit CountingSink(StatementSink& next) : next_(&next) {}
  bool prefix(std::string_view name, std::string_view iri) override;
  bool write(const StatementView& statement) override;
  Status finish() override;

  /// Statements that were taken since construction.
  std::uint64_t count() const { return count_; }

 private:
  StatementSink* next_ = nullptr;
  std::uint64_t count_ = 0;
};

/// Keeps statements and prefixes in order. All text lies in one buffer, so keeping a statement costs little more than
/// its bytes.
class CollectingSink final : public StatementSink {
 public:
  bool prefix(std::string_view name, std::string_view iri) override;
  bool write(const StatementView& statement) override;
  Status finish() override { return {}; }

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  /// Views into this object, valid until it changes.
  StatementView operator[](std::size_t index) const;
  std::vector<Statement> statements() const;
  const std::vector<std::pair<std::string, std::string>>& prefixes() const { return prefixes_; }

  /// Writes the statements, without prefixes and without finish(). False where the sink refused one.
  bool replay(StatementSink& into) const;
  /// Forgets everything, keeps the memory.
  void clear();

 private:
  struct StoredTerm {
    std::uint32_t text = 0;  ///< sizes in bytes
    std::uint32_t datatype = 0;
    std::uint32_t language = 0;
    TermKind kind = TermKind::none;
  };
  struct Row {
    std::size_t begin = 0;  ///< of the statement's bytes in text_
    StoredTerm terms[4];
  };
  void keep(const TermView& term, StoredTerm& stored);

  std::string text_;
  std::vector<Row> rows_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
};

/// The identity of a statement, graph included: equal for equal statements, else different with certainty for all
/// practical purposes (128 bits). Blank nodes count by their labels.
Hash128 hash_of(const StatementView& statement);

/// A set of hashes in an array of 16 bytes per slot, three eighths to three quarters full.
class HashSet {
 public:
  /// False where the hash is there already.
  bool insert(Hash128 hash);
  std::size_t size() const { return size_; }

 private:
  void grow();

  std::vector<Hash128> slots_;  ///< open addressing, a power of two; the zero hash marks an empty one
  std::size_t size_ = 0;
};

/// Drops statements that went through it before, in this document or an earlier one: what many articles say of one
/// entity is written once.
class UniqueStatements final : public StatementSink {
 public:
  explicit UniqueStatements(StatementSink& next) : next_(next) {}
  bool prefix(std::string_view name, std::string_view iri) override { return next_.prefix(name, iri); }
  bool write(const StatementView& statement) override;
  Status finish() override { return next_.finish(); }

  std::uint64_t dropped() const { return dropped_; }

 private:
  StatementSink& next_;
  HashSet seen_;
  std::uint64_t dropped_ = 0;
};

}  // namespace newsgraph::rdf
