#include "newsgraph/article/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/article/script.h"

namespace newsgraph::article {
namespace {

constexpr std::size_t longest_date = 120;
constexpr int first_year = 1900;
constexpr int last_year = 2200;

/// What a text with a date is made of, from left to right.
struct Piece {
  enum class Kind : std::uint8_t { number, word, mark } kind;
  std::string text;
  int value = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::vector<Piece> pieces_of(std::string_view folded) {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i + 1;
    if (is_digit(folded[i])) {
      while (end < folded.size() && is_digit(folded[end])) ++end;
      const std::string digits(folded.substr(i, end - i));
      out.push_back({Piece::Kind::number, digits, digits.size() > 6 ? -1 : std::stoi(digits)});
    } else if (is_letter(folded[i]) || static_cast<unsigned char>(folded[i]) >= 0x80) {
      const bool letter = is_letter(folded[i]);
      while (end < folded.size() &&
             (letter ? is_letter(folded[end]) : static_cast<unsigned char>(folded[end]) >= 0x80)) {
        ++end;
      }
      out.push_back({Piece::Kind::word, std::string(folded.substr(i, end - i)), 0});
    } else if (folded[i] != ' ') {
      out.push_back({Piece::Kind::mark, std::string(1, folded[i]), 0});
    }
    i = end;
  }
  return out;
}

unsigned month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                             "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  for (unsigned i = 0; i < names.size(); ++i) {
    if (word.starts_with(names[i])) return i + 1;
  }
  return 0;
}

/// Words that may stand beside a date without making it a sentence.
bool is_filler(const std::string& word) {
  static constexpr std::array<std::string_view, 40> words = {
      "发布时间", "发表时间", "更新时间", "发布于",   "发表于",   "更新于",   "时间",      "日期",
      "发布日期", "出版时间", "发布",     "发表",     "更新",     "提交",     "在",        "星期一",
      "星期二",   "星期三",   "星期四",   "星期五",   "星期六",   "星期日",   "星期天",    "周一",
      "周二",     "周三",     "周四",     "周五",     "周六",     "周日",     "published", "updated",
      "posted",   "on",       "at",       "更改时间", "修改时间", "最后更新", "刊登时间",  "首次发布时间"};
  static constexpr std::array<std::string_view, 12> more = {"mon", "tue", "wed",  "thu", "fri", "sat",
                                                            "sun", "by",  "last", "st",  "th",  "nd"};
  if (std::ranges::find(words, word) != words.end() || word == "rd") return true;
  return std::ranges::any_of(
      more, [&](std::string_view day) { return word == day || (word.ends_with("day") && word.starts_with(day)); });
}

/// Minutes east of Greenwich of the zones that pages name; unknown_zone for any other word.
std::int16_t zone_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::int16_t>, 16> zones = {{{"gmt", 0},
                                                                                       {"utc", 0},
                                                                                       {"bst", 60},
                                                                                       {"cet", 60},
                                                                                       {"cest", 120},
                                                                                       {"msk", 180},
                                                                                       {"hkt", 480},
                                                                                       {"sgt", 480},
                                                                                       {"jst", 540},
                                                                                       {"kst", 540},
                                                                                       {"aest", 600},
                                                                                       {"aedt", 660},
                                                                                       {"est", -300},
                                                                                       {"edt", -240},
                                                                                       {"pst", -480},
                                                                                       {"pdt", -420}}};
  const auto* found = std::ranges::find(zones, word, &std::pair<std::string_view, std::int16_t>::first);
  return found == zones.end() ? Timestamp::unknown_zone : found->second;
}

