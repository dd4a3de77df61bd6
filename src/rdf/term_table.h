#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/term.h"

namespace newsgraph::rdf {

/// A term of a TermTable, in four bytes.
enum class TermId : std::uint32_t { none = 0 };

constexpr std::uint32_t index_of(TermId id) {
  return static_cast<std::uint32_t>(id);
}

/// What makes a literal more than its lexical form: a number for each distinct datatype and language tag of a table;
/// 0 = xsd:string, and what is no literal.
using LiteralClass = std::uint32_t;

/// Terms numbered from 1 in the order in which they are first met; equal terms (RDF 1.1 Concepts: same kind, lexical
/// form, datatype IRI and language tag, character by character) have equal numbers. Lexical forms are kept as they are
/// written. 16 bytes and the text for each term, and 8 to 16 of hash table.
///
/// A table may stand on another one: it then has all of its terms, under the same numbers, and adds its own after them.
/// So the terms of shapes are interned once and are known to every data graph that is checked against them. The lower
/// table must outlive the upper one and not change.
///
/// Interning is for one thread; everything const may be called by many.
class TermTable {
 public:
  explicit TermTable(const TermTable* below = nullptr);
  TermTable(TermTable&&) noexcept;
  TermTable& operator=(TermTable&&) noexcept;
  TermTable(const TermTable&) = delete;
  TermTable& operator=(const TermTable&) = delete;
  ~TermTable();

  TermId intern(const TermView& term);
  /// None where the term was never interned.
  TermId find(const TermView& term) const;

  /// Views that are valid until the table is cleared or gone.
  TermView operator[](TermId id) const;
  TermKind kind(TermId id) const;
  std::string_view text(TermId id) const;
  LiteralClass literal_class(TermId id) const;
  /// A literal without text that has the datatype or language of the class.
  TermView literal_class_term(LiteralClass number) const;
  std::size_t literal_classes() const { return classes_.size(); }

  /// One more than the largest number.
  std::size_t end() const { return first_ + entries_.size(); }
  /// Forgets the terms of its own, keeps the memory.
  void clear();

 private:
  /// Kind in the two upper bits of `qualifier`, the literal's class in the others.
  struct Entry {
    const char* text;
    std::uint32_t size;
    std::uint32_t qualifier;
  };
  struct Class {
    std::string_view datatype;
    std::string_view language;
  };
  struct Arena;

  const Entry& entry(TermId id) const;
  LiteralClass class_of(const TermView& term) const;
  LiteralClass intern_class(const TermView& term);
  TermId find(std::string_view text, std::uint32_t qualifier, std::uint64_t hash) const;
  void insert(std::uint64_t hash, TermId id);
  void grow();

  const TermTable* below_;
  std::uint32_t first_;  ///< number of the first term of its own
  std::unique_ptr<Arena> arena_;
  std::vector<Entry> entries_;        ///< by number, from first_
  std::vector<std::uint64_t> slots_;  ///< open addressing: upper half of the hash, number; 0 = free
  std::vector<Class> classes_;        ///< all, those of the table below first
};

}  // namespace newsgraph::rdf
