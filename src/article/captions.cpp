#include "newsgraph/article/captions.h"

#include <algorithm>
#include <array>
#include <string>

#include "newsgraph/article/boilerplate.h"
#include "newsgraph/article/credits.h"
#include "newsgraph/article/outlets.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// Longest caption, in characters: of Chinese ones, of others.
constexpr std::size_t longest_chinese = 90;
constexpr std::size_t longest_latin = 240;

/// Whether a bracket at a line's end says whose picture stands above: "（新华社记者李某摄）", "(Xinhua/Li X)",
/// "（資料照）".
bool is_picture_credit(std::string_view bracket) {
  if (bracket.size() < 3) return false;
  const std::string folded = fold(bracket);
  static constexpr std::array<std::string_view, 9> words = {"摄)",  "资料照", "资料图", "档案照", "档案图",
                                                            "翻摄", "图/",    "图:",    "提供)"};
  if (std::ranges::any_of(words, [&](std::string_view w) { return folded.find(w) != std::string::npos; })) return true;
  const std::size_t slash = folded.find('/');
  if (slash == std::string::npos) return false;
  return is_media_name(folded.substr(1, slash - 1)) ||
         is_media_name(folded.substr(slash + 1, folded.size() - slash - 2));
}

/// "… 图/视觉中国", "… Photograph: Ann Lee/Reuters": a label of pictures and a name are the last words.
bool ends_with_picture_credit(std::string_view text) {
  constexpr std::size_t longest_name = 24;
  constexpr std::size_t longest_credit = 160;  // bytes
  std::size_t tail = text.size() > longest_credit ? text.size() - longest_credit : 0;
  while (tail < text.size() && (static_cast<unsigned char>(text[tail]) & 0xC0U) == 0x80U) ++tail;
  const std::string folded = fold(text.substr(tail));
  if (folded.ends_with("摄"))
    return folded.find("记者") != std::string::npos || folded.find("通讯员") != std::string::npos;
  for (std::size_t mark = folded.find_last_of(":/"); mark != std::string::npos && mark > 0;
       mark = folded.find_last_of(":/", mark - 1)) {
    if (utf8::count(std::string_view(folded).substr(mark)) > longest_name) return false;
    const std::string_view before = std::string_view(folded).substr(0, mark);
    const std::size_t blank = before.find_last_of(" .");
    const std::size_t stop = before.rfind("。");
    std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    if (stop != std::string_view::npos) begin = std::max(begin, stop + std::string_view("。").size());
    if (begin > 0 && label_role(before.substr(begin)) == LabelRole::image) return true;
  }
  return false;
}

}  // namespace

bool is_caption_line(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 4 * longest_latin) return false;
  const bool chinese = is_han(utf8::decode(text, 0).code_point);
  if (utf8::count(text) > (chinese ? longest_chinese : longest_latin)) return false;
  const std::string_view bracket = closing_bracket(text);
  return is_picture_credit(bracket) || ends_with_picture_credit(text);
}

}  // namespace newsgraph::article
