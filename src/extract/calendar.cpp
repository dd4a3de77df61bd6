#include "newsgraph/extract/calendar.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {
namespace {

struct Number {
  int value = 0;
  std::uint32_t length = 0;  ///< code points
};

/// A decimal number of at most four ASCII digits.
std::optional<Number> ascii_number(const Reading& in, std::uint32_t at) {
  Number out;
  while (is_digit(in.at(at + out.length))) {
    if (out.length == 4) return std::nullopt;
    out.value = out.value * 10 + static_cast<int>(in.at(at + out.length) - U'0');
    ++out.length;
  }
  return out.length == 0 ? std::nullopt : std::optional(out);
}

int han_digit(char32_t c) {
  if (c == U'〇') return 0;
  const std::size_t found = std::u32string_view(U"零一二三四五六七八九").find(c);
  return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

/// 十三, 二十, 三十一 (up to 99), or digit by digit: 二〇二三, 二零零八.
std::optional<Number> han_number(const Reading& in, std::uint32_t at) {
  Number out;
  std::uint32_t digits = 0;
  while (digits < 5 && han_digit(in.at(at + digits)) >= 0) ++digits;
  if (digits == 4) {
    for (; out.length < 4; ++out.length) out.value = out.value * 10 + han_digit(in.at(at + out.length));
    return out;
  }
  if (digits > 1) return std::nullopt;
  const int tens = digits == 1 ? han_digit(in.at(at)) : 1;
  if (in.at(at + digits) != U'十') {
    return digits == 1 ? std::optional(Number{tens, 1}) : std::nullopt;
  }
  out = {tens * 10, digits + 1};
  if (const int ones = han_digit(in.at(at + out.length)); ones > 0) {
    out.value += ones;
    ++out.length;
  }
  return out;
}

std::optional<Number> number_at(const Reading& in, std::uint32_t at) {
  const auto ascii = ascii_number(in, at);
  return ascii ? ascii : han_number(in, at);
}

std::uint32_t skip_blanks(const Reading& in, std::uint32_t at) {
  while (in.at(at) == U' ') ++at;
  return at;
}

/// A number followed by one of `units`; length covers both. Blanks may stand around the number (10 月 12 日).
std::optional<Number> counted(const Reading& in, std::uint32_t at, std::u32string_view units) {
  const std::uint32_t begin = skip_blanks(in, at);
  auto number = number_at(in, begin);
  if (!number) return std::nullopt;
  const std::uint32_t unit = skip_blanks(in, begin + number->length);
  if (units.find(in.at(unit)) == std::u32string_view::npos) return std::nullopt;
  number->length = unit + 1 - at;
  return number;
}

CivilDate add_months(CivilDate date, int months) {
  const int index = date.year * 12 + static_cast<int>(date.month) - 1 + months;
  return {index / 12, static_cast<unsigned>(index % 12) + 1, 1};
}

Timestamp day_of(std::int64_t days) {
  return *timestamp(civil_from_days(days), Precision::day);
}

/// What of a date was written.
struct Parts {
  std::optional<int> year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
};

}  // namespace

Result<Calendar> Calendar::load() {
  static constexpr std::pair<std::string_view, Kind> kinds[] = {{"day", Kind::day},
                                                                {"week", Kind::week},
                                                                {"weekday", Kind::weekday},
                                                                {"month", Kind::month},
                                                                {"year", Kind::year},
                                                                {"same_day", Kind::same_day},
                                                                {"same_month", Kind::same_month},
                                                                {"same_year", Kind::same_year},
                                                                {"at_once", Kind::at_once},
                                                                {"feast", Kind::feast},
                                                                {"part", Kind::part},
                                                                {"future", Kind::future},
                                                                {"era", Kind::era},
                                                                {"no_date", Kind::no_date}};
  const auto bytes = embedded_file("ontology/calendar.tsv");
  invariant(bytes.has_value(), "ontology/calendar.tsv is not embedded");
  const auto table = TsvTable::parse(*bytes, "ontology/calendar.tsv", {"word", "kind", "value"});
  if (!table) return tl::make_unexpected(table.error());
  Calendar calendar;
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const auto* kind = std::ranges::find(kinds, row.fields[1], &std::pair<std::string_view, Kind>::first);
    int value = 0;
    const auto read = std::from_chars(row.fields[2].data(), row.fields[2].data() + row.fields[2].size(), value);
    if (kind == std::end(kinds) || read.ec != std::errc()) {
      return failure(Errc::syntax, "no such kind or value", {{table->place(row), {}, 0}, 0, 0, 0});
    }
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(calendar.words_.size()));
    calendar.words_.push_back({kind->second, value});
  }
  calendar.lexicon_ = Lexicon(std::move(words));
  return calendar;
}

