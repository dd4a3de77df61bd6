#include "newsgraph/query/path_steps.h"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <vector>

namespace newsgraph::query {

using rdf::TermId;
using Kind = Path::Kind;
using Found = FunctionRef<bool(TermId, TermId)>;

namespace {

constexpr TermId none = TermId::none;

bool follow_predicate(const Graph& graph, TermId predicate, TermId from, TermId to, Found found) {
  if (from != none && to != none) return !graph.data().contains(from, predicate, to) || found(from, to);
  if (from != none) {
    const auto objects = graph.data().objects(from, predicate);
    return std::ranges::all_of(objects, [&](TermId object) { return found(from, object); });
  }
  if (to != none) {
    const auto subjects = graph.subjects(predicate, to);
    return std::ranges::all_of(subjects, [&](TermId subject) { return found(subject, to); });
  }
  const auto subjects = graph.subjects_of(predicate);
  const auto objects = graph.objects_of(predicate);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (!found(subjects[i], objects[i])) return false;
  }
  return true;
}

/// Steps of one direction by any predicate but some.
bool follow_others(const Graph& graph, const std::vector<TermId>& excluded, TermId from, TermId to, Found found) {
  const auto is_excluded = [&](TermId predicate) { return std::ranges::find(excluded, predicate) != excluded.end(); };
  if (from != none) {
    const auto all = graph.data().statements_of(from);
    for (std::size_t i = 0; i < all.objects.size(); ++i) {
      if (is_excluded(all.predicates[i]) || (to != none && all.objects[i] != to)) continue;
      if (!found(from, all.objects[i])) return false;
    }
    return true;
  }
  return std::ranges::all_of(graph.predicates(), [&](TermId predicate) {
    return is_excluded(predicate) || follow_predicate(graph, predicate, from, to, found);
  });
}

bool follow_negated(const Graph& graph, const Path& path, TermId from, TermId to, Found found) {
  if (path.forwards && !follow_others(graph, path.excluded, from, to, found)) return false;
  const auto turned = [&](TermId a, TermId b) { return found(b, a); };
  return !path.backwards || follow_others(graph, path.excluded_backwards, to, from, turned);
}

/// From the end that is known.
bool follow_sequence(const Graph& graph, std::span<const Path> parts, TermId from, TermId to, Found found) {
  if (parts.size() == 1) return follow(graph, parts.front(), from, to, found);
  if (from == none && to != none) {
    return follow(graph, parts.back(), none, to, [&](TermId middle, TermId end) {
      return follow_sequence(graph, parts.first(parts.size() - 1), none, middle,
                             [&](TermId start, TermId) { return found(start, end); });
    });
  }
  return follow(graph, parts.front(), from, none, [&](TermId start, TermId middle) {
    return follow_sequence(graph, parts.subspan(1), middle, to, [&](TermId, TermId end) { return found(start, end); });
  });
}

/// The nodes that are reached by one step or more from a node, each once; backwards where asked.
std::vector<TermId> closure(const Graph& graph, const Path& step, TermId start, bool backwards) {
  std::unordered_set<TermId> met;
  std::vector<TermId> reached;
  const auto take = [&](TermId node) {
    if (met.insert(node).second) reached.push_back(node);
    return true;
  };
  const auto go = [&](TermId node) {
    if (backwards) {
      follow(graph, step, none, node, [&](TermId before, TermId) { return take(before); });
    } else {
      follow(graph, step, node, none, [&](TermId, TermId behind) { return take(behind); });
    }
  };
  go(start);
  for (std::size_t i = 0; i < reached.size(); ++i) go(reached[i]);  // NOLINT(modernize-loop-convert): it grows
  return reached;
}

/// The nodes at the other end of a repeated path from a known one, each once.
std::vector<TermId> ends_of(const Graph& graph, const Path& path, TermId start, bool backwards) {
  std::vector<TermId> out;
  if (path.kind == Kind::zero_or_one) {
    std::unordered_set<TermId> met{start};
    out.push_back(start);
    const auto take = [&](TermId node) {
      if (met.insert(node).second) out.push_back(node);
      return true;
    };
    if (backwards) {
      follow(graph, path.parts.front(), none, start, [&](TermId before, TermId) { return take(before); });
    } else {
      follow(graph, path.parts.front(), start, none, [&](TermId, TermId behind) { return take(behind); });
    }
    return out;
  }
  out = closure(graph, path.parts.front(), start, backwards);
  const bool itself = path.kind == Kind::zero_or_more && std::ranges::find(out, start) == out.end();
  if (itself) out.insert(out.begin(), start);
  return out;
}

/// Where a repeated path may begin: what has a first step, and for empty ways every node.
std::vector<TermId> starts_of(const Graph& graph, const Path& path) {
  if (path.kind != Kind::one_or_more) return graph.nodes();
  std::unordered_set<TermId> met;
  std::vector<TermId> out;
  follow(graph, path.parts.front(), none, none, [&](TermId from, TermId) {
    if (met.insert(from).second) out.push_back(from);
    return true;
  });
  return out;
}

bool follow_repeated(const Graph& graph, const Path& path, TermId from, TermId to, Found found) {
  if (from != none) {
    const auto ends = ends_of(graph, path, from, false);
    return std::ranges::all_of(ends, [&](TermId end) { return (to != none && end != to) || found(from, end); });
  }
  if (to != none) {
    const auto starts = ends_of(graph, path, to, true);
    return std::ranges::all_of(starts, [&](TermId start) { return found(start, to); });
  }
  const auto starts = starts_of(graph, path);
  return std::ranges::all_of(starts, [&](TermId start) { return follow_repeated(graph, path, start, none, found); });
}

}  // namespace

bool follow(const Graph& graph, const Path& path, TermId from, TermId to, Found found) {
  switch (path.kind) {
    case Kind::predicate:
      return follow_predicate(graph, path.predicate, from, to, found);
    case Kind::inverse:
      return follow(graph, path.parts.front(), to, from, [&](TermId a, TermId b) { return found(b, a); });
    case Kind::sequence:
      return follow_sequence(graph, path.parts, from, to, found);
    case Kind::alternative:
      return std::ranges::all_of(path.parts, [&](const Path& part) { return follow(graph, part, from, to, found); });
    case Kind::negated:
      return follow_negated(graph, path, from, to, found);
    case Kind::zero_or_more:
    case Kind::one_or_more:
    case Kind::zero_or_one:
      return follow_repeated(graph, path, from, to, found);
  }
  return true;
}

bool may_be_empty(const Path& path) {
  switch (path.kind) {
    case Kind::zero_or_more:
    case Kind::zero_or_one:
      return true;
    case Kind::alternative:
      return std::ranges::any_of(path.parts, may_be_empty);
    case Kind::sequence:
    case Kind::inverse:
    case Kind::one_or_more:
      return std::ranges::all_of(path.parts, may_be_empty);
    case Kind::predicate:
    case Kind::negated:
      break;
  }
  return false;
}

}  // namespace newsgraph::query
