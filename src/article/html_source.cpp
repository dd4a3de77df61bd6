#include "newsgraph/article/html_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "newsgraph/article/limits.h"

namespace newsgraph::article {
namespace {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<15> void_tags = {"area", "base", "br",    "col",    "embed", "hr",  "img",  "input",
                                 "link", "meta", "param", "source", "track", "wbr", "image"};
/// Closed by their next sibling: never deeper than what holds them.
constexpr Names<14> self_closing = {"p",     "li",    "dt",    "dd",     "tr",       "td", "th",
                                    "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt"};
/// The parser carries these on into the next paragraph until they are closed.
constexpr Names<13> formatting = {"b",     "i",      "em", "strong", "font", "big", "code",
                                  "small", "strike", "s",  "tt",     "u",    "nobr"};
/// Everything up to their end tag is text.
constexpr Names<10> raw_text = {"script", "style",   "textarea", "title",     "xmp",
                                "iframe", "noembed", "noframes", "plaintext", "frameset"};
/// Elements that an end tag of something inline does not reach through.
constexpr Names<40> blocks = {
    "address", "article",  "aside",      "blockquote", "body",   "button",   "center", "details", "dir",    "div",
    "dl",      "fieldset", "figcaption", "figure",     "footer", "form",     "h1",     "h2",      "h3",     "h4",
    "h5",      "h6",       "header",     "hgroup",     "html",   "main",     "menu",   "nav",     "object", "ol",
    "pre",     "section",  "select",     "summary",    "table",  "template", "ul",     "marquee", "applet", "caption"};
constexpr Names<8> barriers = {"table", "template", "object", "marquee", "applet", "button", "svg", "math"};
constexpr Names<24> unescaped = {"p",  "div", "span", "a",      "img",        "br",         "strong", "b",
                                 "em", "i",   "h1",   "h2",     "h3",         "h4",         "h5",     "h6",
                                 "ul", "ol",  "li",   "figure", "figcaption", "blockquote", "iframe", "section"};

/// Escaped tags from which on a body is taken to have been escaped once too often, not to speak of HTML.
constexpr std::size_t escaped_tags = 4;

template <std::size_t N>
bool among(const Names<N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

std::string name_at(std::string_view html, std::size_t at) {
  std::string name;
  while (at < html.size() && name.size() < 32 && (is_letter(html[at]) || (html[at] >= '0' && html[at] <= '9'))) {
    name += lower(html[at++]);
  }
  return name;
}

/// Reads the tags of a text one after the other.
class Tamer {
 public:
  Tamer(std::string_view html, bool keep_formatting) : html_(html), keep_formatting_(keep_formatting) {}

  /// The places to leave out, in order.
  std::vector<std::pair<std::size_t, std::size_t>> cuts;
  bool emphasis_runs_wild = false;
  bool too_deep = false;

  void run() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos && !emphasis_runs_wild;
         at = html_.find('<', at)) {
      at = tag(at);
    }
  }

 private:
  std::size_t tag(std::size_t at) {
    const char next = at + 1 < html_.size() ? html_[at + 1] : ' ';
    if (next == '!' || next == '?') return declaration(at);
    const bool closing = next == '/';
    if (!is_letter(closing && at + 2 < html_.size() ? html_[at + 2] : next)) return at + 1;
    const std::string name = name_at(html_, at + (closing ? 2 : 1));
    std::size_t attributes = 0;
    const std::size_t end = end_of_tag(at + 1, attributes);
    if (attributes > limits::attributes) return cut(at, end);
    if (closing) {
      close(name);
      return among(formatting, name) && !keep_formatting_ ? cut(at, end) : end;
    }
    if (among(raw_text, name)) return raw(name, at, end);
    return open(name, at, end);
  }

  std::size_t cut(std::size_t at, std::size_t end) {
    cuts.emplace_back(at, end);
    return end;
  }

  std::size_t declaration(std::size_t at) {
    if (!html_.substr(at).starts_with("<!--")) return at + 2;
    if (no_more_comments_) return cut(at, at + 4);
    const std::size_t end = html_.find("-->", at + 4);
    if (end != std::string_view::npos) return end + 3;
    no_more_comments_ = true;
    return cut(at, at + 4);
  }

  /// Past the '>', or the end of the text. Counts blanks between attributes.
  std::size_t end_of_tag(std::size_t at, std::size_t& attributes) {
    while (at < html_.size()) {
      const char c = html_[at];
      if (c == '>') return at + 1;
      const bool quote = (c == '"' || c == '\'') && html_[at - 1] == '=';
      const std::size_t which = c == '"' ? 0 : 1;
      if (quote && !no_more_quotes_[which]) {
        const std::size_t end = html_.find(c, at + 1);
        no_more_quotes_[which] = end == std::string_view::npos;
        if (end != std::string_view::npos) at = end;
      }
      if ((c == ' ' || c == '\n' || c == '\t' || c == '/' || c == '=') && html_[at - 1] != c) ++attributes;
      ++at;
    }
    return at;
  }

