#include "newsgraph/rdf/iri.h"

#include <algorithm>

namespace newsgraph::rdf {
namespace {

/// A reference in its parts, each with its delimiter: "scheme:", "//authority", path, "?query", "#fragment".
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
};

std::string_view take_until(std::string_view& rest, std::string_view delimiters, std::size_t from = 0) {
  const std::size_t end = std::min(rest.find_first_of(delimiters, from), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(end);
  return taken;
}

Parts parts_of(std::string_view reference) {
  Parts parts;
  if (has_scheme(reference)) {
    const std::size_t end = reference.find(':') + 1;
    parts.scheme = reference.substr(0, end);
    reference.remove_prefix(end);
  }
  if (reference.starts_with("//")) parts.authority = take_until(reference, "/?#", 2);
  parts.path = take_until(reference, "?#");
  parts.query = take_until(reference, "#");
  parts.fragment = reference;
  return parts;
}

/// RFC 3986, section 5.2.4, for a path that begins with "/" or has no dot segments that matter.
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

/// RFC 3986, section 5.2.3
std::string merged(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return '/' + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  std::string out(slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1));
  return out += path;
}

}  // namespace

bool has_scheme(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !is_letter(text[0])) return false;
  const auto* const end = std::find_if_not(text.begin() + 1, text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
  return end != text.end() && *end == ':';
}

std::string resolved_iri(std::string_view base, std::string_view reference) {
  const Parts from = parts_of(base);
  const Parts to = parts_of(reference);
  if (!to.scheme.empty()) return std::string(reference);
  std::string out(from.scheme);
  const std::string_view fragment = to.fragment;
  if (!to.authority.empty()) {
    out.append(to.authority).append(without_dot_segments(to.path)).append(to.query);
  } else if (to.path.empty()) {
    out.append(from.authority).append(from.path).append(to.query.empty() ? from.query : to.query);
  } else {
    const std::string path = to.path.front() == '/' ? std::string(to.path) : merged(from, to.path);
    out.append(from.authority).append(without_dot_segments(path)).append(to.query);
  }
  return out.append(fragment);
}

}  // namespace newsgraph::rdf
