#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "newsgraph/base/hash.h"
#include "newsgraph/rdf/term.h"

namespace newsgraph::rdf::tests {

/// Equal up to the labels of blank nodes: labels are replaced by what is said about the node, to a depth that suffices
/// for small graphs that are not built to deceive.
inline std::multiset<std::string> without_labels(const std::vector<Statement>& given) {
  const std::set<Statement> statements(given.begin(), given.end());
  std::map<std::string, std::string> colour;
  const auto named = [&](const Term& term, const std::string* self) -> std::string {
    if (term.kind == TermKind::blank) return self != nullptr && *self == term.text ? "(self)" : colour[term.text];
    return describe(literal(std::to_string(static_cast<int>(term.kind)))) + term.text + '\n' + term.datatype + '\n' +
           term.language;
  };
  const auto line = [&](const Statement& s, const std::string* self) {
    return named(s.subject, self) + '|' + named(s.predicate, self) + '|' + named(s.object, self) + '|' +
           named(s.graph, self);
  };
  std::map<std::string, std::vector<const Statement*>> around;
  for (const Statement& s : statements) {
    for (const Term* term : {&s.subject, &s.object, &s.graph}) {
      if (term->kind == TermKind::blank) around[term->text].push_back(&s);
    }
  }
  for (std::size_t round = 0; round < std::min<std::size_t>(around.size() + 1, 16); ++round) {
    std::map<std::string, std::string> next;
    for (const auto& [label, near] : around) {
      std::set<std::string> lines;
      for (const Statement* s : near) lines.insert(line(*s, &label));
      std::string all;
      for (const std::string& each : lines) all += each + '\n';
      next[label] = hash128(all).base32();
    }
    colour = std::move(next);
  }
  std::multiset<std::string> out;
  for (const Statement& s : statements) out.insert(line(s, nullptr));
  return out;
}

inline bool isomorphic(const std::vector<Statement>& a, const std::vector<Statement>& b) {
  return without_labels(a) == without_labels(b);
}

}  // namespace newsgraph::rdf::tests
