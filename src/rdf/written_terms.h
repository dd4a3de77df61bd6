#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// Finds terms in the text of a document that a reader has accepted, for messages. Nothing is checked here: of other
/// texts the answers mean little, but are never outside of the text.
namespace newsgraph::rdf {

/// Where the object of a statement begins in the text from the end of the object before it to its own end, as
/// ReadPlace tells them: at the last term there. At the end of the text where that is the rest of a collection, which
/// is written as the next item or the closing parenthesis. Nothing where it cannot be told.
std::optional<std::size_t> object_in_turtle(std::string_view text);

/// As above for N-Quads, whose reader is always behind the full stop: the third term.
std::optional<std::size_t> object_in_nquads(std::string_view text);

/// A line of N-Triples or N-Quads.
struct StatementLine {
  enum class Kind : std::uint8_t {
    empty,      ///< at most a comment
    statement,  ///< one, from begin to end
    other,      ///< anything else, such as two statements, or part of one
  };
  Kind kind = Kind::other;
  std::size_t object = 0;  ///< where that of the statement begins
};
StatementLine scan_line(std::string_view line);

}  // namespace newsgraph::rdf
