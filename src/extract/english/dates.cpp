#include "newsgraph/extract/english/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "newsgraph/extract/english/tables.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

constexpr int first_year = 1000;
constexpr int last_year = 2199;

/// The value of a word of digits, also of 3rd; -1 for others.
int number_of(std::u32string_view word) {
  int value = 0;
  std::size_t i = 0;
  for (; i < word.size() && is_digit(word[i]); ++i) {
    if (i == 4) return -1;
    value = value * 10 + static_cast<int>(word[i] - U'0');
  }
  const std::u32string_view rest = word.substr(i);
  const bool ordinal = rest == U"st" || rest == U"nd" || rest == U"rd" || rest == U"th";
  return i > 0 && (rest.empty() || ordinal) ? value : -1;
}

}  // namespace

/// Reads the dates of one text.
class EnglishCalendar::Reader {
 public:
  Reader(const EnglishCalendar& calendar, const Text& text)
      : calendar_(calendar), text_(text), published_(text.reading().article().published) {
    if (published_) today_ = civil_date(published_);
  }

  std::vector<DateMention> run() {
    for (std::uint32_t i = 0; i < text_.size();) {
      const std::uint32_t end = read(i);
      i = std::max(end, i + 1);
    }
    return std::move(out_);
  }

 private:
  bool knows_day() const { return published_.precision >= Precision::day; }
  std::optional<int> value(Kind kind, std::uint32_t word) const {
    return word < text_.size() ? calendar_.value_of(kind, text_.word(word)) : std::nullopt;
  }
  int year_at(std::uint32_t word) const {
    const int year = text_.word(word).size() == 4 ? number_of(text_.word(word)) : -1;
    return year >= first_year && year <= last_year ? year : -1;
  }
  int day_at(std::uint32_t word) const {
    const int day = number_of(text_.word(word));
    return day >= 1 && day <= 31 ? day : -1;
  }
  /// Words of the future stand shortly before.
  bool is_future(std::uint32_t word) const;
  std::uint32_t add(std::uint32_t begin, std::uint32_t end, CivilDate date, Precision precision);
  std::uint32_t read(std::uint32_t i);
  std::uint32_t read_month(std::uint32_t begin, std::uint32_t i, int day);
  std::uint32_t read_weekday(std::uint32_t begin, std::uint32_t i, std::optional<int> shift);
  std::uint32_t read_shift(std::uint32_t i);
  std::uint32_t read_ago(std::uint32_t i);
  std::uint32_t add_unit(std::uint32_t begin, std::uint32_t end, int unit, int count);

  const EnglishCalendar& calendar_;
  const Text& text_;
  Timestamp published_;
  CivilDate today_;
  std::vector<DateMention> out_;
};

bool EnglishCalendar::Reader::is_future(std::uint32_t word) const {
  constexpr std::uint32_t reach = 14;
  static constexpr std::array<std::u32string_view, 14> planned = {
      U"will",     U"due", U"expected", U"scheduled", U"planned", U"plans", U"next",
      U"upcoming", U"set", U"until",    U"shall",     U"going",   U"'ll",   U"until"};
  const std::uint32_t first = text_.sentence_of(word).begin;
  for (std::uint32_t i = word; i > first && word - i < reach; --i) {
    if (std::ranges::find(planned, text_.word(i - 1)) != planned.end()) return true;
  }
  return false;
}

std::uint32_t EnglishCalendar::Reader::add(std::uint32_t begin, std::uint32_t end, CivilDate date,
                                           Precision precision) {
  if (const auto at = timestamp(date, precision)) out_.push_back({text_.chars(begin, end), *at, {}});
  return end;
}

/// May 3, 2023; 3 May; May 2023; May
std::uint32_t EnglishCalendar::Reader::read_month(std::uint32_t begin, std::uint32_t i, int day) {
  const auto month = static_cast<unsigned>(*value(Kind::month, i));
  std::uint32_t end = i + 1;
  if (text_.is(end, U".") && text_[end].at.begin == text_[i].at.end) ++end;
  if (day < 0 && (day = day_at(end)) > 0) ++end;
  int year = -1;
  const std::uint32_t behind = text_.is(end, U",") ? end + 1 : end;
  if ((year = year_at(behind)) > 0) end = behind + 1;
  if (day < 0 && year < 0) {
    // "May" is also another word.
    const bool leads = begin > 0 && text_[begin - 1].kinds.any(
                                        {english::Kind::preposition, english::Kind::modifier, english::Kind::time});
    if (!text_[i].is_capital() || !leads || text_[end].is_capital()) return i + 1;
  }
  const Precision precision = day > 0 ? Precision::day : Precision::month;
  CivilDate date{year, month, day > 0 ? static_cast<unsigned>(day) : 1U};
  if (year < 0) {
    if (!published_) return end;
    const bool later = std::pair(month, precision == Precision::day ? date.day : 0U) >
                       std::pair(today_.month, precision == Precision::day ? today_.day : 0U);
    date.year = today_.year;
    const bool future = is_future(begin);
    if (later && !future) --date.year;
    if (!later && future && month != today_.month) ++date.year;
  }
  return add(begin, end, date, precision);
}

std::uint32_t EnglishCalendar::Reader::read_weekday(std::uint32_t begin, std::uint32_t i, std::optional<int> shift) {
  if (!knows_day() || !text_[i].is_capital()) return i + 1;
  const int wanted = *value(Kind::weekday, i);
  const int now = static_cast<int>(weekday(today_));
  const std::int64_t today = days_since_epoch(today_);
  const bool future = shift.value_or(0) > 0 || (!shift && is_future(begin));
  const int ahead = (wanted - now + 7) % 7;
  const int back = (now - wanted + 7) % 7;
  std::int64_t day = future ? today + (ahead == 0 ? 7 : ahead) : today - back;
  if (shift.value_or(0) < 0 && back == 0) day -= 7;
  return add(begin, i + 1, civil_from_days(day), Precision::day);
}

