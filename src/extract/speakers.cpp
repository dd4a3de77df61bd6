#include "newsgraph/extract/speakers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/extract/citations.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

constexpr std::u32string_view closing_marks = U"”’」』\"》>";
constexpr std::u32string_view function_words =
    U"的地得了着过把被在是有没不也这那如以及等们来去到从而却并且或就都还又再更很最向对与和";
/// How far left of its end 在…中 may begin.
constexpr std::uint32_t longest_phrase = 40;

/// Prepositions that are part of another word with the character before them.
bool is_part_of_word(char32_t before, char32_t preposition) {
  switch (preposition) {
    case U'在':
      return is_any(before, U"现存正所实潜内外");
    case U'于':
      return is_any(before, U"由关对终属位至处基等大小多少高低由鉴出源");
    case U'对':
      return is_any(before, U"反针绝相核面派应");
    case U'向':
      return is_any(before, U"一方倾导走趋转");
    case U'就':
      return is_any(before, U"成造早也");
    case U'以':
      return is_any(before, U"可所难得予足加给");
    case U'自':
      return is_any(before, U"来各亲独私");
    case U'为':
      return is_any(before, U"因认成作称视行");
    default:
      return false;
  }
}

/// Prepositions that begin another word with the character behind them: 跟踪, 对抗, 以及.
bool begins_word(char32_t preposition, char32_t next) {
  switch (preposition) {
    case U'跟':
      return is_any(next, U"踪随进上");
    case U'对':
      return is_any(next, U"抗付待立话岸外内手象比应策");
    case U'向':
      return is_any(next, U"来往上导");
    case U'就':
      return is_any(next, U"任业职读学近医是会能要此算");
    case U'以':
      return is_any(next, U"及为色便免至往来后前");
    case U'用':
      return is_any(next, U"户品途");
    case U'经':
      return is_any(next, U"济历常营理典费");
    case U'当':
      return is_any(next, U"选局时天日地中事年初代");
    case U'为':
      return is_any(next, U"人主期何");
    case U'被':
      return is_any(next, U"告");
    case U'自':
      return is_any(next, U"己由民称信动治主我杀然行");
    case U'因':
      return is_any(next, U"此而");
    default:
      return false;
  }
}

}  // namespace

SpeakerFinder::SpeakerFinder(const Reading& reading, const Clauses& clauses, const MentionIndex& mentions,
                             const CueLexicon& cues, const Annotations& found)
    : reading_(&reading), clauses_(&clauses), mentions_(&mentions), cues_(&cues), found_(&found) {}

bool SpeakerFinder::in_name(std::uint32_t position) const {
  return mentions_->covering(position) != nullptr;
}

/// 10月12日, 周三（9月23日）, 12日下午: digits and the units of dates.
Chars SpeakerFinder::without_time(Chars region) const {
  std::uint32_t end = region.end;
  while (end > region.begin) {
    const char32_t c = reading_->at(end - 1);
    const char32_t before = end - 1 > region.begin ? reading_->at(end - 2) : U' ';
    const bool number = is_digit(before) || is_han_numeral(before);
    const bool unit = (is_any(c, U"年月日号时点分") && (number || is_any(before, U"今去明前本上下当"))) ||
                      (end != region.end && is_any(c, U"今去明前本上下当") && is_any(reading_->at(end), U"年月日"));
    const bool about = c == U'许' && is_any(before, U"时点分");
    const bool digit = (is_digit(c) || is_han_numeral(c)) && end != region.end;
    if (!unit && !about && !digit) break;
    --end;
  }
  return {region.begin, end};
}

