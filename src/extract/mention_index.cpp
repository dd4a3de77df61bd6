#include "newsgraph/extract/mention_index.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace newsgraph::extract {
namespace {

/// No name is longer; bounds how far back a look-up has to go.
constexpr std::uint32_t max_mention_length = 128;

auto first_from(const std::vector<MentionIndex::Item>& items, std::uint32_t begin) {
  return std::ranges::lower_bound(items, begin, {}, [](const MentionIndex::Item& item) { return item.at.begin; });
}

}  // namespace

MentionIndex::MentionIndex(const Reading& reading, const Annotations& found) {
  for (const Mention& mention : found.mentions) {
    if (mention.kind != SubjectKind::entity) continue;
    const auto entity = static_cast<EntityIndex>(mention.subject);
    items_.push_back({reading.chars(mention.span), entity, found[entity].type});
  }
  std::ranges::sort(items_, {}, [](const Item& item) {
    return std::tuple(item.at.begin, std::numeric_limits<std::uint32_t>::max() - item.at.end, item.entity);
  });
}

std::vector<MentionIndex::Item> MentionIndex::in(Chars range) const {
  std::vector<Item> out;
  for (auto item = first_from(items_, range.begin); item != items_.end() && item->at.begin < range.end; ++item) {
    if (item->at.end <= range.end) out.push_back(*item);
  }
  return out;
}

const MentionIndex::Item* MentionIndex::starting_at(std::uint32_t position) const {
  const auto item = first_from(items_, position);
  return item != items_.end() && item->at.begin == position ? &*item : nullptr;
}

const MentionIndex::Item* MentionIndex::ending_at(std::uint32_t position) const {
  const std::uint32_t from = position > max_mention_length ? position - max_mention_length : 0;
  for (auto item = first_from(items_, from); item != items_.end() && item->at.begin < position; ++item) {
    if (item->at.end == position) return &*item;
  }
  return nullptr;
}

const MentionIndex::Item* MentionIndex::covering(std::uint32_t position) const {
  const std::uint32_t from = position > max_mention_length ? position - max_mention_length : 0;
  for (auto item = first_from(items_, from); item != items_.end() && item->at.begin <= position; ++item) {
    if (item->at.contains(position)) return &*item;
  }
  return nullptr;
}

}  // namespace newsgraph::extract
