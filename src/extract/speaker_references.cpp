#include <algorithm>
#include <array>

#include "newsgraph/extract/fold.h"
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

/// 外交部发言人, whose name is not told, speaks for the ministry.
EntityIndex SpeakerFinder::spoken_for(Chars role) const {
  static constexpr std::array<std::u32string_view, 4> spokesmen{U"新闻发言人", U"发言人", U"新闻官", U"发言部门"};
  const std::u32string_view words = reading_->text(role);
  const auto* spokesman = std::ranges::find_if(spokesmen, [&](std::u32string_view w) { return words.ends_with(w); });
  if (spokesman == spokesmen.end()) return EntityIndex::none;
  std::uint32_t end = role.end - static_cast<std::uint32_t>(spokesman->size());
  for (const std::u32string_view joint : {U"的一名", U"的一位", U"一名", U"一位", U"的"}) {
    if (!reading_->text({role.begin, std::max(role.begin, end)}).ends_with(joint)) continue;
    end -= static_cast<std::uint32_t>(joint.size());
    break;
  }
  const auto* body = mentions_->ending_at(end);
  return body != nullptr && body->type == EntityType::organization ? body->entity : EntityIndex::none;
}

/// 声明还说 where 外交部发表声明 stands before: who published the paper that was spoken of last.
EntityIndex SpeakerFinder::author_of(Chars paper) const {
  constexpr std::uint32_t reach = 3;
  constexpr std::uint32_t longest_sentence = 400;
  static constexpr std::array<std::u32string_view, 10> own_papers{U"声明", U"公告", U"公报", U"通报", U"通告",
                                                                  U"贴文", U"帖文", U"推文", U"帖子", U"公开信"};
  static constexpr std::array<std::u32string_view, 7> verbs{U"发表", U"发布", U"发出", U"发文",
                                                            U"贴文", U"发帖", U"发推"};
  const auto& sentences = reading_->sentences();
  if (sentences.empty()) return EntityIndex::none;
  const std::u32string_view word = reading_->text(paper);
  if (std::ranges::find(own_papers, word) == own_papers.end()) return EntityIndex::none;
  const auto here = static_cast<std::uint32_t>(&reading_->sentence_at(paper.begin) - sentences.data());
  for (std::uint32_t back = 0; back <= std::min(here, reach); ++back) {
    const Chars whole = sentences[here - back].chars;
    const Chars sentence{whole.begin, std::min(whole.end, paper.begin)};
    if (sentence.empty() || sentence.size() > longest_sentence ||
        reading_->text(sentence).find(word) == std::u32string_view::npos)
      continue;
    const auto publishes = [&](std::u32string_view verb) {
      return reading_->text(sentence).find(verb) != std::u32string_view::npos;
    };
    const Speaker author = subject_of(sentence);
    return author.kind == SpeakerKind::named && std::ranges::any_of(verbs, publishes) ? author.entity
                                                                                      : EntityIndex::none;
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
  // 两位医生, 一名官员: somebody new.
  if (std::ranges::any_of(reading_->text(before),
                          [](char32_t c) { return is_han_numeral(c) || is_any(c, U"两多数几"); }))
    return EntityIndex::none;
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
      if (words.ends_with(U"报道") || words.ends_with(U"报导")) return last_source(speaker.at.begin);
      return author_of(speaker.at);
    default:
      return EntityIndex::none;
  }
}

}  // namespace newsgraph::extract
