#include "newsgraph/article/plain_lines.h"

#include <algorithm>

#include "newsgraph/article/inline_text.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// Blanks, or signs of a rule, from which on they divide.
constexpr std::size_t dividing_run = 4;
/// Longest text in front of a URL that only announces it, in bytes.
constexpr std::size_t longest_announcement = 120;

bool is_url_byte(char c) {
  return c > 0x20 && c < 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos;
}

std::size_t url_length(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return 0;
  std::size_t end = 7;
  while (end < text.size() && is_url_byte(text[end])) {
    // The next one may follow without a blank, or a rule.
    if (text.substr(end).starts_with("http://") || text.substr(end).starts_with("https://")) break;
    if (text.substr(end).starts_with("====") || text.substr(end).starts_with("----")) break;
    ++end;
  }
  return end;
}

/// Length of a divider at a place, or 0.
std::size_t divider_length(std::string_view text) {
  if (text.starts_with('\n')) return 1;
  if (text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9")) return 3;
  std::size_t end = 0;
  std::size_t blanks = 0;
  while (end < text.size()) {
    const std::size_t length = text[end] == ' ' || text[end] == '\t'    ? 1
                               : text.substr(end).starts_with("\u3000") ? 3
                               : text.substr(end).starts_with("\u00A0") ? 2
                                                                        : 0;
    if (length == 0) break;
    end += length;
    ++blanks;
  }
  if (blanks >= dividing_run) return end;
  const char sign = text.front();
  if (std::string_view("=-_*~").find(sign) == std::string_view::npos) return 0;
  const std::size_t run = std::min(text.find_first_not_of(sign), text.size());
  return run > dividing_run ? run : 0;
}

bool is_hashtags(std::string_view text) {
  if (!text.starts_with('#')) return false;
  while (!text.empty()) {
    if (!text.starts_with('#')) return false;
    const std::size_t end = text.find(' ');
    if (end == std::string_view::npos) return true;
    text = trim(text.substr(end));
  }
  return true;
}

/// Cuts "喜欢猫咪请支持罗小咪频道：" off the end of what stands in front of a URL: from the last end of a sentence on.
void cut_announcement(std::string& text) {
  const std::string_view trimmed = trim(text);
  if (!trimmed.ends_with("：") && !trimmed.ends_with(':') && !trimmed.ends_with("👉")) return;
  std::size_t begin = 0;
  for (const std::string_view mark : {"。", "！", "？", "!", "?", ". ", "…", "  "}) {
    const std::size_t found = text.rfind(mark);
    if (found != std::string::npos) begin = std::max(begin, found + mark.size());
  }
  if (text.size() - begin <= longest_announcement) text.resize(begin);
}

class Splitter {
 public:
  std::vector<std::string> split(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view rest = text.substr(at);
      if (const std::size_t url = url_length(rest); url > 0) {
        cut_announcement(current_);
        finish();
        at += url;
      } else if (const std::size_t divider = divider_length(rest); divider > 0) {
        finish();
        at += divider;
      } else {
        const std::size_t length = utf8::decode(text, at).length;
        current_ += text.substr(at, length);
        at += length;
      }
    }
    finish();
    return std::move(paragraphs_);
  }

 private:
  void finish() {
    std::string text = normal_text(current_);
    current_.clear();
    if (letters_key(text).empty() || is_hashtags(text)) return;
    paragraphs_.push_back(std::move(text));
  }

  std::string current_;
  std::vector<std::string> paragraphs_;
};

}  // namespace

std::vector<std::string> plain_paragraphs(std::string_view text) {
  return Splitter().split(text);
}

}  // namespace newsgraph::article
