#pragma once

#include <cstdint>
#include <span>

#include "newsgraph/extract/english/outline.h"

namespace newsgraph::extract::english {

struct Statement;

/// Finds the clauses that statements report without quotation marks: behind the verb (X said that …), before it
/// (…, X said) or on both sides (The deal, X said, would …).
class ReportedClauses {
 public:
  explicit ReportedClauses(const Outline& outline) : o_(outline) {}

  /// Sets `behind` past time and place (said on Friday in Paris that …), then `content`.
  void read(Statement& statement) const;
  void read_according(Statement& statement) const;
  /// Cuts the clauses of one sentence's statements where another one begins that is not part of what is said.
  void settle(std::span<Statement> statements) const;

 private:
  std::uint32_t sentence_end(const Statement& statement) const;
  std::uint32_t skip_circumstances(std::uint32_t piece, std::uint32_t limit) const;
  std::uint32_t skip_time(std::uint32_t piece, std::uint32_t limit) const;
  bool begins_words(std::uint32_t piece, std::uint32_t limit) const;
  void read_behind(Statement& statement, std::uint32_t first, std::uint32_t limit) const;
  void read_before(Statement& statement, std::uint32_t first, std::uint32_t limit) const;
  Chars left_of(const Statement& statement, std::uint32_t comma) const;
  Chars right_of(const Statement& statement, std::uint32_t first) const;
  bool follows_bare(const Statement& statement, std::uint32_t first, std::uint32_t limit) const;
  bool is_clause(std::uint32_t begin, std::uint32_t end) const;
  bool is_speech(std::uint32_t piece) const;

  const Outline& o_;
};

}  // namespace newsgraph::extract::english
