#include "newsgraph/extract/unnamed_speakers.h"

#include <algorithm>
#include <array>

#include "newsgraph/extract/clauses.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

/// A page with thousands of unnamed speakers costs linear time.
constexpr std::size_t most_compared = 64;

/// 这名官员, the official: somebody of whom was spoken before.
constexpr std::array<std::u32string_view, 12> definite{U"这名", U"这位", U"该名", U"该位", U"上述",  U"前述",
                                                       U"那名", U"那位", U"该",   U"the ", U"this ", U"that "};
/// 一名官员, another official: somebody new, though the words be the same.
constexpr std::array<std::u32string_view, 12> indefinite{U"一名", U"一位", U"一个", U"有",  U"另一", U"另外一",
                                                         U"某",   U"一些", U"a ",   U"an ", U"one ", U"another "};
constexpr std::array<std::u32string_view, 6> singular_pronouns{U"他", U"她", U"其", U"he", U"she", U"ta"};

template <std::size_t n>
std::size_t beginning_with(const std::array<std::u32string_view, n>& list, std::u32string_view words) {
  const auto found = std::ranges::find_if(list, [&](std::u32string_view word) { return words.starts_with(word); });
  return found == list.end() ? 0 : found->size();
}

}  // namespace

EntityIndex UnnamedSpeakers::known_as(std::u32string_view words, bool by_end) const {
  std::size_t looked = 0;
  for (auto known = known_.rbegin(); known != known_.rend() && looked < most_compared; ++known, ++looked) {
    if (known->words == words || (by_end && known->words.ends_with(words))) return known->entity;
  }
  return EntityIndex::none;
}

EntityIndex UnnamedSpeakers::add(Chars at, EntityType type) {
  Entity entity;
  entity.type = type;
  entity.basis = IdentityBasis::local;
  entity.described_at = reading_.span(at);
  const std::string& language = reading_.article().language;
  entity.names.push_back({std::string(reading_.original(at)), language});
  entity.origin.rule = "somebody without a name who speaks";
  found_.entities.push_back(std::move(entity));
  const auto index = static_cast<EntityIndex>(found_.entities.size() - 1);
  known_.push_back({at, reading_.text(at), index});
  return index;
}

EntityIndex UnnamedSpeakers::of(const Speaker& speaker, EntityType type, bool nested) {
  const std::u32string_view words = reading_.text(speaker.at);
  if (words.empty()) return EntityIndex::none;
  if (speaker.kind == SpeakerKind::pronoun)
    return std::ranges::find(singular_pronouns, words) == singular_pronouns.end() ? EntityIndex::none : last_;
  if (speaker.kind != SpeakerKind::role || words.find(U'\n') != std::u32string_view::npos) return EntityIndex::none;
  const auto same = std::ranges::find(known_, speaker.at, &Known::at);
  EntityIndex who = same == known_.end() ? EntityIndex::none : same->entity;
  if (const auto n = beginning_with(definite, words); who == EntityIndex::none && n > 0 && n < words.size())
    who = known_as(words.substr(n), true);
  else if (who == EntityIndex::none && beginning_with(indefinite, words) == 0)
    who = known_as(words, false);
  if (who == EntityIndex::none) who = add(speaker.at, type);
  if (!nested) last_ = found_[who].type == EntityType::person ? who : EntityIndex::none;
  return who;
}

Chars description_in(const Reading& reading, const CueLexicon& cues, Chars words) {
  constexpr std::array<std::u32string_view, 18> leads{U"但是", U"不过", U"然而", U"因为", U"后来", U"同样",
                                                      U"但",   U"而",   U"因",   U"系",   U" ",    U"是",
                                                      U"的",   U"等",   U"名",   U"岁",   U"位",   U"被"};
  const std::u32string_view text = reading.text();
  while (!words.empty()) {
    std::uint32_t n = cues.beginning(ContextKind::adverb, text, words);
    if (n == 0) n = static_cast<std::uint32_t>(beginning_with(leads, reading.text(words)));
    if (n == 0 || n >= words.size()) break;
    words.begin += n;
  }
  // 众人, 外界: nobody in particular.
  constexpr std::array<std::u32string_view, 8> nobody{U"众人",   U"有人",   U"外界",   U"一些人",
                                                      U"不少人", U"很多人", U"许多人", U"人们"};
  if (std::ranges::any_of(nobody, [&](std::u32string_view word) { return reading.text(words).ends_with(word); }))
    return {words.end, words.end};
  // The director Mikko Huotari: a name in Latin letters that is not known.
  Chars noun = words;
  while (!noun.empty() && (is_latin_letter(reading.at(noun.end - 1)) || is_any(reading.at(noun.end - 1), U" .-'")))
    --noun.end;
  // 机电工程署: a body whose name is not known.
  constexpr std::uint32_t longest_name = 14;
  const bool body = noun == words && words.size() >= 3 && words.size() <= longest_name &&
                    type_of_description(reading.text(words)) == EntityType::organization;
  return body || cues.ending(ContextKind::role, text, noun) > 0 ? words : Chars{words.end, words.end};
}

EntityType type_of_description(std::u32string_view words) {
  constexpr std::u32string_view bodies =
      U"方院府部宫楼司业行构织体会校党社台报志站局团盟队厂所馆室库庭关媒署委办处科网店控军";
  if (words.empty()) return EntityType::person;
  if (words.ends_with(U"领队")) return EntityType::person;
  const bool university = words.ends_with(U"大学");
  return university || bodies.find(words.back()) != std::u32string_view::npos ? EntityType::organization
                                                                              : EntityType::person;
}

}  // namespace newsgraph::extract
