#include "newsgraph/extract/gazetteer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::extract {
namespace {

enum Column : std::uint8_t {
  type,
  subclass,
  id,
  simplified,
  traditional,
  english_name,
  aliases,
  shorts,
  within,
  roles
};
const std::vector<std::string_view> columns = {"type", "class",   "id",    "zh-Hans", "zh-Hant",
                                               "en",   "aliases", "short", "within",  "roles"};

constexpr std::string_view iso_prefix = "iso3166:";

std::optional<EntityType> type_named(std::string_view name) {
  if (name == "person") return EntityType::person;
  if (name == "organization") return EntityType::organization;
  if (name == "place") return EntityType::place;
  return std::nullopt;
}

std::optional<EntityClass> class_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, EntityClass>, 12> names = {
      {{"", EntityClass::none},
       {"country", EntityClass::country},
       {"city", EntityClass::city},
       {"administrative_area", EntityClass::administrative_area},
       {"continent", EntityClass::continent},
       {"landform", EntityClass::landform},
       {"body_of_water", EntityClass::body_of_water},
       {"news_media", EntityClass::news_media},
       {"government", EntityClass::government},
       {"corporation", EntityClass::corporation},
       {"college_or_university", EntityClass::college_or_university},
       {"political_party", EntityClass::political_party}}};
  const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, EntityClass>::first);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

bool is_latin(std::u32string_view folded) {
  return std::ranges::any_of(folded, is_latin_letter) && std::ranges::none_of(folded, is_han);
}

