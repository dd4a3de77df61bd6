#include "newsgraph/extract/entity_names.h"

#include <algorithm>
#include <iterator>

#include "newsgraph/article/language.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {

std::string language_of_name(std::string_view name, const article::Article& article) {
  const std::u32string letters = utf8::to_utf32(name);
  const bool han = std::ranges::any_of(letters, is_han);
  const bool kana = std::ranges::any_of(letters, article::is_kana);
  const bool chinese = article.language.starts_with("zh");
  const bool japanese = article.language.starts_with("ja");
  if (!han && !kana) return chinese || japanese ? std::string() : article.language;
  if (japanese || (chinese && han)) return article.language;
  if (!han) return "ja";
  std::u32string eastern;  // of Google中国 the Latin letters would outweigh the others
  std::ranges::copy_if(letters, std::back_inserter(eastern),
                       [](char32_t c) { return is_han(c) || article::is_kana(c); });
  return article::detect_language(utf8::to_utf8(eastern));
}

Entity entity_of(const GazetteerEntry& entry) {
  Entity entity;
  entity.type = entry.type;
  entity.subclass = entry.subclass;
  entity.basis = entry.basis;
  entity.key = entry.key;
  entity.names = entry.names;
  entity.other_names = entry.aliases;
  if (!entry.rows.empty()) entity.origin = {"gazetteer", {entry.rows.front()}};
  return entity;
}

Entity entity_named(EntityType type, std::string_view name, const article::Article& article) {
  Entity entity;
  entity.type = type;
  entity.key = name_key(name);
  entity.names.push_back({std::string(name), language_of_name(name, article)});
  return entity;
}

void add_form(Entity& entity, std::string_view form, const article::Article& article) {
  const auto same = [&](const Name& known) { return known.text == form; };
  if (form.empty() || std::ranges::any_of(entity.names, same) || std::ranges::any_of(entity.other_names, same)) return;
  entity.other_names.push_back({std::string(form), language_of_name(form, article)});
}

}  // namespace newsgraph::extract
