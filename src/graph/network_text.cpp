#include "newsgraph/graph/network_text.h"

#include "newsgraph/base/utf8.h"

namespace newsgraph::graph {

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded one = utf8::decode(text, at);
    const char32_t c = one.code_point;
    const bool allowed = c == U'\t' || c == U'\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && c != 0x7F);
    utf8::append(out, allowed ? c : utf8::replacement_character);
    at += one.length;
  }
  return out;
}

std::string dot_text(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++seen) {
    if (seen == limit) return out + "…";
    const utf8::Decoded one = utf8::decode(text, at);
    at += one.length;
    if (one.code_point == U'"' || one.code_point == U'\\') {
      out += '\\';
      utf8::append(out, one.code_point);
    } else if (one.code_point == U'\n') {
      out += "\\n";
    } else {
      utf8::append(out, one.code_point < 0x20 || one.code_point == 0x7F ? U' ' : one.code_point);
    }
  }
  return out;
}

}  // namespace newsgraph::graph
