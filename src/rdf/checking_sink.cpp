#include "newsgraph/rdf/checking_sink.h"

#include <algorithm>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/byte_checks.h"
#include "newsgraph/rdf/iri.h"

namespace newsgraph::rdf {
namespace {

constexpr std::string_view not_utf8 = "is not UTF-8";

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr auto is_outside_iriref = [](auto c) {
  return (c <= 0x20) | (c == '<') | (c == '>') | (c == '"') | (c == '{') | (c == '}') | (c == '|') | (c == '^') |
         (c == '`') | (c == '\\') | (c == 0x7F);
};

/// PN_CHARS_U of Turtle.
bool starts_name(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range ranges[] = {{'A', 'Z'},       {'_', '_'},       {'a', 'z'},        {0xC0, 0xD6},
                                     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},    {0x37F, 0x1FFF},
                                     {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                                     {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

/// PN_CHARS of Turtle.
bool continues_name(char32_t c) {
  return starts_name(c) || c == '-' || (c >= '0' && c <= '9') || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x203F && c <= 0x2040);
}

/// Checks `text` against First (PN_CHARS | '.')* with no '.' at the end.
template <class First>
bool is_name(std::string_view text, First first) {
  if (text.empty() || text.back() == '.' || !is_utf8(text)) return false;
  const utf8::Decoded head = utf8::decode(text, 0);
  if (!first(head.code_point)) return false;
  for (std::size_t i = head.length; i < text.size();) {
    const utf8::Decoded next = utf8::decode(text, i);
    if (next.code_point != '.' && !continues_name(next.code_point)) return false;
    i += next.length;
  }
  return true;
}

std::string_view fault_of_label(std::string_view label) {
  const auto first = [](char32_t c) { return starts_name(c) || (c >= '0' && c <= '9'); };
  return is_name(label, first) ? "" : "is no label that Turtle takes";
}

std::string_view fault_of_literal(const TermView& term) {
  if (!is_utf8(term.text)) return not_utf8;
  if (term.text.find('\0') != std::string_view::npos) return "holds U+0000";
  if (!term.language.empty()) {
    return term.datatype.empty() ? fault_of_language(term.language) : "has a datatype as well as a language";
  }
  if (term.datatype.empty()) return "";
  if (term.datatype == vocabulary::rdf::langString) return "is an rdf:langString without a language";
  if (term.datatype == vocabulary::xsd::string) return "names xsd:string, which an empty datatype stands for";
  return fault_of_iri(term.datatype).empty() ? "" : "has a datatype that is no absolute IRI";
}

std::string_view fault_of(const TermView& term) {
  switch (term.kind) {
    case TermKind::iri:
      return fault_of_iri(term.text);
    case TermKind::blank:
      return fault_of_label(term.text);
    case TermKind::literal:
      return fault_of_literal(term);
    case TermKind::none:
      break;
  }
  return "is missing";
}

std::string_view fault_of_prefix(std::string_view name, std::string_view iri) {
  // PN_PREFIX: letters first, no underscore; the empty prefix is fine.
  const auto first = [](char32_t c) { return c != '_' && starts_name(c); };
  const std::string_view fault = fault_of_iri(iri);
  if (!fault.empty() || name.empty() || is_name(name, first)) return fault;
  return "has a name that Turtle does not take";
}

/// What is wrong with a statement: the role of the term, the term and the reason.
struct Fault {
  std::string_view role;
  const TermView* term = nullptr;
  std::string_view reason;
};

Fault fault_of(const StatementView& statement, bool graphs, std::string_view sound_subject) {
  const auto& [subject, predicate, object, graph] = statement;
  if (subject.kind == TermKind::literal) return {"subject", &subject, "is a literal"};
  if (predicate.kind != TermKind::iri) return {"predicate", &predicate, "is not an IRI"};
  if (subject.kind != TermKind::iri || subject.text != sound_subject) {
    if (const std::string_view reason = fault_of(subject); !reason.empty()) return {"subject", &subject, reason};
  }
  if (const std::string_view reason = fault_of_iri(predicate.text); !reason.empty()) {
    return {"predicate", &predicate, reason};
  }
  if (const std::string_view reason = fault_of(object); !reason.empty()) return {"object", &object, reason};
  if (graph.kind == TermKind::none) return {};
  if (!graphs) return {"graph", &graph, "has no place in a syntax without named graphs"};
  if (graph.kind == TermKind::literal) return {"graph", &graph, "is a literal"};
  if (const std::string_view reason = fault_of(graph); !reason.empty()) return {"graph", &graph, reason};
  return {};
}

}  // namespace

bool is_writable(const TermView& term) {
  return fault_of(term).empty();
}

bool is_writable_prefix(std::string_view name, std::string_view iri) {
  return fault_of_prefix(name, iri).empty();
}

std::string_view fault_of_iri(std::string_view text) {
  if (!has_scheme(text)) return "is not absolute";
  const auto is_remarkable = [](auto c) { return is_outside_iriref(c) | (c >= 0x80); };
  if (bytes_before(text, is_remarkable) == text.size()) return "";
  if (bytes_before(text, is_outside_iriref) != text.size()) return "holds a character that IRIs exclude";
  if (!is_utf8(text)) return not_utf8;
  return "";
}

std::string_view fault_of_language(std::string_view tag) {
  constexpr std::string_view malformed = "has a malformed language tag";
  constexpr std::size_t longest_subtag = 8;
  std::size_t in_subtag = 0;
  bool primary = true;
  for (const char c : tag) {
    if (c == '-') {
      if (in_subtag == 0) return malformed;
      in_subtag = 0;
      primary = false;
    } else {
      const bool allowed = is_letter(c) || (is_digit(c) && !primary);
      if (!allowed || ++in_subtag > longest_subtag) return malformed;
    }
  }
  return in_subtag == 0 ? malformed : "";
}

bool CheckingSink::prefix(std::string_view name, std::string_view iri) {
  if (refused_) return false;
  const std::string_view reason = fault_of_prefix(name, iri);
  if (reason.empty()) return next_.prefix(name, iri);
  refused_ = Error{
      Errc::syntax,
      "cannot write the prefix " + describe(literal(name)) + ": " + describe(rdf::iri(iri)) + ' ' + std::string(reason),
      {},
      {}};
  return false;
}

bool CheckingSink::write(const StatementView& statement) {
  if (refused_) return false;
  const Fault fault = fault_of(statement, graphs_, last_subject_);
  if (fault.term == nullptr) {
    if (statement.subject.kind == TermKind::iri && statement.subject.text != last_subject_) {
      last_subject_ = statement.subject.text;
    }
    return next_.write(statement);
  }
  std::string message = "cannot write the ";
  message.append(fault.role).append(" ").append(describe(*fault.term)).append(": it ").append(fault.reason);
  if (fault.role != "subject") message.append(", in a statement about ").append(describe(statement.subject));
  refused_ = Error{fault.reason == not_utf8 ? Errc::encoding : Errc::syntax, std::move(message), {}, {}};
  return false;
}

Status CheckingSink::finish() {
  Status finished = next_.finish();
  if (!refused_) return finished;
  Error error = std::move(*refused_);
  refused_.reset();
  return tl::make_unexpected(std::move(error));
}

}  // namespace newsgraph::rdf