std::uint32_t SpeakerFinder::last_preposition(Chars region) const {
  const std::uint32_t from = region.size() > longest_phrase ? region.end - longest_phrase : region.begin;
  for (std::uint32_t i = region.end; i-- > from;) {
    if (cues_->beginning(ContextKind::preposition, reading_->text(), {i, region.end}) == 0) continue;
    if (i > region.begin && is_part_of_word(reading_->at(i - 1), reading_->at(i))) continue;
    if (i + 1 < region.end && begins_word(reading_->at(i), reading_->at(i + 1))) continue;
    if (cues_->beginning(ContextKind::thing, reading_->text(), {i, region.end}) > 0) continue;
    if (!in_name(i)) return i;
  }
  return region.end;
}

/// 在…中, 对记者, 就此事, 在推特: from the preposition to the end of the region.
Chars SpeakerFinder::without_phrase(Chars region) const {
  const std::u32string_view text = reading_->text();
  const bool ended = cues_->ending(ContextKind::phrase_end, text, region) > 0;
  const std::uint32_t at = last_preposition(region);
  if (at == region.end) return region;
  const char32_t c = reading_->at(at);
  const std::u32string_view word = text.substr(at, 2);
  if (ended) {
    // 在对记者发表讲话时: the outer one, where there is one close by that wants the same end.
    std::uint32_t outer = at;
    if (!is_any(c, U"在于当")) {
      const std::uint32_t before = last_preposition({region.begin, at});
      if (before < at && is_any(reading_->at(before), U"在于当")) outer = before;
    }
    return {region.begin, outer};
  }
  if (is_any(c, U"对向就跟在于用以经") || word == U"针对" || word == U"关于" || word == U"通过" || word == U"透过") {
    // What it takes must be a noun: something must stand behind it, and no comma.
    const std::uint32_t taken = region.end - at - 1;
    const bool place = is_any(c, U"在于用以经");
    if (taken > 0 && taken <= 16 && (!place || mentions_->ending_at(region.end) != nullptr || taken <= 8)) {
      return {region.begin, at};
    }
  }
  return region;
}

/// 林一帆哽咽地 (说): an adverb of manner behind a name, a pronoun or a noun for people.
Chars SpeakerFinder::without_manner(Chars region) const {
  constexpr std::uint32_t shortest = 2;
  constexpr std::uint32_t longest = 5;
  if (reading_->at(region.end - 1) != U'地') return region;
  for (std::uint32_t n = shortest + 1; n <= longest + 1 && n < region.size(); ++n) {
    const Chars before{region.begin, region.end - n};
    const bool subject = mentions_->ending_at(before.end) != nullptr ||
                         cues_->ending(ContextKind::person, reading_->text(), before) > 0 ||
                         cues_->ending(ContextKind::role, reading_->text(), before) > 0;
    if (subject) return before;
  }
  return region;
}

Chars SpeakerFinder::strip_once(Chars region) const {
  const std::u32string_view text = reading_->text();
  if (region.empty()) return region;
  const char32_t last = reading_->at(region.end - 1);
  if (last == U' ' || last == U',' || last == U':' || last == U'-') return {region.begin, region.end - 1};
  // 在 is left of 在声明中, where 声明中 was taken for an adverb.
  if (last == U'在' && region.size() > 1 && !is_part_of_word(reading_->at(region.end - 2), U'在') &&
      !in_name(region.end - 1))
    return {region.begin, region.end - 1};
  if (last == U')') {
    const auto open = reading_->text(region).rfind(U'(');
    if (open != std::u32string_view::npos) return {region.begin, region.begin + static_cast<std::uint32_t>(open)};
  }
  if (mentions_->ending_at(region.end) == nullptr) {
    const std::uint32_t adverb = cues_->ending(ContextKind::adverb, text, region);
    // 委员会 is longer than the adverb 会.
    const bool noun = cues_->ending(ContextKind::role, text, region) > adverb;
    if (adverb > 0 && !noun && !in_name(region.end - 1)) return {region.begin, region.end - adverb};
    const Chars timeless = without_time(region);
    if (timeless != region) return timeless;
    const Chars unmannered = without_manner(region);
    if (unmannered != region) return unmannered;
  }
  return without_phrase(region);
}

