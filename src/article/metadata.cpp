#include "newsgraph/article/metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/article/cleaning.h"
#include "newsgraph/article/credits.h"
#include "newsgraph/article/dates.h"
#include "newsgraph/article/outlets.h"
#include "newsgraph/article/people.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// Blocks at the front among which lines with date and byline are looked for.
constexpr std::size_t head_blocks = 12;
/// Blocks at the end among which credits are looked for.
constexpr std::size_t tail_blocks = 10;
/// Longest byline without a label, in bytes.
constexpr std::size_t longest_byline = 120;
/// Longest place behind an agency's name, in characters.
constexpr std::size_t longest_place = 8;
/// Longest dateline, in characters.
constexpr std::size_t longest_dateline = 40;

void add_unique(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

/// The better known of two dates wins, the first one of two equally well known.
void refine(Timestamp& known, const Timestamp& found) {
  if (found.precision > known.precision) known = found;
}

class Reader {
 public:
  explicit Reader(Body& body) : body_(body), blocks_(body.blocks) {}

  Metadata read() {
    for (const BodyNote& note : body_.notes) take_note(note);
    take_head();
    take_tail();
    cut_brackets();
    return std::move(found_);
  }

 private:
  void take_note(const BodyNote& note) {
    switch (note.role) {
      case Role::date: {
        Timestamp at = parse_date(note.value);
        if (!at) at = parse_date(note.text);
        refine(note.modified ? found_.modified : found_.published, at);
        break;
      }
      case Role::author:
        if (!parse_date(note.text)) take_people(note.text);
        break;
      case Role::section:
        if (found_.section.empty() && note.text.size() <= longest_byline) found_.section = note.text;
        break;
      case Role::keyword:
        add_unique(found_.keywords, note.text);
        break;
      default:
        break;
    }
  }

  void take_people(std::string_view text) {
    if (is_english_byline(text)) {
      std::string_view names = text.substr(0, text.find(", "));
      const std::size_t joint = names.find(" and ");
      add_unique(found_.authors, std::string(names.substr(0, joint)));
      if (joint != std::string_view::npos)
        add_unique(found_.authors, std::string(names.substr(joint + std::string_view(" and ").size())));
      return;
    }
    if (const auto credits = parse_credits(text)) {
      take_credits(*credits);
      return;
    }
    for (std::string& name : people_in(text)) add_unique(found_.authors, std::move(name));
  }

  void take_credits(const std::vector<Credit>& credits) {
    for (const Credit& credit : credits) {
      switch (credit.role) {
        case LabelRole::author:
          for (std::string& name : people_in(credit.value)) add_unique(found_.authors, std::move(name));
          break;
        case LabelRole::credit:
          for (std::string& name : people_in(credit.value)) add_unique(found_.credits, std::move(name));
          break;
        case LabelRole::date:
          refine(found_.published, parse_date(credit.value));
          break;
        case LabelRole::section:
          if (found_.section.empty()) found_.section = credit.value;
          break;
        default:
          break;
      }
    }
  }

  /// "Ann Lee and John Smith", "Ann Lee, transport correspondent"
  static bool is_english_byline(std::string_view text) {
    static constexpr std::array<std::string_view, 6> offices = {" correspondent", " reporter",    " editor",
                                                                " staff writer",  " commentator", " bureau chief"};
    const auto is_name = [](std::string_view name) {
      const auto blanks = std::ranges::count(name, ' ');
      if (blanks < 1 || blanks > 2) return false;
      for (std::size_t i = 0; i < name.size(); ++i) {
        const bool first = i == 0 || name[i - 1] == ' ';
        const bool upper = name[i] >= 'A' && name[i] <= 'Z';
        if (first ? !upper : (name[i] >= '0' && name[i] <= '9')) return false;
      }
      return true;
    };
    const std::size_t comma = text.find(", ");
    if (comma != std::string_view::npos) {
      const auto ends = [&](std::string_view office) { return text.ends_with(office); };
      return is_name(text.substr(0, comma)) && std::ranges::any_of(offices, ends);
    }
    const std::size_t joint = text.find(" and ");
    return joint != std::string_view::npos && is_name(text.substr(0, joint)) &&
           is_name(text.substr(joint + std::string_view(" and ").size()));
  }

  /// "BBC驻首尔记者 劳拉•比克（Laura Bicker）", "By John Smith"
  static bool is_byline(const BodyBlock& block) {
    if (block.text.size() > longest_byline || is_prose(block)) return false;
    const std::string folded = fold(block.text);
    if (folded.starts_with("by ")) return folded.find_first_of(".!?") == std::string::npos;
    if (is_english_byline(block.text)) return true;
    if (folded.find_first_of(",:!?") != std::string::npos || folded.find("。") != std::string::npos) return false;
    static constexpr std::array<std::string_view, 6> offices = {"记者 ",   "特约撰稿人 ", "特派员 ",
                                                                "评论员 ", "编辑 ",       "通讯员 "};
    return std::ranges::any_of(offices, [&](std::string_view o) { return folded.find(o) != std::string::npos; });
  }

  /// "2021年10月19日20:30 | 来源：某网"
  bool take_dated_credits(std::string_view text) {
    for (std::size_t at = text.find_first_of(" |"); at != std::string_view::npos;
         at = text.find_first_of(" |", at + 1)) {
      const Timestamp date = parse_date(text.substr(0, at));
      if (!date) continue;
      const std::string_view rest = text.substr(std::min(text.find_first_not_of(" |", at), text.size()));
      const auto credits = parse_credits(rest);
      if (!credits) continue;
      refine(found_.published, date);
      take_credits(*credits);
      return true;
    }
    return false;
  }

  /// Lines in front of the first paragraph of prose; behind it, as below an editor's note, only what signs the text.
  void take_head() {
    bool prose = false;
    for (std::size_t i = 0; i < blocks_.size() && i < head_blocks; ++i) {
      BodyBlock& block = blocks_[i];
      if (block.out) continue;
      prose = prose || is_prose(block);
      if (prose) {
        if (block.text.size() <= longest_byline && is_signature(block.text)) {
          take_people(block.text);
          block.out = true;
        }
        continue;
      }
      if (take_dated_credits(block.text)) {
        block.out = true;
        continue;
      }
      const Timestamp date = parse_date(block.text);
      const Timestamp next = i + 1 < blocks_.size() ? parse_date(blocks_[i + 1].text) : Timestamp{};
      if (date || is_relative_date(block.text)) {
        refine(found_.published, date);
        block.out = true;
      } else if (const auto credits = parse_credits(block.text)) {
        take_credits(*credits);
        block.out = true;
      } else if (is_byline(block) || (i == 0 && next && block.text.size() <= longest_byline / 2)) {
        take_people(block.text);
        block.out = true;
      }
    }
  }

  /// Lines behind the last paragraph of prose, and captions between paragraphs that are labelled as such.
  void take_tail() {
    bool tail = true;
    std::size_t seen = 0;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      BodyBlock& block = blocks_[i];
      if (block.out) continue;
      const auto credits = parse_credits(block.text);
      if (credits && (tail || is_image_credit(*credits) || credits->size() > 1)) {
        if (is_image_credit(*credits) && block.images > 0) give_credit(body_.images[block.images - 1], *credits);
        take_credits(*credits);
        block.out = true;
        continue;
      }
      if (!tail) continue;
      if (const auto line = parse_signed_line(block.text)) {
        for (const std::string& name : line->authors) add_unique(found_.authors, name);
        for (const std::string& name : line->agencies) add_unique(found_.credits, name);
        block.out = true;
      }
      if (++seen >= tail_blocks || is_prose(block)) tail = false;
    }
  }

  static bool is_image_credit(const std::vector<Credit>& credits) {
    return std::ranges::all_of(credits, [](const Credit& c) { return c.role == LabelRole::image; });
  }
  static void give_credit(Image& image, const std::vector<Credit>& credits) {
    if (image.credit.empty()) image.credit = credits.front().value;
  }

  /// "（编辑：某某）1130701": behind its editors an agency puts the day, in years of the Republic of China.
  static std::string_view without_date_stamp(std::string_view text) {
    constexpr std::size_t stamp = 7;
    if (text.size() <= stamp || text.find_last_not_of("0123456789") != text.size() - stamp - 1) return text;
    return text.substr(0, text.size() - stamp);
  }

  /// "…的难民。（实习编译：李凯欣/核稿：蔡佳敏）"
  void cut_brackets() {
    std::size_t seen = 0;
    for (std::size_t i = blocks_.size(); i-- > 0 && seen < tail_blocks;) {
      BodyBlock& block = blocks_[i];
      if (block.out) continue;
      ++seen;
      const std::string_view text = without_date_stamp(block.text);
      const std::string_view bracket = closing_bracket(text);
      if (bracket.empty() || bracket.size() == block.text.size()) continue;
      const std::string_view before = trim(text.substr(0, text.size() - bracket.size()));
      if (const auto credits = parse_credits(bracket)) {
        take_credits(*credits);
      } else if (const auto line = parse_signed_line(bracket); line && before.ends_with("。")) {
        for (const std::string& name : line->agencies) add_unique(found_.credits, name);
      } else {
        continue;
      }
      const auto size = static_cast<std::uint32_t>(before.size());
      std::erase_if(block.links, [&](const InlineLink& link) { return link.span.end > size; });
      block.text.resize(size);
    }
  }

  Body& body_;
  std::vector<BodyBlock>& blocks_;
  Metadata found_;
};

