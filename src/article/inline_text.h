#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/span.h"

namespace newsgraph::article {

/// A link within one block's text.
struct InlineLink {
  Span span;
  std::string url;
};

/// Collects the running text of one block in normal form: white space and the blanks of all scripts become one blank,
/// none at the ends, none where a line of source was broken between Chinese characters; control, zero-width and
/// format characters and noncharacters are left out; references that were encoded twice are decoded.
class InlineText {
 public:
  /// `literal`: the text is code, in which "&amp;" means itself.
  void append(std::string_view text, bool literal = false);
  void append_blank() { blank_ = blank_ == Blank::none ? Blank::blank : blank_; }

  void begin_link(std::string url);
  void end_link();
  void begin_strong() { ++strong_depth_; }
  void end_strong() { --strong_depth_; }
  void begin_small() { ++small_depth_; }
  void end_small() { --small_depth_; }

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

  /// What was collected, and starts anew; open links and emphasis go on in the next block.
  struct Collected {
    std::string text;
    std::vector<InlineLink> links;
    std::uint32_t linked = 0;  ///< bytes of text within links
    bool strong = false;       ///< all of it is emphasised
    bool small = false;        ///< all of it is small print
  };
  Collected take();

 private:
  enum class Blank : std::uint8_t { none, blank, line_break };

  void put(char32_t c);
  void put_bytes(std::string_view bytes, char32_t first, char32_t last);
  void flush_blank(char32_t next);
  void note_letters(std::size_t bytes);

  std::string text_;
  std::vector<InlineLink> links_;
  std::string open_url_;
  std::uint32_t open_begin_ = 0;
  bool link_open_ = false;
  Blank blank_ = Blank::none;
  char32_t last_ = 0;
  int strong_depth_ = 0;
  int small_depth_ = 0;
  std::size_t plain_bytes_ = 0;   ///< not within emphasis
  std::size_t normal_bytes_ = 0;  ///< not within small print
};

/// A text in the same normal form.
std::string normal_text(std::string_view text);

}  // namespace newsgraph::article