Chars SpeakerFinder::without_adverbials(Chars region) const {
  constexpr int most = 16;
  for (int round = 0; round < most; ++round) {
    const Chars less = strip_once(region);
    if (less == region) break;
    region = less;
  }
  return region;
}

bool SpeakerFinder::is_negated(Chars region) const {
  const std::u32string_view text = reading_->text();
  for (int round = 0; round < 4; ++round) {
    if (cues_->ending(ContextKind::negation, text, region) > 0) return true;
    const std::uint32_t adverb = cues_->ending(ContextKind::adverb, text, region);
    if (adverb == 0) return false;
    region.end -= adverb;
  }
  return false;
}

Chars SpeakerFinder::without_measure(Chars region) const {
  constexpr std::u32string_view measures = U"项份篇则个条次";
  constexpr std::u32string_view numbers = U"一二两三四五六七八九十多几数该这此";
  if (region.size() < 3 || measures.find(reading_->at(region.end - 1)) == std::u32string_view::npos) return region;
  std::uint32_t end = region.end - 1;
  while (end > region.begin &&
         (numbers.find(reading_->at(end - 1)) != std::u32string_view::npos || is_digit(reading_->at(end - 1))))
    --end;
  return end + 1 < region.end && end > region.begin ? Chars{region.begin, end} : region;
}

const MentionIndex::Item* SpeakerFinder::medium_in(Chars region) const {
  constexpr std::uint32_t longest_rest = 16;
  for (const auto& item : mentions_->in(region)) {
    if (item.type == EntityType::place && item.at.begin <= region.begin + 1) continue;
    if (!is_media(*reading_, *found_, {item.entity, item.at, item.type}) || item.at.begin > region.begin + 6)
      return nullptr;
    const Chars rest{item.at.end, region.end};
    if (rest.size() > longest_rest || reading_->at(rest.begin) == U'的') return nullptr;
    const std::u32string_view words = reading_->text(rest);
    if (words.find(U'、') != std::u32string_view::npos || words.find(U'和') != std::u32string_view::npos)
      return nullptr;
    return mentions_->starting_at(item.at.begin);
  }
  return nullptr;
}

/// The words of a name with its title before it, as far as nothing but the region's own noun phrase stands there.
Chars SpeakerFinder::widened(Chars name, Chars region) const {
  std::uint32_t begin = name.begin;
  for (std::uint32_t i = name.begin; i > region.begin; --i) {
    const char32_t c = reading_->at(i - 1);
    if (!is_han(c) && !is_any(c, U"·《》 ")) break;
    if (is_any(c, U"在于对向就据了着让使令请")) break;
    begin = i - 1;
  }
  return name.begin - begin <= 24 ? Chars{begin, name.end} : name;
}

/// 甲、乙和丙 say it together: the one named first stands for them.
const MentionIndex::Item* SpeakerFinder::first_listed(const MentionIndex::Item* last, Chars region) const {
  while (last->type == EntityType::person && last->at.begin > region.begin + 1 &&
         is_any(reading_->at(last->at.begin - 1), U"、和与及")) {
    const auto* before = mentions_->ending_at(last->at.begin - 1);
    if (before == nullptr || before->at.begin < region.begin || before->type != last->type) break;
    last = before;
  }
  return last;
}

/// A name, a pronoun or a noun for people that ends where the region ends.
Speaker SpeakerFinder::at_end(Chars region) const {
  const std::u32string_view text = reading_->text();
  Chars core = region;
  for (int round = 0; round < 4 && !core.empty(); ++round) {
    const char32_t last = reading_->at(core.end - 1);
    if (is_any(last, closing_marks)) {
      --core.end;
    } else if (mentions_->ending_at(core.end) == nullptr) {
      const std::uint32_t suffix = cues_->ending(ContextKind::plural, text, core);
      if (suffix == 0 || suffix == core.size()) break;
      if (mentions_->ending_at(core.end - suffix) == nullptr) break;
      core.end -= suffix;
    }
  }
  if (const auto* name = mentions_->ending_at(core.end); name != nullptr && name->at.begin >= region.begin) {
    const auto* first = first_listed(name, region);
    return {SpeakerKind::named, first->entity, widened({first->at.begin, region.end}, region)};
  }
  return noun_at_end(region);
}

