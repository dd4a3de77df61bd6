#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/gazetteer_table.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract {

class Gazetteer;       // gazetteer.h: what is known by name
class NameLexicon;     // names.h: surnames, titles, suffixes, characters of transliterated names
class CueLexicon;      // cues.h: words of saying and of citing
class TriggerLexicon;  // triggers.h: words that report events, negation and modality
class Calendar;        // calendar.h: words of dates
namespace english {
class EnglishLexicon;   // english/lexicon.h: words, names and verbs of English
class EnglishTriggers;  // english/triggers.h: its words that report events
class EnglishCalendar;  // english/dates.h: its words of dates
}  // namespace english

struct KnowledgeOptions {
  std::vector<GazetteerTable> gazetteers;  ///< the user's own; pipeline/gazetteer_format.h reads them
};

/// All that the extractors know, loaded once from ontology/ (embedded), then const and shared by threads.
class Knowledge {
 public:
  /// Error where a table is malformed.
  static Result<std::shared_ptr<const Knowledge>> load(const KnowledgeOptions& options = {});

  Knowledge();
  Knowledge(const Knowledge&) = delete;
  Knowledge& operator=(const Knowledge&) = delete;
  Knowledge(Knowledge&&) = delete;
  Knowledge& operator=(Knowledge&&) = delete;
  ~Knowledge();

  const Gazetteer& gazetteer() const { return *gazetteer_; }
  const NameLexicon& names() const { return *names_; }
  const CueLexicon& cues() const { return *cues_; }
  const TriggerLexicon& triggers() const { return *triggers_; }
  const Calendar& calendar() const { return *calendar_; }
  const english::EnglishLexicon& english() const { return *english_; }
  const english::EnglishTriggers& english_triggers() const { return *english_triggers_; }
  const english::EnglishCalendar& english_calendar() const { return *english_calendar_; }

  /// The path of a table by its number in RowIds: "ontology/titles.tsv", "cldr/territories.tsv", a user's file as it
  /// was given.
  std::string_view table_path(std::uint32_t table) const;
  /// "ontology/titles.tsv:17"; empty for none.
  std::string place_of(RowId row) const;

 private:
  std::vector<std::string> user_tables_;
  std::unique_ptr<const Gazetteer> gazetteer_;
  std::unique_ptr<const NameLexicon> names_;
  std::unique_ptr<const CueLexicon> cues_;
  std::unique_ptr<const TriggerLexicon> triggers_;
  std::unique_ptr<const Calendar> calendar_;
  std::unique_ptr<const english::EnglishLexicon> english_;
  std::unique_ptr<const english::EnglishTriggers> english_triggers_;
  std::unique_ptr<const english::EnglishCalendar> english_calendar_;
};

}  // namespace newsgraph::extract
