#include "newsgraph/extract/actor_pronouns.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

using Item = MentionIndex::Item;

/// A pronoun stands for somebody who was named so shortly before.
constexpr std::uint32_t max_pronoun_distance = 200;

bool one_of(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// 我 and 我们 are whoever speaks.
struct Spoken {
  Chars at;
  EntityIndex speaker = EntityIndex::none;
};

std::vector<Spoken> spoken_parts(const Reading& reading, const Annotations& found) {
  std::vector<Spoken> parts;
  for (const Quotation& quotation : found.quotations) {
    if (quotation.form != QuoteForm::direct || quotation.speaker == EntityIndex::none) continue;
    for (const Span part : quotation.parts) parts.push_back({reading.chars(part), quotation.speaker});
  }
  std::ranges::sort(parts, {}, [](const Spoken& part) { return part.at; });
  return parts;
}

struct Meaning {
  EntityType type = EntityType::person;
  std::uint32_t length = 0;  ///< of the pronoun; 0 where it is none, or stands for several
};

/// What a pronoun at a place stands for.
Meaning meant_by(std::u32string_view text, std::size_t at) {
  constexpr std::array<std::u32string_view, 14> organizations{U"组织", U"公司", U"团体", U"机构", U"集团",
                                                              U"协会", U"政党", U"党",   U"部",   U"局",
                                                              U"校",   U"报",   U"媒体", U"网站"};
  const std::u32string_view behind = text.substr(at + 1);
  if (text[at] == U'该') {
    if (behind.starts_with(U"国")) return {EntityType::place, 2};
    const auto* word =
        std::ranges::find_if(organizations, [&](std::u32string_view w) { return behind.starts_with(w); });
    if (word == organizations.end()) return {};
    return {EntityType::organization, static_cast<std::uint32_t>(word->size()) + 1};
  }
  const bool is_other = behind.starts_with(U"们") || behind.starts_with(U"人") || behind.starts_with(U"国") ||
                        (at > 0 && one_of(U"其吉", text[at - 1]));
  return {EntityType::person, is_other ? 0U : 1U};
}

}  // namespace

/// 我 in a quotation is its speaker, 他 and 她 the person who was named last, 该国 the place and 该组织 the
/// organisation; what else a pronoun may mean is left open.
std::vector<Item> actor_pronouns(const Reading& reading, const Annotations& found, const MentionIndex& mentions) {
  constexpr std::u32string_view pronouns = U"我他她该";
  const std::vector<Spoken> parts = spoken_parts(reading, found);
  const std::u32string_view text = reading.text();
  std::vector<Item> out;
  const auto add = [&](Chars at, EntityIndex entity) { out.push_back({at, entity, found[entity].type}); };
  auto part = parts.begin();
  auto named = mentions.all().begin();
  std::array<const Item*, 3> last{};  // by type
  for (std::size_t at = text.find_first_of(pronouns); at != std::u32string_view::npos;
       at = text.find_first_of(pronouns, at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    for (; named != mentions.all().end() && named->at.begin < begin; ++named)
      last[static_cast<std::size_t>(named->type)] = &*named;
    if (text[at] == U'我') {
      while (part != parts.end() && part->at.end <= begin) ++part;
      if (part == parts.end() || !part->at.contains(begin)) continue;
      add({begin, begin + (text.substr(at).starts_with(U"我们") ? 2 : 1)}, part->speaker);
      continue;
    }
    const auto [type, length] = meant_by(text, at);
    const Item* who = length == 0 ? nullptr : last[static_cast<std::size_t>(type)];
    if (who != nullptr && begin - who->at.end <= max_pronoun_distance) add({begin, begin + length}, who->entity);
  }
  return out;
}

}  // namespace newsgraph::extract
