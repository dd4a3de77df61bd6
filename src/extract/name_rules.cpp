#include "newsgraph/extract/name_rules.h"

#include <algorithm>
#include <array>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

struct RuleProperties {
  NameRule rule;
  std::string_view name;
  float confidence;
};

/// How often a name that a rule alone accepts is right, as far as annotated articles tell.
constexpr std::array<RuleProperties, 19> properties = {{
    {NameRule::gazetteer, "gazetteer", 0.95F},
    {NameRule::gazetteer_ambiguous, "gazetteer, ambiguous name", 0.7F},
    {NameRule::country_letter, "country letter", 0.85F},
    {NameRule::titled_person, "title and name", 0.9F},
    {NameRule::speaking_person, "name and word of saying", 0.8F},
    {NameRule::listed_person, "list of persons", 0.8F},
    {NameRule::repeated_person, "repeated name", 0.65F},
    {NameRule::surname_title, "surname and title", 0.8F},
    {NameRule::nickname, "nickname", 0.6F},
    {NameRule::transliterated, "transliterated name", 0.8F},
    {NameRule::bracketed_latin, "name with its Latin form in brackets", 0.85F},
    {NameRule::anchored_suffix, "place and ending", 0.8F},
    {NameRule::free_suffix, "ending", 0.6F},
    {NameRule::quoted_suffix, "ending inside marks", 0.8F},
    {NameRule::organ_alone, "organ of a state", 0.65F},
    {NameRule::apposition, "kind of organisation and name", 0.6F},
    {NameRule::place_suffix, "ending of places", 0.65F},
    {NameRule::latin_name, "Latin name", 0.6F},
    {NameRule::short_form, "short form", 0.75F},
}};

const RuleProperties& properties_of(NameRule rule) {
  const auto* found = std::ranges::find(properties, rule, &RuleProperties::rule);
  return found == properties.end() ? properties.front() : *found;
}

}  // namespace

std::string_view name_of(NameRule rule) {
  return properties_of(rule).name;
}

float confidence_of(NameRule rule) {
  return properties_of(rule).confidence;
}

bool NameSearch::names_country_or_city(std::uint32_t entry, Chars words) const {
  if (entry == GazetteerEntry::none || !gazetteer[entry].is_country_or_city()) return false;
  const std::u32string_view text = reading.text(words);
  return std::ranges::any_of(gazetteer[entry].names, [&](const Name& name) {
    const std::u32string folded = fold(name.text);
    return folded == text || folded + U'市' == text;
  });
}

}  // namespace newsgraph::extract
