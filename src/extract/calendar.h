#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/base/timestamp.h"
#include "newsgraph/extract/chars.h"
#include "newsgraph/extract/lexicon.h"

namespace newsgraph::extract {

class Reading;

/// A date that the text states, resolved against the publication date.
struct DateMention {
  Chars at;
  Timestamp start;         ///< precision year, month or day
  Timestamp end;           ///< of a range (上周, 9月12日至14日); precision none where it is no range
  bool year_open = false;  ///< the year was left out, so that it may be the next one as well
};

/// The words of dates (ontology/calendar.tsv) and the patterns of written dates: 2023年9月13日, 9月13日, 13日,
/// 二〇二三年, 民国112年, 2023-09-13, 周三, 上周三, 下月初, 去年10月, 12日至14日. A part that is left out is taken so
/// that the date is the last one up to the publication day, or the next one where a word of the future stands beside
/// it. The day of a dateline, or a weekday's that the lead gives in brackets (周二（6月30日）), is the day from which
/// 今天, 本月 and the like count, since pages are also dated by when they were copied.
class Calendar {
 public:
  static Result<Calendar> load();

  /// All dates of the article in text order, never overlapping. Without a publication date only those that state
  /// their year.
  std::vector<DateMention> find(const Reading& reading) const;

 private:
  enum class Kind : std::uint8_t {
    day,
    week,
    weekday,
    month,
    year,
    same_day,
    same_month,
    same_year,
    at_once,
    feast,
    part,
    future,
    era,
    no_date
  };
  struct Word {
    Kind kind;
    int value;
  };
  struct Resolver;

  struct Found {
    Word word;
    std::uint32_t length;
  };
  std::optional<Found> word_at(const Reading& reading, std::uint32_t at) const;
  std::optional<Found> word_at(const Reading& reading, std::uint32_t at, Kind kind) const;
  bool future_near(const Reading& reading, Chars date) const;

  Lexicon lexicon_;
  std::vector<Word> words_;
};

}  // namespace newsgraph::extract
