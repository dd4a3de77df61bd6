#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/rdf/nesting.h"

namespace newsgraph::rdf {

/// A place in a text as it is counted.
struct TextPosition {
  std::uint64_t offset = 0;  ///< bytes from 0
  std::uint32_t line = 1;
  std::uint64_t bytes_in_line = 0;
  std::uint64_t code_points_in_line = 0;

  void advance(std::string_view over);
  /// From 1.
  std::uint32_t column() const { return static_cast<std::uint32_t>(code_points_in_line) + 1; }
};

/// Text on its way from a source to a parser that takes it in pieces: checks that it is UTF-8 and not nested too
/// deeply, or of lines as N-Triples and N-Quads have them, and knows line and column of what it has served.
class TextInput {
 public:
  enum class Kind : std::uint8_t {
    nested,  ///< brackets are watched (Turtle, TriG)
    lines,   ///< each line is one statement or none; serve() stops at ends of lines, after about a page, until
             ///< next_block()
  };

  static constexpr std::size_t page_size = std::size_t{256} * 1024;

  TextInput(ByteSource& from, Kind kind);

  /// Copies the next bytes and returns how many: fewer than asked for only at the end of the text or block, or before
  /// an error.
  std::size_t serve(char* into, std::size_t size);

  /// Goes on to the next block; false at the end of the text.
  bool next_block();

  /// Error where the source failed (io), or at the first byte that is not UTF-8 (encoding) or opens a bracket too many
  /// (limit), which is as far as serve() goes; or at the first line that is not one statement (syntax), which is still
  /// served, as the parser may know better what is wrong with it. `in` is for messages.
  Status status(const Locator& in) const;

  struct Place {
    std::uint64_t offset = 0;  ///< bytes from 0
    std::uint32_t line = 1;
    std::uint32_t column = 1;  ///< code points from 1; 0 = unknown
  };
  /// Where the last served piece begins: with pieces of one byte, what the parser has taken for good, as parsers look
  /// one byte ahead.
  Place place();
  /// The line of the first byte that is not served.
  std::uint32_t next_line() const;
  /// Where the byte `column_bytes` (from 0) of `line` is, if it was in the last served piece; else only the line.
  Place place_of(std::uint32_t line, std::uint32_t column_bytes) const;

 private:
  void fill();
  void check();
  void find_end_of_block();
  void check_lines();
  std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(page_).substr(begin, end - begin);
  }
  /// The position of page_[known_], brought forward to page_[to].
  TextPosition position_at(std::size_t to) const;
  void know(std::size_t to);

  ByteSource& from_;
  Kind kind_;
  NestingWatch nesting_;
  std::string page_;         ///< from the last served piece on; the indexes below are into it
  std::size_t piece_ = 0;    ///< begin of the last served piece
  std::size_t next_ = 0;     ///< its end: the first byte that is not served
  std::size_t ready_ = 0;    ///< end of what may be served
  std::size_t checked_ = 0;  ///< end of what is sound; beyond ready_ where a block ends before
  std::size_t known_ = 0;    ///< at most piece_: where known_at_ is
  TextPosition known_at_;
  bool ended_ = false;  ///< nothing more comes from the source
  enum class Fault : std::uint8_t { none, source, encoding, nesting, line };
  Fault fault_ = Fault::none;  ///< at checked_; a line: at odd_line_
  TextPosition odd_line_;
};

}  // namespace newsgraph::rdf
