#include "newsgraph/extract/citations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

/// 据 and the word that reports are never further apart.
constexpr std::uint32_t longest_citation = 48;

/// The last of what reports in a row: 的话称, 报道指出, 消息称.
Chars last_report_word(const Reading& reading, const CueLexicon& cues, Chars word, Chars clause) {
  while (word.end < clause.end) {
    const auto n = cues.beginning(CitingKind::report, reading.text(), {word.end, clause.end});
    if (n == 0) break;
    word = {word.end, word.end + n};
  }
  return word;
}

/// Nouns and single signs (研究, 电) report only at the end of the clause; within one they are part of a name.
bool reports_within(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 15> verbs{U"报道",   U"报导",   U"透露",   U"披露",   U"指出",
                                                             U"表示",   U"证实",   U"估计",   U"报道称", U"报导称",
                                                             U"报道说", U"消息称", U"报道指", U"声称",   U"的话"};
  return std::ranges::find(verbs, word) != verbs.end();
}

/// The first word that reports in the range, outside names; empty where there is none. `cites` gets the words that cite
/// before it: two of them in 据甲社援引乙社引述丙的话.
Chars report_word(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions, Chars range,
                  Chars clause, std::vector<Chars>& cites) {
  const std::u32string_view text = reading.text();
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (const auto* name = mentions.starting_at(i); name != nullptr && name->at.end <= range.end) {
      i = name->at.end - 1;
      continue;
    }
    if (reading.at(i) == U'(') {
      const auto close = reading.text({i, range.end}).find(U')');
      if (close == std::u32string_view::npos) break;
      i += static_cast<std::uint32_t>(close);
      continue;
    }
    if (const auto n = cues.beginning(CitingKind::cite, text, {i, range.end}); n > 0) {
      cites.push_back({i, i + n});
      i += n - 1;
      continue;
    }
    const auto n = cues.beginning(CitingKind::report, text, {i, range.end});
    const auto role = cues.beginning(ContextKind::role, text, {i, range.end});
    if (role > n) {  // 消息人士
      i += role - 1;
      continue;
    }
    if (n == 0) continue;
    const Chars word{i, i + n};
    if (reports_within(reading.text(word)) || last_report_word(reading, cues, word, clause).end == clause.end)
      return word;
  }
  return {range.end, range.end};
}

CitedSource source_at_end(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                          const SpeakerFinder& speakers, Chars region) {
  Chars core = speakers.without_measure(speakers.without_adverbials(region));
  if (!core.empty() && reading.at(core.end - 1) == U'的')
    core = speakers.without_adverbials({core.begin, core.end - 1});
  if (const auto* medium = speakers.medium_in(region); medium != nullptr)
    return {medium->entity, medium->at, medium->type};
  if (core.empty()) return {};
  return cited(reading, cues, mentions, speakers.in(core));
}

/// Splits A、B和C into its parts; the last one is what ends the region.
std::vector<CitedSource> listed_before(const Reading& reading, const MentionIndex& mentions, const CitedSource& last,
                                       Chars region) {
  std::vector<CitedSource> out;
  std::uint32_t begin = last.at.begin;
  while (begin > region.begin + 1) {
    const char32_t c = reading.at(begin - 1);
    if (c != U'、' && c != U'和' && c != U'与' && c != U'及') break;
    const auto* name = mentions.ending_at(begin - 1);
    if (name == nullptr || name->at.begin < region.begin) break;
    out.push_back({name->entity, name->at, name->type});
    begin = name->at.begin;
  }
  std::ranges::reverse(out);
  return out;
}

/// 两名知情官员 as 知情官员, 该国一家电视台 as 电视台: without what counts them or says more than a short name may.
Chars without_number(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions, Chars words) {
  constexpr std::u32string_view stops = U"的位个家些多两几数该这那此有了在对向被和与、";
  constexpr std::uint32_t longest = 10;
  const std::uint32_t noun = cues.ending(ContextKind::role, reading.text(), words);
  std::uint32_t begin = words.end - noun;
  while (begin > words.begin && words.end - begin < longest) {
    if (const auto* owner = mentions.ending_at(begin); owner != nullptr) {
      if (owner->type == EntityType::person || owner->at.begin < words.begin) break;
      begin = owner->at.begin;
      continue;
    }
    const char32_t c = reading.at(begin - 1);
    const bool counts = c == U'名' && (begin < 2 || reading.at(begin - 2) != U'匿');
    if (!is_han(c) || is_han_numeral(c) || counts || stops.find(c) != std::u32string_view::npos) break;
    --begin;
  }
  return {begin, words.end};
}

}  // namespace