std::optional<Calendar::Found> Calendar::word_at(const Reading& reading, std::uint32_t at) const {
  const Lexicon::Match match = lexicon_.longest(reading.text(), at);
  if (match.length == 0) return std::nullopt;
  return Found{words_[match.values.front()], match.length};
}

std::optional<Calendar::Found> Calendar::word_at(const Reading& reading, std::uint32_t at, Kind kind) const {
  const auto found = word_at(reading, at);
  return found && found->word.kind == kind ? found : std::nullopt;
}

/// A word of the future within a few characters before the date or right behind it, in the same clause.
bool Calendar::future_near(const Reading& reading, Chars date) const {
  constexpr std::uint32_t before = 6;
  constexpr std::uint32_t behind = 3;
  for (std::uint32_t i = date.begin; i > 0 && date.begin - i < before;) {
    --i;
    if (is_clause_end(reading.at(i))) break;
    if (word_at(reading, i, Kind::future)) return true;
  }
  for (std::uint32_t i = date.end; i < date.end + behind && !is_clause_end(reading.at(i)); ++i) {
    if (word_at(reading, i, Kind::future)) return true;
  }
  return false;
}

/// Resolves what was written against the publication day and the last date before.
struct Calendar::Resolver {
  const Calendar& calendar;
  const Reading& reading;
  std::optional<CivilDate> published;
  std::optional<CivilDate> today;      ///< what 今天 and 本月 count from: the publication day or the text's own
  Timestamp last;                      ///< the last date found, for 同日 and 同年
  std::uint32_t last_at = 0;           ///< where that was
  std::optional<CivilDate> first_day;  ///< the first day named of the week up to publication: the one that is told of

  std::optional<DateMention> at(std::uint32_t position);
  void read_own_day();

 private:
  bool is_of_last_week(const DateMention& date) const;
  bool take_own_day(const std::optional<DateMention>& date);
  bool read_day_of_dateline(Chars dateline);
  std::uint32_t add_feast(Parts& parts, std::uint32_t position) const;
  bool in_one_block(std::uint32_t one, std::uint32_t other) const;
  std::optional<DateMention> written(std::uint32_t position);
  std::optional<DateMention> iso(std::uint32_t position) const;
  std::optional<DateMention> relative_month(std::uint32_t position, const Found& found) const;
  std::optional<DateMention> relative_year(std::uint32_t position, const Found& found) const;
  std::optional<DateMention> relative(std::uint32_t position, const Found& found);
  void add_bracket(DateMention& date);
  std::optional<DateMention> feast_alone(std::uint32_t position, const Found& found) const;
  std::optional<DateMention> weekday_in_week(std::uint32_t position, std::uint32_t length, int weeks) const;
  static std::optional<CivilDate> day_in(CivilDate month, const Parts& parts);
  std::optional<Timestamp> in_nearest_year(const Parts& parts, bool future) const;
  std::optional<Timestamp> in_nearest_month(const Parts& parts, bool future) const;
  std::optional<Timestamp> resolve(const Parts& parts, bool future) const;
  std::optional<Number> year_at(std::uint32_t position) const;
  void add_range_end(DateMention& date, const Parts& parts) const;
  std::uint32_t skip_part(std::uint32_t position) const;
  static Parts parts_of(const Timestamp& at);
};

Parts Calendar::Resolver::parts_of(const Timestamp& at) {
  const CivilDate date = civil_date(at);
  Parts parts{date.year, std::nullopt, std::nullopt};
  if (at.precision >= Precision::month) parts.month = date.month;
  if (at.precision >= Precision::day) parts.day = date.day;
  return parts;
}

