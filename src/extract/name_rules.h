#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/gazetteer.h"
#include "newsgraph/extract/names.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/scan.h"

namespace newsgraph::extract {

/// What found a name.
enum class NameRule : std::uint8_t {
  gazetteer,            ///< a name of several characters that is known
  gazetteer_ambiguous,  ///< a known name that means several things
  country_letter,       ///< 访朝, 中美关系
  titled_person,        ///< a title stands before or behind the name
  speaking_person,      ///< a word of saying follows
  listed_person,        ///< stands in a list with a person
  repeated_person,      ///< the same string several times, never inside of words
  surname_title,        ///< 李先生
  nickname,             ///< 小唐
  transliterated,       ///< 纳伦德拉·莫迪
  bracketed_latin,      ///< 比根（Stephen Biegun）
  anchored_suffix,      ///< a place and an ending: 香港资讯科技商会
  free_suffix,          ///< an ending and evidence around: 胡润研究院
  quoted_suffix,        ///< 「四国联盟」
  organ_alone,          ///< 众议院, where nothing says whose it is
  apposition,           ///< 在线金融平台聚宝汇
  place_suffix,         ///< 加勒万河谷
  latin_name,           ///< a name in Latin letters
  short_form,           ///< a later short form of a name
};
std::string_view name_of(NameRule rule);
float confidence_of(NameRule rule);

/// A place of the text that may be a name.
struct Candidate {
  static constexpr std::uint32_t none = UINT32_MAX;

  Chars at;
  EntityType type = EntityType::person;
  NameRule rule = NameRule::gazetteer;
  EntityClass subclass = EntityClass::none;
  std::uint32_t entry = GazetteerEntry::none;
  Chars title;     ///< of a person: the job title beside the name
  Chars alias;     ///< another form in brackets behind it
  Chars alias_of;  ///< of a form found again: where the name itself stands
};

/// What the rules share while they read one article.
struct NameSearch {
  NameSearch(const Reading& r, const Gazetteer& g, const NameLexicon& n)
      : reading(r), gazetteer(g), names(n), scan(r, g, n) {}

  const Reading& reading;
  const Gazetteer& gazetteer;
  const NameLexicon& names;
  Scan scan;
  std::vector<Candidate> found;

  /// True where these words are the name of the entry, and not another form of it, and it is a country or a city.
  bool names_country_or_city(std::uint32_t entry, Chars words) const;
};

/// The rule of a candidate and the rows that it went by: of the gazetteer, or its title, ending and surname.
Origin origin_of(const NameSearch& search, const Candidate& candidate);

// The rules, in the order in which they run; each appends to `found`.
void find_known_names(NameSearch& search);      // known_names.cpp
void find_country_letters(NameSearch& search);  // country_letters.cpp
void find_organizations(NameSearch& search);    // organizations.cpp
void find_places(NameSearch& search);           // places.cpp
void find_persons(NameSearch& search);          // person_names.cpp
void find_transliterated(NameSearch& search);   // transliterated_names.cpp
void find_bracketed(NameSearch& search);        // bracketed_names.cpp
void find_latin_names(NameSearch& search);      // latin_names.cpp

}  // namespace newsgraph::extract
