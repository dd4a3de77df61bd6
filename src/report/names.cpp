#include "newsgraph/report/names.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::report {
namespace {

namespace vocabulary = rdf::vocabulary;
using shacl::Path;

/// Controls, and what makes text look other than it is: marks of direction, line separators, the byte order mark.
bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void append_shown(std::string& out, char32_t c) {
  if (!is_hidden(c)) return utf8::append(out, c);
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> static_cast<unsigned>(shift)) & 0xFU];
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Local names that Turtle takes without escapes, and a little less: what is odd is better seen in full.
bool is_plain_local_name(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.front() == '.' || name.back() == '.') return false;
  for (std::size_t at = 0; at < name.size();) {
    const auto [c, length] = utf8::decode(name, at);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && c != '_' && c != '-' && c != '.' && (c < 0xC0 || c == utf8::replacement_character || is_hidden(c)))
      return false;
    at += length;
  }
  return true;
}

bool is_number(std::string_view text, bool with_point) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = with_point ? text.find('.') : std::string_view::npos;
  if (with_point && (point == std::string_view::npos || point + 1 == text.size())) return false;
  if (point != std::string_view::npos)
    return is_number(std::string(text.substr(0, point)) += text.substr(point + 1), false);
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Literals that Turtle writes without quotation marks and datatype.
bool stands_bare(const rdf::TermView& term) {
  if (term.text.size() > Names::literal_limit) return false;
  if (term.datatype == vocabulary::xsd::boolean) return term.text == "true" || term.text == "false";
  if (term.datatype == vocabulary::xsd::integer) return is_number(term.text, false);
  return term.datatype == vocabulary::xsd::decimal && is_number(term.text, true);
}

/// How strongly a path holds together, as the grammar of SPARQL has it: alternatives least, IRIs most.
int binding(Path::Kind kind) {
  switch (kind) {
    case Path::Kind::alternative:
      return 0;
    case Path::Kind::sequence:
      return 1;
    case Path::Kind::inverse:
      return 2;
    case Path::Kind::zero_or_more:
    case Path::Kind::one_or_more:
    case Path::Kind::zero_or_one:
      return 3;
    case Path::Kind::predicate:
      break;
  }
  return 4;
}

bool is_english(std::string_view tag) {
  const auto is = [](char c, char lower) { return c == lower || c == lower - 'a' + 'A'; };
  return tag.size() >= 2 && is(tag[0], 'e') && is(tag[1], 'n') && (tag.size() == 2 || tag[2] == '-');
}

}  // namespace

Names::Names(const Report& report) : terms_(report.terms), prefixes_(report.prefixes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> usual{{{"sh", vocabulary::sh::base},
                                                                                {"xsd", vocabulary::xsd::base},
                                                                                {"rdf", vocabulary::rdf::base},
                                                                                {"rdfs", vocabulary::rdfs::base}}};
  for (const auto& [name, iri] : usual) {
    const auto same_name = [&, name = name](const auto& prefix) { return prefix.first == name; };
    if (std::ranges::none_of(prefixes_, same_name)) prefixes_.emplace_back(name, iri);
  }
  std::ranges::stable_sort(prefixes_, [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
}

std::string Names::iri(std::string_view iri) const {
  for (const auto& [name, base] : prefixes_) {
    if (!base.empty() && iri.starts_with(base) && is_plain_local_name(iri.substr(base.size())))
      return name + ':' + std::string(iri.substr(base.size()));
  }
  return '<' + one_line(iri) + '>';
}

std::string Names::literal(const rdf::TermView& term) const {
  if (stands_bare(term)) return std::string(term.text);
  std::string out = "\"";
  std::size_t at = 0;
  for (std::size_t shown = 0; at < term.text.size() && shown < literal_limit; ++shown) {
    const auto [c, length] = utf8::decode(term.text, at);
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else {
      append_shown(out, c);
    }
    at += length;
  }
  const bool cut = at < term.text.size();
  out += cut ? "…\"" : "\"";
  if (!term.language.empty()) out.append("@").append(one_line(term.language));
  if (!term.datatype.empty()) out.append("^^").append(iri(term.datatype));
  if (cut) out.append(" (").append(counted(utf8::count(term.text), "character")).append(")");
  return out;
}

std::string Names::term(rdf::TermId id) const {
  if (id == rdf::TermId::none) return {};
  const rdf::TermView term = terms_[id];
  if (term.kind == rdf::TermKind::iri) return iri(term.text);
  return term.kind == rdf::TermKind::blank ? "_:" + one_line(term.text) : literal(term);
}

std::string Names::path(const Path& path, int least_binding) const {
  const int own = binding(path.kind);
  const auto joined = [&](char separator) {
    std::string out;
    for (const Path& part : path.parts) {
      if (!out.empty()) out += separator;
      out += this->path(part, own + 1);
    }
    return out;
  };
  std::string out = path.kind == Path::Kind::predicate ? term(path.predicate) : "";
  if (path.kind == Path::Kind::inverse) out = '^' + joined('/');
  if (path.kind == Path::Kind::sequence) out = joined('/');
  if (path.kind == Path::Kind::alternative) out = joined('|');
  if (path.kind == Path::Kind::zero_or_more) out = joined('/') + '*';
  if (path.kind == Path::Kind::one_or_more) out = joined('/') + '+';
  if (path.kind == Path::Kind::zero_or_one) out = joined('/') + '?';
  return own < least_binding ? '(' + out + ')' : out;
}

std::string Names::path(const Path& path) const {
  return this->path(path, 0);
}

std::string Names::shape(rdf::TermId shape, rdf::TermId named_shape) const {
  if (shape != rdf::TermId::none && terms_.kind(shape) == rdf::TermKind::iri) return term(shape);
  return named_shape == rdf::TermId::none ? "a shape without a name" : "a shape in " + term(named_shape);
}

std::string Names::shape(const Result& result) const {
  return shape(result.shape, result.named_shape);
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string out;
  bool space = false;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    at += length;
    if (is_space(c)) {
      space = !out.empty();
      continue;
    }
    if (shown++ == most) return out += "…";
    if (space) out += ' ';
    space = false;
    append_shown(out, c);
  }
  return out;
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    at += length;
    if (c == '\r' && text.substr(at).starts_with('\n')) continue;
    if (c == '\n' || c == '\t') {
      out += static_cast<char>(c);
    } else {
      append_shown(out, c);
    }
  }
  return out;
}

std::string place(const Location& at) {
  std::string out = at.in.path == "-" ? "<stdin>" : one_line(at.in.text());
  if (at.line == 0) return out;
  out += ':' + std::to_string(at.line);
  if (at.column != 0) out += ':' + std::to_string(at.column);
  return out;
}

bool is_in_file(const Location& at) {
  return !at.in.path.empty() && at.in.path != "-" && !at.in.path.starts_with("newsgraph:");
}

std::string plain_path(std::string_view path) {
  return std::filesystem::path(path).lexically_normal().generic_string();
}

const Message& message_of(const Result& result) {
  static const Message nothing{"does not conform", ""};
  if (result.messages.empty()) return nothing;
  const auto english = std::ranges::find_if(result.messages, is_english, &Message::language);
  return english == result.messages.end() ? result.messages.front() : *english;
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, 1, ',');
  return out;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  std::string out = number == 0 ? "no" : grouped(number);
  out.append(" ").append(noun);
  return number == 1 ? out : out += 's';
}

}  // namespace newsgraph::report
