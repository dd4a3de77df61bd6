#include "newsgraph/extract/knowledge.h"

#include "newsgraph/base/check.h"
#include "newsgraph/extract/calendar.h"
#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/english/dates.h"
#include "newsgraph/extract/english/lexicon.h"
#include "newsgraph/extract/english/triggers.h"
#include "newsgraph/extract/gazetteer.h"
#include "newsgraph/extract/knowledge_tables.h"
#include "newsgraph/extract/names.h"
#include "newsgraph/extract/triggers.h"

namespace newsgraph::extract {
namespace {

/// Moves a loaded part into its place, or the error into `failed`.
template <class T>
void take(Result<T>&& part, std::unique_ptr<const T>& place, Status& failed) {
  if (part) {
    place = std::make_unique<const T>(std::move(*part));
  } else if (failed) {
    failed = tl::make_unexpected(std::move(part.error()));
  }
}

}  // namespace

Knowledge::Knowledge() = default;
Knowledge::~Knowledge() = default;

Result<std::shared_ptr<const Knowledge>> Knowledge::load(const KnowledgeOptions& options) {
  auto knowledge = std::make_shared<Knowledge>();
  for (const GazetteerTable& table : options.gazetteers) knowledge->user_tables_.push_back(table.path);
  Status status;
  take(Gazetteer::load(options), knowledge->gazetteer_, status);
  take(NameLexicon::load(), knowledge->names_, status);
  take(CueLexicon::load(), knowledge->cues_, status);
  take(TriggerLexicon::load(), knowledge->triggers_, status);
  take(Calendar::load(), knowledge->calendar_, status);
  take(english::EnglishLexicon::load(), knowledge->english_, status);
  take(english::EnglishTriggers::load(), knowledge->english_triggers_, status);
  take(english::EnglishCalendar::load(), knowledge->english_calendar_, status);
  if (!status) return tl::make_unexpected(std::move(status.error()));
  return knowledge;
}

std::string_view Knowledge::table_path(std::uint32_t table) const {
  const auto embedded = knowledge_tables();
  invariant(table > 0 && table <= embedded.size() + user_tables_.size(), "a row of a table that was not loaded");
  return table <= embedded.size() ? embedded[table - 1].path : user_tables_[table - 1 - embedded.size()];
}

std::string Knowledge::place_of(RowId row) const {
  if (row == RowId::none) return {};
  return std::string(table_path(table_of(row))) + ':' + std::to_string(line_of(row));
}

}  // namespace newsgraph::extract