/// A reader of pieces that skips fillers and marks between the parts of a date.
class DateReader {
 public:
  explicit DateReader(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  Timestamp read() {
    skip();
    const bool clock_first = clock();
    skip();
    if (!date()) return {};
    if (!clock_first) clock();
    skip();
    if (at_ < pieces_.size() && updated_) skip_update();
    return at_ == pieces_.size() ? assemble() : Timestamp{};
  }

 private:
  const Piece* piece(std::size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }
  bool number(std::size_t ahead, int low, int high) const {
    const Piece* p = piece(ahead);
    return p != nullptr && p->kind == Piece::Kind::number && p->value >= low && p->value <= high;
  }
  bool mark(std::size_t ahead, std::string_view any) const {
    const Piece* p = piece(ahead);
    return p != nullptr && p->kind == Piece::Kind::mark && any.find(p->text) != std::string_view::npos;
  }
  bool word(std::size_t ahead, std::string_view prefix) const {
    const Piece* p = piece(ahead);
    return p != nullptr && p->kind == Piece::Kind::word && p->text.starts_with(prefix);
  }
  void skip() {
    for (const Piece* p = piece(); p != nullptr; p = piece()) {
      const bool loose =
          p->kind == Piece::Kind::mark && std::string_view("-,:|()[]./").find(p->text) != std::string_view::npos;
      if (!loose && (p->kind != Piece::Kind::word || !is_filler(p->text))) return;
      updated_ = p->text == "updated" || p->text.starts_with("更新");
      ++at_;
    }
  }
  /// "15:58, 14 June 2017 | Updated 16:05": the other time is not when it was published.
  void skip_update() {
    const DateReader published = *this;
    clock();
    skip();
    if (date()) clock();
    skip();
    const std::size_t end = at_;
    *this = published;
    at_ = end;
  }
  bool set(int year, int month, int day, std::size_t used) {
    date_ = {year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
    at_ += used;
    return exists(date_);
  }
  int value(std::size_t ahead) const { return pieces_[at_ + ahead].value; }

  bool chinese() {
    if (!number(0, first_year, last_year) || !word(1, "年")) return false;
    if (!number(2, 1, 12) || !word(3, "月")) return false;
    if (number(4, 1, 31) && word(5, "日")) {
      // The word after the day's number may run on: 日星期五, 日上午
      const std::string rest = pieces_[at_ + 5].text.substr(std::string_view("日").size());
      const bool known = rest.empty() || is_filler(rest);
      return set(value(0), value(2), value(4), 6) && known;
    }
    month_only_ = true;
    return set(value(0), value(2), 1, 4) && pieces_[at_ - 1].text == "月";
  }
  bool numeric() {
    if (!mark(1, "-/.") || !mark(3, "-/.")) return false;
    if (number(0, first_year, last_year) && number(2, 1, 12) && number(4, 1, 31)) {
      return set(value(0), value(2), value(4), 5);
    }
    if (!number(4, first_year, last_year) || mark(1, "-")) return false;
    if (number(0, 1, 31) && number(2, 1, 12)) return set(value(4), value(2), value(0), 5);
    return number(0, 1, 12) && number(2, 1, 31) && set(value(4), value(0), value(2), 5);
  }
  bool english() {
    const bool day_first = number(0, 1, 31);
    const std::size_t at_month = day_first ? 1 + static_cast<std::size_t>(ordinal(1)) : 0;
    const Piece* month = piece(at_month);
    if (month == nullptr || month->kind != Piece::Kind::word || month_of(month->text) == 0) return false;
    const int m = static_cast<int>(month_of(month->text));
    std::size_t next = at_month + 1;
    const auto skip_marks = [&] {
      while (mark(next, ".,") || ordinal(next)) ++next;
    };
    skip_marks();
    int day = day_first ? value(0) : 0;
    if (!day_first) {
      if (!number(next, 1, 31)) return false;
      day = value(next++);
      skip_marks();
    }
    return number(next, first_year, last_year) && set(value(next), m, day, next + 1);
  }
  bool ordinal(std::size_t ahead) const {
    const Piece* p = piece(ahead);
    return p != nullptr && (p->text == "st" || p->text == "nd" || p->text == "rd" || p->text == "th");
  }
  bool date() { return chinese() || numeric() || english(); }

  /// 09:05, 下午3:20, 4.05pm, 17.32 BST
  bool clock() {
    skip();
    if (word(0, "上午") || word(0, "下午") || word(0, "晚上") || word(0, "凌晨")) {
      afternoon_ = word(0, "下午") || word(0, "晚上");
      ++at_;
    }
    const bool dotted = mark(1, ".") && piece(2) != nullptr && piece(2)->text.size() == 2 && !mark(3, ".");
    if (!number(0, 0, 23) || !(mark(1, ":") || dotted) || !number(2, 0, 59)) return false;
    hour_ = value(0);
    minute_ = value(2);
    has_time_ = true;
    at_ += 3;
    if (mark(0, ":") && number(1, 0, 60)) {
      second_ = value(1);
      has_second_ = true;
      at_ += 2;
    }
    if (word(0, "pm") || word(0, "am")) afternoon_ = pieces_[at_++].text == "pm";
    if (afternoon_ && hour_ < 12) hour_ += 12;
    if (const Piece* zone = piece(); zone != nullptr && zone->kind == Piece::Kind::word) {
      zone_ = zone_of(zone->text);
      if (zone_ != Timestamp::unknown_zone) ++at_;
    }
    return true;
  }
  Timestamp assemble() const {
    const auto day = timestamp(date_, month_only_ ? Precision::month : Precision::day);
    if (!day) return {};
    Timestamp out = *day;
    if (!has_time_ || month_only_) return out;
    out.seconds += hour_ * 3600 + minute_ * 60 + second_;
    out.precision = has_second_ ? Precision::second : Precision::minute;
    out.zone_minutes = zone_;
    if (out.has_zone()) out.seconds -= std::int64_t{zone_} * 60;
    return out;
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  CivilDate date_;
  int hour_ = 0, minute_ = 0, second_ = 0;
  std::int16_t zone_ = Timestamp::unknown_zone;
  bool month_only_ = false, has_time_ = false, has_second_ = false, afternoon_ = false;
  bool updated_ = false;  ///< the last filler says that what follows is when it was changed
};

}  // namespace

Timestamp parse_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > longest_date) return {};
  if (text.find_first_of("0123456789") == std::string_view::npos) return {};
  if (text.size() > 7) {  // a bare year or month is a number like others
    if (const auto iso = parse_iso8601(text)) return *iso;
  }
  if (const auto rfc = parse_rfc2822(text)) return *rfc;
  return DateReader(pieces_of(fold(text))).read();
}

bool is_relative_date(std::string_view text) {
  text = trim(text);
  if (text.size() > 40 || text.empty()) return false;
  const std::string folded = fold(text);
  const std::vector<Piece> pieces = pieces_of(folded);
  if (pieces.size() == 2 && pieces[0].kind == Piece::Kind::number) {
    static constexpr std::array<std::string_view, 8> units = {"秒前", "分钟前", "小时前", "天前",
                                                              "日前", "周前",   "个月前", "年前"};
    return std::ranges::find(units, pieces[1].text) != units.end();
  }
  return !pieces.empty() && pieces.size() <= 4 && pieces[0].kind == Piece::Kind::number && folded.ends_with(" ago");
}

}  // namespace newsgraph::article