Speaker SpeakerFinder::noun_at_end(Chars region) const {
  const std::u32string_view text = reading_->text();
  const auto ends = [&](ContextKind kind) { return cues_->ending(kind, text, region); };
  const auto words = [&](std::uint32_t length) { return Chars{region.end - length, region.end}; };
  if (const auto n = ends(ContextKind::report); n > 0) {
    Chars before{region.begin, region.end - n};
    // 路透社的报道, 众志下午的声明
    before = without_measure(without_adverbials(before));
    if (!before.empty() && reading_->at(before.end - 1) == U'的') --before.end;
    before = without_adverbials(before);
    const auto* name = mentions_->ending_at(before.end);
    if (name != nullptr && name->at.begin >= region.begin)
      return {SpeakerKind::report, name->entity, {name->at.begin, region.end}};
    if (const Speaker author = author_before(before); author.kind == SpeakerKind::named)
      return {SpeakerKind::report, author.entity, {author.at.begin, region.end}};
    return {SpeakerKind::report, EntityIndex::none, words(n)};
  }
  for (const auto kind : {ContextKind::thing, ContextKind::people, ContextKind::person}) {
    if (const auto n = ends(kind); n > 0) return {SpeakerKind::pronoun, EntityIndex::none, words(n)};
  }
  for (const auto kind : {ContextKind::self, ContextKind::addressee}) {
    if (const auto n = ends(kind); n > 0) return {SpeakerKind::self, EntityIndex::none, words(n)};
  }
  if (const auto n = ends(ContextKind::role); n > 0) {
    const Chars at = widened(words(n), region);
    return {SpeakerKind::role, spoken_for(at), at};
  }
  return {};
}

/// 银行（OCB）周四公布的 (数据), 河报同期刊登的 (文章): who published what follows.
Speaker SpeakerFinder::author_before(Chars region) const {
  static constexpr std::array<std::u32string_view, 18> verbs{U"公布", U"发布", U"发表", U"刊登", U"刊发", U"配发",
                                                             U"发出", U"提交", U"公开", U"出具", U"撰写", U"出版",
                                                             U"编制", U"制作", U"所做", U"进行", U"提供", U"作出"};
  // 最新, 初步: what the paper is like.
  Chars words = region;
  constexpr std::uint32_t longest_attribute = 4;
  while (!words.empty() && reading_->at(words.end - 1) != U'的' && region.end - words.end < longest_attribute)
    --words.end;
  if (words.empty() || reading_->at(words.end - 1) != U'的') words = region;
  if (!words.empty() && reading_->at(words.end - 1) == U'的') --words.end;
  const std::u32string_view text = reading_->text(words);
  if (std::ranges::none_of(verbs, [&](std::u32string_view verb) { return text.ends_with(verb); })) return {};
  return subject_of(words);
}

Speaker SpeakerFinder::noun_at_begin(Chars region) const {
  const std::u32string_view text = reading_->text();
  const auto begins = [&](ContextKind kind) { return cues_->beginning(kind, text, region); };
  const auto words = [&](std::uint32_t length) { return Chars{region.begin, region.begin + length}; };
  for (const auto kind : {ContextKind::thing, ContextKind::people, ContextKind::person}) {
    if (const auto n = begins(kind); n > 0) return {SpeakerKind::pronoun, EntityIndex::none, words(n)};
  }
  for (const auto kind : {ContextKind::self, ContextKind::addressee}) {
    if (const auto n = begins(kind); n > 0) return {SpeakerKind::self, EntityIndex::none, words(n)};
  }
  if (const auto n = begins(ContextKind::role); n > 0) return {SpeakerKind::role, EntityIndex::none, words(n)};
  return {};
}