/// The day of a month, or its first; nothing where the month has no such day.
std::optional<CivilDate> Calendar::Resolver::day_in(CivilDate month, const Parts& parts) {
  const CivilDate date{month.year, month.month, parts.day.value_or(1)};
  return exists(date) ? std::optional(date) : std::nullopt;
}

/// The year left out is the publication's or the one before, so that the date is not in the future, or the one after
/// where a word says so.
std::optional<Timestamp> Calendar::Resolver::in_nearest_year(const Parts& parts, bool future) const {
  CivilDate month{published->year, *parts.month, 1};
  const CivilDate whole = day_in(month, parts).value_or(month);
  // A month without a day is not over before its last day.
  const CivilDate limit = parts.day ? *published : CivilDate{published->year, published->month, 31};
  if (whole > limit && !future) --month.year;
  if (future && (parts.day ? whole < *published : month.month < published->month)) ++month.year;
  const auto found = day_in(month, parts);
  return found ? timestamp(*found, parts.day ? Precision::day : Precision::month) : std::nullopt;
}

/// The month left out: the nearest with such a day that makes it a past date, or a future one.
std::optional<Timestamp> Calendar::Resolver::in_nearest_month(const Parts& parts, bool future) const {
  for (int step = 0; step < 12; ++step) {
    const auto found = day_in(add_months(*published, future ? step : -step), parts);
    if (found && (future ? *found >= *published : *found <= *published)) return timestamp(*found, Precision::day);
  }
  return std::nullopt;
}

std::optional<Timestamp> Calendar::Resolver::resolve(const Parts& parts, bool future) const {
  if (parts.year) {
    const Precision precision = parts.day ? Precision::day : parts.month ? Precision::month : Precision::year;
    return timestamp({*parts.year, parts.month.value_or(1), parts.day.value_or(1)}, precision);
  }
  if (!published) return std::nullopt;
  return parts.month ? in_nearest_year(parts, future) : in_nearest_month(parts, future);
}

std::optional<Number> Calendar::Resolver::year_at(std::uint32_t position) const {
  if (const auto era = calendar.word_at(reading, position, Kind::era)) {
    auto year = counted(reading, position + era->length, U"年");
    if (!year || year->value < 1 || year->value > 200) return std::nullopt;
    return Number{year->value + era->word.value, year->length + era->length};
  }
  auto year = counted(reading, position, U"年");
  if (!year) return std::nullopt;
  const bool two_digits = ascii_number(reading, position).value_or(Number{}).length == 2 && year->value >= 80;
  if (two_digits) year->value += 1900;  // 94年
  return year->value >= 1000 && year->value <= 2200 ? year : std::nullopt;
}

std::uint32_t Calendar::Resolver::skip_part(std::uint32_t position) const {
  const auto part = calendar.word_at(reading, position, Kind::part);
  return part ? position + part->length : position;
}

/// 2023年9月13日, 9月13日, 13日 and what of them was left out, with an end after 至.
std::optional<DateMention> Calendar::Resolver::written(std::uint32_t position) {
  Parts parts;
  std::uint32_t end = position;
  if (const auto year = year_at(position)) {
    parts.year = year->value;
    end += year->length;
  }
  if (const auto month = counted(reading, end, U"月"); month && month->value >= 1 && month->value <= 12) {
    parts.month = static_cast<unsigned>(month->value);
    end += month->length;
  }
  if (parts.month || !parts.year) {
    const auto day = counted(reading, end, U"日号");
    const bool counts_days =
        day && std::u32string_view(U"内间游元").find(reading.at(end + day->length)) != std::u32string_view::npos;
    if (day && !counts_days && day->value >= 1 && day->value <= 31) {
      parts.day = static_cast<unsigned>(day->value);
      end += day->length;
    }
  }
  if (end == position) return std::nullopt;
  if (!parts.month) end = add_feast(parts, end);
  if (!parts.day) end = skip_part(end);
  const auto start = resolve(parts, calendar.future_near(reading, {position, end}));
  if (!start) return std::nullopt;
  DateMention date{{position, end}, *start, {}, !parts.year && parts.month.has_value()};
  add_range_end(date, parts_of(*start));
  return date;
}

