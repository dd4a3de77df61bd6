#include "newsgraph/extract/short_forms.h"

#include <algorithm>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

/// True where the words mean something of their own, so that they cannot be a short form.
bool is_word(std::u32string_view text, const Gazetteer& gazetteer, const NameLexicon& names) {
  return !names.lexicon().find(text).empty() || !gazetteer.lexicon().find(text).empty();
}

/// 疫情防控 of 疫情防控指挥部: known words say what it does, not which it is.
bool is_phrase(std::u32string_view text, const NameLexicon& names) {
  while (!text.empty()) {
    const std::uint32_t length = names.lexicon().longest(text, 0).length;
    if (length < 2) return false;
    text.remove_prefix(length);
  }
  return true;
}

void add_person_forms(const std::u32string& name, const Gazetteer& gazetteer, const NameLexicon& names,
                      ShortForms& out) {
  if (const std::size_t dot = name.rfind(U'·'); dot != std::u32string::npos) {
    const std::u32string last = name.substr(dot + 1);
    if (last.size() >= 2 && !is_word(last, gazetteer, names)) out.push_back({last, true});
    return;
  }
  if (is_latin_letter(name.front())) {
    const std::size_t blank = name.rfind(U' ');
    if (blank != std::u32string::npos && name.size() - blank > 3) out.push_back({name.substr(blank + 1), true});
    return;
  }
  const bool han = std::ranges::all_of(name, is_han);
  if (!han || name.size() > 3 || name.size() < 2 || names.character(name.front()).surname == 0) return;
  const std::u32string given = name.substr(1);
  if (given.size() == 2 && !is_word(given, gazetteer, names)) out.push_back({given, false});
  for (const char32_t lead : {U'小', U'老'}) {
    const std::u32string nick = {lead, name.front()};
    if (!is_word(nick, gazetteer, names)) out.push_back({nick, false});
  }
}

/// Length of the longest name of a place that a name begins with and goes on behind.
std::uint32_t place_before(std::u32string_view name, const Gazetteer& gazetteer) {
  std::vector<Lexicon::Match> matches;
  gazetteer.lexicon().match(name, 0, matches);
  std::uint32_t longest = 0;
  for (const Lexicon::Match& match : matches) {
    const auto entry = gazetteer.forms()[match.values.front()].entry;
    if (match.length < name.size() && gazetteer[entry].type == EntityType::place)
      longest = std::max(longest, match.length);
  }
  return longest;
}

/// 众志 of 香港众志, 联邦贸易委员会 of 美国联邦贸易委员会. Of what the gazetteer has only where that says enough, as
/// the names of parties do: 移动 of 中国移动 is a plain word.
bool tells_without_place(std::u32string_view rest, bool known, EntityClass subclass) {
  constexpr std::size_t telling = 5;
  return !known || rest.size() >= telling || subclass == EntityClass::political_party;
}

void add_organization_forms(const std::u32string& name, EntityClass subclass, const Gazetteer& gazetteer,
                            const NameLexicon& names, ShortForms& out) {
  const auto propose = [&](std::u32string text) {
    if (text.size() >= 2 && text.size() < name.size() && !is_word(text, gazetteer, names) && !is_phrase(text, names))
      out.push_back({std::move(text), true});
  };
  const bool known = !gazetteer.lexicon().find(name).empty();
  std::u32string_view rest = name;
  if (const std::uint32_t place = place_before(name, gazetteer); place > 0) {
    rest.remove_prefix(place);
    if (tells_without_place(rest, known, subclass)) propose(std::u32string(rest));
    if (known) return;
  }
  for (std::size_t at = 1; at + 1 < rest.size(); ++at) {
    const WordKinds kinds = names.kinds(rest.substr(at));
    if (!kinds.has(WordKind::organization)) continue;
    propose(std::u32string(rest.substr(0, at)));
    break;
  }
}

}  // namespace

ShortForms short_forms(const Entity& entity, const Gazetteer& gazetteer, const NameLexicon& names) {
  ShortForms out;
  if (entity.basis == IdentityBasis::local) return out;
  for (const Name& name : entity.names) {
    const std::u32string folded = fold(name.text);
    if (folded.empty()) continue;
    if (entity.type == EntityType::person) add_person_forms(folded, gazetteer, names, out);
    // The gazetteer has the short forms of what it knows.
    if (entity.type == EntityType::organization && entity.basis == IdentityBasis::name_key) {
      add_organization_forms(folded, entity.subclass, gazetteer, names, out);
    }
  }
  return out;
}

}  // namespace newsgraph::extract
