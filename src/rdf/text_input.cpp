#include "newsgraph/rdf/text_input.h"

#include <algorithm>
#include <cstring>

#include "newsgraph/base/utf8.h"

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

void TextInput::Position::advance(std::string_view over) {
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

TextInput::TextInput(ByteSource& from, Blocks blocks) : from_(from), blocks_(blocks) {}

/// Drops what was served, reads a page behind the rest and checks it.
void TextInput::fill() {
  page_.erase(0, next_);
  next_ = 0;
  ready_ = 0;
  const std::size_t wanted = page_.size() + page_size;
  std::size_t used = page_.size();
  page_.resize(wanted);
  while (used < wanted && !ended_) {
    const std::size_t size = from_.read({page_.data() + used, wanted - used});
    if (size == 0) ended_ = true;
    used += size;
  }
  page_.resize(used);
  const std::size_t invalid = utf8::find_invalid(page_);
  const std::size_t begun = ended_ ? 0 : begun_character(page_);
  ready_ = std::min(invalid, page_.size() - begun);
  if (invalid < page_.size() - begun || !from_.status()) {
    failed_ = true;
    ended_ = true;
  }
}

void TextInput::find_end_of_block() {
  while (!ended_) {
    const std::size_t newline = std::string_view(page_).substr(0, ready_).find_last_of('\n');
    if (newline != std::string_view::npos) {
      ready_ = newline + 1;
      return;
    }
    fill();
  }
}

bool TextInput::next_block() {
  fill();
  find_end_of_block();
  return ready_ > 0;
}

std::size_t TextInput::serve(char* into, std::size_t size) {
  served_at_.advance(served_);
  std::size_t done = 0;
  while (done < size) {
    if (next_ == ready_) {
      if (ended_ || blocks_ == Blocks::whole_lines) break;
      fill();
      if (ready_ == 0) break;
    }
    const std::size_t piece = std::min(size - done, ready_ - next_);
    std::memcpy(into + done, page_.data() + next_, piece);
    next_ += piece;
    done += piece;
  }
  served_.assign(into, done);
  return done;
}

Status TextInput::status(const Locator& in) const {
  if (!failed_) return {};
  if (Status source = from_.status(); !source) return source;
  Position at = served_at_;
  at.advance(served_);
  at.advance(std::string_view(page_).substr(next_, ready_ - next_));
  return failure(Errc::encoding, "the text is not UTF-8",
                 {in, at.offset, at.line, static_cast<std::uint32_t>(at.code_points_in_line) + 1},
                 "convert it, for instance with iconv");
}

TextInput::Place TextInput::place() const {
  return {served_at_.offset, served_at_.line, static_cast<std::uint32_t>(served_at_.code_points_in_line) + 1};
}

std::uint32_t TextInput::next_line() const {
  Position at = served_at_;
  at.advance(served_);
  return at.line;
}

TextInput::Place TextInput::place_of(std::uint32_t line, std::uint32_t column_bytes) const {
  Position at = served_at_;
  std::string_view rest = served_;
  while (at.line < line) {
    const std::size_t newline = rest.find('\n');
    if (newline == std::string_view::npos) return {0, line, 0};
    at.advance(rest.substr(0, newline + 1));
    rest.remove_prefix(newline + 1);
  }
  if (at.line > line || column_bytes < at.bytes_in_line) return {0, line, 0};
  at.advance(rest.substr(0, column_bytes - static_cast<std::size_t>(at.bytes_in_line)));
  return {at.offset, line, static_cast<std::uint32_t>(at.code_points_in_line) + 1};
}

}  // namespace newsgraph::rdf
