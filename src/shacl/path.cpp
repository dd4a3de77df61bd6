#include "newsgraph/shacl/path.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace newsgraph::shacl {

using rdf::DataGraph;
using rdf::TermId;

namespace {

struct Unary {
  std::string_view predicate;
  Path::Kind kind;
};
constexpr Unary unary_paths[] = {{sh<"inversePath">, Path::Kind::inverse},
                                 {sh<"zeroOrMorePath">, Path::Kind::zero_or_more},
                                 {sh<"oneOrMorePath">, Path::Kind::one_or_more},
                                 {sh<"zeroOrOnePath">, Path::Kind::zero_or_one}};

/// Paths are followed by recursion.
constexpr std::size_t max_depth = 100;

/// Repetition within repetition multiplies the work with every level, whatever the data.
constexpr std::size_t max_repetitions = 5;

/// Paths are trees, but blank nodes may share their parts: a hundred of them can stand for 2^100 steps.
constexpr std::size_t max_parts = 10'000;

bool repeats(Path::Kind kind) {
  return kind == Path::Kind::zero_or_more || kind == Path::Kind::one_or_more;
}

class PathReader {
 public:
  explicit PathReader(const ShapesGraph& shapes) : shapes_(shapes) {}

  Result<Path> read(TermId node) {
    if (++parts_ > max_parts) return failure(Errc::limit, "a path has more than 10000 parts");
    if (shapes_.terms().kind(node) == rdf::TermKind::iri) return Path{Path::Kind::predicate, node, {}};
    if (shapes_.terms().kind(node) == rdf::TermKind::literal)
      return fail(shapes_.name(node) + " is no path: a literal");
    if (std::ranges::find(open_, node) != open_.end()) return fail("a path contains itself");
    if (open_.size() == max_depth) return failure(Errc::limit, "a path is nested more than 100 deep");
    open_.push_back(node);
    Result<Path> path = read_blank(node);
    open_.pop_back();
    return path;
  }

 private:
  Result<Path> read_blank(TermId node) {
    // A list that has other properties too is a sequence (SHACL suite, path-strange-001).
    if (!shapes_.graph().objects(node, shapes_.common().rest).empty()) return read_parts(Path::Kind::sequence, node);
    if (const auto lists = shapes_.objects(node, sh<"alternativePath">); !lists.empty()) {
      if (lists.size() > 1) return fail("a path has two values of sh:alternativePath");
      return read_parts(Path::Kind::alternative, lists.front());
    }
    for (const Unary& unary : unary_paths) {
      const auto inner = shapes_.objects(node, unary.predicate);
      if (inner.empty()) continue;
      if (inner.size() > 1) return fail("a path has two values of " + rdf::describe(rdf::iri(unary.predicate)));
      return read_unary(unary.kind, inner.front());
    }
    return fail(
        "a blank node is no path: neither a list nor one with sh:inversePath, sh:alternativePath, "
        "sh:zeroOrMorePath, sh:oneOrMorePath or sh:zeroOrOnePath");
  }

  Result<Path> read_unary(Path::Kind kind, TermId inner) {
    if (repeats(kind) && repetitions_ == max_repetitions)
      return failure(Errc::limit, "a path repeats what repeats more than 5 deep");
    if (repeats(kind)) ++repetitions_;
    Result<Path> part = read(inner);
    if (repeats(kind)) --repetitions_;
    if (!part) return part;
    return Path{kind, TermId::none, {std::move(*part)}};
  }

  Result<Path> read_parts(Path::Kind kind, TermId head) {
    const auto members = shapes_.list(head);
    if (!members) return fail("the list of a path is not well formed");
    if (members->size() < 2) return fail("the list of a path has fewer than two members");
    Path path{kind, TermId::none, {}};
    for (const TermId member : *members) {
      Result<Path> part = read(member);
      if (!part) return part;
      path.parts.push_back(std::move(*part));
    }
    return path;
  }

  static tl::unexpected<Error> fail(std::string message) { return failure(Errc::shapes, std::move(message)); }