/// 去年国庆, 2019年七一: the day of a feast behind its year; where that ends.
std::uint32_t Calendar::Resolver::add_feast(Parts& parts, std::uint32_t position) const {
  const auto feast = calendar.word_at(reading, position, Kind::feast);
  if (!feast) return position;
  parts.month = static_cast<unsigned>(feast->word.value / 100);
  parts.day = static_cast<unsigned>(feast->word.value % 100);
  return position + feast->length;
}

/// "至14日", "到10月2日": what the end leaves out is the beginning's.
void Calendar::Resolver::add_range_end(DateMention& date, const Parts& parts) const {
  std::uint32_t at = skip_blanks(reading, date.at.end);
  if (std::u32string_view(U"至到-~—").find(reading.at(at)) == std::u32string_view::npos) return;
  ++at;
  Parts until;
  if (const auto year = year_at(at)) {
    until.year = year->value;
    at += year->length;
  }
  if (const auto month = counted(reading, at, U"月"); month && month->value >= 1 && month->value <= 12) {
    until.month = static_cast<unsigned>(month->value);
    at += month->length;
  }
  if (const auto day = counted(reading, at, U"日号"); day && day->value >= 1 && day->value <= 31) {
    until.day = static_cast<unsigned>(day->value);
    at += day->length;
  }
  if (!until.year && !until.month && !until.day) return;
  if (!until.year) until.year = parts.year;
  if (!until.month && until.day) until.month = parts.month;
  const auto end = resolve(until, false);
  if (!end || end->seconds < date.start.seconds) return;
  date.end = *end;
  date.at.end = at;
}

/// 2023-09-13 and 2023/9/13.
std::optional<DateMention> Calendar::Resolver::iso(std::uint32_t position) const {
  const auto year = ascii_number(reading, position);
  if (!year || year->length != 4) return std::nullopt;
  const char32_t separator = reading.at(position + 4);
  if (separator != U'-' && separator != U'/') return std::nullopt;
  const auto month = ascii_number(reading, position + 5);
  if (!month || reading.at(position + 5 + month->length) != separator) return std::nullopt;
  const std::uint32_t at = position + 6 + month->length;
  const auto day = ascii_number(reading, at);
  if (!day || day->length > 2 || month->length > 2) return std::nullopt;
  const auto date =
      timestamp({year->value, static_cast<unsigned>(month->value), static_cast<unsigned>(day->value)}, Precision::day);
  if (!date) return std::nullopt;
  return DateMention{{position, at + day->length}, *date, {}};
}

/// 上周三: the day of that week, which begins on Monday.
std::optional<DateMention> Calendar::Resolver::weekday_in_week(std::uint32_t position, std::uint32_t length,
                                                               int weeks) const {
  const std::int64_t own_day = days_since_epoch(*today);
  const std::int64_t monday = own_day - (weekday(*today) + 6) % 7 + std::int64_t{7} * weeks;
  static constexpr std::u32string_view days = U"一二三四五六日天";
  const std::size_t day = days.find(reading.at(position + length));
  if (day != std::u32string_view::npos) {
    return DateMention{{position, position + length + 1},
                       day_of(monday + static_cast<std::int64_t>(std::min<std::size_t>(day, 6))),
                       {}};
  }
  const std::uint32_t end = reading.at(position + length) == U'末' ? length + 1 : length;
  if (end > length) return DateMention{{position, position + end}, day_of(monday + 5), day_of(monday + 6)};
  return DateMention{{position, position + length}, day_of(monday), day_of(monday + 6)};
}

/// 本月, 上月3日, 当月: with the day, where one follows.
std::optional<DateMention> Calendar::Resolver::relative_month(std::uint32_t position, const Found& found) const {
  const CivilDate base = found.word.kind == Kind::month ? *today : civil_date(last);
  const CivilDate month = add_months(base, found.word.value);
  std::uint32_t end = position + found.length;
  const auto day = counted(reading, end, U"日号");
  end = day ? end + day->length : skip_part(end);
  const auto start = day ? timestamp({month.year, month.month, static_cast<unsigned>(day->value)}, Precision::day)
                         : timestamp(month, Precision::month);
  return start ? std::optional(DateMention{{position, end}, *start, {}}) : std::nullopt;
}

