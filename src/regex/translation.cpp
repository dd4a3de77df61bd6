#include "newsgraph/regex/translation.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/regex/blocks.h"
#include "newsgraph/regex/character_class.h"

namespace newsgraph::regex {

namespace {

constexpr char32_t end_of_pattern = 0xFFFFFFFF;
constexpr std::size_t most_depth = 100;
/// That of PCRE2.
constexpr std::uint32_t most_repetitions = 65535;

/// The general categories that XSD has: all but surrogates.
constexpr std::string_view categories =
    " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";

constexpr bool is_one_of(char32_t c, std::string_view characters) {
  return c < 0x80 && characters.find(static_cast<char>(c)) != std::string_view::npos;
}
constexpr bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_white_space(char32_t c) {
  return is_one_of(c, " \t\n\r");
}

std::string shown(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

/// Recursive descent over the grammar of regular expressions in XSD, with what XPath adds to it. After the first error
/// it is at the end of the pattern, so every loop ends.
class Translator {
 public:
  Translator(std::string_view pattern, const RegexFlags& flags);
  Result<RegexTranslation> run();

 private:
  struct Character {
    char32_t code;
    std::size_t position;
  };

  void remove_white_space();

  char32_t peek(std::size_t ahead = 0) const {
    return ahead < text_.size() - at_ ? text_[at_ + ahead].code : end_of_pattern;
  }
  bool at_end() const { return at_ == text_.size(); }
  bool take(char32_t c);
  std::size_t position() const { return at_end() ? end_position_ : text_[at_].position; }
  void fail(std::size_t position, const std::string& reason);
  void warn(std::size_t position, const std::string& message);

  void alternatives();
  void piece();
  void atom();
  void group();
  std::string group_opening(std::size_t& number);
  void atom_escape();
  void back_reference();
  void quantifier();
  void repetitions();
  std::optional<std::uint32_t> number();

  std::string class_expression();
  void class_item(RegexClass& items, bool first);
  void range_or_character(RegexClass& items);
  std::optional<char32_t> class_character();
  bool class_escape(RegexClass& items);
  std::string property(bool complement);
  std::optional<char32_t> character_escape();

  RegexFlags flags_;
  std::vector<Character> text_;
  std::size_t end_position_ = 1;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<bool> group_ended_;  ///< by number, from 0 for the first
  RegexTranslation out_;
  std::optional<Error> error_;
};

Translator::Translator(std::string_view pattern, const RegexFlags& flags) : flags_(flags) {
  for (std::size_t i = 0; i < pattern.size();) {
    const utf8::Decoded decoded = utf8::decode(pattern, i);
    text_.push_back({decoded.code_point, end_position_++});
    i += decoded.length;
  }
  if (flags_.without_white_space && !flags_.quoted) remove_white_space();
}

void Translator::remove_white_space() {
  std::vector<Character> kept;
  std::size_t classes = 0;
  bool escaped = false;
  for (const Character& c : text_) {
    if (classes == 0 && is_white_space(c.code)) continue;
    kept.push_back(c);
    if (!escaped && c.code == '[') ++classes;
    if (!escaped && c.code == ']' && classes > 0) --classes;
    escaped = !escaped && c.code == '\\';
  }
  text_ = std::move(kept);
}

Result<RegexTranslation> Translator::run() {
  if (flags_.quoted) {
    for (const Character& c : text_) append_literal(out_.pattern, c.code);
    return std::move(out_);
  }
  alternatives();
  if (!at_end()) fail(position(), ") without (; \\) is the character");
  if (error_) return tl::make_unexpected(*std::move(error_));
  return std::move(out_);
}

bool Translator::take(char32_t c) {
  if (peek() != c) return false;
  ++at_;
  return true;
}

void Translator::fail(std::size_t position, const std::string& reason) {
  if (!error_) error_ = regex_error(position, reason);
  at_ = text_.size();
}

void Translator::warn(std::size_t position, const std::string& message) {
  out_.warnings.push_back("at character " + std::to_string(position) + ": " + message);
}

void Translator::alternatives() {
  while (!at_end() && peek() != ')') {
    if (take('|')) {
      out_.pattern += '|';
    } else {
      piece();
    }
  }
}

void Translator::piece() {
  const std::size_t start = out_.pattern.size();
  out_.places.push_back({start, position()});
  const bool asserts = is_one_of(peek(), "^$") || (peek() == '\\' && is_one_of(peek(1), "bB"));
  atom();
  if (!is_one_of(peek(), "?*+{")) return;
  // Assertions can be repeated in XPath, but only as groups in PCRE2.
  if (asserts) {
    out_.pattern.insert(start, "(?:");
    out_.pattern += ')';
  }
  quantifier();
}

void Translator::atom() {
  const char32_t c = peek();
  const std::size_t here = position();
  if (c == '(') return group();
  if (c == '[') {
    out_.pattern += class_expression();
    return;
  }
  if (c == '\\') return atom_escape();
  if (is_one_of(c, "?*+")) return fail(here, shown(c) + " has nothing before it to repeat");
  if (c == '{') return fail(here, "{ has nothing before it to repeat; \\{ is the character");
  if (is_one_of(c, "]}")) warn(here, "XPath wants \\" + shown(c) + " for the character " + shown(c));
  ++at_;
  if (c == '.') {
    out_.pattern += flags_.dot_all ? "." : "[^\\n\\r]";
  } else if (c == '^' || c == '$') {
    out_.pattern += static_cast<char>(c);
  } else {
    append_literal(out_.pattern, c);
  }
}

void Translator::group() {
  const std::size_t here = position();
  if (++depth_ > most_depth) return fail(here, "groups are nested too deeply");
  std::size_t number = 0;
  out_.pattern += group_opening(number);
  alternatives();
  if (!take(')')) return fail(here, "( without ); \\( is the character");
  out_.pattern += ')';
  if (number > 0) group_ended_[number - 1] = true;
  --depth_;
}

/// Passes it; a group that is counted gets its number.
std::string Translator::group_opening(std::size_t& number) {
  const std::size_t here = position();
  ++at_;
  if (peek() != '?') {
    group_ended_.push_back(false);
    number = group_ended_.size();
    return "(";
  }
  if (peek(1) == ':') {
    at_ += 2;
    return "(?:";
  }
  std::string opening = "(?";
  if (peek(1) == '<') opening += '<';
  const char32_t last = peek(opening.size() - 1);
  if (!is_one_of(last, "=!")) {
    fail(here, "(? begins no kind of group that XPath has");
    return {};
  }
  opening += static_cast<char>(last);
  at_ += opening.size() - 1;
  warn(here, opening + "...) is not of XPath; other validators may refuse it");
  return opening;
}

void Translator::atom_escape() {
  const char32_t c = peek(1);
  if (c >= '1' && c <= '9') return back_reference();
  if (c == 'b' || c == 'B') {
    const std::string escape = c == 'b' ? "\\b" : "\\B";
    warn(position(), escape + " is not of XPath; other validators may refuse it");
    out_.pattern += escape;
    at_ += 2;
    return;
  }
  RegexClass items;
  if (class_escape(items)) {
    out_.pattern += items.expression(false, flags_.caseless);
  } else if (const auto character = character_escape()) {
    append_literal(out_.pattern, *character);
  }
}

/// As many digits as there are groups for.
void Translator::back_reference() {
  const std::size_t here = position();
  ++at_;
  std::size_t number = 0;
  while (is_digit(peek()) && (number == 0 || number * 10 + (peek() - '0') <= group_ended_.size()))
    number = number * 10 + (text_[at_++].code - '0');
  if (number > group_ended_.size() || !group_ended_[number - 1])
    return fail(here, "no group " + std::to_string(number) + " ends before this reference to it");
  out_.pattern += "\\g{" + std::to_string(number) + '}';
}

void Translator::quantifier() {
  if (peek() == '{') {
    repetitions();
  } else {
    out_.pattern += static_cast<char>(text_[at_++].code);
  }
  if (take('?')) out_.pattern += '?';
  if (is_one_of(peek(), "?*+{")) fail(position(), "a quantifier cannot be repeated itself");
}

/// {n}, {n,} or {n,m}
void Translator::repetitions() {
  const std::size_t here = position();
  ++at_;
  const auto least = number();
  auto most = least;
  const bool comma = take(',');
  if (comma) most = number();
  if (!least || !take('}')) return fail(here, "{ begins none of {n}, {n,} and {n,m}; \\{ is the character");
  if (*least > most_repetitions || (most && *most > most_repetitions))
    return fail(here, "more than " + std::to_string(most_repetitions) + " repetitions");
  if (most && *most < *least) return fail(here, "the upper bound is less than the lower one");
  out_.pattern += '{' + std::to_string(*least);
  if (comma) out_.pattern += ',';
  if (comma && most) out_.pattern += std::to_string(*most);
  out_.pattern += '}';
}

/// Digits; one more than the largest number of repetitions where they are too large.
std::optional<std::uint32_t> Translator::number() {
  if (!is_digit(peek())) return std::nullopt;
  std::uint32_t value = 0;
  for (; is_digit(peek()); ++at_) value = std::min(value * 10 + (peek() - '0'), most_repetitions + 1);
  return value;
}

/// A class in brackets, as an expression for one character.
std::string Translator::class_expression() {
  const std::size_t here = position();
  if (++depth_ > most_depth) {
    fail(here, "classes are nested too deeply");
    return {};
  }
  ++at_;
  const bool negated = take('^');
  RegexClass items;
  std::string without;
  while (!at_end() && peek() != ']' && without.empty()) {
    if (peek() == '-' && peek(1) == '[') {
      if (items.empty()) fail(position(), "there is nothing to subtract from");
      if (take('-')) without = class_expression();
    } else {
      class_item(items, items.empty());
    }
  }
  if (!at_end() && peek() != ']') fail(position(), "a class must end after what is subtracted from it");
  if (!take(']')) fail(here, "[ without ]; \\[ is the character");
  if (items.empty()) fail(here, "a class cannot be empty; \\] is the character");
  --depth_;
  const std::string expression = items.expression(negated, flags_.caseless);
  return without.empty() ? expression : "(?:(?!" + without + ')' + expression + ')';
}

void Translator::class_item(RegexClass& items, bool first) {
  const std::size_t here = position();
  if (peek() == '[') return fail(here, "[ in a class must be written \\[");
  if (peek() == '\\' && class_escape(items)) return;
  if (peek() != '-') return range_or_character(items);
  const bool last = peek(1) == ']' || (peek(1) == '-' && peek(2) == '[');
  if (!first && !last) warn(here, "this hyphen stands for itself; \\- would say so");
  ++at_;
  append_literal(items.characters, '-');
}

void Translator::range_or_character(RegexClass& items) {
  const std::size_t here = position();
  const auto first = class_character();
  if (!first) return;
  const bool subtraction_follows = peek(1) == '[' || (peek(1) == '-' && peek(2) == '[');
  if (peek() != '-' || peek(1) == ']' || subtraction_follows) return append_literal(items.characters, *first);
  ++at_;
  if (peek() == '-') return fail(position(), "a hyphen that ends a range must be written \\-");
  const auto last = class_character();
  if (!last) return;
  if (*last < *first) return fail(here, "the range " + shown(*first) + '-' + shown(*last) + " is in reverse order");
  append_literal(items.characters, *first);
  items.characters += '-';
  append_literal(items.characters, *last);
}

std::optional<char32_t> Translator::class_character() {
  if (at_end()) return std::nullopt;  // the class reports that it has no end
  if (peek() == '\\') return character_escape();
  return text_[at_++].code;
}

/// Passes an escape for several characters, if there is one here.
bool Translator::class_escape(RegexClass& items) {
  const char32_t c = peek(1);
  if (!is_one_of(c, "sSiIcCdDwWpP")) return false;
  const bool complement = c < 'a';
  std::string& out = items.escapes;
  if (c == 'p' || c == 'P') {
    out += property(complement);
    return true;
  }
  at_ += 2;
  out += escape_items(c);
  return true;
}

/// The name of a general category or of a block.
std::string Translator::property(bool complement) {
  const std::size_t here = position();
  at_ += 2;
  std::string name;
  const bool open = take('{');
  while (open && (is_ascii_alphanumeric(peek()) || peek() == '-' || peek() == '_'))
    utf8::append(name, text_[at_++].code);
  if (!open || !take('}')) {
    fail(here, "a property is written \\p{...}");
    return {};
  }
  if (name.starts_with("Is")) {
    if (const auto block = find_block(std::string_view(name).substr(2)))
      return range_items(std::span(&*block, 1), complement);
    fail(here, "there is no block " + name.substr(2));
    return {};
  }
  if (name.empty() || categories.find(' ' + name + ' ') == std::string_view::npos) {
    fail(here, "there is no category " + name + "; blocks are written \\p{IsName}");
    return {};
  }
  return (complement ? "\\P{" : "\\p{") + name + '}';
}

/// Passes an escape for one character.
std::optional<char32_t> Translator::character_escape() {
  const std::size_t here = position();
  const char32_t c = peek(1);
  if (c == end_of_pattern) {
    fail(here, R"(\ at the end; \\ is the character)");
    return std::nullopt;
  }
  const bool punctuation = c >= ' ' && c < 0x7F && !is_ascii_alphanumeric(c);
  if (!punctuation && !is_one_of(c, "nrt")) {
    fail(here, '\\' + shown(c) + " is no escape that XPath has");
    return std::nullopt;
  }
  at_ += 2;
  if (c == 'n') return U'\n';
  if (c == 'r') return U'\r';
  if (c == 't') return U'\t';
  if (!is_one_of(c, "\\|.?*+(){}-[]^$"))
    warn(here, '\\' + shown(c) + " is not of XPath; " + shown(c) + " is the character");
  return c;
}

}  // namespace

Error regex_error(std::size_t position, const std::string& reason) {
  return {Errc::syntax, "regular expression, character " + std::to_string(position) + ": " + reason, {}, {}};
}

Result<RegexFlags> regex_flags(std::string_view flags) {
  RegexFlags out;
  for (std::size_t i = 0; i < flags.size();) {
    const utf8::Decoded decoded = utf8::decode(flags, i);
    i += decoded.length;
    switch (decoded.code_point) {
      case 's':
        out.dot_all = true;
        break;
      case 'm':
        out.multiline = true;
        break;
      case 'i':
        out.caseless = true;
        break;
      case 'x':
        out.without_white_space = true;
        break;
      case 'q':
        out.quoted = true;
        break;
      default:
        return failure(Errc::syntax, "flag " + shown(decoded.code_point) + " is none of s, m, i, x and q");
    }
  }
  return out;
}

Result<RegexTranslation> translate_regex(std::string_view pattern, const RegexFlags& flags) {
  return Translator(pattern, flags).run();
}

}  // namespace newsgraph::regex
