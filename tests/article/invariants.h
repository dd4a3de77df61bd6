#pragma once

#include <string>
#include <string_view>

#include "newsgraph/article/article.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::tests {

inline bool is_forbidden(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || (c >= 0x200B && c <= 0x200F);
}

/// What article.h promises of every article; says which promise is broken, or nothing.
inline std::string broken_invariant(const article::Article& article) {
  const std::string& text = article.text;
  if (!utf8::valid(text)) return "the text is not UTF-8";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    if (is_forbidden(c.code_point)) return "the text has a control or zero-width character";
    at += c.length;
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  if (article.headline.begin != 0 || article.headline.end > size) return "the headline is not the front of the text";
  if (article.body.begin > article.body.end || article.body.end != size) return "the body is not the end of the text";
  std::uint32_t end = article.headline.end;
  for (const article::Block& block : article.blocks) {
    if (block.span.begin != end + 1 || block.span.end <= block.span.begin) return "blocks are not one line break apart";
    const std::string_view inner = block.span.of(text);
    if (inner.find('\n') != std::string_view::npos) return "a block has a line break";
    if (inner.front() == ' ' || inner.back() == ' ') return "a block has blanks at its ends";
    end = block.span.end;
  }
  if (end != size) return "the text has more than headline and blocks";
  for (const article::Link& link : article.links) {
    if (!article.body.contains(link.span) || link.span.empty()) return "a link is not in the body";
    if (link.url.empty()) return "a link goes nowhere";
  }
  for (const article::Dateline& dateline : article.datelines) {
    if (!article.body.contains(dateline.span)) return "a dateline is not in the body";
  }
  for (const article::Image& image : article.images) {
    for (const char c : image.url) {
      if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F)
        return "an image URL is no URI";
    }
  }
  return {};
}

}  // namespace newsgraph::tests