/// 去年, 同年9月13日: with month and day, where they follow.
std::optional<DateMention> Calendar::Resolver::relative_year(std::uint32_t position, const Found& found) const {
  const int base = found.word.kind == Kind::year ? today->year : civil_date(last).year;
  Parts parts{base + found.word.value, std::nullopt, std::nullopt};
  std::uint32_t end = position + found.length;
  if (const auto month = counted(reading, end, U"月"); month && month->value >= 1 && month->value <= 12) {
    parts.month = static_cast<unsigned>(month->value);
    end += month->length;
    if (const auto day = counted(reading, end, U"日号")) {
      parts.day = static_cast<unsigned>(day->value);
      end += day->length;
    }
  }
  if (!parts.month) end = add_feast(parts, end);
  // 当年六四: a year long past that nobody named before.
  if (found.word.kind == Kind::same_year && parts.day && last.precision == Precision::year) return std::nullopt;
  if (!parts.day) end = skip_part(end);
  const auto start = resolve(parts, false);
  return start ? std::optional(DateMention{{position, end}, *start, {}}) : std::nullopt;
}

std::optional<DateMention> Calendar::Resolver::relative(std::uint32_t position, const Found& found) {
  const Word word = found.word;
  const std::uint32_t end = position + found.length;
  // 2020年…。当晚: a year or a month has no such day; what the text tells of has.
  if (word.kind == Kind::same_day && last && today) {
    const CivilDate day = last.precision == Precision::day ? civil_date(last) : first_day.value_or(*today);
    return DateMention{{position, end}, day_of(days_since_epoch(day) + word.value), {}};
  }
  if (word.kind == Kind::feast) return feast_alone(position, found);
  // 随即, 即日: the day that its paragraph spoke of last; 即日 without one is today.
  if (word.kind == Kind::at_once) {
    if (last.precision == Precision::day && in_one_block(last_at, position))
      return DateMention{{position, end}, last, {}};
    if (word.value == 0 || !today) return std::nullopt;
    return DateMention{{position, end}, day_of(days_since_epoch(*today)), {}};
  }
  if ((word.kind == Kind::same_month && last.precision >= Precision::month) || (word.kind == Kind::month && today))
    return relative_month(position, found);
  if ((word.kind == Kind::same_year && last) || (word.kind == Kind::year && today))
    return relative_year(position, found);
  if (!today) return std::nullopt;
  if (word.kind == Kind::day) return DateMention{{position, end}, day_of(days_since_epoch(*today) + word.value), {}};
  if (word.kind == Kind::week) return weekday_in_week(position, found.length, word.value);
  if (word.kind == Kind::weekday) {
    // The last one up to publication: pages are not written before what they tell of.
    const std::int64_t last_day = days_since_epoch(*published);
    const auto back = static_cast<std::int64_t>((weekday(*published) + 7 - static_cast<unsigned>(word.value)) % 7);
    const bool future = calendar.future_near(reading, {position, end});
    return DateMention{{position, end}, day_of(future && back != 0 ? last_day - back + 7 : last_day - back), {}};
  }
  return std::nullopt;
}

/// 圣诞节, 国庆节前: a feast whose name says so, of the nearest year; before or behind it only its month is known.
std::optional<DateMention> Calendar::Resolver::feast_alone(std::uint32_t position, const Found& found) const {
  const std::uint32_t end = position + found.length;
  const bool named = reading.at(end - 1) == U'节' || reading.has(position, U"元旦") || reading.has(position, U"平安夜");
  if (!named || !today) return std::nullopt;
  Parts parts;
  parts.month = static_cast<unsigned>(found.word.value / 100);
  parts.day = static_cast<unsigned>(found.word.value % 100);
  if (const char32_t next = reading.at(end); next == U'前' || next == U'后') {
    if (*parts.day == 1) return std::nullopt;
    parts.day.reset();
  }
  const auto start = resolve(parts, calendar.future_near(reading, {position, end}));
  return start ? std::optional(DateMention{{position, end}, *start, {}, true}) : std::nullopt;
}

