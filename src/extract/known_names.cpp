#include <string_view>

#include "newsgraph/extract/name_rules.h"

namespace newsgraph::extract {
namespace {

/// 中国人 are people and no country, but 中国人民银行 and 中国人大 begin otherwise.
bool is_people(const NameSearch& search, const Token& token) {
  static constexpr std::u32string_view longer = U"民大权士口员工才选造文道身类质均物格家力生";
  const std::uint32_t end = token.at.end;
  if (search.reading.at(end) == U'裔' || search.reading.at(end) == U'籍') return true;
  return search.reading.at(end) == U'人' && longer.find(search.reading.at(end + 1)) == std::u32string_view::npos;
}

}  // namespace

/// Names of the gazetteer that stand as words.
void find_known_names(NameSearch& search) {
  for (const Token& token : search.scan.tokens()) {
    if (!token.is_name()) continue;
    const GazetteerEntry& entry = search.gazetteer[token.entry];
    if (entry.type == EntityType::place && is_people(search, token)) continue;
    Candidate candidate{.at = token.at,
                        .type = entry.type,
                        .rule = NameRule::gazetteer,
                        .subclass = entry.subclass,
                        .entry = token.entry,
                        .title = {},
                        .alias = {}};
    search.found.push_back(candidate);
  }
}

}  // namespace newsgraph::extract
