#include "newsgraph/article/head.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "newsgraph/article/dates.h"
#include "newsgraph/article/entities.h"
#include "newsgraph/article/limits.h"
#include "newsgraph/article/people.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// Milliseconds have 13 digits from 2001 to 2286, seconds have 10.
constexpr std::size_t millisecond_digits = 13;
constexpr std::size_t second_digits = 10;

/// Longest comment in the head that is taken for a timestamp, good or bad ("NaN").
constexpr std::size_t longest_stamp = 64;

/// Longest line of the form 日期：... or 作者：... in front of a body.
constexpr std::size_t longest_label_line = 200;

/// Lines that a title may be broken over.
constexpr int title_lines = 4;

/// A text and a place in it, read line by line.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  void go(std::size_t at) { at_ = std::min(at, text_.size()); }
  bool done() const { return at_ >= text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }
  std::string_view peek() const { return rest().substr(0, rest().find('\n')); }
  std::string_view take() {
    const std::string_view line = peek();
    go(at_ + line.size() + 1);
    return line;
  }
  void skip_blank() {
    while (!done() && trim(peek()).empty()) take();
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_fence(std::string_view line) {
  return trim(line) == "---";
}

bool is_rule(std::string_view line) {
  line = trim(line);
  return line.size() >= 3 && (line.find_first_not_of('-') == std::string_view::npos ||
                              line.find_first_not_of('=') == std::string_view::npos);
}

/// The YAML between the fences, and the reader behind the second one; nothing where there is no second one.
std::optional<std::string_view> take_front_matter(Lines& lines) {
  if (!is_fence(lines.peek())) return std::nullopt;
  Lines ahead = lines;
  ahead.take();
  const std::string_view yaml = ahead.rest();
  const std::size_t begin = ahead.at();
  while (!ahead.done() && ahead.at() - begin <= limits::front_matter_bytes) {
    const std::size_t end = ahead.at();
    const std::string_view line = ahead.take();
    if (is_fence(line) || trim(line) == "...") {
      lines = ahead;
      return yaml.substr(0, end - begin);
    }
  }
  return std::nullopt;
}

std::optional<Timestamp> stamp_of(std::string_view digits) {
  if (digits.size() != millisecond_digits && digits.size() != second_digits) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return from_epoch_milliseconds(digits.size() == second_digits ? value * 1000 : value);
}

/// Comments in front of the link line. A longer one is left alone unless it is closed on its own line.
void take_comments(Lines& lines, Head& head, const Locator& locator, Diagnostics& diagnostics) {
  for (;;) {
    lines.skip_blank();
    const std::string_view rest = lines.rest();
    const std::size_t indent = std::min(rest.find_first_not_of(" \t"), rest.size());
    if (!rest.substr(indent).starts_with("<!--")) return;
    const std::size_t end = rest.substr(0, indent + longest_stamp).find("-->", indent + 4);
    if (end == std::string_view::npos) return;
    const std::string_view inner = trim(rest.substr(indent + 4, end - indent - 4));
    if (const auto stamp = stamp_of(inner)) {
      if (!head.stamp) head.stamp = *stamp;
    } else if (!inner.empty()) {
      diagnostics.push_back(
          {Errc::syntax, "no date in the comment \"" + std::string(inner) + '"', {locator, lines.at(), 0, 0}, {}});
    }
    lines.go(lines.at() + end + 3);
  }
}

bool looks_like_url(std::string_view text) {
  text = trim(text);
  return text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//") ||
         text.starts_with("www.") || text.starts_with("HTTP");
}

std::string clean_title(std::string_view title) {
  std::string out;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const bool escape = title[i] == '\\' && i + 1 < title.size() &&
                        std::string_view("[]()*_`#\\").find(title[i + 1]) != std::string_view::npos;
    if (!escape) out += title[i];
  }
  return decode_entities(trim(out));
}