bool ends_dateline(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> endings = {"电",   "讯",   "消息", "报道",
                                                              "报导", "专电", "专稿", "综合外电"};
  return std::ranges::any_of(endings, [&](std::string_view e) { return folded.ends_with(e); });
}

/// "德国之声中文网", "中央社记者某某台北", "法新社巴黎": a medium's name and at most what else a dateline says.
bool is_outlet_with_place(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> next_words = {"中文", "记者", "特约", "综合", "驻", "电", "讯", " "};
  static constexpr std::array<std::string_view, 6> name_endings = {"社", "台", "报", "网", "之声", "之音"};
  for (std::size_t end = folded.size(); end >= 4; --end) {
    if (end < folded.size() && (static_cast<unsigned char>(folded[end]) & 0xC0) == 0x80) continue;
    const std::string_view name = folded.substr(0, end);
    const std::string_view rest = folded.substr(end);
    const auto begins = [&](std::string_view w) { return rest.starts_with(w); };
    const auto ends = [&](std::string_view w) { return name.ends_with(w); };
    const bool place = utf8::count(rest) <= longest_place && std::ranges::any_of(name_endings, ends);
    if ((rest.empty() || place || std::ranges::any_of(next_words, begins)) && is_media_name(name)) return true;
  }
  return false;
}

