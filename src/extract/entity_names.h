#pragma once

#include <string>
#include <string_view>

#include "newsgraph/article/article.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/gazetteer.h"

namespace newsgraph::extract {

/// The language of a name as the article writes it: that of the article for its own script; for Chinese characters and
/// kana in an article of another script what they tell by themselves; else empty (Latin letters in a Chinese article).
std::string language_of_name(std::string_view name, const article::Article& article);

/// The entity of an entry, with all its names.
Entity entity_of(const GazetteerEntry& entry);

/// An entity that only this text tells of, known by its folded name.
Entity entity_named(EntityType type, std::string_view name, const article::Article& article);

/// Adds a form that the text has, unless the entity has it already.
void add_form(Entity& entity, std::string_view form, const article::Article& article);

}  // namespace newsgraph::extract
