#include <string_view>
#include <vector>

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

/// The country or city that the name of an organisation begins or ends with: 德国之声.
void find_inner_places(NameSearch& search, Chars name) {
  std::vector<Lexicon::Match> matches;
  for (std::uint32_t at = name.begin; at + 1 < name.end; ++at) {
    search.gazetteer.lexicon().match(search.reading.text(), at, matches);
    for (std::size_t i = matches.size(); i-- > 0;) {
      const Lexicon::Match& match = matches[i];
      const Chars inner{at, at + match.length};
      if (inner == name || !name.contains(inner) || !(at == name.begin || inner.end == name.end)) continue;
      const std::uint32_t entry = search.gazetteer.forms()[match.values.front()].entry;
      if (!search.names_country_or_city(entry, inner)) continue;
      search.found.push_back({.at = inner,
                              .type = EntityType::place,
                              .rule = NameRule::gazetteer,
                              .subclass = search.gazetteer[entry].subclass,
                              .entry = entry,
                              .title = {},
                              .alias = {},
                              .alias_of = {}});
      at = inner.end - 1;
      break;
    }
  }
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
                        .alias = {},
                        .alias_of = {}};
    // 中国国家市场监督管理总局: the country that it belongs to is part of its name there.
    if (const Token* before = search.scan.ending(token.at.begin);
        entry.type == EntityType::organization && before != nullptr && before->is_name() &&
        before->entry == entry.within && before->script == token.script) {
      candidate.at.begin = before->at.begin;
    }
    search.found.push_back(candidate);
    if (entry.type == EntityType::organization && token.script == Token::Script::han) {
      find_inner_places(search, token.at);
    }
  }
}

}  // namespace newsgraph::extract
