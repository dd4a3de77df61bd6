#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/extract/annotations.h"

namespace newsgraph::tests {

/// Annotations that mark every occurrence of the given names, one entity each, as if the entity extractor had found
/// them.
inline extract::Annotations entities_in(const article::Article& article,
                                        const std::vector<std::pair<std::string_view, extract::EntityType>>& names) {
  extract::Annotations found;
  for (const auto& [name, type] : names) {
    const auto index = static_cast<std::uint32_t>(found.entities.size());
    extract::Entity entity;
    entity.type = type;
    entity.key = name;
    entity.names.push_back({std::string(name), article.language});
    found.entities.push_back(entity);
    for (std::size_t at = article.text.find(name); at != std::string::npos; at = article.text.find(name, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      found.mentions.push_back({{begin, begin + static_cast<std::uint32_t>(name.size())}, index});
    }
  }
  return found;
}

}  // namespace newsgraph::tests
