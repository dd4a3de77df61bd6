#pragma once

#include <span>
#include <string_view>

#include "newsgraph/article/article.h"
#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/knowledge.h"

// The extractors in the order in which they run: each sees what those before it found. To add one: a file that
// defines `const Extractor x_extractor` and a word here.
#define NEWSGRAPH_EXTRACTORS(X) \
  X(entities)                   \
  X(coreference)                \
  X(quotations)                 \
  X(interviews)                 \
  X(sources)                    \
  X(events)

namespace newsgraph::extract {

class Task;

/// Finds one kind of thing. `run` depends on its argument alone: it may be called by many threads at once, each with a
/// task of its own.
struct Extractor {
  std::string_view name;
  int version;  ///< raised whenever its results change, so that a graph says what made it
  std::string_view summary;
  void (*run)(Task& task);
};

#define X(name) extern const Extractor name##_extractor;
NEWSGRAPH_EXTRACTORS(X)
#undef X

/// All of them; Mention::extractor is an index into this.
std::span<const Extractor* const> extractors();
/// The index of one of the list above by name; checked when the program starts to use it.
std::uint8_t extractor_index(std::string_view name);

/// Runs all extractors over the article. The result's spans refer to `article.text`; mentions are sorted by span.
Annotations annotate(const article::Article& article, const Knowledge& knowledge);

}  // namespace newsgraph::extract