  const ShapesGraph& shapes_;
  std::vector<TermId> open_;  ///< nodes that are being read
  std::size_t parts_ = 0;
  std::size_t repetitions_ = 0;  ///< around what is being read
};

void sort_out(std::vector<TermId>& nodes) {
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

// Paths are followed from all nodes of a set at once: one by one, the work would multiply with every part in a part.
using Nodes = std::span<const TermId>;

void append(const DataGraph& graph, const Path& path, bool backwards, Nodes from, std::vector<TermId>& out);

/// The nodes at the end of each way along the parts, from first to last or from last to first.
void append_sequence(const DataGraph& graph, const Path& path, bool backwards, Nodes from, std::vector<TermId>& out) {
  std::vector<TermId> here(from.begin(), from.end());
  std::vector<TermId> next;
  for (std::size_t i = 0; i < path.parts.size(); ++i) {
    const Path& part = path.parts[backwards ? path.parts.size() - 1 - i : i];
    next.clear();
    append(graph, part, backwards, here, next);
    sort_out(next);
    here.swap(next);
  }
  out.insert(out.end(), here.begin(), here.end());
}

/// Everything that is reached by one step or more.
void append_closure(const DataGraph& graph, const Path& step, bool backwards, Nodes from, std::vector<TermId>& out) {
  std::unordered_set<TermId> met;
  std::vector<TermId> fresh(from.begin(), from.end());
  std::vector<TermId> next;
  while (!fresh.empty()) {
    next.clear();
    append(graph, step, backwards, fresh, next);
    fresh.clear();
    for (const TermId found : next) {
      if (met.insert(found).second) fresh.push_back(found);
    }
    out.insert(out.end(), fresh.begin(), fresh.end());
  }
}

/// With repetitions and in any order.
void append(const DataGraph& graph, const Path& path, bool backwards, Nodes from, std::vector<TermId>& out) {
  switch (path.kind) {
    case Path::Kind::predicate:
      for (const TermId node : from) {
        const Nodes found = backwards ? graph.subjects(path.predicate, node) : graph.objects(node, path.predicate);
        out.insert(out.end(), found.begin(), found.end());
      }
      return;
    case Path::Kind::inverse:
      return append(graph, path.parts.front(), !backwards, from, out);
    case Path::Kind::sequence:
      return append_sequence(graph, path, backwards, from, out);
    case Path::Kind::alternative:
      for (const Path& part : path.parts) append(graph, part, backwards, from, out);
      return;
    case Path::Kind::zero_or_more:
      out.insert(out.end(), from.begin(), from.end());
      return append_closure(graph, path.parts.front(), backwards, from, out);
    case Path::Kind::one_or_more:
      return append_closure(graph, path.parts.front(), backwards, from, out);
    case Path::Kind::zero_or_one:
      out.insert(out.end(), from.begin(), from.end());
      return append(graph, path.parts.front(), backwards, from, out);
  }
}

std::optional<rdf::Ordinal> ordinal_of(const DataGraph& graph, TermId subject, TermId predicate, TermId object) {
  const auto statements = graph.statements_of(subject, predicate);
  const auto found = std::ranges::lower_bound(statements.objects, object);
  if (found == statements.objects.end() || *found != object) return std::nullopt;
  return statements.ordinals[static_cast<std::size_t>(found - statements.objects.begin())];
}

/// True where a way along the path may have no step.
bool may_be_empty(const Path& path) {
  switch (path.kind) {
    case Path::Kind::predicate:
      return false;
    case Path::Kind::zero_or_more:
    case Path::Kind::zero_or_one:
      return true;
    case Path::Kind::alternative:
      return std::ranges::any_of(path.parts, may_be_empty);
    case Path::Kind::inverse:
    case Path::Kind::one_or_more:
    case Path::Kind::sequence:
      break;
  }
  return std::ranges::all_of(path.parts, may_be_empty);
}

/// From any of the nodes.
std::optional<rdf::Ordinal> last_step_of(const DataGraph& graph, const Path& path, bool backwards, Nodes from,
                                         TermId to);

std::optional<rdf::Ordinal> last_step_of_sequence(const DataGraph& graph, const Path& path, bool backwards, Nodes from,
                                                  TermId to) {
  Path before = path;
  const auto at = backwards ? before.parts.begin() : before.parts.end() - 1;
  const Path last = std::move(*at);
  before.parts.erase(at);
  std::vector<TermId> nodes;
  append_sequence(graph, before, backwards, from, nodes);
  if (const auto step = last_step_of(graph, last, backwards, nodes, to)) return step;
  if (before.parts.empty() || !may_be_empty(last)) return std::nullopt;
  return last_step_of(graph, before, backwards, from, to);
}

std::optional<rdf::Ordinal> last_step_of(const DataGraph& graph, const Path& path, bool backwards, Nodes from,
                                         TermId to) {
  switch (path.kind) {
    case Path::Kind::predicate:
      for (const TermId node : from) {
        const auto step =
            backwards ? ordinal_of(graph, to, path.predicate, node) : ordinal_of(graph, node, path.predicate, to);
        if (step) return step;
      }
      return std::nullopt;
    case Path::Kind::inverse:
      return last_step_of(graph, path.parts.front(), !backwards, from, to);
    case Path::Kind::sequence:
      return last_step_of_sequence(graph, path, backwards, from, to);
    case Path::Kind::alternative:
      for (const Path& part : path.parts) {
        if (const auto step = last_step_of(graph, part, backwards, from, to)) return step;
      }
      return std::nullopt;
    case Path::Kind::zero_or_one:
      return last_step_of(graph, path.parts.front(), backwards, from, to);
    case Path::Kind::zero_or_more:
    case Path::Kind::one_or_more: {
      std::vector<TermId> nodes(from.begin(), from.end());
      append_closure(graph, path.parts.front(), backwards, from, nodes);
      return last_step_of(graph, path.parts.front(), backwards, nodes, to);
    }
  }
  return std::nullopt;
}

void collect_inverse(const Path& path, bool backwards, std::vector<TermId>& out) {
  if (path.kind == Path::Kind::predicate && backwards) out.push_back(path.predicate);
  const bool turned = path.kind == Path::Kind::inverse ? !backwards : backwards;
  for (const Path& part : path.parts) collect_inverse(part, turned, out);
}

}  // namespace

Result<Path> read_path(const ShapesGraph& shapes, TermId node) {
  return PathReader(shapes).read(node);
}

void inverse_predicates(const Path& path, std::vector<TermId>& out) {
  collect_inverse(path, false, out);
}

void follow(const DataGraph& graph, const Path& path, TermId from, std::vector<TermId>& out) {
  out.clear();
  append(graph, path, false, {&from, 1}, out);
  if (path.kind != Path::Kind::predicate) sort_out(out);
}

std::optional<rdf::Ordinal> last_step(const DataGraph& graph, const Path& path, TermId from, TermId to) {
  return last_step_of(graph, path, false, {&from, 1}, to);
}

}  // namespace newsgraph::shacl
