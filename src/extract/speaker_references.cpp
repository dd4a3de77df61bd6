#include <algorithm>

#include "newsgraph/extract/speakers.h"

// Whom pronouns, roles and 报道 mean: the part of SpeakerFinder that remembers.
namespace newsgraph::extract {
namespace {

/// How far back a pronoun may point, in sentences.
constexpr std::uint32_t pronoun_reach = 8;

}  // namespace

void SpeakerFinder::remember(std::uint32_t at, const Speaker& speaker) {
  const auto sentence = static_cast<std::uint32_t>(&reading_->sentence_at(at) - reading_->sentences().data());
  turns_.push_back({at, sentence, speaker});
}

void SpeakerFinder::remember_source(std::uint32_t at, EntityIndex source) {
  sources_.push_back({at, 0, {SpeakerKind::named, source, {}}});
}

EntityIndex SpeakerFinder::last_source(std::uint32_t before) const {
  const auto last =
      std::find_if(sources_.rbegin(), sources_.rend(), [&](const Turn& turn) { return turn.at < before; });
  return last == sources_.rend() ? EntityIndex::none : last->speaker.entity;
}

/// 一名官员 who spoke is whom 他 means from then on, though without a name.
bool SpeakerFinder::is_unnamed_person(const Speaker& speaker) const {
  return speaker.kind == SpeakerKind::role && speaker.entity == EntityIndex::none && !speaker.at.empty() &&
         !is_any(reading_->at(speaker.at.end - 1), U"方院府局部会社司团队界台报署党军媒体行构织民众们宫国");
}

/// True for a person whom 他 or 她 may mean as far as what follows the name tells (女士, 先生).
bool SpeakerFinder::suits(EntityIndex entity, std::uint32_t name_end, bool female) const {
  if (entity == EntityIndex::none || (*found_)[entity].type != EntityType::person) return false;
  const auto follows = [&](std::u32string_view word) { return reading_->has(name_end, word); };
  return female ? !follows(U"先生") : !follows(U"女士") && !follows(U"小姐") && !follows(U"夫人");
}

/// The person who is the subject of the sentence, or else the first one in it.
EntityIndex SpeakerFinder::person_in(Chars sentence, bool female) const {
  const Speaker subject = subject_of(sentence);
  if (subject.kind == SpeakerKind::named && suits(subject.entity, subject.at.end, female)) return subject.entity;
  for (const auto& item : mentions_->in(sentence)) {
    if (suits(item.entity, item.at.end, female)) return item.entity;
  }
  return EntityIndex::none;
}

/// The person that 他 means: who spoke last, or the first person of the nearest sentence that names one.
EntityIndex SpeakerFinder::last_person(std::uint32_t before, bool female) const {
  const auto& sentences = reading_->sentences();
  if (sentences.empty()) return EntityIndex::none;
  const auto here = static_cast<std::uint32_t>(&reading_->sentence_at(before) - sentences.data());
  auto turn = std::find_if(turns_.rbegin(), turns_.rend(), [&](const Turn& t) { return t.at < before; });
  for (std::uint32_t back = 0; back <= std::min(here, pronoun_reach); ++back) {
    const std::uint32_t index = here - back;
    for (; turn != turns_.rend() && turn->sentence >= index; ++turn) {
      if (is_unnamed_person(turn->speaker)) return EntityIndex::none;
      if (suits(turn->speaker.entity, turn->speaker.at.end, female)) return turn->speaker.entity;
    }
    const Chars whole = sentences[index].chars;
    const Chars sentence{whole.begin, std::min(whole.end, before)};
    if (sentence.begin >= sentence.end) continue;
    if (const EntityIndex person = person_in(sentence, female); person != EntityIndex::none) return person;
  }
  return EntityIndex::none;
}

EntityIndex SpeakerFinder::last_organization(std::uint32_t before) const {
  const auto& all = mentions_->all();
  auto item = std::ranges::lower_bound(all, before, {}, [](const auto& i) { return i.at.begin; });
  while (item != all.begin()) {
    --item;
    if (item->type == EntityType::organization) return item->entity;
  }
  return EntityIndex::none;
}

/// 林说 for 林一帆, the last person before whose name begins so.
EntityIndex SpeakerFinder::by_surname(std::uint32_t at) const {
  const auto& all = mentions_->all();
  auto item = std::ranges::lower_bound(all, at, {}, [](const auto& i) { return i.at.begin; });
  while (item != all.begin()) {
    --item;
    if (item->type == EntityType::person && reading_->at(item->at.begin) == reading_->at(at)) return item->entity;
  }
  return EntityIndex::none;
}

/// 警方 for 德里警方特别小组, 发言人 for who was called so before.
EntityIndex SpeakerFinder::by_role(Chars role) const {
  constexpr int reach = 60;
  const std::u32string_view text = reading_->text();
  if (role.size() == 1) return by_surname(role.begin);
  const std::uint32_t length = cues_->ending(ContextKind::role, text, role);
  if (length == 0) return EntityIndex::none;
  const std::u32string_view word = reading_->text({role.end - length, role.end});
  const Chars before{role.begin, role.end - length};
  const bool plain = before.empty() || is_any(reading_->at(before.end - 1), U"名位该个述");
  if (!plain || (!before.empty() && before.size() > 4)) return EntityIndex::none;
  const auto& all = mentions_->all();
  auto item = std::ranges::lower_bound(all, role.begin, {}, [](const auto& i) { return i.at.begin; });
  for (int steps = 0; item != all.begin() && steps < reach; ++steps) {
    --item;
    if (item->type == EntityType::organization && item->at.size() > word.size() &&
        reading_->text(item->at).find(word) != std::u32string_view::npos) {
      return item->entity;
    }
    // 儿子（小明）, 发言人小明
    const std::uint32_t title_end = item->at.begin - (item->at.begin > 0 && reading_->at(item->at.begin - 1) == U'(');
    if (item->type == EntityType::person && title_end >= length &&
        reading_->text({title_end - length, title_end}) == word) {
      return item->entity;
    }
  }
  return EntityIndex::none;
}

/// 对方: the last one named who is not the subject of the sentence.
EntityIndex SpeakerFinder::other_party(std::uint32_t before) const {
  const Chars sentence{reading_->sentence_at(before).chars.begin, before};
  const Speaker subject = subject_of(sentence);
  EntityIndex other = EntityIndex::none;
  for (const auto& item : mentions_->in(sentence)) {
    if (item.entity != subject.entity && item.type != EntityType::place) other = item.entity;
  }
  return other;
}

EntityIndex SpeakerFinder::resolve(const Speaker& speaker) const {
  if (speaker.entity != EntityIndex::none) return speaker.entity;
  const std::u32string_view words = reading_->text(speaker.at);
  switch (speaker.kind) {
    case SpeakerKind::pronoun:
      if (cues_->is(ContextKind::person, words)) return last_person(speaker.at.begin, words == U"她");
      if (words == U"对方") return other_party(speaker.at.begin);
      if (words == U"其" && !turns_.empty()) return turns_.back().speaker.entity;
      if (words.starts_with(U'该')) return last_organization(speaker.at.begin);
      return EntityIndex::none;
    case SpeakerKind::role:
      return by_role(speaker.at);
    case SpeakerKind::report:
      // 此前的报道: some other paper's.
      if (speaker.at.begin > 0 && reading_->at(speaker.at.begin - 1) == U'的') return EntityIndex::none;
      return words.ends_with(U"报道") || words.ends_with(U"报导") ? last_source(speaker.at.begin) : EntityIndex::none;
    default:
      return EntityIndex::none;
  }
}

}  // namespace newsgraph::extract
