#include "newsgraph/inspect/html.h"

#include "newsgraph/base/utf8.h"

namespace newsgraph::inspect {
namespace {

/// Controls, and embeddings, overrides and isolates of the bidirectional algorithm: a text that has them could show
/// itself in another order than it has.
bool is_hidden(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded one = utf8::decode(text, at);
    switch (one.code_point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        utf8::append(out, is_hidden(one.code_point) ? utf8::replacement_character : one.code_point);
    }
    at += one.length;
  }
  return out;
}

}  // namespace newsgraph::inspect