DatelineAt bracketed_dateline(std::string_view block) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
      {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}}};
  for (const auto& [open, close] : pairs) {
    if (!block.starts_with(open)) continue;
    const std::size_t end = std::min(block.find(close), block.find(close == ")" ? "）" : close));
    if (end == std::string_view::npos) continue;
    const std::string_view inner = trim(block.substr(open.size(), end - open.size()));
    if (inner.empty() || utf8::count(inner) > longest_dateline || parse_credits(inner)) continue;
    const std::string folded = fold(inner);
    if (!ends_dateline(folded) && !is_outlet_with_place(folded)) continue;
    const std::size_t length = utf8::decode(block, end).length;
    return {{0, static_cast<std::uint32_t>(end + length)}, std::string(inner)};
  }
  return {};
}

bool next_is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "新华社北京9月12日电", "白河晚报10月9日讯", "中新社北京6月12日电 （记者 ...）": an agency's name, then up to 电 or
/// 讯.
DatelineAt open_dateline(std::string_view block) {
  const std::string_view front = block.substr(0, 3 * longest_dateline);
  const bool possible = std::ranges::any_of(std::array<std::string_view, 4>{"电", "電", "讯", "訊"},
                                            [&](auto word) { return front.find(word) != std::string_view::npos; });
  if (!possible) return {};
  std::size_t at = 0;
  std::size_t characters = 0;
  bool agency = false;
  while (at < block.size() && characters < longest_dateline) {
    const utf8::Decoded c = utf8::decode(block, at);
    const std::size_t end = at + c.length;
    const char32_t folded = fold(c.code_point);
    if (folded == U'，' || folded == ',' || folded == U'。' || folded == U'、' || folded == U'：') break;
    if (!agency && characters >= 1 && characters <= 6) agency = is_media_name(block.substr(0, end));
    if (!agency && characters >= 2 && characters <= 6 && next_is_digit(block, end))
      agency = ends_like_medium(block.substr(0, end));
    const bool over =
        end >= block.size() || block[end] == ' ' || block.substr(end).starts_with("（") || block[end] == '(';
    if ((folded == U'电' || folded == U'讯') && agency && over && characters >= 4) {
      return {{0, static_cast<std::uint32_t>(end)}, std::string(block.substr(0, end))};
    }
    at = end;
    ++characters;
  }
  return {};
}

