#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/reading.h"
#include "newsgraph/extract/task.h"
#include "support/article_of.h"

namespace newsgraph::tests {

/// What the entity extractor (and coreference, where `joined`) finds in one article.
struct EntitiesOf {
  explicit EntitiesOf(article::Article source, bool joined = true) : article(std::move(source)) {
    static const auto knowledge = extract::Knowledge::load().value();
    const extract::Reading reading(article);
    extract::Task task(reading, *knowledge, found);
    extract::entities_extractor.run(task);
    if (joined) extract::coreference_extractor.run(task);
  }

  /// The words of all mentions of entities of this type, in text order, each once.
  std::vector<std::string> words(extract::EntityType type) const {
    std::vector<extract::Mention> mentions = found.mentions;
    std::ranges::stable_sort(mentions, {}, [](const extract::Mention& m) { return m.span; });
    std::vector<std::string> out;
    for (const extract::Mention& mention : mentions) {
      if (found.entities[mention.subject].type != type) continue;
      std::string text(mention.span.of(article.text));
      if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
    }
    return out;
  }
  /// The entity that is mentioned by exactly these words, or null.
  const extract::Entity* named(std::string_view words) const {
    for (const extract::Mention& mention : found.mentions) {
      if (mention.span.of(article.text) == words) return &found.entities[mention.subject];
    }
    return nullptr;
  }

  article::Article article;
  extract::Annotations found;
};

}  // namespace newsgraph::tests
