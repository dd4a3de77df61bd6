#include "newsgraph/query/lexer.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "newsgraph/base/utf8.h"

namespace newsgraph::query {
namespace {

constexpr char32_t end_of_text = 0xFFFFFFFF;

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_hex(char32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

struct Range {
  char32_t first;
  char32_t last;
};
/// PN_CHARS_BASE beyond ASCII.
constexpr Range name_ranges[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                                 {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                                 {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

/// PN_CHARS_BASE
bool is_name_base(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return std::ranges::any_of(name_ranges, [c](const Range& range) { return c >= range.first && c <= range.last; });
}
/// PN_CHARS_U
bool is_name_start(char32_t c) {
  return is_name_base(c) || c == '_';
}
/// VARNAME behind its first character; PN_CHARS has the hyphen too.
bool is_variable_rest(char32_t c) {
  return is_name_start(c) || is_digit(c) || c == 0xB7 || (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}
bool is_name_rest(char32_t c) {
  return is_variable_rest(c) || c == '-';
}
bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Lexer {
 public:
  Lexer(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  Token read() {
    skip_blanks();
    token_.begin = at_;
    if (at_ == text_.size()) {
      token_.kind = TokenKind::end;
    } else {
      read_any();
    }
    token_.end = at_;
    return std::move(token_);
  }

 private:
  char32_t peek(std::size_t offset = 0) const {
    return at_ + offset < text_.size() ? utf8::decode(text_, at_ + offset).code_point : end_of_text;
  }
  void append_next() {
    const std::size_t length = utf8::decode(text_, at_).length;
    token_.value += text_.substr(at_, length);
    at_ += length;
  }
  void skip_blanks() {
    while (at_ < text_.size()) {
      if (peek() == '#') {
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
      } else if (is_blank(peek())) {
        ++at_;
      } else {
        return;
      }
    }
  }
  void fail(std::string message) {
    token_.kind = TokenKind::error;
    token_.value = std::move(message);
  }

  void read_any();
  bool read_iri();
  void read_variable();
  void read_string(char quote);
  void read_language();
  void read_number();
  void read_name();
  void read_blank_label();
  bool read_local_name();
  void read_punctuation();
  std::optional<char32_t> code_point_escape();
  bool string_escape();

  std::string_view text_;
  std::size_t at_;
  Token token_;
};

void Lexer::read_any() {
  const char32_t c = peek();
  if (c == '<' && read_iri()) return;
  if ((c == '?' || c == '$') && (is_name_start(peek(1)) || is_digit(peek(1)))) return read_variable();
  if (c == '"' || c == '\'') return read_string(static_cast<char>(c));
  if (c == '@') return read_language();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return read_number();
  if (c == '_' && peek(1) == ':') return read_blank_label();
  if (c == ':' || is_name_base(c)) return read_name();
  read_punctuation();
}

/// False, and nothing read, where the sign is no bracket: IRIREF ends before a blank.
bool Lexer::read_iri() {
  const std::size_t start = at_++;
  while (at_ < text_.size()) {
    const char32_t c = peek();
    if (c == '>') {
      ++at_;
      token_.kind = TokenKind::iri;
      return true;
    }
    if (c == '\\') {
      const auto escaped = code_point_escape();
      if (!escaped) break;
      utf8::append(token_.value, *escaped);
      continue;
    }
    if (c <= ' ' || c == '<' || c == '"' || c == '{' || c == '}' || c == '|' || c == '^' || c == '`') break;
    append_next();
  }
  token_.value.clear();
  at_ = start;
  return false;
}

void Lexer::read_variable() {
  ++at_;
  token_.kind = TokenKind::variable;
  while (is_variable_rest(peek())) append_next();
}

void Lexer::read_string(char quote) {
  const std::string three(3, quote);
  const bool is_long = text_.substr(at_).starts_with(three);
  at_ += is_long ? 3 : 1;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (is_long ? text_.substr(at_).starts_with(three) : c == quote) {
      at_ += is_long ? 3 : 1;
      token_.kind = TokenKind::string;
      return;
    }
    if (!is_long && (c == '\n' || c == '\r')) break;
    if (c == '\\') {
      if (!string_escape()) return;
    } else {
      append_next();
    }
  }
  fail(is_long ? "a string that begins with " + three + " has no end" : "a string has no end on its line");
}

bool Lexer::string_escape() {
  constexpr std::string_view letters = "tbnrf\\\"'";
  constexpr std::string_view meanings = "\t\b\n\r\f\\\"'";
  const char32_t c = peek(1);
  if (c == 'u' || c == 'U') {
    const auto escaped = code_point_escape();
    if (escaped) utf8::append(token_.value, *escaped);
    if (!escaped) fail("\\u needs four and \\U eight hexadecimal digits that are a character");
    return escaped.has_value();
  }
  const std::size_t found = c < 0x80 ? letters.find(static_cast<char>(c)) : std::string_view::npos;
  if (found == std::string_view::npos) {
    fail("a string has an escape that SPARQL does not know; \\\\ is a backslash");
    return false;
  }
  token_.value += meanings[found];
  at_ += 2;
  return true;
}

/// Reads \uXXXX or \UXXXXXXXX; nothing read where there is none.
std::optional<char32_t> Lexer::code_point_escape() {
  const std::size_t digits = peek(1) == 'u' ? 4 : peek(1) == 'U' ? 8 : 0;
  std::uint32_t value = 0;
  if (digits == 0 || at_ + 2 + digits > text_.size()) return std::nullopt;
  const char* begin = text_.data() + at_ + 2;
  const auto read = std::from_chars(begin, begin + digits, value, 16);
  if (read.ec != std::errc() || read.ptr != begin + digits) return std::nullopt;
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
  at_ += 2 + digits;
  return value;
}

void Lexer::read_language() {
  ++at_;
  const std::size_t start = at_;
  while (is_ascii_letter(peek())) ++at_;
  bool sound = at_ > start;
  while (sound && peek() == '-') {
    const std::size_t subtag = ++at_;
    while (is_ascii_letter(peek()) || is_digit(peek())) ++at_;
    sound = at_ > subtag;
  }
  if (!sound) return fail("@ is not followed by a language tag");
  token_.kind = TokenKind::language;
  token_.value = text_.substr(start, at_ - start);
}

void Lexer::read_number() {
  const std::size_t start = at_;
  token_.kind = TokenKind::integer;
  while (is_digit(peek())) ++at_;
  const bool whole = at_ > start;
  std::size_t behind_point = at_ + 1;
  while (behind_point < text_.size() && is_digit(static_cast<unsigned char>(text_[behind_point]))) ++behind_point;
  const auto exponent_end = [&](std::size_t at) -> std::size_t {
    if (at >= text_.size() || (text_[at] != 'e' && text_[at] != 'E')) return 0;
    ++at;
    if (at < text_.size() && (text_[at] == '+' || text_[at] == '-')) ++at;
    const std::size_t digits = at;
    while (at < text_.size() && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    return at > digits ? at : 0;
  };
  if (peek() == '.') {
    const bool fraction = behind_point > at_ + 1;
    if (const std::size_t end = whole || fraction ? exponent_end(behind_point) : 0; end != 0) {
      token_.kind = TokenKind::double_;
      at_ = end;
    } else if (fraction) {
      token_.kind = TokenKind::decimal;
      at_ = behind_point;
    }
  } else if (const std::size_t end = exponent_end(at_); end != 0) {
    token_.kind = TokenKind::double_;
    at_ = end;
  }
  token_.value = text_.substr(start, at_ - start);
}

/// A prefixed name, or else a word.
void Lexer::read_name() {
  const std::size_t start = at_;
  std::size_t end = at_;  // of PN_PREFIX, which does not end in a point
  while (is_name_rest(peek()) || peek() == '.') {
    const bool point = peek() == '.';
    at_ += utf8::decode(text_, at_).length;
    if (!point) end = at_;
  }
  at_ = end;
  if (peek() == ':') {
    token_.prefix = text_.substr(start, at_ - start);
    ++at_;
    if (!read_local_name()) return;
    token_.kind = TokenKind::prefixed;
    return;
  }
  at_ = start;
  while (is_ascii_letter(peek()) || is_digit(peek()) || peek() == '_') ++at_;
  if (at_ == start) {
    at_ = end;
    return fail("\"" + std::string(text_.substr(start, end - start)) + "\" is neither a keyword nor a prefixed name");
  }
  token_.kind = TokenKind::word;
  token_.value = text_.substr(start, at_ - start);
}

/// PN_LOCAL, which may be empty.
bool Lexer::read_local_name() {
  constexpr std::string_view escapable = "_~.-!$&'()*+,;=/?#@%";
  std::size_t end = at_;  // behind the last character that may be the last
  std::size_t kept = 0;   // bytes of the value up to there
  for (bool first = true;; first = false) {
    const char32_t c = peek();
    if (c == '%') {
      if (!is_hex(peek(1)) || !is_hex(peek(2))) {
        fail("% in a name is not followed by two hexadecimal digits");
        return false;
      }
      token_.value += text_.substr(at_, 3);
      at_ += 3;
    } else if (c == '\\') {
      const char32_t escaped = peek(1);
      if (escaped >= 0x80 || escapable.find(static_cast<char>(escaped)) == std::string_view::npos) {
        fail("a name has an escape that SPARQL does not know");
        return false;
      }
      token_.value += static_cast<char>(escaped);
      at_ += 2;
    } else if (c == ':' || is_digit(c) || is_name_start(c) || (!first && (is_name_rest(c) || c == '.'))) {
      append_next();
      if (c == '.') continue;
    } else {
      break;
    }
    end = at_;
    kept = token_.value.size();
  }
  at_ = end;
  token_.value.resize(kept);
  return true;
}

void Lexer::read_blank_label() {
  at_ += 2;
  const std::size_t start = at_;
  std::size_t end = at_;
  while (end == start ? is_name_start(peek()) || is_digit(peek()) : is_name_rest(peek()) || peek() == '.') {
    const bool point = peek() == '.';
    at_ += utf8::decode(text_, at_).length;
    if (!point) end = at_;
  }
  at_ = end;
  if (end == start) return fail("_: is not followed by a label");
  token_.kind = TokenKind::blank;
  token_.value = text_.substr(start, end - start);
}

void Lexer::read_punctuation() {
  constexpr std::string_view twos[] = {"^^", "&&", "||", "!=", "<=", ">="};
  constexpr std::string_view ones = "{}()[],;.*/|+-?^!=<>";
  for (const std::string_view two : twos) {
    if (!text_.substr(at_).starts_with(two)) continue;
    token_.kind = TokenKind::punctuation;
    token_.value = two;
    at_ += 2;
    return;
  }
  const char32_t c = peek();
  std::string character;
  utf8::append(character, c);
  at_ += utf8::decode(text_, at_).length;
  if (c >= 0x80 || ones.find(static_cast<char>(c)) == std::string_view::npos)
    return fail("\"" + character + "\" cannot stand here");
  token_.kind = TokenKind::punctuation;
  token_.value = std::move(character);
}

}  // namespace

bool Token::is_word(std::string_view upper) const {
  return kind == TokenKind::word && std::ranges::equal(value, upper, [](char a, char b) {
           return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
         });
}

Token read_token(std::string_view text, std::size_t at) {
  return Lexer(text, at).read();
}

}  // namespace newsgraph::query
