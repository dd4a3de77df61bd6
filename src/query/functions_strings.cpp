#include <algorithm>
#include <cmath>
#include <string>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "newsgraph/base/utf8.h"
#include "newsgraph/query/functions.h"
#include "newsgraph/query/number.h"
#include "newsgraph/regex/regex.h"

namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;

namespace {

/// A string literal: plain or with a language.
bool is_string(const TermView& term) {
  return term.kind == TermKind::literal && term.datatype.empty();
}

/// Section 17.4.3.1.1: the second has no language, or that of the first.
bool are_compatible(const TermView& a, const TermView& b) {
  return is_string(a) && is_string(b) && (b.language.empty() || a.language == b.language);
}

Value like(const TermView& model, std::string_view text) {
  return rdf::Term(rdf::text(text, model.language));
}

Value upper_or_lower(const TermView& text, bool upper) {
  if (!is_string(text)) return {};
  auto changed = icu::UnicodeString::fromUTF8({text.text.data(), static_cast<std::int32_t>(text.text.size())});
  if (upper) {
    changed.toUpper(icu::Locale::getRoot());
  } else {
    changed.toLower(icu::Locale::getRoot());
  }
  std::string out;
  changed.toUTF8String(out);
  return like(text, out);
}

Value concatenated(Arguments arguments) {
  std::string out;
  std::string_view language = arguments.empty() ? std::string_view() : arguments.front().language;
  for (const TermView& part : arguments) {
    if (!is_string(part)) return {};
    if (part.language != language) language = {};
    out += part.text;
  }
  return rdf::Term(rdf::text(out, language));
}

/// The byte at which the code point with the number begins; the end of the text behind the last.
std::size_t byte_of(std::string_view text, double code_point) {
  if (code_point >= static_cast<double>(text.size())) return text.size();
  std::size_t at = 0;
  const auto before = code_point > 0 ? static_cast<std::size_t>(std::ceil(code_point)) : 0;
  for (std::size_t i = 0; i < before && at < text.size(); ++i) at += utf8::decode(text, at).length;
  return at;
}

/// fn:substring: positions are code points from 1, and are rounded.
Value substring(Arguments arguments) {
  if (!is_string(arguments[0])) return {};
  const auto start = number_of(arguments[1]);
  const auto length = arguments.size() > 2 ? number_of(arguments[2]) : std::nullopt;
  if (!start || (arguments.size() > 2 && !length)) return {};
  const std::string_view text = arguments[0].text;
  const double first = rounded(*start, Rounding::nearest).as_double();
  const double end =
      length ? first + rounded(*length, Rounding::nearest).as_double() : static_cast<double>(text.size()) + 1;
  if (!(first < end)) return like(arguments[0], "");
  const std::size_t from = byte_of(text, first - 1);
  const std::size_t to = byte_of(text, end - 1);
  return like(arguments[0], to > from ? text.substr(from, to - from) : std::string_view());
}

Value encoded_for_uri(const TermView& text) {
  if (!is_string(text)) return {};
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string out;
  for (const char c : text.text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-_.~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += hexadecimal[byte >> 4U];
      out += hexadecimal[byte & 15U];
    }
  }
  return Value::text(out);
}

Value part_around(const TermView& text, const TermView& sought, bool before) {
  if (!are_compatible(text, sought)) return {};
  const std::size_t at = text.text.find(sought.text);
  if (at == std::string_view::npos) return Value::text("");
  return like(text, before ? text.text.substr(0, at) : text.text.substr(at + sought.text.size()));
}

Value matches(Arguments arguments, Evaluation& evaluation) {
  const bool sound =
      is_string(arguments[0]) && is_plain(arguments[1]) && (arguments.size() < 3 || is_plain(arguments[2]));
  if (!sound) return {};
  const regex::Regex* regex =
      evaluation.regex(arguments[1].text, arguments.size() > 2 ? arguments[2].text : std::string_view());
  if (regex == nullptr) return {};
  const regex::MatchResult result = regex->search(arguments[0].text);
  return result == regex::MatchResult::too_hard ? Value() : Value::of(result == regex::MatchResult::matched);
}

Value replaced(Arguments arguments, Evaluation& evaluation) {
  const bool sound = is_string(arguments[0]) && is_plain(arguments[1]) && is_plain(arguments[2]) &&
                     (arguments.size() < 4 || is_plain(arguments[3]));
  if (!sound) return {};
  const regex::Regex* regex =
      evaluation.regex(arguments[1].text, arguments.size() > 3 ? arguments[3].text : std::string_view());
  const auto out = regex == nullptr ? std::nullopt : regex->replace(arguments[0].text, arguments[2].text);
  return out ? like(arguments[0], *out) : Value();
}

}  // namespace

std::optional<Value> call_string_function(Function function, Arguments arguments, Evaluation& evaluation) {
  const auto both = [&](auto holds) {
    if (!are_compatible(arguments[0], arguments[1])) return Value();
    return Value::of(holds(arguments[0].text, arguments[1].text));
  };
  switch (function) {
    case Function::CONCAT:
      return concatenated(arguments);
    case Function::STRLEN:
      if (!is_string(arguments[0])) return Value();
      return term_of(integer(static_cast<std::int64_t>(utf8::count(arguments[0].text))));
    case Function::SUBSTR:
      return substring(arguments);
    case Function::UCASE:
    case Function::LCASE:
      return upper_or_lower(arguments[0], function == Function::UCASE);
    case Function::ENCODE_FOR_URI:
      return encoded_for_uri(arguments[0]);
    case Function::CONTAINS:
      return both([](std::string_view a, std::string_view b) { return a.find(b) != std::string_view::npos; });
    case Function::STRSTARTS:
      return both([](std::string_view a, std::string_view b) { return a.starts_with(b); });
    case Function::STRENDS:
      return both([](std::string_view a, std::string_view b) { return a.ends_with(b); });
    case Function::STRBEFORE:
    case Function::STRAFTER:
      return part_around(arguments[0], arguments[1], function == Function::STRBEFORE);
    case Function::REGEX:
      return matches(arguments, evaluation);
    case Function::REPLACE:
      return replaced(arguments, evaluation);
    default:
      return std::nullopt;
  }
}

}  // namespace newsgraph::query
