#include "newsgraph/extract/clause_subjects.h"

#include <algorithm>
#include <array>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

/// What begins a noun phrase, and the words that it begins by accident.
struct Determiner {
  std::u32string_view word;
  std::array<std::u32string_view, 6> except;
};
constexpr std::array<Determiner, 22> determiners{{{U"这", {U"这次", U"这时", U"这样", U"这里", U"这么", U"这才"}},
                                                  {U"那", {U"那时", U"那样", U"那里", U"那么", U"那就", U"那边"}},
                                                  {U"该", {U"该国"}},
                                                  {U"其", {U"其后", U"其间", U"其中", U"其实", U"其次", U"其时"}},
                                                  {U"此", {U"此后", U"此前", U"此次", U"此时", U"此外", U"此间"}},
                                                  {U"某", {}},
                                                  {U"有人", {}},
                                                  {U"有一", {}},
                                                  {U"一些", {}},
                                                  {U"一名", {}},
                                                  {U"一位", {}},
                                                  {U"一个", {}},
                                                  {U"许多", {}},
                                                  {U"很多", {}},
                                                  {U"不少", {}},
                                                  {U"部分", {}},
                                                  {U"大多数", {}},
                                                  {U"所有", {}},
                                                  {U"多名", {}},
                                                  {U"多家", {}},
                                                  {U"那些", {}},
                                                  {U"人们", {}}}};
/// 五名, 三千多人, 12家: numbers of people and things.
constexpr std::u32string_view counters = U"名人位家个万千百余多";

bool begins_noun_phrase(std::u32string_view words) {
  const auto* determiner = std::ranges::find_if(determiners, [&](const Determiner& d) {
    return words.starts_with(d.word) && std::ranges::none_of(d.except, [&](std::u32string_view word) {
             return !word.empty() && words.starts_with(word);
           });
  });
  if (determiner != determiners.end()) return true;
  // 甲国人, 港人, 负责人
  constexpr std::size_t longest_people = 5;
  const std::size_t people = words.substr(0, longest_people).find(U'人');
  if (people != std::u32string_view::npos && people > 0 && !is_any(words[people - 1], U"令让使引对向被给把与和"))
    return true;
  std::size_t at = words.starts_with(U"有") || words.starts_with(U"至少") ? (words.front() == U'有' ? 1 : 2) : 0;
  const std::size_t first = at;
  while (at < words.size() && (is_digit(words[at]) || is_han_numeral(words[at]) || words[at] == U'两' ||
                               words[at] == U'数' || words[at] == U'.' || words[at] == U','))
    ++at;
  return at > first && at < words.size() && is_any(words[at], counters);
}

/// 前央行行长某某: a noun for people that no preposition takes, or a name that is not known, near the begin.
bool names_somebody(const Context& context, Chars words) {
  constexpr std::uint32_t reach = 12;
  for (std::uint32_t i = words.begin; i < std::min(words.end, words.begin + reach); ++i) {
    if (context.mentions.covering(i) != nullptr) continue;
    if (context.reading.at(i) == U'·') return true;
    if (context.cues.beginning(ContextKind::preposition, context.reading.text(), {i, words.end}) > 0) return false;
    if (context.cues.beginning(ContextKind::role, context.reading.text(), {i, words.end}) > 1) return true;
  }
  return false;
}

/// 并与外长王芳会谈: the subject is the one of the clause before.
bool begins_with_partner(const Context& context, Chars words) {
  std::uint32_t at = words.begin;
  while (at < words.end && is_any(context.reading.at(at), U"并也还又则再均都")) ++at;
  return at + 1 < words.end && is_any(context.reading.at(at), U"与和同跟") &&
         context.mentions.covering(at) == nullptr && !is_any(context.reading.at(at + 1), U"时日年月样一意期会");
}

}  // namespace

OwnSubject own_subject(const Context& context, Chars words) {
  const std::uint32_t from = context.speakers.behind_opening(words);
  if (begins_with_partner(context, {from, words.end})) return {};
  const bool phrase = begins_noun_phrase(context.reading.text({from, words.end}));
  const Speaker subject = context.speakers.subject_of(words);
  switch (subject.kind) {
    case SpeakerKind::role:
    case SpeakerKind::pronoun:
      return {true, phrase, context.speakers.resolve(subject)};
    case SpeakerKind::self:
      return {true, phrase, EntityIndex::none};
    default:
      return {phrase || names_somebody(context, {from, words.end}), phrase, EntityIndex::none};
  }
}

}  // namespace newsgraph::extract
