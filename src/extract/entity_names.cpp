#include "newsgraph/extract/entity_names.h"

#include <algorithm>

#include "newsgraph/base/utf8.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {

std::string language_of_name(std::string_view name, const article::Article& article) {
  const bool han = std::ranges::any_of(utf8::to_utf32(name), is_han);
  const bool chinese = article.language.starts_with("zh");
  if (han == chinese) return article.language;
  return {};
}

Entity entity_of(const GazetteerEntry& entry) {
  Entity entity;
  entity.type = entry.type;
  entity.subclass = entry.subclass;
  entity.basis = entry.basis;
  entity.key = entry.key;
  entity.names = entry.names;
  entity.other_names = entry.aliases;
  entity.origin = entry.origin;
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