/// An abbreviation: capitals and digits only, so short that its letters in another case mean something else.
bool is_abbreviation(std::string_view form) {
  return form.size() <= 5 &&
         std::ranges::all_of(form, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// 中国官方 and 中国当局 are whoever speaks for the country, and no name.
bool is_role(EntityType type, std::u32string_view folded) {
  return type == EntityType::organization && (folded.ends_with(U"官方") || folded.ends_with(U"当局"));
}

/// 小米 of 小米公司; empty where the name has no such ending.
std::u32string without_company(const GazetteerEntry& entry, std::u32string_view folded) {
  if (entry.subclass != EntityClass::corporation) return {};
  for (const std::u32string_view ending : {U"公司", U"集团"}) {
    if (folded.ends_with(ending) && folded.size() >= ending.size() + 2 && folded.size() <= ending.size() + 4) {
      return std::u32string(folded.substr(0, folded.size() - ending.size()));
    }
  }
  return {};
}

std::string language_of(std::string_view name) {
  const std::u32string folded = fold(name);
  if (is_latin(folded)) return "en";
  const std::u32string plain = utf8::to_utf32(name);
  const bool traditional =
      !std::ranges::equal(plain, folded, [](char32_t a, char32_t b) { return a == b || !is_han(a); });
  return traditional ? "zh-Hant" : "zh-Hans";
}

/// 中视(台湾) tells two things of one name apart; the text says 中视.
std::string_view without_remark(std::string_view name) {
  const std::size_t open = name.find('(');
  if (open == std::string_view::npos || open == 0 || !name.ends_with(')')) return name;
  name = name.substr(0, open);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

bool has_name(const GazetteerEntry& entry, std::string_view text) {
  const auto same = [&](const Name& known) { return known.text == text; };
  return std::ranges::any_of(entry.names, same) || std::ranges::any_of(entry.aliases, same);
}

void add_alias(GazetteerEntry& entry, std::string_view text) {
  if (text.empty() || has_name(entry, text)) return;
  entry.aliases.push_back({std::string(text), language_of(text)});
}

void add_name(GazetteerEntry& entry, std::string_view text, std::string_view language) {
  if (text.empty()) return;
  if (std::ranges::any_of(entry.names, [&](const Name& known) { return known.language == language; })) {
    add_alias(entry, text);
    return;
  }
  std::erase_if(entry.aliases, [&](const Name& known) { return known.text == text; });
  entry.names.push_back({std::string(text), std::string(language)});
}

}  // namespace

/// Collects rows and joins those of one thing.
class Gazetteer::Builder {
 public:
  /// `table_number` is for row_id(); `lines` as in GazetteerTable.
  Status add(std::string_view text, const std::string& path, std::uint32_t table_number,
             std::span<const std::uint32_t> lines = {}) {
    auto table = TsvTable::parse(text, path, columns);
    if (!table) return tl::make_unexpected(std::move(table.error()));
    for (const TsvTable::Row& row : table->rows()) {
      const std::uint32_t line = lines.empty() ? row.line : lines[row.line - 1];
      const auto broken = [&](std::string what, std::string hint) {
        return failure(Errc::syntax, std::move(what), {{path, {}, 0}, 0, line, 0}, std::move(hint));
      };
      const auto kind = type_named(row.fields[type]);
      if (!kind) return broken("type \"" + std::string(row.fields[type]) + '"', "it is person, organization or place");
      const auto sub = class_named(row.fields[subclass]);
      if (!sub) return broken("class \"" + std::string(row.fields[subclass]) + '"', "ontology/README.md lists them");
      if (key_name(row).empty()) return broken("no name", "every row needs one, best in zh-Hans");
      add_row(row, *kind, *sub, row_id(table_number, line));
    }
    return {};
  }

  Gazetteer finish() {
    for (std::uint32_t i = 0; i < made_.entries_.size(); ++i) {
      GazetteerEntry& entry = made_.entries_[i];
      if (const auto place = by_name_.find(within_[i]); place != by_name_.end() && place->second != i) {
        entry.within = place->second;
      }
      for (const char32_t c : entry.shorts) {
        if (entry.territory) add_short(c, i);
      }
    }
    std::vector<std::pair<std::u32string, Lexicon::Value>> words;
    for (std::uint32_t i = 0; i < made_.entries_.size(); ++i) {
      for (const Name& name : made_.entries_[i].names) add_form(words, i, name.text);
      for (const Name& name : made_.entries_[i].aliases) add_form(words, i, name.text);
    }
    made_.lexicon_ = Lexicon(std::move(words));
    return std::move(made_);
  }

 private:
  /// What identifies an entry without an id: its name in the first language that has one.
  static std::string_view key_name(const TsvTable::Row& row) {
    for (const Column column : {simplified, traditional, english_name}) {
      if (!row.fields[column].empty()) return row.fields[column];
    }
    return {};
  }

  void add_row(const TsvTable::Row& row, EntityType kind, EntityClass sub, RowId at) {
    std::vector<std::string_view> ids;
    if (!row.fields[id].empty()) ids.push_back(row.fields[id]);
    for (const std::string_view alias : split(row.fields[aliases])) {
      if (alias.starts_with(iso_prefix)) ids.push_back(alias);
    }
    const std::uint32_t index = entry_for(ids, kind, key_name(row));
    GazetteerEntry& entry = made_.entries_[index];
    entry.type = kind;
    if (entry.subclass == EntityClass::none) entry.subclass = sub;
    if (!entry.rows.empty()) note_new_names(index, row, at);
    entry.rows.push_back(at);
    for (const std::string_view one : ids) identify(index, one);
    add_name(entry, without_remark(row.fields[simplified]), "zh-Hans");
    add_name(entry, without_remark(row.fields[traditional]), "zh-Hant");
    add_name(entry, without_remark(row.fields[english_name]), "en");
    for (const std::string_view alias : split(row.fields[aliases])) {
      if (!alias.starts_with(iso_prefix)) add_alias(entry, without_remark(alias));
    }
    for (const std::string_view one : split(row.fields[shorts])) entry.shorts += fold(one);
    for (const std::string_view role : split(row.fields[roles])) entry.roles.emplace_back(role);
    if (within_[index].empty()) within_[index] = name_key(row.fields[within]);
  }

  /// Which names of an entry come from another row than its first.
  void note_new_names(std::uint32_t index, const TsvTable::Row& row, RowId at) {
    const auto note = [&](std::string_view name) {
      name = without_remark(name);
      if (!has_name(made_.entries_[index], name)) later_rows_[index].emplace_back(name, at);
    };
    for (const Column column : {simplified, traditional, english_name}) note(row.fields[column]);
    for (const std::string_view alias : split(row.fields[aliases])) note(alias);
  }
  RowId row_of(std::uint32_t entry, std::string_view name) const {
    if (const auto later = later_rows_.find(entry); later != later_rows_.end()) {
      const auto written = std::ranges::find(later->second, name, &std::pair<std::string, RowId>::first);
      if (written != later->second.end()) return written->second;
    }
    return made_.entries_[entry].rows.front();
  }

  /// The entry of one of these ids; else, where ids do not contradict, that of the name; else a new one.
  std::uint32_t entry_for(const std::vector<std::string_view>& ids, EntityType kind, std::string_view name) {
    for (const std::string_view one : ids) {
      if (const auto known = by_id_.find(std::string(one)); known != by_id_.end()) return known->second;
    }
    const std::string key = name_key(name);
    const auto known = by_type_and_name_.find(typed(kind, key));
    if (known != by_type_and_name_.end()) {
      const bool has_id = made_.entries_[known->second].basis != IdentityBasis::name_key;
      if (ids.empty() || !has_id) return known->second;
    }
    const auto index = static_cast<std::uint32_t>(made_.entries_.size());
    made_.entries_.emplace_back();
    made_.entries_.back().key = key;
    within_.emplace_back();
    by_type_and_name_.try_emplace(typed(kind, key), index);
    by_name_.try_emplace(key, index);
    return index;
  }

  void identify(std::uint32_t index, std::string_view one) {
    GazetteerEntry& entry = made_.entries_[index];
    by_id_.try_emplace(std::string(one), index);
    const bool iso = one.starts_with(iso_prefix);
    if (iso) entry.territory = true;
    const IdentityBasis basis = iso ? IdentityBasis::authority : IdentityBasis::wikidata;
    if (basis < entry.basis) {
      entry.basis = basis;
      entry.key = one;
    }
  }

  void add_form(std::vector<std::pair<std::u32string, Lexicon::Value>>& words, std::uint32_t entry,
                const std::string& name) {
    std::u32string folded = fold(name);
    if (folded.size() < 2 || is_role(made_.entries_[entry].type, folded)) return;
    Form form{.entry = entry, .latin = is_latin(folded), .row = row_of(entry, name), .original = {}};
    if (form.latin) {
      form.exact = is_abbreviation(name);
      form.original = name;
    }
    if (const std::u32string brief = without_company(made_.entries_[entry], folded); !brief.empty()) {
      words.emplace_back(brief, static_cast<Lexicon::Value>(made_.forms_.size()));
      made_.pairs_.add(brief);
      made_.forms_.push_back({.entry = entry, .brief = true, .row = form.row, .original = {}});
    }
    made_.pairs_.add(folded);
    words.emplace_back(std::move(folded), static_cast<Lexicon::Value>(made_.forms_.size()));
    made_.forms_.push_back(std::move(form));
  }

  void add_short(char32_t c, std::uint32_t entry) {
    constexpr char32_t basic_plane = 0x10000;
    if (c >= basic_plane) return;
    made_.shorts_.resize(basic_plane, GazetteerEntry::none);
    if (made_.shorts_[c] == GazetteerEntry::none) made_.shorts_[c] = entry;
  }

  static std::string typed(EntityType kind, const std::string& key) {
    return std::to_string(static_cast<int>(kind)) + key;
  }

  Gazetteer made_;
  std::vector<std::string> within_;  // by entry: the key of what contains it
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::string, RowId>>> later_rows_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, std::uint32_t> by_type_and_name_;
};

Result<Gazetteer> Gazetteer::load(const KnowledgeOptions& options) {
  Builder builder;
  auto user_table = static_cast<std::uint32_t>(knowledge_tables().size());
  // The user's rows come first: where a name has several meanings, theirs is meant.
  for (const GazetteerTable& table : options.gazetteers) {
    if (auto added = builder.add(table.text, table.path, ++user_table, table.lines); !added)
      return tl::make_unexpected(std::move(added.error()));
  }
  for (const EmbeddedFile& file : knowledge_tables()) {
    if (!file.path.starts_with("ontology/gazetteer/") && !file.path.starts_with("cldr/")) continue;
    auto added = builder.add(file.bytes(), std::string(file.path), table_number(file.path));
    if (!added) return tl::make_unexpected(std::move(added.error()));
  }
  return builder.finish();
}

std::uint32_t Gazetteer::find(std::u32string_view folded, EntityType type) const {
  for (const Lexicon::Value value : lexicon_.find(folded)) {
    if (entries_[forms_[value].entry].type == type) return forms_[value].entry;
  }
  return GazetteerEntry::none;
}

RowId Gazetteer::row_of(std::uint32_t entry, std::u32string_view folded) const {
  for (const Lexicon::Value value : lexicon_.find(folded)) {
    if (forms_[value].entry == entry) return forms_[value].row;
  }
  return entries_[entry].rows.empty() ? RowId::none : entries_[entry].rows.front();
}

}  // namespace newsgraph::extract
