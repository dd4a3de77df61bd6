#include "newsgraph/query/table.h"

#include <algorithm>
#include <limits>

#include "newsgraph/base/check.h"

namespace newsgraph::query {

using rdf::TermId;

std::uint64_t hash_of(std::span<const TermId> terms) {
  std::uint64_t hash = 0x9E3779B97F4A7C15U;
  for (const TermId term : terms) {
    hash ^= index_of(term);
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 32U;
  }
  return hash;
}

Table::Table(std::vector<Column> columns, std::vector<Column> keys)
    : columns_(std::move(columns)), keys_(std::move(keys)) {
  for (const Column key : keys_)
    key_cells_.push_back(static_cast<std::size_t>(std::ranges::find(columns_, key) - columns_.begin()));
}

void Table::add(std::span<const TermId> cells) {
  invariant(rows_ < std::numeric_limits<std::uint32_t>::max(), "too many solutions for 32 bits");
  cells_.insert(cells_.end(), cells.begin(), cells.end());
  ++rows_;
}

void Table::index() {
  if (keys_.empty()) return;
  std::vector<TermId> key(keys_.size());
  index_.reserve(rows_);
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t k = 0; k < key.size(); ++k) key[k] = row(i)[key_cells_[k]];
    index_.emplace_back(hash_of(key), static_cast<std::uint32_t>(i));
  }
  std::ranges::sort(index_);
}

bool Table::candidates(std::span<const TermId> solution, FunctionRef<bool(std::span<const TermId>)> found) const {
  if (keys_.empty()) {
    for (std::size_t i = 0; i < rows_; ++i) {
      if (!found(row(i))) return false;
    }
    return true;
  }
  std::vector<TermId> key;
  key.reserve(keys_.size());
  for (const Column column : keys_) key.push_back(solution[column]);
  const std::uint64_t hash = hash_of(key);
  auto at = std::ranges::lower_bound(index_, std::pair(hash, std::uint32_t{0}));
  for (; at != index_.end() && at->first == hash; ++at) {
    if (!found(row(at->second))) return false;
  }
  return true;
}

std::pair<std::size_t, bool> RowSet::insert(std::span<const TermId> row) {
  if (slots_.size() <= size_ * 2) grow();
  for (std::size_t at = hash_of(row) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == 0) {
      invariant(size_ + 1 < std::numeric_limits<std::uint32_t>::max(), "too many rows for 32 bits");
      cells_.insert(cells_.end(), row.begin(), row.end());
      slots_[at] = static_cast<std::uint32_t>(++size_);
      return {size_ - 1, true};
    }
    if (std::ranges::equal((*this)[slots_[at] - 1], row)) return {slots_[at] - 1, false};
  }
}

void RowSet::grow() {
  constexpr std::size_t first_size = 16;
  std::vector<std::uint32_t> slots(std::max(first_size, slots_.size() * 2));
  for (std::size_t i = 0; i < size_; ++i) {
    std::size_t at = hash_of((*this)[i]) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = static_cast<std::uint32_t>(i + 1);
  }
  slots_ = std::move(slots);
}

}  // namespace newsgraph::query
