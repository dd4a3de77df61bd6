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

void add_organization_forms(const std::u32string& name, const Gazetteer& gazetteer, const NameLexicon& names,
                            ShortForms& out) {
  const auto propose = [&](std::u32string text) {
    if (text.size() >= 2 && text.size() < name.size() && !is_word(text, gazetteer, names) && !is_phrase(text, names))
      out.push_back({std::move(text), true});
  };
  std::u32string_view rest = name;
  const auto place = gazetteer.lexicon().longest(rest, 0);
  if (place.length != 0 && place.length < rest.size() &&
      gazetteer[gazetteer.forms()[place.values.front()].entry].type == EntityType::place) {
    rest.remove_prefix(place.length);
    propose(std::u32string(rest));
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
      add_organization_forms(folded, gazetteer, names, out);
    }
  }
  return out;
}

}  // namespace newsgraph::extract
