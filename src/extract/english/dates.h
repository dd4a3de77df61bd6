#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/calendar.h"
#include "newsgraph/extract/english/text.h"
#include "newsgraph/extract/lexicon.h"

namespace newsgraph::extract::english {

/// The words of English dates (ontology/english/calendar.tsv) and the patterns of written ones: May 3, 3 May 2023,
/// Oct. 19, in 2019, Wednesday, last Tuesday, next week, three years ago. What is left out is taken so that the date is
/// the last one up to the publication day, or the next one where the words before it speak of the future.
class EnglishCalendar {
 public:
  static Result<EnglishCalendar> load();

  /// All dates of the article in text order, never overlapping. Without a publication date only those with a year.
  std::vector<DateMention> find(const Text& text) const;

 private:
  enum class Kind : std::uint8_t { month, weekday, day, unit, shift, number, ago, year_follows };
  struct Entry {
    Kind kind = Kind::day;
    int value = 0;
  };
  class Reader;

  std::optional<int> value_of(Kind kind, std::u32string_view word) const;

  Lexicon words_;
  std::vector<Entry> entries_;
};

}  // namespace newsgraph::extract::english
