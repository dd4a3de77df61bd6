#pragma once

#include <span>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {

/// The entity mentions of one article in code points, sorted by begin, longest first: what the later extractors look
/// speakers, sources and actors up in.
class MentionIndex {
 public:
  struct Item {
    Chars at;
    EntityIndex entity = EntityIndex::none;
    EntityType type = EntityType::person;
  };

  MentionIndex(const Reading& reading, const Annotations& found);

  std::span<const Item> all() const { return items_; }
  /// Those that begin in [range.begin, range.end) and end in it; nested ones are included.
  std::vector<Item> in(Chars range) const;
  /// The one that ends exactly at `position` (the longest), or null.
  const Item* ending_at(std::uint32_t position) const;
  /// The one that begins exactly at `position` (the longest), or null.
  const Item* starting_at(std::uint32_t position) const;
  /// The longest that holds `position`, or null.
  const Item* covering(std::uint32_t position) const;

 private:
  std::vector<Item> items_;
};

}  // namespace newsgraph::extract
