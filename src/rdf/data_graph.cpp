#include "newsgraph/rdf/data_graph.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/language.h"

namespace newsgraph::rdf {
namespace {

/// Subjects have few statements as a rule; a search by halves pays beyond a cache line or two.
constexpr std::size_t scanned = 32;

/// A graph with fewer triples than this part of the table's terms keeps no number for each of them: a dataset may have
/// a graph for every article.
constexpr std::size_t sparse_part = 16;

/// So few pairs are sorted by comparison faster than by counting.
constexpr std::size_t few_pairs = 1024;

/// Sorts pairs by their upper halves, stably, eleven bits a pass: three passes for any number of terms, where a
/// comparing sort of a million takes twenty.
void radix_sort_by_upper_half(std::vector<std::uint64_t>& pairs, std::size_t terms_end) {
  if (pairs.size() < few_pairs) {
    std::ranges::stable_sort(pairs, {}, [](std::uint64_t pair) { return pair >> 32U; });
    return;
  }
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = std::size_t{1} << digit_bits;
  std::vector<std::uint64_t> sorted(pairs.size());
  for (unsigned shift = 32; shift < 64 && (terms_end >> (shift - 32)) != 0; shift += digit_bits) {
    std::uint32_t begin[digits + 1] = {};
    for (const std::uint64_t pair : pairs) ++begin[((pair >> shift) & (digits - 1)) + 1];
    for (std::size_t i = 0; i < digits; ++i) begin[i + 1] += begin[i];
    for (const std::uint64_t pair : pairs) sorted[begin[(pair >> shift) & (digits - 1)]++] = pair;
    pairs.swap(sorted);
  }
}

}  // namespace

TermId RowSink::intern(const TermView& term, Last& last) {
  if (term.kind == last.kind && term.text == last.text) return last.id;
  last.id = terms_.intern(term);
  last.kind = term.kind;
  last.text = terms_.text(last.id);
  return last.id;
}

RowSink::Graph& RowSink::graph(const TermView& name) {
  if (graphs_kept_ == Graphs::merge || !name) return graphs_.front();
  const TermId id = terms_.intern(name);
  if (graphs_[current_].name == id) return graphs_[current_];
  if (graph_of_term_.size() <= index_of(id)) graph_of_term_.resize(terms_.end());
  std::uint32_t& place = graph_of_term_[index_of(id)];
  if (place == 0) {
    place = static_cast<std::uint32_t>(graphs_.size());
    graphs_.push_back({id, {}});
  }
  current_ = place;
  return graphs_[current_];
}

bool RowSink::write(const StatementView& statement) {
  invariant(next_ < std::numeric_limits<Ordinal>::max(), "too many statements for 32 bits");
  Graph& into = graph(statement.graph);
  const TermId subject = intern(statement.subject, subject_);
  const TermId predicate = intern(statement.predicate, predicate_);
  TermView object = statement.object;
  if (languages_ == Languages::canonical && !object.language.empty())
    object.language = canonical_tag(object.language, tag_);
  into.rows.push_back({subject, predicate, terms_.intern(object), next_++});
  return true;
}

std::vector<RowSink::Graph> RowSink::take() {
  graph_of_term_.clear();
  current_ = 0;
  return std::exchange(graphs_, std::vector<Graph>(1));
}

DataGraph::DataGraph(std::vector<Row> rows, std::size_t terms_end, std::span<const TermId> by_object) {
  invariant(rows.size() < std::numeric_limits<std::uint32_t>::max(), "too many statements for 32 bits");
  if (rows.size() < terms_end / sparse_part) {
    sort_sparsely(std::move(rows));
  } else {
    sort_by_subject(std::move(rows), terms_end);
  }
  index(by_object, terms_end);
}

void DataGraph::sort_sparsely(std::vector<Row> rows) {
  std::ranges::sort(rows, [](const Row& a, const Row& b) {
    return std::tie(a.subject, a.predicate, a.object, a.ordinal) <
           std::tie(b.subject, b.predicate, b.object, b.ordinal);
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (i > 0 && row.subject == rows[i - 1].subject && row.predicate == rows[i - 1].predicate &&
        row.object == rows[i - 1].object)
      continue;
    if (sparse_.empty() || sparse_.back() != row.subject) {
      sparse_.push_back(row.subject);
      begin_.push_back(static_cast<std::uint32_t>(objects_.size()));
    }
    predicates_.push_back(row.predicate);
    objects_.push_back(row.object);
    ordinals_.push_back(row.ordinal);
  }
  begin_.push_back(static_cast<std::uint32_t>(objects_.size()));
}

std::optional<std::size_t> DataGraph::place_of(TermId subject) const {
  std::size_t place = index_of(subject);
  if (!sparse_.empty()) {
    const auto found = std::ranges::lower_bound(sparse_, subject);
    if (found == sparse_.end() || *found != subject) return std::nullopt;
    place = static_cast<std::size_t>(found - sparse_.begin());
  }
  if (place + 1 >= begin_.size()) return std::nullopt;
  return place;
}

void DataGraph::sort_by_subject(std::vector<Row> rows, std::size_t terms_end) {
  begin_.assign(terms_end + 1, 0);
  for (const Row& row : rows) ++begin_[index_of(row.subject) + 1];
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];

  struct Rest {
    TermId predicate;
    TermId object;
    Ordinal ordinal;
  };
  std::vector<Rest> sorted(rows.size());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (const Row& row : rows) sorted[next[index_of(row.subject)]++] = {row.predicate, row.object, row.ordinal};
  std::vector<Row>().swap(rows);
  std::vector<std::uint32_t>().swap(next);

  predicates_.reserve(sorted.size());
  objects_.reserve(sorted.size());
  ordinals_.reserve(sorted.size());
  std::uint32_t group = 0;
  for (std::size_t subject = 0; subject < terms_end; ++subject) {
    const std::span all = std::span(sorted).subspan(group, begin_[subject + 1] - group);
    group = begin_[subject + 1];
    begin_[subject] = static_cast<std::uint32_t>(objects_.size());
    std::ranges::sort(all, [](const Rest& a, const Rest& b) {
      return std::tie(a.predicate, a.object, a.ordinal) < std::tie(b.predicate, b.object, b.ordinal);
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0 && all[i].predicate == all[i - 1].predicate && all[i].object == all[i - 1].object) continue;
      predicates_.push_back(all[i].predicate);
      objects_.push_back(all[i].object);
      ordinals_.push_back(all[i].ordinal);
    }
  }
  begin_[terms_end] = static_cast<std::uint32_t>(objects_.size());
}

void DataGraph::index(std::span<const TermId> by_object, std::size_t terms_end) {
  std::vector<TermId> wanted(by_object.begin(), by_object.end());
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::vector<std::vector<std::uint64_t>> pairs(wanted.size());
  for (std::size_t group = 0; group + 1 < begin_.size(); ++group) {
    const std::uint32_t subject = index_of(subject_at(group));
    for (std::size_t i = begin_[group]; i < begin_[group + 1]; ++i) {
      const auto found = std::ranges::lower_bound(wanted, predicates_[i]);
      if (found == wanted.end() || *found != predicates_[i]) continue;
      const auto place = static_cast<std::size_t>(found - wanted.begin());
      pairs[place].push_back((std::uint64_t{index_of(objects_[i])} << 32U) | subject);
    }
  }
  for (std::size_t place = 0; place < wanted.size(); ++place) {
    radix_sort_by_upper_half(pairs[place], terms_end);
    Index& into = indexes_.emplace_back(Index{wanted[place], {}, {}});
    into.objects.reserve(pairs[place].size());
    into.subjects.reserve(pairs[place].size());
    for (const std::uint64_t pair : pairs[place]) {
      into.objects.push_back(static_cast<TermId>(pair >> 32U));
      into.subjects.push_back(static_cast<TermId>(pair & 0xFFFFFFFFU));
    }
    std::vector<std::uint64_t>().swap(pairs[place]);
  }
}

DataGraph::Statements DataGraph::slice(std::size_t begin, std::size_t end) const {
  return {std::span(predicates_).subspan(begin, end - begin), std::span(objects_).subspan(begin, end - begin),
          std::span(ordinals_).subspan(begin, end - begin)};
}

DataGraph::Statements DataGraph::statements_of(TermId subject) const {
  const auto place = place_of(subject);
  if (!place) return {};
  return slice(begin_[*place], begin_[*place + 1]);
}

DataGraph::Statements DataGraph::statements_of(TermId subject, TermId predicate) const {
  const auto place = place_of(subject);
  if (!place) return {};
  const auto first = predicates_.begin();
  auto begin = first + begin_[*place];
  const auto all = first + begin_[*place + 1];
  if (static_cast<std::size_t>(all - begin) > scanned) {
    begin = std::lower_bound(begin, all, predicate);
    return slice(static_cast<std::size_t>(begin - first),
                 static_cast<std::size_t>(std::upper_bound(begin, all, predicate) - first));
  }
  while (begin != all && *begin < predicate) ++begin;
  auto end = begin;
  while (end != all && *end == predicate) ++end;
  return slice(static_cast<std::size_t>(begin - first), static_cast<std::size_t>(end - first));
}

bool DataGraph::contains(TermId subject, TermId predicate, TermId object) const {
  return std::ranges::binary_search(objects(subject, predicate), object);
}

const DataGraph::Index& DataGraph::index_of_predicate(TermId predicate) const {
  const auto found = std::ranges::lower_bound(indexes_, predicate, {}, &Index::predicate);
  invariant(found != indexes_.end() && found->predicate == predicate, "a predicate that was not indexed by object");
  return *found;
}

std::span<const TermId> DataGraph::subjects(TermId predicate, TermId object) const {
  const Index& index = index_of_predicate(predicate);
  const auto [begin, end] = std::equal_range(index.objects.begin(), index.objects.end(), object);
  return std::span(index.subjects)
      .subspan(static_cast<std::size_t>(begin - index.objects.begin()), static_cast<std::size_t>(end - begin));
}

std::span<const TermId> DataGraph::subjects_of(TermId predicate) const {
  return index_of_predicate(predicate).subjects;
}

std::span<const TermId> DataGraph::objects_of(TermId predicate) const {
  return index_of_predicate(predicate).objects;
}

std::vector<TermId> DataGraph::subjects() const {
  std::vector<TermId> all;
  for (std::size_t i = 0; i + 1 < begin_.size(); ++i) {
    if (begin_[i] != begin_[i + 1]) all.push_back(subject_at(i));
  }
  return all;
}

}  // namespace newsgraph::rdf
