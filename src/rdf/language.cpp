#include "newsgraph/rdf/language.h"

#include <algorithm>

namespace newsgraph::rdf {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

bool equal_tags(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view canonical_tag(std::string_view tag, std::string& buffer) {
  buffer.assign(tag);
  bool after_singleton = false;
  for (std::size_t begin = 0; begin <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::size_t size = end - begin;
    // Two letters are a region and four a script, but not at the beginning or in an extension.
    const bool changes = begin > 0 && !after_singleton;
    for (std::size_t i = begin; i < end; ++i) {
      const bool capital = changes && (size == 2 || (size == 4 && i == begin));
      buffer[i] = capital ? upper(tag[i]) : lower(tag[i]);
    }
    after_singleton = after_singleton || size == 1;
    begin = end + 1;
  }
  return buffer;
}

bool matches_range(std::string_view tag, std::string_view range) {
  if (tag.empty()) return false;
  if (range == "*") return true;
  return equal_tags(tag.substr(0, range.size()), range) && (tag.size() == range.size() || tag[range.size()] == '-');
}

}  // namespace newsgraph::rdf