/// A title stands between this name and a person's: 俄总统新闻秘书佩斯科夫, 《环球时报》总编辑胡锡金.
bool SpeakerFinder::is_person_of_title(const MentionIndex::Item& item, Chars clause,
                                       const MentionIndex::Item*& person) const {
  constexpr std::uint32_t longest_title = 24;
  const Chars behind{item.at.end, std::min(clause.end, item.at.end + longest_title)};
  for (const auto& next : mentions_->in({behind.begin, std::min(clause.end, behind.end + longest_title)})) {
    if (next.at.begin >= behind.end) break;
    if (next.type != EntityType::person) continue;
    const Chars between{item.at.end, next.at.begin};
    const bool title = cues_->ending(ContextKind::role, reading_->text(), between) > 0;
    if (!title || last_preposition(between) != between.end) return false;
    person = mentions_->starting_at(next.at.begin);
    return true;
  }
  return false;
}

std::uint32_t SpeakerFinder::behind_opening(Chars clause) const {
  std::uint32_t from = clause.begin;
  if (reading_->at(from) == U'(') {
    const auto close = reading_->text(clause).find(U')');
    if (close != std::u32string_view::npos) from += static_cast<std::uint32_t>(close) + 1;
  }
  while (from < clause.end) {
    const std::uint32_t adverb = cues_->beginning(ContextKind::adverb, reading_->text(), {from, clause.end});
    if (adverb == 0 || in_name(from)) break;
    from += adverb;
  }
  return from;
}

Speaker SpeakerFinder::subject_of(Chars clause) const {
  const std::uint32_t from = behind_opening(clause);
  const Speaker noun = noun_at_begin({from, clause.end});
  if (noun.kind == SpeakerKind::pronoun || noun.kind == SpeakerKind::self) return noun;
  // 不少人希望…, but not 发言人林一帆.
  if (noun.kind == SpeakerKind::role && mentions_->starting_at(noun.at.end) == nullptr &&
      reading_->at(noun.at.end) != U'的' && mentions_->covering(from) == nullptr) {
    // 儿子（林小帆）
    const auto* name = reading_->at(noun.at.end) == U'(' ? mentions_->starting_at(noun.at.end + 1) : nullptr;
    if (name != nullptr && name->type == EntityType::person) return {SpeakerKind::named, name->entity, noun.at};
    return noun;
  }
  std::uint32_t skipped_to = clause.begin;
  for (const auto& item : mentions_->in({from, clause.end})) {
    if (item.at.begin < skipped_to) continue;
    skipped_to = item.at.end;
    const char32_t next = reading_->at(item.at.end);
    if (next == U'的' || reading_->has(item.at.end, U"旗下") || reading_->has(item.at.end, U"下属")) continue;
    const std::uint32_t preposition = last_preposition({from, item.at.begin});
    if (preposition < item.at.begin && item.at.begin - preposition <= 12) continue;
    const MentionIndex::Item* person = nullptr;
    if (is_person_of_title(item, clause, person))
      return {SpeakerKind::named, person->entity, {item.at.begin, person->at.end}};
    if (item.type == EntityType::place) {
      // 美国官员: somebody from there.
      const std::uint32_t role = cues_->beginning(ContextKind::role, reading_->text(), {item.at.end, clause.end});
      if (role > 0) return {SpeakerKind::role, EntityIndex::none, {item.at.begin, item.at.end + role}};
    }
    return {SpeakerKind::named, item.entity, item.at};
  }
  return noun;
}

