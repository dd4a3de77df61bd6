#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::rdf {

/// The terms of a statement as they are written.
struct WrittenLine {
  std::string_view subject;
  std::string_view predicate;
  std::string_view object;
  std::string_view graph;  ///< empty: none
};

/// Reads lines of N-Triples and N-Quads that are written as append_ntriples() of ntriples.h writes them: one space
/// between terms, characters as they are but for those that must be escaped. They can be passed on without a reader and
/// a writer between, at several times the speed.
class PlainLines {
 public:
  /// `graphs`: whether the syntax has them.
  explicit PlainLines(bool graphs) : graphs_(graphs) {}

  /// The line's terms, as views of it; `line` is without its end. Nothing where the line is not a statement, not in the
  /// plain form, has a blank node, or is wrong: all that is for a reader to tell.
  std::optional<WrittenLine> read(std::string_view line);

 private:
  bool graphs_;
  std::string sound_subject_;  ///< with its brackets, since statements come in groups of one subject
};

}  // namespace newsgraph::rdf
