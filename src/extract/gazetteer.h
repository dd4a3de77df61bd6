#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/extract/lexicon.h"
#include "newsgraph/extract/pair_filter.h"

namespace newsgraph::extract {

/// One thing that is known by name: rows of ontology/gazetteer/, of CLDR and of the user's files that mean the same
/// thing are one entry.
struct GazetteerEntry {
  static constexpr std::uint32_t none = UINT32_MAX;

  EntityType type = EntityType::place;
  EntityClass subclass = EntityClass::none;
  IdentityBasis basis = IdentityBasis::name_key;
  std::string key;                 ///< "Q159", "iso3166:RU" or the folded zh-Hans name
  std::vector<Name> names;         ///< one for each language, as far as known: zh-Hans, zh-Hant, en
  std::vector<Name> aliases;       ///< other forms
  std::u32string shorts;           ///< folded one-character forms
  std::vector<std::string> roles;  ///< of a person
  std::uint32_t within = none;     ///< index of the entry that contains it
  bool territory = false;          ///< a country or another territory with an ISO 3166 code
  std::vector<RowId> rows;         ///< that speak of it, the user's first

  bool is_country_or_city() const {
    return territory || subclass == EntityClass::country || subclass == EntityClass::city;
  }
};

/// What is known by name. Immutable.
class Gazetteer {
 public:
  /// Reads all gazetteers. Error where one is malformed.
  static Result<Gazetteer> load(const KnowledgeOptions& options);

  /// One way to write the name of an entry.
  struct Form {
    std::uint32_t entry = 0;
    bool latin = false;
    bool exact = false;       ///< an abbreviation such as WHO: counts only as it is written here
    bool brief = false;       ///< 小米 of 小米公司: a word that counts only beside signs of a company
    RowId row = RowId::none;  ///< the first that writes it so
    std::string original;     ///< of a Latin form
  };

  const std::vector<GazetteerEntry>& entries() const { return entries_; }
  const GazetteerEntry& operator[](std::uint32_t entry) const { return entries_[entry]; }
  const std::vector<Form>& forms() const { return forms_; }
  /// All forms, folded, but those of one character; values are indexes into forms(), the most likely entry first.
  const Lexicon& lexicon() const { return lexicon_; }
  /// False where no form begins with these two folded characters.
  bool may_begin(char32_t first, char32_t second) const { return pairs_.may_begin(first, second); }
  /// The entry of this type with this folded name, or none.
  std::uint32_t find(std::u32string_view folded, EntityType type) const;
  /// The row that writes this entry so; where none does, the first row of the entry.
  RowId row_of(std::uint32_t entry, std::u32string_view folded) const;
  /// The country or territory that this folded character stands for in 访朝 or 俄总统, or none.
  std::uint32_t country_of_short(char32_t c) const { return c < shorts_.size() ? shorts_[c] : GazetteerEntry::none; }

 private:
  class Builder;

  std::vector<GazetteerEntry> entries_;
  std::vector<Form> forms_;
  Lexicon lexicon_;
  PairFilter pairs_;
  std::vector<std::uint32_t> shorts_;  ///< entries by character
};

}  // namespace newsgraph::extract
