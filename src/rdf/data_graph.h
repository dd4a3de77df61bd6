#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/rdf/statement_sink.h"
#include "newsgraph/rdf/term_table.h"

namespace newsgraph::rdf {

/// The place of a statement among all that were read, from 0: the compact form of where it stands (places.h turns it
/// into file, line and column).
using Ordinal = std::uint32_t;

/// A statement as it was read.
struct Row {
  TermId subject;
  TermId predicate;
  TermId object;
  Ordinal ordinal;
};

/// Interns statements into a table and keeps them as rows, one list per graph. Ordinals go up with every statement.
class RowSink final : public StatementSink {
 public:
  enum class Graphs : std::uint8_t {
    merge,  ///< all statements into one list, whatever graph they are in
    split,  ///< one list for each graph name
  };
  enum class Languages : std::uint8_t {
    as_written,
    canonical,  ///< tags that differ only in case become the same
  };
  struct Graph {
    TermId name = TermId::none;  ///< none: the default graph
    std::vector<Row> rows;
  };

  /// `terms` must outlive the sink.
  explicit RowSink(TermTable& terms, Graphs graphs = Graphs::merge, Languages languages = Languages::as_written)
      : terms_(terms), graphs_kept_(graphs), languages_(languages), graphs_(1) {}

  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const StatementView& statement) override;
  Status finish() override { return {}; }

  /// How many statements were written, and so the ordinal of the next.
  Ordinal next_ordinal() const { return next_; }
  /// The default graph first, the others as they were met.
  std::vector<Graph> take();

 private:
  /// The last term in one position: the same subject and predicate often follow each other.
  struct Last {
    TermId id = TermId::none;
    TermKind kind = TermKind::none;
    std::string_view text;  ///< in the table
  };
  TermId intern(const TermView& term, Last& last);
  Graph& graph(const TermView& name);

  TermTable& terms_;
  Graphs graphs_kept_;
  Languages languages_;
  std::string tag_;
  Ordinal next_ = 0;
  std::vector<Graph> graphs_;
  std::size_t current_ = 0;
  std::vector<std::uint32_t> graph_of_term_;  ///< by the number of the graph's name: place in graphs_, 0 = none yet
  Last subject_;
  Last predicate_;
};

/// An RDF graph for validating and querying: immutable, indexed by subject, and by predicate and object for the
/// predicates that are asked for. Columns of 32-bit numbers: 12 bytes for each triple, 8 more where its predicate is
/// indexed, and 4 for each term of the table, or 8 for each subject where the graph is small beside the table. A triple
/// that was read twice is there once, with its first ordinal.
class DataGraph {
 public:
  DataGraph() = default;
  /// `terms_end` is TermTable::end(); `by_object` are the predicates whose subjects will be asked for.
  DataGraph(std::vector<Row> rows, std::size_t terms_end, std::span<const TermId> by_object);

  std::size_t size() const { return objects_.size(); }

  /// The statements of one subject, ordered by predicate and object.
  struct Statements {
    std::span<const TermId> predicates;
    std::span<const TermId> objects;
    std::span<const Ordinal> ordinals;
  };
  Statements statements_of(TermId subject) const;
  Statements statements_of(TermId subject, TermId predicate) const;

  /// Distinct, in ascending order.
  std::span<const TermId> objects(TermId subject, TermId predicate) const {
    return statements_of(subject, predicate).objects;
  }
  bool contains(TermId subject, TermId predicate, TermId object) const;

  /// The predicate must have been named to the constructor.
  /// Distinct, in ascending order.
  std::span<const TermId> subjects(TermId predicate, TermId object) const;
  /// Of all statements with the predicate, in the order of objects; with repetitions.
  std::span<const TermId> subjects_of(TermId predicate) const;
  std::span<const TermId> objects_of(TermId predicate) const;

  /// All subjects, ascending.
  std::vector<TermId> subjects() const;

 private:
  struct Index {
    TermId predicate;
    std::vector<TermId> objects;  ///< sorted
    std::vector<TermId> subjects;
  };
  void sort_by_subject(std::vector<Row> rows, std::size_t terms_end);
  void sort_sparsely(std::vector<Row> rows);
  void index(std::span<const TermId> by_object, std::size_t terms_end);
  /// Where the statements of a subject begin in begin_; nothing for terms that have none there.
  std::optional<std::size_t> place_of(TermId subject) const;
  TermId subject_at(std::size_t place) const { return sparse_.empty() ? static_cast<TermId>(place) : sparse_[place]; }
  const Index& index_of_predicate(TermId predicate) const;
  Statements slice(std::size_t begin, std::size_t end) const;

  std::vector<std::uint32_t> begin_;  ///< by the subject's number or place in sparse_: of its statements in the columns
  std::vector<TermId> sparse_;        ///< all subjects, ascending; empty where begin_ goes by the terms' numbers
  std::vector<TermId> predicates_;
  std::vector<TermId> objects_;
  std::vector<Ordinal> ordinals_;
  std::vector<Index> indexes_;  ///< few: those that targets and inverse paths need
};

}  // namespace newsgraph::rdf
