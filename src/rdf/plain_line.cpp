#include "newsgraph/rdf/plain_line.h"

#include "newsgraph/rdf/byte_checks.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::rdf {
namespace {

/// Takes "<...>" from the front, and checks what is between the brackets.
std::string_view take_iri(std::string_view& rest) {
  if (!rest.starts_with('<')) return {};
  const std::size_t end = rest.find('>');
  if (end == std::string_view::npos || !fault_of_iri(rest.substr(1, end - 1)).empty()) return {};
  const std::string_view iri = rest.substr(0, end + 1);
  rest.remove_prefix(end + 1);
  return iri;
}

/// How long a quoted string at the front is, with its marks; 0 where it is not in the plain form.
std::size_t length_of_string(std::string_view text) {
  constexpr auto is_remarkable = [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\') | (c == 0x7F); };
  std::size_t at = 1;
  for (;;) {
    at += bytes_before(text.substr(at), is_remarkable);
    if (at >= text.size()) return 0;
    if (text[at] == '"') return at + 1;
    constexpr std::string_view escapes = "tbnrf\"\\";
    const bool is_escape =
        text[at] == '\\' && at + 1 < text.size() && escapes.find(text[at + 1]) != std::string_view::npos;
    if (!is_escape) return 0;
    at += 2;
  }
}

/// Takes a literal from the front.
std::string_view take_literal(std::string_view& rest) {
  std::size_t length = length_of_string(rest);
  if (length == 0 || find_invalid_utf8(rest.substr(0, length)) != std::string_view::npos) return {};
  if (rest.substr(length).starts_with('@')) {
    const std::size_t end = rest.find(' ', length);
    if (end == std::string_view::npos || !fault_of_language(rest.substr(length + 1, end - length - 1)).empty())
      return {};
    length = end;
  } else if (rest.substr(length).starts_with("^^")) {
    std::string_view datatype = rest.substr(length + 2);
    const std::string_view iri = take_iri(datatype);
    if (iri.empty()) return {};
    const std::string_view name = iri.substr(1, iri.size() - 2);
    if (name == vocabulary::xsd::string || name == vocabulary::rdf::langString) return {};
    length = rest.size() - datatype.size();
  }
  const std::string_view literal = rest.substr(0, length);
  rest.remove_prefix(length);
  return literal;
}

bool take_space(std::string_view& rest) {
  if (!rest.starts_with(' ')) return false;
  rest.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<WrittenLine> PlainLines::read(std::string_view line) {
  WrittenLine out;
  std::string_view rest = line;
  if (!sound_subject_.empty() && rest.starts_with(sound_subject_)) {
    out.subject = rest.substr(0, sound_subject_.size());
    rest.remove_prefix(sound_subject_.size());
  } else {
    out.subject = take_iri(rest);
    if (out.subject.empty()) return std::nullopt;
    sound_subject_ = out.subject;
  }
  if (!take_space(rest)) return std::nullopt;
  out.predicate = take_iri(rest);
  if (out.predicate.empty() || !take_space(rest)) return std::nullopt;
  out.object = rest.starts_with('"') ? take_literal(rest) : take_iri(rest);
  if (out.object.empty() || !take_space(rest)) return std::nullopt;
  if (graphs_ && rest.starts_with('<')) {
    out.graph = take_iri(rest);
    if (out.graph.empty() || !take_space(rest)) return std::nullopt;
  }
  if (rest != ".") return std::nullopt;
  return out;
}

}  // namespace newsgraph::rdf