/// So many days, weeks, months or years from the publication day.
std::uint32_t EnglishCalendar::Reader::add_unit(std::uint32_t begin, std::uint32_t end, int unit, int count) {
  constexpr int month_days = 30;
  constexpr int year_days = 365;
  if (unit == year_days) return add(begin, end, {today_.year + count, 1, 1}, Precision::year);
  if (unit == month_days) {
    const int months = today_.year * 12 + static_cast<int>(today_.month) - 1 + count;
    return add(begin, end, {months / 12, static_cast<unsigned>(months % 12) + 1, 1}, Precision::month);
  }
  if (!knows_day()) return end;
  const std::int64_t today = days_since_epoch(today_);
  if (unit != 7) return add(begin, end, civil_from_days(today + std::int64_t{count} * unit), Precision::day);
  // A week is from Monday to Sunday.
  const std::int64_t monday = today - (static_cast<int>(weekday(today_)) + 6) % 7 + std::int64_t{count} * 7;
  const auto start = timestamp(civil_from_days(monday), Precision::day);
  const auto last = timestamp(civil_from_days(monday + 6), Precision::day);
  if (start && last) out_.push_back({text_.chars(begin, end), *start, *last});
  return end;
}

/// last Tuesday, next week, this year
std::uint32_t EnglishCalendar::Reader::read_shift(std::uint32_t i) {
  const int shift = *value(Kind::shift, i);
  if (value(Kind::weekday, i + 1)) return read_weekday(i, i + 1, shift);
  if (const auto month = value(Kind::month, i + 1); month && published_ && shift != 0) {
    const bool passed = static_cast<unsigned>(*month) < today_.month;
    const int year = shift < 0 ? today_.year - (passed ? 0 : 1) : today_.year + (passed ? 1 : 0);
    return add(i, i + 2, {year, static_cast<unsigned>(*month), 1}, Precision::month);
  }
  const auto unit = value(Kind::unit, i + 1);
  if (!unit || *unit == 1 || !published_ || text_.word(i + 1).ends_with(U's')) return i + 1;
  return add_unit(i, i + 2, *unit, shift);
}

/// three years ago; a year after he fled: what happened first is as long ago as the report says
std::uint32_t EnglishCalendar::Reader::read_ago(std::uint32_t i) {
  constexpr int year_days = 365;
  const auto unit = value(Kind::unit, i + 1);
  const bool after = unit == year_days && text_.is(i + 2, U"after");
  if (!unit || !published_ || (!value(Kind::ago, i + 2) && !after)) return i + 1;
  const int digits = number_of(text_.word(i));
  const int count = digits >= 0 ? digits : value(Kind::number, i).value_or(0);
  return count == 0 ? i + 1 : add_unit(i, i + 3, *unit, -count);
}

std::uint32_t EnglishCalendar::Reader::read(std::uint32_t i) {
  if (text_[i].is_mark()) return i + 1;
  if (const int day = day_at(i); day > 0 && value(Kind::month, i + 1) && text_[i + 1].is_capital())
    return read_month(i, i + 1, day);
  if (value(Kind::month, i) && text_[i].is_capital()) return read_month(i, i, -1);
  if (value(Kind::weekday, i)) return read_weekday(i, i, std::nullopt);
  for (const std::uint32_t words : {4U, 2U, 1U}) {
    if (i + words > text_.size()) continue;
    const auto day = calendar_.value_of(Kind::day, text_.reading().text(text_.chars(i, i + words)));
    if (day && knows_day()) return add(i, i + words, civil_from_days(days_since_epoch(today_) + *day), Precision::day);
  }
  if (value(Kind::shift, i)) return read_shift(i);
  if (const int year = year_at(i); year > 0 && i > 0 && value(Kind::year_follows, i - 1))
    return add(i, i + 1, {year, 1, 1}, Precision::year);
  if (number_of(text_.word(i)) >= 0 || value(Kind::number, i)) return read_ago(i);
  return i + 1;
}

Result<EnglishCalendar> EnglishCalendar::load() {
  static constexpr std::array<std::pair<std::string_view, Kind>, 8> kinds = {{{"month", Kind::month},
                                                                              {"weekday", Kind::weekday},
                                                                              {"day", Kind::day},
                                                                              {"unit", Kind::unit},
                                                                              {"shift", Kind::shift},
                                                                              {"number", Kind::number},
                                                                              {"ago", Kind::ago},
                                                                              {"year_follows", Kind::year_follows}}};
  const auto table = table_of("ontology/english/calendar.tsv", {"word", "kind", "value"});
  if (!table) return tl::make_unexpected(table.error());
  EnglishCalendar out;
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const Kind* kind = named(kinds, row.fields[1]);
    if (kind == nullptr) return wrong(*table, row, "kind", row.fields[1]);
    int value = 0;
    const std::string_view digits = row.fields[2];
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc())
      return wrong(*table, row, "value", digits);
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(out.entries_.size()));
    out.entries_.push_back({*kind, value});
  }
  out.words_ = Lexicon(std::move(words));
  return out;
}

std::optional<int> EnglishCalendar::value_of(Kind kind, std::u32string_view word) const {
  for (const Lexicon::Value value : words_.find(word)) {
    if (entries_[value].kind == kind) return entries_[value].value;
  }
  return std::nullopt;
}

std::vector<DateMention> EnglishCalendar::find(const Text& text) const {
  return Reader(*this, text).run();
}

}  // namespace newsgraph::extract::english