Speaker SpeakerFinder::subject_before(std::uint32_t clause) const {
  const std::uint32_t first = clauses_->first_of_sentence(clause);
  while (clause > first) {
    --clause;
    const Chars chars = (*clauses_)[clause].chars;
    // 早前参选的黄之锋，…: a noun phrase that a comma ends.
    const auto* last = mentions_->ending_at(chars.end);
    if (last != nullptr && last->type == EntityType::person && last->at.begin > chars.begin &&
        reading_->at(last->at.begin - 1) == U'的') {
      return {SpeakerKind::named, last->entity, last->at};
    }
    Speaker subject = subject_of(chars);
    // A place in the midst of a clause is where something happens.
    if (subject.kind == SpeakerKind::named && (*found_)[subject.entity].type == EntityType::place &&
        subject.at.begin > chars.begin + 2) {
      continue;
    }
    if (subject.kind != SpeakerKind::none) return subject;
  }
  return {};
}

bool SpeakerFinder::may_name(Chars phrase) const {
  constexpr std::uint32_t longest = 14;
  if (phrase.size() < 2 || phrase.size() > longest) return false;
  if (cues_->ending(ContextKind::evidence, reading_->text(), phrase) > 0) return false;
  return std::ranges::none_of(reading_->text(phrase), [](char32_t c) { return is_any(c, function_words); });
}

Speaker SpeakerFinder::in(Chars region) const {
  const Chars core = without_adverbials(region);
  if (core.empty()) return {};
  const Speaker last = at_end(core);
  // 林一帆回复邮件时 (写道): the paper does not speak.
  const bool occasion = last.kind == SpeakerKind::report && last.entity == EntityIndex::none &&
                        is_any(reading_->at(region.end - 1), U"时后");
  if (last.kind != SpeakerKind::none && !occasion) return last;
  if (const Speaker found = unknown_name(core); found.kind != SpeakerKind::none) return found;
  if (const Speaker found = subject_of(region); may_be_subject(found, region)) return found;
  return {SpeakerKind::phrase, EntityIndex::none, core};
}

/// A place or organisation that something follows which does not begin a verb phrase is a modifier: 上海一家中心代表.
bool SpeakerFinder::may_be_subject(const Speaker& subject, Chars region) const {
  if (subject.kind == SpeakerKind::none) return false;
  if (subject.kind != SpeakerKind::named || (*found_)[subject.entity].type == EntityType::person) return true;
  const Chars behind{subject.at.end, region.end};
  return behind.empty() || !is_han(reading_->at(behind.begin)) ||
         cues_->beginning(ContextKind::adverb, reading_->text(), behind) > 0 ||
         cues_->beginning(ContextKind::preposition, reading_->text(), behind) > 0;
}

/// 分析师林某, Smith: words that look like somebody whose name is not known.
Speaker SpeakerFinder::unknown_name(Chars region) const {
  constexpr std::uint32_t longest_name = 4;
  constexpr std::uint32_t longest_foreign_name = 40;
  std::uint32_t begin = region.end;
  while (begin > region.begin && region.end - begin < longest_foreign_name) {
    const char32_t c = reading_->at(begin - 1);
    if (!is_latin_letter(c) && !is_any(c, U" .-'’@·")) break;
    --begin;
  }
  const bool latin = begin < region.end && is_latin_letter(reading_->at(region.end - 1));
  if (!latin) {
    begin = region.end;
    while (begin > region.begin && region.end - begin < longest_name) {
      if (cues_->ending(ContextKind::role, reading_->text(), {region.begin, begin}) > 0) break;
      const char32_t c = reading_->at(begin - 1);
      if ((!is_han(c) && c != U'·') || is_any(c, function_words)) break;
      --begin;
    }
  }
  if (begin == region.end) return {};
  const bool titled = cues_->ending(ContextKind::role, reading_->text(), {region.begin, begin}) > 0;
  const std::uint32_t length = region.end - begin;
  const bool whole = begin == region.begin && latin;
  const bool known =
      std::ranges::any_of(mentions_->in(region), [](const auto& m) { return m.type == EntityType::person; });
  if (known || (!whole && !(titled && (latin || length >= 2)))) return {};
  return {SpeakerKind::role, EntityIndex::none,
          titled ? widened({begin, region.end}, region) : Chars{begin, region.end}};
}

}  // namespace newsgraph::extract