  /// Text that is not markup: to its end tag. Without one, the tag goes and its text stays.
  std::size_t raw(const std::string& name, std::size_t at, std::size_t end) {
    const std::string close_tag = "</" + name;
    const auto* found = std::search(html_.begin() + static_cast<std::ptrdiff_t>(end), html_.end(), close_tag.begin(),
                                    close_tag.end(), [](char a, char b) { return lower(a) == b; });
    if (name == "plaintext" || name == "frameset" || unclosed_.contains(name) || found == html_.end()) {
      unclosed_[name] = true;
      return cut(at, end);
    }
    std::size_t ignored = 0;
    return end_of_tag(static_cast<std::size_t>(found - html_.begin()) + 1, ignored);
  }

  std::size_t open(const std::string& name, std::size_t at, std::size_t end) {
    carried_ += active_;
    if (carried_ > limits::carried_emphasis && keep_formatting_) emphasis_runs_wild = true;
    if (among(void_tags, name) || among(self_closing, name)) return end;
    const bool format = among(formatting, name) || name == "a";
    if (format && name != "a" && !keep_formatting_) return cut(at, end);
    if (stack_.size() >= limits::nesting || (format && active_ >= limits::nesting)) {
      too_deep = true;
      return cut(at, end);
    }
    if (format) {
      ++active_;
      ++open_formats_[name];
    }
    stack_.push_back(name);
    return end;
  }

  /// As the parser does it: an end tag closes what is open within, but does not reach through blocks unless it is one.
  void close(const std::string& name) {
    if (const auto found = open_formats_.find(name); found != open_formats_.end() && found->second > 0) {
      --found->second;
      --active_;
    }
    const bool block = among(blocks, name);
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i] == name) {
        stack_.resize(i);
        return;
      }
      if (among(barriers, stack_[i]) || (!block && among(blocks, stack_[i]))) return;
    }
  }

  std::string_view html_;
  bool keep_formatting_;
  std::vector<std::string> stack_;
  std::map<std::string, std::size_t> open_formats_;
  std::map<std::string, bool> unclosed_;
  std::size_t active_ = 0;
  std::size_t carried_ = 0;
  bool no_more_comments_ = false;
  std::array<bool, 2> no_more_quotes_{};
};

/// Length of an escaped tag ("&lt;/p&gt;") at a place, or 0; then where its name is.
std::size_t escaped_tag(std::string_view html, std::size_t at) {
  constexpr std::size_t longest = 2000;
  const std::string_view window = html.substr(at, longest);
  const std::size_t name_begin = window.substr(4).starts_with('/') ? 5 : 4;
  const std::string name = name_at(window, name_begin);
  if (!among(unescaped, name)) return 0;
  const std::size_t after = name_begin + name.size();
  const std::size_t end = window.find("&gt;", after);
  if (end == std::string_view::npos) return 0;
  const bool bare = end == after || window[after] == ' ' || window[after] == '/';
  if (!bare || window.substr(0, end).find('<') != std::string_view::npos) return 0;
  return end + 4;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t found = text.find(from, at);
    out += text.substr(at, found - at);
    if (found == std::string_view::npos) return out;
    out += to;
    at = found + from.size();
  }
}

/// Makes escaped tags markup again, once. False where there are too few of them, or code is what the text is about.
bool unescape_tags(std::string_view html, std::string& out) {
  std::vector<std::pair<std::size_t, std::size_t>> tags;
  bool has_end_tag = false;
  for (std::size_t at = html.find("&lt;"); at != std::string_view::npos; at = html.find("&lt;", at + 4)) {
    const std::size_t length = escaped_tag(html, at);
    if (length == 0) continue;
    has_end_tag = has_end_tag || html[at + 4] == '/';
    tags.emplace_back(at, length);
  }
  if (tags.size() < escaped_tags || !has_end_tag) return false;
  if (html.find("<code") != std::string_view::npos || html.find("<pre") != std::string_view::npos) return false;
  std::size_t copied = 0;
  for (const auto& [at, length] : tags) {
    out += html.substr(copied, at - copied);
    const std::string tag = "<" + std::string(html.substr(at + 4, length - 8)) + ">";
    out += replaced(replaced(tag, "&quot;", "\""), "&amp;", "&");
    copied = at + length;
  }
  out += html.substr(copied);
  return true;
}

}  // namespace

std::string_view tame_html(std::string_view html, std::string& storage, const Locator& locator,
                           Diagnostics& diagnostics) {
  const auto told = [&](Errc code, std::string message) {
    diagnostics.push_back({code, std::move(message), {locator, 0, 0, 0}, {}});
  };
  std::string plain;
  if (unescape_tags(html, plain)) {
    told(Errc::syntax, "escaped HTML within the HTML was read as HTML");
    html = plain;
  }
  Tamer tamer(html, true);
  tamer.run();
  if (tamer.emphasis_runs_wild) {
    told(Errc::limit, "emphasis that is never closed was left out");
    tamer = Tamer(html, false);
    tamer.run();
  }
  if (tamer.too_deep) {
    told(Errc::limit, "elements nested deeper than " + std::to_string(limits::nesting) + " were dissolved");
  }
  if (tamer.cuts.empty() && plain.empty()) return html;
  std::string tamed;
  std::size_t copied = 0;
  for (const auto& [begin, end] : tamer.cuts) {
    tamed += html.substr(copied, begin - copied);
    tamed += ' ';
    copied = end;
  }
  tamed += html.substr(copied);
  storage = std::move(tamed);
  return storage;
}

}  // namespace newsgraph::article