/// 下周日（8日）, 今天（9月6日）: one day told twice. A bracket without its month agrees with the word before it.
void Calendar::Resolver::add_bracket(DateMention& date) {
  if (date.end || date.start.precision != Precision::day || reading.at(date.at.end) != U'(') return;
  const auto bracket = written(date.at.end + 1);
  if (!bracket || bracket->end || bracket->start.precision != Precision::day || reading.at(bracket->at.end) != U')')
    return;
  if (civil_date(bracket->start).day != civil_date(date.start).day) date.start = bracket->start;
  date.at.end = bracket->at.end + 1;
}

std::optional<DateMention> Calendar::Resolver::at(std::uint32_t position) {
  std::optional<DateMention> date;
  const auto found = calendar.word_at(reading, position);
  if (found && found->word.kind == Kind::no_date) return DateMention{{position, position + found->length}, {}, {}};
  if (is_digit(reading.at(position)) || is_han_numeral(reading.at(position)) || reading.at(position) == U'〇' ||
      (found && found->word.kind == Kind::era)) {
    date = iso(position);
    if (!date) date = written(position);
  } else if (found) {
    date = relative(position, *found);
    if (date && (found->word.kind == Kind::day || found->word.kind == Kind::week || found->word.kind == Kind::weekday))
      add_bracket(*date);
  }
  if (date && date->start) {
    last = date->start;
    last_at = position;
    if (!first_day && !date->end && is_of_last_week(*date)) first_day = civil_date(date->start);
  }
  return date;
}

bool Calendar::Resolver::in_one_block(std::uint32_t one, std::uint32_t other) const {
  return reading.sentence_at(one).block == reading.sentence_at(other).block;
}

/// Whether it is a day of the week up to publication.
bool Calendar::Resolver::is_of_last_week(const DateMention& date) const {
  constexpr std::int64_t most_days = 7;
  if (!published || date.start.precision != Precision::day) return false;
  const std::int64_t age = days_since_epoch(*published) - days_since_epoch(civil_date(date.start));
  return age >= 0 && age <= most_days;
}

/// Takes a day for the one that the text counts from; false where it is not in the week up to publication.
bool Calendar::Resolver::take_own_day(const std::optional<DateMention>& date) {
  if (!date || !is_of_last_week(*date)) return false;
  today = civil_date(date->start);
  return true;
}

/// （甲社乙城12日电）
bool Calendar::Resolver::read_day_of_dateline(Chars dateline) {
  for (std::uint32_t i = dateline.begin; i < dateline.end; ++i) {
    if (!is_digit(reading.at(i))) continue;
    const auto date = written(i);
    if (take_own_day(date)) return true;
    if (date) i = date->at.end;
    while (is_digit(reading.at(i))) ++i;
  }
  return false;
}

/// The day that the text counts from, where its dateline or its lead (周二（9月12日）) says so.
void Calendar::Resolver::read_own_day() {
  constexpr std::size_t most_blocks = 3;  // the headline and two paragraphs
  today = published;
  if (!published) return;
  for (const article::Dateline& dateline : reading.article().datelines) {
    if (read_day_of_dateline(reading.chars(dateline.span))) return;
  }
  const std::uint32_t end = reading.blocks()[std::min(reading.blocks().size(), most_blocks) - 1].end;
  for (std::uint32_t i = 0; i < end; ++i) {
    const auto day = calendar.word_at(reading, i, Kind::weekday);
    if (!day || reading.at(i + day->length) != U'(') continue;
    const auto date = written(i + day->length + 1);
    if (!date || weekday(civil_date(date->start)) != static_cast<unsigned>(day->word.value)) continue;
    if (take_own_day(date)) return;
  }
}

std::vector<DateMention> Calendar::find(const Reading& reading) const {
  std::vector<DateMention> dates;
  Resolver resolver{*this, reading, std::nullopt, std::nullopt, {}, 0, std::nullopt};
  if (reading.article().published) resolver.published = civil_date(reading.article().published);
  resolver.read_own_day();
  const auto size = static_cast<std::uint32_t>(reading.text().size());
  for (std::uint32_t i = 0; i < size;) {
    const bool inside_number =
        i > 0 && is_digit(reading.at(i)) && (is_digit(reading.at(i - 1)) || reading.at(i - 1) == U'.');
    const auto date = inside_number ? std::nullopt : resolver.at(i);
    if (date && date->start) dates.push_back(*date);
    i = date ? date->at.end : i + 1;
  }
  return dates;
}

}  // namespace newsgraph::extract
