#include "newsgraph/rdf/written_terms.h"

#include <algorithm>

namespace newsgraph::rdf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Characters of prefixed names, blank labels and keywords; those beyond ASCII are not told apart.
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == ':' || c == '-' ||
         c == '.' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_number(char c) {
  return is_digit(c) || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

std::size_t behind(std::string_view text, std::size_t found, std::size_t size = 1) {
  return found == npos ? text.size() : found + size;
}

/// Behind the quotation marks `closing` that end the string which goes on at `at`: the first that are not escaped.
std::size_t end_of_string(std::string_view text, std::size_t at, std::string_view closing) {
  std::size_t sought = at;
  while (true) {
    const std::size_t found = text.find(closing, sought);
    if (found == npos) return text.size();
    std::size_t first = found;
    while (first > at && text[first - 1] == '\\') --first;
    if ((found - first) % 2 == 0) return found + closing.size();
    sought = found + 1;
    at = sought;  // backslashes are counted once
  }
}

/// Cuts Turtle and TriG into terms, keywords and punctuation, of which full stops are left out.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  /// Goes on to the next token; false at the end.
  bool next() {
    skip_blanks();
    begin_ = at_;
    if (at_ == text_.size()) return false;
    at_ = end_of_token();
    return true;
  }
  std::size_t begin() const { return begin_; }
  char first() const { return text_[begin_]; }

 private:
  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  void skip_blanks();
  std::size_t end_of_token() const;
  std::size_t end_of_name(std::size_t place) const;
  std::size_t end_of_literal() const;

  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
};

void Tokens::skip_blanks() {
  using namespace std::string_view_literals;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find_first_of("\n\r\0"sv, at_), text_.size() - 1);
    } else if (c == '.') {
      if (is_digit(at(at_ + 1))) return;
    } else if (!is_blank(c) && c != '\0') {
      return;
    }
  }
}

std::size_t Tokens::end_of_name(std::size_t place) const {
  while (place < text_.size() && (is_name(text_[place]) || text_[place] == '\\')) {
    place += text_[place] == '\\' ? std::size_t{2} : std::size_t{1};
  }
  return std::min(place, text_.size());
}

/// Language and datatype follow without a blank.
std::size_t Tokens::end_of_literal() const {
  const char quote = text_[at_];
  const std::string_view three = quote == '"' ? R"(""")" : "'''";
  const bool is_long = text_.substr(at_, 3) == three;
  const std::size_t content = at_ + (is_long ? 3 : 1);
  const std::size_t end = end_of_string(text_, content, three.substr(0, is_long ? 3 : 1));
  if (at(end) == '@') return end_of_name(end + 1);
  if (at(end) != '^' || at(end + 1) != '^') return end;
  if (at(end + 2) == '<') return behind(text_, text_.find('>', end));
  return end_of_name(end + 2);
}

std::size_t Tokens::end_of_token() const {
  const char c = text_[at_];
  if (c == '<') return behind(text_, text_.find('>', at_));
  if (c == '"' || c == '\'') return end_of_literal();
  if (is_digit(c) || c == '+' || c == '-' || c == '.') {
    std::size_t end = at_ + 1;
    while (is_number(at(end))) ++end;
    return end;
  }
  return std::max(end_of_name(at_), at_ + 1);
}

/// The terms of one line, as N-Triples and N-Quads write them. Each function moves on over what it is named for, and
/// answers false where something else stands there.
class LineTerms {
 public:
  explicit LineTerms(std::string_view line) : line_(line) {}

  void blanks() {
    while (at_ < line_.size() && is_blank(line_[at_])) ++at_;
  }
  bool full_stop() { return skip("."); }
  bool iri() {
    if (!is_at('<')) return false;
    at_ = line_.find('>', at_);
    return skip(">");
  }
  bool blank_node() {
    if (!skip("_:")) return false;
    while (at_ < line_.size() && is_name(line_[at_])) ++at_;
    while (line_[at_ - 1] == '.') --at_;  // that is the full stop
    return true;
  }
  bool literal();
  bool resource() { return iri() || blank_node(); }
  /// A carriage return would end the comment.
  bool end_or_comment() {
    using namespace std::string_view_literals;
    blanks();
    if (is_at('#')) at_ = std::min(line_.find_first_of("\r\0"sv, at_), line_.size());
    blanks();
    return at_ == line_.size();
  }
  std::size_t place() const { return at_; }

 private:
  bool is_at(char c) const { return at_ < line_.size() && line_[at_] == c; }
  bool skip(std::string_view text) {
    if (at_ > line_.size() || !line_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

bool LineTerms::literal() {
  if (!is_at('"')) return false;
  at_ = end_of_string(line_, at_ + 1, "\"");
  if (skip("^^")) return iri();
  if (skip("@")) {
    while (at_ < line_.size() && is_name(line_[at_]) && line_[at_] != '.') ++at_;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> object_in_turtle(std::string_view text) {
  Tokens tokens(text);
  std::size_t last = text.size();
  while (tokens.next()) last = tokens.begin();
  if (last == text.size()) return last;
  const char first = text[last];
  if (first == ']' || first == ')') return text.size();  // the end of the item before
  return std::string_view(",;{}").find(first) == npos ? std::optional(last) : std::nullopt;
}

std::optional<std::size_t> object_in_nquads(std::string_view text) {
  Tokens tokens(text);
  for (int i = 0; i < 3; ++i) {
    if (!tokens.next()) return std::nullopt;
  }
  return tokens.begin();
}

StatementLine scan_line(std::string_view line) {
  LineTerms terms(line);
  terms.blanks();
  if (terms.end_or_comment()) return {StatementLine::Kind::empty, 0};
  if (!terms.resource()) return {};
  terms.blanks();
  if (!terms.iri()) return {};
  terms.blanks();
  const std::size_t object = terms.place();
  if (!terms.literal() && !terms.resource()) return {};
  terms.blanks();
  if (terms.resource()) terms.blanks();
  if (!terms.full_stop() || !terms.end_or_comment()) return {};
  return {StatementLine::Kind::statement, object};
}

}  // namespace newsgraph::rdf