CitedSource cited(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                  const Speaker& speaker) {
  CitedSource out{speaker.entity, speaker.at, EntityType::organization};
  // 外交部发言人 without a name is the ministry.
  const bool spokesman = speaker.kind == SpeakerKind::role && speaker.entity != EntityIndex::none;
  if (speaker.kind == SpeakerKind::named || spokesman) {
    for (std::uint32_t i = speaker.at.begin; i < speaker.at.end; ++i) {
      const auto* name = mentions.starting_at(i);
      if (name != nullptr && name->entity == speaker.entity) out.at = name->at;
    }
    return out;
  }
  switch (speaker.kind) {
    case SpeakerKind::report:
      if (speaker.entity == EntityIndex::none) out.at = {};
      if (const auto* name = mentions.starting_at(speaker.at.begin); name != nullptr) out.at = name->at;
      return out;
    case SpeakerKind::role: {
      out.at = without_number(reading, cues, mentions, speaker.at);
      if (out.at.empty()) return {};
      const std::u32string_view word = reading.text(out.at);
      static constexpr std::u32string_view people = U"员人士家者官师生友属众民授亲子";
      out.type = people.find(word.back()) != std::u32string_view::npos ? EntityType::person : EntityType::organization;
      return out;
    }
    default:
      return {};
  }
}

bool is_media(const Reading& reading, const Annotations& found, const CitedSource& source) {
  static constexpr std::array<std::u32string_view, 26> endings{
      U"社",     U"日报",   U"时报", U"晚报", U"早报", U"邮报",   U"电视台", U"电台",  U"媒体",
      U"通讯社", U"新闻网", U"广播", U"电视", U"之声", U"周刊",   U"杂志",   U"媒",    U"人民网",
      U"导报",   U"新闻",   U"传媒", U"卫视", U"通讯", U"先驱报", U"卫报",   U"新华网"};
  std::u32string_view name = reading.text(source.at);
  if (source.entity != EntityIndex::none) {
    const Entity& entity = found[source.entity];
    if (entity.subclass == EntityClass::news_media) return true;
    if (entity.type != EntityType::organization) return false;
  }
  return std::ranges::any_of(endings, [&](std::u32string_view ending) { return name.ends_with(ending); });
}

std::optional<Citation> according_to(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                                     const SpeakerFinder& speakers, Chars word, Chars clause,
                                     std::uint32_t& phrase_end) {
  phrase_end = word.end;
  const Chars range{word.end, std::min(clause.end, word.end + longest_citation)};
  std::vector<Chars> cites;
  const Chars first = report_word(reading, cues, mentions, range, clause, cites);
  const Chars report = last_report_word(reading, cues, first, clause);
  if (first.empty() && clause.end > range.end) return std::nullopt;
  phrase_end = first.empty() ? word.end : report.end;

  Citation out;
  out.at = {word.begin, first.empty() ? clause.end : report.end};
  if (!first.empty()) out.cue = report;
  const Chars citing_part{word.end, cites.empty() ? first.begin : cites.front().begin};
  const CitedSource outer = source_at_end(reading, cues, mentions, speakers, citing_part);
  if (outer.at.empty()) return std::nullopt;
  out.beside = listed_before(reading, mentions, outer, citing_part);
  out.links.push_back(outer);
  for (std::size_t i = 0; i < cites.size(); ++i) {
    const std::uint32_t end = i + 1 < cites.size() ? cites[i + 1].begin : first.begin;
    const CitedSource inner = source_at_end(reading, cues, mentions, speakers, {cites[i].end, end});
    if (!inner.at.empty()) out.links.push_back(inner);
  }
  if (first.empty()) {
    // 据央视新闻，…: nothing reports, the name alone has to do, and it ends the clause.
    if (outer.entity == EntityIndex::none || outer.at.end + 4 < clause.end) return std::nullopt;
  }
  return out;
}

std::optional<Citation> citing(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                               const SpeakerFinder& speakers, Chars word, Chars clause, const CitedSource& subject,
                               EntityIndex original) {
  if (subject.at.empty()) return std::nullopt;
  Chars rest{word.end, clause.end};
  if (rest.begin < rest.end && reading.at(rest.begin) == U'了') ++rest.begin;
  Citation out;
  out.at = {subject.at.begin, word.end};
  out.links = {subject};
  if (const auto n = cues.beginning(CitingKind::anaphor, reading.text(), rest); n > 0) {
    if (original == EntityIndex::none) return std::nullopt;
    out.at.end = rest.begin + n;
    out.links.push_back({original, {rest.begin, rest.begin + n}, EntityType::organization});
    return out;
  }
  std::vector<Chars> cites;
  const Chars first = report_word(reading, cues, mentions,
                                  {rest.begin, std::min(rest.end, rest.begin + longest_citation)}, clause, cites);
  if (first.empty()) return std::nullopt;
  const Chars report = last_report_word(reading, cues, first, clause);
  cites.insert(cites.begin(), Chars{rest.begin, rest.begin});
  for (std::size_t i = 0; i < cites.size(); ++i) {
    const Chars named{cites[i].end, i + 1 < cites.size() ? cites[i + 1].begin : first.begin};
    CitedSource inner = source_at_end(reading, cues, mentions, speakers, named);
    if (inner.at.empty()) inner = cited(reading, cues, mentions, speakers.subject_of(named));
    if (inner.at.empty()) return std::nullopt;
    out.links.push_back(inner);
  }
  out.at.end = report.end;
  out.cue = report;
  return out;
}

}  // namespace newsgraph::extract