/// The link may run over a few lines where the title holds a line break; then the rule of dashes tells its end.
bool take_link(Lines& lines, Head& head, const Locator& locator, Diagnostics& diagnostics) {
  lines.skip_blank();
  if (!trim(lines.peek()).starts_with('[')) return false;
  LinkLine link;
  Lines ahead = lines;
  const std::size_t begin = ahead.at();
  for (int i = 0; i < title_lines && !ahead.done(); ++i) {
    const std::string_view line = ahead.take();
    const std::string_view all = lines.rest().substr(0, ahead.at() - begin);
    if (all.size() > limits::head_line_bytes || (i > 0 && is_rule(line))) break;
    if (!read_link_line(all, link)) continue;
    if (!link.rest.empty()) {
      diagnostics.push_back({Errc::syntax, "left out behind the link: " + link.rest, {locator, begin, 0, 0}, {}});
    }
    lines = ahead;
    head.has_link = true;
    head.title = std::move(link.title);
    head.url = std::move(link.url);
    return true;
  }
  return false;
}

/// A first line of dashes, then lines 日期：... and 作者：....
void take_rule_and_labels(Lines& lines, Head& head) {
  lines.skip_blank();
  if (is_rule(lines.peek())) lines.take();
  for (;;) {
    Lines ahead = lines;
    ahead.skip_blank();
    const std::string_view line = trim(ahead.take());
    if (line.size() > longest_label_line || line.find('<') != std::string_view::npos) return;
    const std::size_t colon = std::min(line.find("："), line.find(':'));
    if (colon == std::string_view::npos) return;
    const std::string label = fold(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + (line[colon] == ':' ? 1 : 3)));
    if (label == "日期" || label == "时间" || label == "date" || label == "发布日期") {
      const Timestamp date = parse_date(value);
      if (!head.date_line) head.date_line = date;
    } else if (label == "作者" || label == "author") {
      head.author_line = people_in(value);
    } else {
      return;
    }
    lines = ahead;
  }
}

}  // namespace

bool read_link_line(std::string_view line, LinkLine& out) {
  line = trim(line);
  if (!line.starts_with('[')) return false;
  const std::string_view inner = line.substr(1);
  // The title may hold "](" and the URL parentheses, so the last "](" that a URL follows divides them.
  std::size_t split = std::string_view::npos;
  std::size_t last = std::string_view::npos;
  for (std::size_t at = inner.find("]("); at != std::string_view::npos; at = inner.find("](", at + 1)) {
    last = at;
    if (looks_like_url(inner.substr(at + 2))) split = at;
  }
  if (split == std::string_view::npos) split = last;
  if (split == std::string_view::npos) return false;
  std::string_view target = inner.substr(split + 2);
  const std::size_t close = target.rfind(')');
  if (close == std::string_view::npos && !looks_like_url(target)) return false;
  if (close != std::string_view::npos) out.rest = trim(target.substr(close + 1));
  target = trim(target.substr(0, close));
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  if (const std::size_t quote = target.find(" \""); quote != std::string_view::npos) target = target.substr(0, quote);
  out.title = clean_title(inner.substr(0, split));
  out.url = decode_entities(trim(target));
  return true;
}

bool has_head(std::string_view text) {
  Lines lines(text);
  lines.skip_blank();
  if (take_front_matter(lines)) return true;
  Head head;
  Diagnostics ignored;
  take_comments(lines, head, {}, ignored);
  return take_link(lines, head, {}, ignored);
}

Head read_head(std::string_view text, const Locator& locator, Diagnostics& diagnostics) {
  Head head;
  Lines lines(text);
  lines.skip_blank();
  if (const auto yaml = take_front_matter(lines)) {
    head.has_front_matter = true;
    head.front = read_front_matter(*yaml, locator, diagnostics);
    head.front_date = parse_date(head.front.date);
  }
  take_comments(lines, head, locator, diagnostics);
  take_link(lines, head, locator, diagnostics);
  take_rule_and_labels(lines, head);
  if (head.title.empty()) head.title = decode_entities(trim(head.front.title));
  if (head.url.empty()) head.url = head.front.url;
  head.body = lines.at();
  return head;
}

}  // namespace newsgraph::article
