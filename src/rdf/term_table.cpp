#include "newsgraph/rdf/term_table.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/base/hash.h"

namespace newsgraph::rdf {
namespace {

constexpr unsigned kind_shift = 30;
constexpr std::uint32_t class_mask = (1U << kind_shift) - 1;
constexpr LiteralClass no_class = std::numeric_limits<LiteralClass>::max();

constexpr std::uint32_t qualifier_of(TermKind kind, LiteralClass number) {
  return (static_cast<std::uint32_t>(kind) << kind_shift) | number;
}

std::uint64_t hash_of(std::string_view text, std::uint32_t qualifier) {
  return hash128(text).low ^ (qualifier * 0x9E3779B97F4A7C15ULL);
}

constexpr std::uint64_t tag_of(std::uint64_t hash) {
  return hash & 0xFFFFFFFF00000000ULL;
}

}  // namespace

/// Text in blocks that never move.
struct TermTable::Arena {
  static constexpr std::size_t block_size = std::size_t{256} * 1024;

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* at = room_for(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }
  void clear() {
    blocks.resize(std::min<std::size_t>(blocks.size(), 1));
    large.clear();
    used = 0;
  }

 private:
  char* room_for(std::size_t size) {
    if (size > block_size / 8) {  // would leave too much of a block empty
      large.push_back(std::make_unique_for_overwrite<char[]>(size));
      return large.back().get();
    }
    if (blocks.empty() || used + size > block_size) {
      blocks.push_back(std::make_unique_for_overwrite<char[]>(block_size));
      used = 0;
    }
    char* at = blocks.back().get() + used;
    used += size;
    return at;
  }

  std::vector<std::unique_ptr<char[]>> blocks;
  std::vector<std::unique_ptr<char[]>> large;
  std::size_t used = 0;  ///< of the last block
};

TermTable::TermTable(const TermTable* below)
    : below_(below),
      first_(below == nullptr ? 1 : static_cast<std::uint32_t>(below->end())),
      arena_(std::make_unique<Arena>()) {
  clear();
}

TermTable::TermTable(TermTable&&) noexcept = default;
TermTable& TermTable::operator=(TermTable&&) noexcept = default;
TermTable::~TermTable() = default;

void TermTable::clear() {
  entries_.clear();
  arena_->clear();
  if (slots_.empty()) slots_.resize(64);
  std::ranges::fill(slots_, 0);
  classes_ = below_ == nullptr ? std::vector<Class>(1) : below_->classes_;
}

const TermTable::Entry& TermTable::entry(TermId id) const {
  const std::uint32_t number = index_of(id);
  if (number >= first_) return entries_[number - first_];
  return below_->entry(id);
}

TermView TermTable::operator[](TermId id) const {
  if (id == TermId::none) return {};
  const Entry& at = entry(id);
  const Class& literal = classes_[at.qualifier & class_mask];
  return {static_cast<TermKind>(at.qualifier >> kind_shift), {at.text, at.size}, literal.datatype, literal.language};
}

TermKind TermTable::kind(TermId id) const {
  return id == TermId::none ? TermKind::none : static_cast<TermKind>(entry(id).qualifier >> kind_shift);
}

std::string_view TermTable::text(TermId id) const {
  if (id == TermId::none) return {};
  const Entry& at = entry(id);
  return {at.text, at.size};
}

LiteralClass TermTable::literal_class(TermId id) const {
  return id == TermId::none ? 0 : entry(id).qualifier & class_mask;
}

TermView TermTable::literal_class_term(LiteralClass number) const {
  return {TermKind::literal, {}, classes_[number].datatype, classes_[number].language};
}

/// Few and often the same: looked for from the last.
LiteralClass TermTable::class_of(const TermView& term) const {
  if (term.datatype.empty() && term.language.empty()) return 0;
  for (std::size_t i = classes_.size(); i-- > 1;) {
    if (classes_[i].datatype == term.datatype && classes_[i].language == term.language)
      return static_cast<LiteralClass>(i);
  }
  return no_class;
}

LiteralClass TermTable::intern_class(const TermView& term) {
  if (const LiteralClass known = class_of(term); known != no_class) return known;
  invariant(classes_.size() < class_mask, "too many datatypes and languages");
  classes_.push_back({arena_->keep(term.datatype), arena_->keep(term.language)});
  return static_cast<LiteralClass>(classes_.size() - 1);
}

TermId TermTable::find(std::string_view text, std::uint32_t qualifier, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (tag_of(slots_[slot]) != tag_of(hash)) continue;
    const auto id = static_cast<TermId>(slots_[slot] & 0xFFFFFFFFU);
    const Entry& at = entries_[index_of(id) - first_];
    if (at.qualifier == qualifier && std::string_view(at.text, at.size) == text) return id;
  }
  return below_ == nullptr ? TermId::none : below_->find(text, qualifier, hash);
}

TermId TermTable::find(const TermView& term) const {
  const LiteralClass number = term.kind == TermKind::literal ? class_of(term) : 0;
  if (number == no_class || !term) return TermId::none;
  const std::uint32_t qualifier = qualifier_of(term.kind, number);
  return find(term.text, qualifier, hash_of(term.text, qualifier));
}

TermId TermTable::intern(const TermView& term) {
  const std::uint32_t qualifier = qualifier_of(term.kind, term.kind == TermKind::literal ? intern_class(term) : 0);
  const std::uint64_t hash = hash_of(term.text, qualifier);
  if (const TermId known = find(term.text, qualifier, hash); known != TermId::none) return known;
  invariant(
      end() < std::numeric_limits<std::uint32_t>::max() && term.text.size() < std::numeric_limits<std::uint32_t>::max(),
      "too many terms for 32 bits");
  const std::string_view text = arena_->keep(term.text);
  const auto id = static_cast<TermId>(end());
  entries_.push_back({text.data(), static_cast<std::uint32_t>(text.size()), qualifier});
  if (entries_.size() * 4 > slots_.size() * 3) grow();
  insert(hash, id);
  return id;
}

void TermTable::insert(std::uint64_t hash, TermId id) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = tag_of(hash) | index_of(id);
}

void TermTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t i = 0; i + 1 < entries_.size(); ++i) {  // the last one is inserted by whoever made room for it
    const Entry& at = entries_[i];
    insert(hash_of({at.text, at.size}, at.qualifier), static_cast<TermId>(first_ + i));
  }
}

}  // namespace newsgraph::rdf