std::string without_label(std::string_view text) {
  static constexpr std::array<std::string_view, 14> labels = {
      "Photo",        "Credit",   "图像来源", "图片来源",     "圖像來源",      "圖片來源", "图像加注文字",
      "圖像加註文字", "图片说明", "圖片說明", "Image source", "Image caption", "图",       "圖"};
  text = trim(text);
  for (const std::string_view label : labels) {
    if (!text.starts_with(label)) continue;
    const std::string_view rest = text.substr(label.size());
    for (const std::string_view mark : {"，", "：", ":", ",", "/", "／"}) {
      if (rest.starts_with(mark)) return std::string(trim(rest.substr(mark.size())));
    }
  }
  return std::string(text);
}

/// The credit that a bracket at the end of a caption holds: "资料图/路透社", "某某摄"; empty for any other.
std::string credit_in(std::string_view bracket) {
  if (bracket.size() < 3) return {};
  const std::u32string characters = utf8::to_utf32(bracket);
  const std::string inner(trim(utf8::to_utf8(std::u32string_view(characters).substr(1, characters.size() - 2))));
  const std::string folded = fold(inner);
  if (folded.ends_with("摄")) return inner.substr(0, inner.size() - std::string_view("摄").size());
  if (const auto credits = parse_credits(inner); credits && credits->front().role == LabelRole::image) {
    return credits->front().value;
  }
  std::string_view rest = inner;
  for (const std::string_view word :
       {"资料图片", "資料圖片", "资料照片", "資料照片", "资料图", "資料圖", "档案图片", "檔案圖片"}) {
    if (rest.starts_with(word)) rest = trim(rest.substr(word.size()));
  }
  while (rest.starts_with("/") || rest.starts_with(":")) rest = trim(rest.substr(1));
  return is_media_name(rest) ? std::string(rest) : std::string();
}

/// "会场。图片来源：法新社" has a credit behind its caption.
void split_credit(Image& image) {
  for (const std::string_view label : {"图片来源", "圖片來源", "图像来源", "圖像來源", "Photo:", "Credit:"}) {
    const std::size_t at = image.caption.find(label);
    if (at == std::string::npos || at == 0 || !image.credit.empty()) continue;
    image.credit = image.caption.substr(at);
    image.caption.resize(at);
    return;
  }
}

}  // namespace

Metadata take_metadata(Body& body) {
  return Reader(body).read();
}

DatelineAt dateline_of(std::string_view block) {
  DatelineAt found = bracketed_dateline(block);
  return found.span.empty() ? open_dateline(block) : found;
}

void tidy_images(std::vector<Image>& images) {
  for (Image& image : images) {
    split_credit(image);
    image.caption = without_label(image.caption);
    image.credit = without_label(image.credit);
    const std::string_view bracket = closing_bracket(image.caption);
    if (std::string credit = credit_in(bracket); !credit.empty() && image.credit.empty()) {
      image.caption = trim(std::string_view(image.caption).substr(0, image.caption.size() - bracket.size()));
      image.credit = std::move(credit);
    }
  }
}

}  // namespace newsgraph::article
