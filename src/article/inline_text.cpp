#include "newsgraph/article/inline_text.h"

#include <utility>

#include "newsgraph/article/entities.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

enum class Sort : std::uint8_t { text, blank, line_break, nothing };

/// Format characters without width, joiners, marks of direction, soft hyphens, noncharacters.
bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE007F);
}

Sort sort_of(char32_t c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) return Sort::line_break;
  if (c == ' ' || (c >= 0x09 && c <= 0x0C) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
      c == 0x205F || c == 0x3000 || c == 0x3164 || c == 0x115F || c == 0x1160) {
    return Sort::blank;
  }
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_invisible(c)) return Sort::nothing;
  return Sort::text;
}

/// Bytes of running text from `at` that need no look: ASCII letters and the like, or Chinese characters.
std::size_t plain_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (byte > 0x20 && byte < 0x7F && byte != '&') {
      ++end;
    } else if (byte >= 0xE4 && byte <= 0xE9 && end + 3 <= text.size()) {
      end += 3;
    } else {
      break;
    }
  }
  return end;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return utf8::decode(text, at).code_point;
}

}  // namespace

void InlineText::append(std::string_view text, bool literal) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_run(text, at);
    if (end > at) {
      const std::string_view run = text.substr(at, end - at);
      put_bytes(run, utf8::decode(run, 0).code_point, last_character(run));
      at = end;
      continue;
    }
    const EntityAt entity = literal ? EntityAt{} : entity_at(text, at);
    if (entity.length != 0) {
      put(entity.code_point);
      at += entity.length;
      continue;
    }
    const utf8::Decoded c = utf8::decode(text, at);
    put(c.code_point);
    at += c.length;
  }
}

void InlineText::put(char32_t c) {
  switch (sort_of(c)) {
    case Sort::line_break:
      blank_ = Blank::line_break;
      break;
    case Sort::blank:
      append_blank();
      break;
    case Sort::nothing:
      break;
    case Sort::text: {
      std::string bytes;
      utf8::append(bytes, c);
      put_bytes(bytes, c, c);
      break;
    }
  }
}

void InlineText::put_bytes(std::string_view bytes, char32_t first, char32_t last) {
  flush_blank(first);
  text_ += bytes;
  last_ = last;
  note_letters(bytes.size());
}

void InlineText::flush_blank(char32_t next) {
  const bool broken_line = blank_ == Blank::line_break && is_wide(last_) && is_wide(next);
  if (blank_ != Blank::none && !text_.empty() && !broken_line) text_ += ' ';
  blank_ = Blank::none;
  if (link_open_ && open_begin_ == UINT32_MAX) open_begin_ = static_cast<std::uint32_t>(text_.size());
}

void InlineText::note_letters(std::size_t bytes) {
  if (strong_depth_ <= 0) plain_bytes_ += bytes;
  if (small_depth_ <= 0) normal_bytes_ += bytes;
}

void InlineText::begin_link(std::string url) {
  end_link();
  open_url_ = std::move(url);
  link_open_ = true;
  open_begin_ = UINT32_MAX;  // begins with its first character, not with a blank in front of it
}

void InlineText::end_link() {
  if (!link_open_) return;
  link_open_ = false;
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (open_begin_ == UINT32_MAX || open_begin_ >= end) return;
  links_.push_back({{open_begin_, end}, open_url_});
}

InlineText::Collected InlineText::take() {
  const bool goes_on = link_open_;
  std::string url = open_url_;
  end_link();
  Collected out;
  out.strong = !text_.empty() && plain_bytes_ == 0;
  out.small = !text_.empty() && normal_bytes_ == 0;
  for (const InlineLink& link : links_) out.linked += link.span.size();
  std::erase_if(links_, [](const InlineLink& link) { return link.url.empty(); });
  out.text = std::exchange(text_, {});
  out.links = std::exchange(links_, {});
  blank_ = Blank::none;
  last_ = 0;
  plain_bytes_ = normal_bytes_ = 0;
  if (goes_on) begin_link(std::move(url));
  return out;
}

std::string normal_text(std::string_view text) {
  InlineText collected;
  collected.append(text);
  return collected.take().text;
}

}  // namespace newsgraph::article
