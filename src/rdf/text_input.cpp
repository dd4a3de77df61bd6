#include "newsgraph/rdf/text_input.h"

#include <algorithm>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/byte_checks.h"
#include "newsgraph/rdf/written_terms.h"

namespace newsgraph::rdf {
namespace {

/// Bytes at the end of `text` that may be the beginning of a character.
std::size_t begun_character(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

void TextPosition::advance(std::string_view over) {
  offset += over.size();
  const std::size_t last = over.find_last_of('\n');
  if (last != std::string_view::npos) {
    line += static_cast<std::uint32_t>(std::count(over.begin(), over.end(), '\n'));
    bytes_in_line = 0;
    code_points_in_line = 0;
    over.remove_prefix(last + 1);
  }
  bytes_in_line += over.size();
  code_points_in_line += utf8::count(over);
}

TextInput::TextInput(ByteSource& from, Kind kind) : from_(from), kind_(kind) {}

TextPosition TextInput::position_at(std::size_t to) const {
  TextPosition at = known_at_;
  at.advance(between(known_, to));
  return at;
}

void TextInput::know(std::size_t to) {
  known_at_.advance(between(known_, to));
  known_ = to;
}

/// Drops what was served before the last piece, reads a page behind the rest and checks it.
void TextInput::fill() {
  know(piece_);
  page_.erase(0, piece_);
  next_ -= piece_;
  checked_ -= std::exchange(piece_, 0);
  known_ = 0;
  const std::size_t wanted = page_.size() + page_size;
  std::size_t used = page_.size();
  page_.resize(wanted);
  while (used < wanted && !ended_) {
    const std::size_t size = from_.read({page_.data() + used, wanted - used});
    if (size == 0) ended_ = true;
    used += size;
  }
  page_.resize(used);
  check();
}

/// Moves ready_ on over what is sound of the bytes that are new.
void TextInput::check() {
  const std::string_view fresh = between(checked_, page_.size());
  const std::size_t whole = fresh.size() - (ended_ ? 0 : begun_character(fresh));
  std::size_t sound = std::min(find_invalid_utf8(fresh), whole);
  if (sound < whole) fault_ = Fault::encoding;
  if (kind_ == Kind::nested) {
    if (const std::size_t bracket = nesting_.watch(fresh.substr(0, sound)); bracket != std::string_view::npos) {
      sound = bracket;
      fault_ = Fault::nesting;
    }
  }
  checked_ += sound;
  ready_ = checked_;
  if (fault_ == Fault::none && !from_.status()) fault_ = Fault::source;
  if (fault_ != Fault::none) ended_ = true;
}

void TextInput::find_end_of_block() {
  while (!ended_) {
    const std::size_t newline = between(next_, ready_).find_last_of('\n');
    if (newline != std::string_view::npos) {
      ready_ = next_ + newline + 1;
      return;
    }
    fill();
  }
}

/// Ends the block behind the first line that is not one statement.
void TextInput::check_lines() {
  static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::size_t begin = next_;
  if (known_at_.offset == 0 && between(begin, ready_).starts_with(byte_order_mark)) begin += byte_order_mark.size();
  std::size_t line_feed = begin;  // the end of what was searched for one
  while (begin < ready_) {
    if (begin == line_feed) line_feed += std::min(between(begin, ready_).find('\n'), ready_ - begin - 1) + 1;
    const std::size_t carriage_return = between(begin, line_feed).find('\r');
    const std::size_t end = carriage_return == std::string_view::npos ? line_feed : begin + carriage_return + 1;
    const bool cut_off = fault_ != Fault::none && end == ready_ && page_[end - 1] != '\n';
    if (!cut_off && scan_line(between(begin, end)).kind == StatementLine::Kind::other) {
      fault_ = Fault::line;
      odd_line_ = position_at(begin);
      ready_ = end;
      ended_ = true;
    }
    begin = end;
  }
}

bool TextInput::next_block() {
  if (fault_ == Fault::line) return false;
  piece_ = next_;
  fill();
  find_end_of_block();
  check_lines();
  return ready_ > next_;
}

std::size_t TextInput::serve(char* into, std::size_t size) {
  piece_ = next_;
  if (size == 1 && next_ < ready_) {
    *into = page_[next_++];
    return 1;
  }
  while (next_ - piece_ < size) {
    if (next_ == ready_) {
      if (ended_ || kind_ == Kind::lines) break;
      fill();
      if (next_ == ready_) break;
    }
    next_ += std::min(size - (next_ - piece_), ready_ - next_);
  }
  between(piece_, next_).copy(into, size);
  return next_ - piece_;
}

Status TextInput::status(const Locator& in) const {
  if (fault_ == Fault::none) return {};
  if (fault_ == Fault::source) return from_.status();
  const TextPosition at = fault_ == Fault::line ? odd_line_ : position_at(checked_);
  Location where{in, at.offset, at.line, at.column()};
  if (fault_ == Fault::encoding) {
    return failure(Errc::encoding, "the text is not UTF-8", std::move(where), "convert it, for instance with iconv");
  }
  if (fault_ == Fault::line) {
    return failure(Errc::syntax, "the line is not one statement", std::move(where),
                   "if the document is Turtle or TriG, name it so");
  }
  return failure(Errc::limit, "more than " + std::to_string(NestingWatch::deepest) + " brackets are open at once",
                 std::move(where));
}

TextInput::Place TextInput::place() {
  know(piece_);
  return {known_at_.offset, known_at_.line, known_at_.column()};
}

std::uint32_t TextInput::next_line() const {
  return position_at(next_).line;
}

TextInput::Place TextInput::place_of(std::uint32_t line, std::uint32_t column_bytes) const {
  TextPosition at = known_at_;
  std::string_view rest = between(known_, next_);
  while (at.line < line) {
    const std::size_t newline = rest.find('\n');
    if (newline == std::string_view::npos) return {0, line, 0};
    at.advance(rest.substr(0, newline + 1));
    rest.remove_prefix(newline + 1);
  }
  if (at.line > line || column_bytes < at.bytes_in_line) return {0, line, 0};
  at.advance(rest.substr(0, column_bytes - static_cast<std::size_t>(at.bytes_in_line)));
  return {at.offset, line, at.column()};
}

}  // namespace newsgraph::rdf
