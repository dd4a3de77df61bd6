#pragma once

#include <cstdint>

#include "newsgraph/extract/english/name_runs.h"

namespace newsgraph::extract::english {

/// What the words around a run of capitalised words say about it.
class NameEvidence {
 public:
  explicit NameEvidence(const Text& text) : text_(text) {}

  /// A title or role directly before it: analyst Ryan Tully, the critic James Wood.
  bool follows_role(Run run) const;
  /// One before it and a comma: his lawyer, Ellen Brandt,
  bool follows_apposed_role(Run run) const;
  /// The same for organisations: Mesa's party, Citizen Community, said
  bool follows_apposed_body(Run run) const;
  /// , 43,
  bool is_aged(Run run) const;
  /// A relative that means people: (,) who
  bool is_who(Run run) const;
  bool is_which(Run run) const;
  /// Somebody says something: X said, said X, X told …
  bool speaks(Run run) const;
  bool is_told(Run run) const;
  /// leaders X, champions X: a team
  bool is_contender(Run run) const;
  /// Stamford Road, X
  bool is_behind_street(Run run) const;
  /// Somebody works for it or leads it.
  bool is_employer(Run run) const;
  /// The head noun of what stands in commas behind it: , the vaccine alliance, ; no kinds where nothing does.
  Kinds apposed(Run run) const;
  /// The noun directly behind it, or directly before it with nothing in between: CGT union, broadcaster DR.
  Kinds noun_behind(Run run) const;
  Kinds noun_before(Run run) const;
  /// in X, near X; "to X" and the like tell less.
  bool is_located(Run run) const;
  bool follows_the(Run run) const;
  bool is_owner(Run run) const;
  bool is_dateline(Run run) const;

 private:
  const Text& text_;
};

}  // namespace newsgraph::extract::english
