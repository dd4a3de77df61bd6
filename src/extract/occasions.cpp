#include "newsgraph/extract/occasions.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"
#include "newsgraph/extract/statements.h"

namespace newsgraph::extract {
namespace {

constexpr std::array<std::pair<std::string_view, OccasionKind>, 3> kinds{
    {{"occasion", OccasionKind::occasion}, {"interview", OccasionKind::interview}, {"act", OccasionKind::act}}};

/// What ends a phrase that says when: 在记者会上, 接受采访时. Not 后: then it was said somewhere else.
constexpr std::array<std::u32string_view, 16> endings{U"上",   U"中",   U"时",     U"里",   U"间",   U"期间",
                                                      U"当中", U"之中", U"之时",   U"之际", U"时候", U"的时候",
                                                      U"现场", U"场合", U"过程中", U"席间"};
/// Verbs that take the occasion as their object and belong to its name: 接受法新社采访.
constexpr std::array<std::u32string_view, 7> verbs{U"接受", U"回答", U"回应", U"出席", U"参加", U"主持", U"发表"};

constexpr std::uint32_t longest_name = 32;

class PhraseFinder {
 public:
  explicit PhraseFinder(const Context& context) : c_(context), text_(context.reading.text()) {}

  /// The last one in the range; `closing`: it has to end the range.
  std::optional<OccasionPhrase> in(Chars range, bool closing) const {
    std::optional<OccasionPhrase> found = ending_with_noun(range, closing);
    return found ? found : beginning_with_act(range, closing);
  }

 private:
  /// Where a word that ends the phrase ends, if one begins at `at`; `at` where there is none.
  std::uint32_t end_of_ending(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t found = at;
    for (const std::u32string_view ending : endings) {
      const auto stop = static_cast<std::uint32_t>(at + ending.size());
      if (stop <= end && text_.substr(at, ending.size()) == ending) found = std::max(found, stop);
    }
    return found;
  }

  bool closes(std::uint32_t at, std::uint32_t end) const { return c_.speakers.without_adverbials({at, end}).empty(); }

  /// 在 or 于 as a word of its own, the last in the range; its end where there is none.
  std::uint32_t last_at(Chars range) const {
    while (!range.empty()) {
      const std::uint32_t at = c_.speakers.last_preposition(range);
      if (at == range.end) break;
      if (is_any(c_.reading.at(at), U"在于")) return at;
      range.end = at;
    }
    return UINT32_MAX;
  }

  /// The last of the verbs that take an occasion.
  std::uint32_t last_verb(Chars range) const {
    for (std::uint32_t i = range.end; i-- > range.begin;) {
      const auto here = [&](std::u32string_view verb) {
        return i + verb.size() <= range.end && text_.substr(i, verb.size()) == verb;
      };
      if (std::ranges::any_of(verbs, here)) return i;
    }
    return UINT32_MAX;
  }

  std::optional<OccasionPhrase> ending_with_noun(Chars range, bool closing) const {
    for (std::uint32_t at = range.end; at-- > range.begin;) {
      for (const auto kind : {OccasionKind::interview, OccasionKind::occasion}) {
        const auto word = c_.cues.occasions().longest(kind, text_, at, range.end);
        if (word.length == 0) continue;
        const std::uint32_t end = at + word.length;
        std::uint32_t behind = end;
        while (behind < range.end && is_any(c_.reading.at(behind), U"》」』”\")")) ++behind;
        const std::uint32_t stop = end_of_ending(behind, range.end);
        // 在立法会会议表示: the ending left out.
        if (stop == behind && !(closes(behind, range.end) && kind == OccasionKind::occasion)) continue;
        if (closing && !closes(stop, range.end)) continue;
        auto begin = name_begin({range.begin, at}, kind, stop > behind);
        if (!begin) continue;
        while (*begin < at && c_.reading.at(*begin) == U' ') ++*begin;
        // 「对策会议」: the mark belongs to the name where its other half does.
        const bool opened = text_.substr(*begin, at - *begin).find_first_of(U"《「『“(") != std::u32string_view::npos;
        return OccasionPhrase{{*begin, opened ? behind : end}, {at, end}, kind, word.row};
      }
    }
    return std::nullopt;
  }

  /// Where the name begins that ends with the word behind this range; nothing where no preposition and no verb takes
  /// it.
  std::optional<std::uint32_t> name_begin(Chars before, OccasionKind kind, bool ended) const {
    before.begin = std::max(before.begin, before.end - std::min(before.end, longest_name));
    const std::uint32_t at = last_at(before);
    const std::uint32_t verb = last_verb(before);
    if (at == UINT32_MAX) {
      if (verb == UINT32_MAX || !ended) return std::nullopt;
      return verb;
    }
    // 在记者会上回答提问时: the nearer one.
    if (verb != UINT32_MAX && ended && verb > at && end_of_ending(verb - 1, verb) == verb) return verb;
    // 接受访问 is an interview, a visit is none.
    if (kind == OccasionKind::interview && verb == UINT32_MAX && at + 1 < before.end) return std::nullopt;
    return at + 1;
  }

