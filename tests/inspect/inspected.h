#pragma once

#include <string>
#include <string_view>

#include "newsgraph/extract/extractor.h"
#include "newsgraph/inspect/inspection.h"
#include "support/article_of.h"

namespace newsgraph::tests {

inline const extract::Knowledge& knowledge() {
  static const auto loaded = extract::Knowledge::load().value();
  return *loaded;
}

/// An article and what the extractors find in it. Does not move: the inspection refers to the article.
struct Inspected {
  Inspected(std::string_view headline, const std::vector<std::string_view>& paragraphs)
      : article(article_of(headline, paragraphs)),
        all(inspect::inspect(article, extract::annotate(article, knowledge()), knowledge(), {})) {}
  Inspected(const Inspected&) = delete;
  Inspected& operator=(const Inspected&) = delete;
  Inspected(Inspected&&) = delete;
  Inspected& operator=(Inspected&&) = delete;
  ~Inspected() = default;

  article::Article article;
  inspect::Inspection all;
};

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace newsgraph::tests
