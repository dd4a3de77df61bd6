#include "newsgraph/query/dataset.h"

#include <algorithm>
#include <utility>

namespace newsgraph::query {

using rdf::Row;
using rdf::TermId;

namespace {

void sort_out(std::vector<TermId>& terms) {
  std::ranges::sort(terms);
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

std::vector<TermId> predicates_of(const std::vector<Row>& rows) {
  std::vector<TermId> out;
  for (const Row& row : rows) {
    // Rows come subject by subject with the same few predicates; a look at the last ones spares most of the sorting.
    const auto recent = out.end() - std::min<std::ptrdiff_t>(out.end() - out.begin(), 32);
    if (std::find(recent, out.end(), row.predicate) == out.end()) out.push_back(row.predicate);
  }
  sort_out(out);
  return out;
}

/// A bit for each term is faster than sorting, but not for a few of many.
constexpr std::size_t bits_in_memory_of_one = 64;

std::size_t count_distinct(std::span<const TermId> terms, std::size_t terms_end) {
  if (terms.size() < terms_end / bits_in_memory_of_one) {
    std::vector<TermId> sorted(terms.begin(), terms.end());
    sort_out(sorted);
    return sorted.size();
  }
  std::vector<bool> met(terms_end);
  std::size_t count = 0;
  for (const TermId term : terms) {
    if (met[index_of(term)]) continue;
    met[index_of(term)] = true;
    ++count;
  }
  return count;
}

}  // namespace

Graph::Graph(std::vector<Row> rows, std::size_t terms_end, std::span<const TermId> indexed, bool all_predicates)
    : predicates_(indexed.begin(), indexed.end()) {
  if (all_predicates) predicates_ = predicates_of(rows);
  sort_out(predicates_);
  spreads_.resize(predicates_.size());
  data_ = rdf::DataGraph(std::move(rows), terms_end, predicates_);
}

std::optional<std::size_t> Graph::place_of(TermId predicate) const {
  const auto found = std::ranges::lower_bound(predicates_, predicate);
  if (found == predicates_.end() || *found != predicate) return std::nullopt;
  return static_cast<std::size_t>(found - predicates_.begin());
}

std::span<const TermId> Graph::subjects(TermId predicate, TermId object) const {
  return place_of(predicate) ? data_.subjects(predicate, object) : std::span<const TermId>();
}

std::span<const TermId> Graph::subjects_of(TermId predicate) const {
  return place_of(predicate) ? data_.subjects_of(predicate) : std::span<const TermId>();
}

std::span<const TermId> Graph::objects_of(TermId predicate) const {
  return place_of(predicate) ? data_.objects_of(predicate) : std::span<const TermId>();
}

const Graph::Spread& Graph::spread(TermId predicate) const {
  static const Spread nothing;
  const auto place = place_of(predicate);
  if (!place) return nothing;
  auto& known = spreads_[*place];
  if (!known) {
    const auto subjects = data_.subjects_of(predicate);
    const auto objects = data_.objects_of(predicate);
    Spread spread{subjects.size(), 0, 0};
    if (!subjects.empty()) {
      spread.subjects = count_distinct(subjects, index_of(*std::ranges::max_element(subjects)) + 1);
      spread.objects = count_distinct(objects, index_of(objects.back()) + 1);
    }
    known = spread;
  }
  return *known;
}

const std::vector<TermId>& Graph::nodes() const {
  if (!nodes_) {
    nodes_ = data_.subjects();
    const std::vector<TermId> subjects = *nodes_;
    for (const TermId subject : subjects) {
      const auto objects = data_.statements_of(subject).objects;
      nodes_->insert(nodes_->end(), objects.begin(), objects.end());
    }
    sort_out(*nodes_);
  }
  return *nodes_;
}

Dataset::Dataset(const Query& query, std::vector<rdf::RowSink::Graph> graphs, const rdf::TermTable& terms,
                 DefaultGraph how)
    : terms_(&terms) {
  const auto is_among = [](const std::vector<TermId>& names, TermId name) {
    return std::ranges::find(names, name) != names.end();
  };
  std::vector<Row> rows;
  for (rdf::RowSink::Graph& graph : graphs) {
    const TermId name = graph.name;
    std::vector<Row>& part = graph.rows;
    const bool is_named = name != TermId::none;
    const bool in_default = query.has_dataset()        ? is_named && is_among(query.from, name)
                            : how == DefaultGraph::all ? true
                                                       : !is_named;
    const bool by_name = is_named && query.named_graphs && (!query.has_dataset() || is_among(query.from_named, name));
    if (by_name) {
      if (in_default) rows.insert(rows.end(), part.begin(), part.end());
      named_.push_back(
          {name, std::make_unique<Graph>(std::move(part), terms.end(), query.predicates, query.any_predicate)});
    } else if (in_default && rows.empty()) {
      rows = std::move(part);
    } else if (in_default) {
      rows.insert(rows.end(), part.begin(), part.end());
      std::vector<Row>().swap(part);
    }
  }
  default_graph_ = Graph(std::move(rows), terms.end(), query.predicates, query.any_predicate);
  std::ranges::sort(named_, {}, &Named::name);
}

const Graph* Dataset::named_graph(TermId name) const {
  const auto found = std::ranges::lower_bound(named_, name, {}, &Named::name);
  return found == named_.end() || found->name != name ? nullptr : found->graph.get();
}

}  // namespace newsgraph::query