  /// 在会见林一帆时, 访问白河期间
  std::optional<OccasionPhrase> beginning_with_act(Chars range, bool closing) const {
    const std::uint32_t at = last_at(range);
    const std::uint32_t begin = at == UINT32_MAX ? range.begin : at + 1;
    for (std::uint32_t i = begin; i < range.end; ++i) {
      if (at != UINT32_MAX && i > begin) break;
      const auto word = c_.cues.occasions().longest(OccasionKind::act, text_, i, range.end);
      if (word.length == 0 || c_.mentions.covering(i) != nullptr) continue;
      for (std::uint32_t end = i + word.length + 1; end < range.end && end < i + longest_name; ++end) {
        const std::uint32_t stop = end_of_ending(end, range.end);
        const bool ended = stop > end && is_any(c_.reading.at(stop - 1), U"时间际候") &&
                           (stop == range.end || !is_any(c_.reading.at(stop), U"代候间任")) &&
                           c_.mentions.covering(end) == nullptr;
        if (!ended || (closing && !closes(stop, range.end))) continue;
        return OccasionPhrase{{i, end}, {i, i + word.length}, OccasionKind::act, word.row};
      }
    }
    return std::nullopt;
  }

  const Context& c_;
  std::u32string_view text_;
};

/// A person, a medium or somebody without a name, at the end of the words.
bool names_somebody(const Context& context, Chars words) {
  const auto* name = context.mentions.ending_at(words.end);
  if (name != nullptr && name->at.begin >= words.begin) return true;
  if (is_any(context.reading.at(words.end - 1), U"》”」\"") && words.size() > 2) {
    const auto* titled = context.mentions.ending_at(words.end - 1);
    if (titled != nullptr && titled->at.begin >= words.begin) return true;
  }
  const std::u32string_view text = context.reading.text();
  if (context.cues.ending(ContextKind::role, text, words) > 0) return true;
  // 对研究使他…: a pronoun stands alone.
  return std::ranges::any_of(
      std::array{ContextKind::person, ContextKind::people, ContextKind::self, ContextKind::addressee},
      [&](ContextKind kind) { return context.cues.ending(kind, text, words) == words.size(); });
}

}  // namespace

Result<OccasionLexicon> OccasionLexicon::load() {
  const std::string path = "ontology/cues/occasions.tsv";
  const auto text = embedded_file(path);
  invariant(text.has_value(), "the table of occasions is not in the binary");
  const auto table = TsvTable::parse(*text, path, {"word", "kind"});
  if (!table) return tl::make_unexpected(table.error());
  OccasionLexicon out;
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  for (const TsvTable::Row& row : table->rows()) {
    const auto* kind = std::ranges::find(kinds, row.fields[1], [](const auto& named) { return named.first; });
    if (kind == kinds.end()) {
      return failure(Errc::syntax, table->place(row) + ": unknown kind '" + std::string(row.fields[1]) + "'");
    }
    words.emplace_back(fold(row.fields[0]), static_cast<Lexicon::Value>(out.words_.size()));
    out.words_.push_back({kind->second, row_id(table_number(path), row.line)});
  }
  out.lexicon_ = Lexicon(std::move(words));
  return out;
}

OccasionLexicon::Found OccasionLexicon::longest(OccasionKind kind, std::u32string_view text, std::uint32_t at,
                                                std::uint32_t end) const {
  thread_local std::vector<Lexicon::Match> matches;
  lexicon_.match(text.substr(0, end), at, matches);
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    for (const Lexicon::Value value : match->values) {
      if (words_[value].kind == kind) return {match->length, words_[value].row};
    }
  }
  return {};
}

std::optional<OccasionPhrase> find_occasion(const Context& context, std::uint32_t clause, Chars region) {
  const PhraseFinder finder(context);
  if (auto found = finder.in(region, false)) return found;
  const Clause& here = context.clauses[clause];
  if (clause == 0 || region.begin != here.chars.begin) return std::nullopt;
  const Clause& before = context.clauses[clause - 1];
  if (before.frame != here.frame || before.sentence != here.sentence || before.mark != U',') return std::nullopt;
  return finder.in(before.chars, true);
}

Chars find_addressee(const Context& context, Chars region) {
  constexpr std::uint32_t longest = 20;
  const Chars none{region.end, region.end};
  // Times and adverbs may stand behind it; so may another phrase (对记者就此事).
  for (int round = 0; round < 4 && !region.empty(); ++round) {
    const std::uint32_t at = context.speakers.last_preposition(region);
    if (at == region.end) return none;
    const char32_t preposition = context.reading.at(at);
    Chars words{at + 1, region.end};
    if (is_any(preposition, U"对向跟")) {
      const char32_t last = words.empty() ? U' ' : context.reading.at(words.end - 1);
      words = names_somebody(context, words) ? words : context.speakers.without_adverbials(words);
      const bool short_enough = !words.empty() && words.size() <= longest && last != U'的';
      return short_enough && names_somebody(context, words) ? words : none;
    }
    region.end = at;
  }
  return none;
}

}  // namespace newsgraph::extract
