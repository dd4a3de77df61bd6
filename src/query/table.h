#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "newsgraph/query/algebra.h"
#include "newsgraph/query/function_ref.h"

namespace newsgraph::query {

/// The solutions of a pattern that is evaluated once: rows of terms, found by the values of some columns.
class Table {
 public:
  /// `keys` are among `columns`.
  Table(std::vector<Column> columns, std::vector<Column> keys);

  /// One cell for each column; none = not bound.
  void add(std::span<const rdf::TermId> cells);
  /// Completes the table.
  void index();

  const std::vector<Column>& columns() const { return columns_; }
  std::size_t size() const { return rows_; }
  std::span<const rdf::TermId> row(std::size_t number) const {
    return std::span(cells_).subspan(number * columns_.size(), columns_.size());
  }
  /// Calls with the rows that may agree with a solution: those with the same key, in their order. Ends with `found`.
  bool candidates(std::span<const rdf::TermId> solution, FunctionRef<bool(std::span<const rdf::TermId>)> found) const;

 private:
  std::vector<Column> columns_;
  std::vector<Column> keys_;            ///< columns of solutions
  std::vector<std::size_t> key_cells_;  ///< their places in a row
  std::vector<rdf::TermId> cells_;
  std::size_t rows_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index_;  ///< hash of the key, row; sorted
};

/// A hash of term numbers, in their order.
std::uint64_t hash_of(std::span<const rdf::TermId> terms);

/// Rows of one width, each once.
class RowSet {
 public:
  explicit RowSet(std::size_t width) : width_(width) {}
  /// The number of the row, from 0 in the order in which they came, and whether it is new.
  std::pair<std::size_t, bool> insert(std::span<const rdf::TermId> row);
  std::size_t size() const { return size_; }
  std::span<const rdf::TermId> operator[](std::size_t number) const {
    return std::span(cells_).subspan(number * width_, width_);
  }

 private:
  void grow();

  std::size_t width_;
  std::size_t size_ = 0;
  std::vector<rdf::TermId> cells_;
  std::vector<std::uint32_t> slots_;  ///< open addressing: number of the row plus one; 0 = free
};

}  // namespace newsgraph::query
