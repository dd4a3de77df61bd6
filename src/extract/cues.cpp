#include "newsgraph/extract/cues.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::extract {
namespace {

constexpr std::array<std::string_view, 17> class_names{
    "say",     "tell", "ask",  "answer",    "announce", "report",   "think", "show", "deny",
    "promise", "warn", "urge", "criticise", "praise",   "describe", "shout", "guard"};
constexpr std::array<std::string_view, 15> context_names{"adverb", "negation", "preposition", "phrase_end", "person",
                                                         "people", "self",     "addressee",   "thing",      "role",
                                                         "report", "plural",   "naming",      "condition",  "evidence"};
constexpr std::array<std::string_view, 4> citing_names{"according", "cite", "report", "anaphor"};
constexpr std::array<std::pair<std::string_view, bool Cue::*>, 9> frames{{{"clause", &Cue::clause},
                                                                          {"quote", &Cue::quote},
                                                                          {"after", &Cue::after},
                                                                          {"agent", &Cue::agent},
                                                                          {"object", &Cue::object},
                                                                          {"audience", &Cue::audience},
                                                                          {"comma", &Cue::comma},
                                                                          {"explicit", &Cue::own_subject},
                                                                          {"end", &Cue::at_end}}};

/// No word of the tables is longer; bounds the search for words that end at a place.
constexpr std::uint32_t max_word = 8;

tl::unexpected<Error> wrong(const TsvTable& table, const TsvTable::Row& row, std::string_view column,
                            std::string_view value) {
  return failure(Errc::syntax, table.place(row) + ": unknown " + std::string(column) + " '" + std::string(value) + "'");
}

template <std::size_t n>
std::size_t index_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

Result<TsvTable> table_of(const std::string& path, const std::vector<std::string_view>& columns) {
  const auto text = embedded_file(path);
  invariant(text.has_value(), "a table of ontology/cues is not in the binary");
  return TsvTable::parse(*text, path, columns);
}

std::u32string reversed(std::u32string word) {
  std::ranges::reverse(word);
  return word;
}

/// A table of words and kinds; the values are indexes into `kinds`. Forwards and backwards.
template <std::size_t n>
Result<std::pair<Lexicon, Lexicon>> load_kinds(const std::string& path, const std::array<std::string_view, n>& kinds) {
  const auto table = table_of(path, {"word", "kind"});
  if (!table) return tl::make_unexpected(table.error());
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  std::vector<std::pair<std::u32string, Lexicon::Value>> backwards;
  for (const TsvTable::Row& row : table->rows()) {
    const std::size_t kind = index_of(kinds, row.fields[1]);
    if (kind == n) return wrong(*table, row, "kind", row.fields[1]);
    const std::u32string word = fold(row.fields[0]);
    words.emplace_back(word, static_cast<Lexicon::Value>(kind));
    backwards.emplace_back(reversed(word), static_cast<Lexicon::Value>(kind));
  }
  return std::pair(Lexicon(std::move(words)), Lexicon(std::move(backwards)));
}

bool has_kind(std::span<const Lexicon::Value> values, std::size_t kind) {
  return std::ranges::find(values, static_cast<Lexicon::Value>(kind)) != values.end();
}

/// The longest word of this kind among those that begin at `at` and are no longer than `most`.
std::uint32_t longest_of(const Lexicon& words, std::size_t kind, std::u32string_view text, std::size_t at,
                         std::uint32_t most) {
  thread_local std::vector<Lexicon::Match> matches;
  words.match(text, at, matches);
  const auto longest = std::find_if(matches.rbegin(), matches.rend(), [&](const Lexicon::Match& match) {
    return match.length <= most && has_kind(match.values, kind);
  });
  return longest == matches.rend() ? 0 : longest->length;
}

std::uint32_t longest_beginning(const Lexicon& words, std::size_t kind, std::u32string_view text, Chars range) {
  return longest_of(words, kind, text, range.begin, range.size());
}

/// `words` holds them backwards.
std::uint32_t longest_ending(const Lexicon& words, std::size_t kind, std::u32string_view text, Chars range) {
  std::array<char32_t, max_word> backwards{};
  const std::uint32_t length = std::min(range.size(), max_word);
  for (std::uint32_t i = 0; i < length; ++i) backwards[i] = text[range.end - 1 - i];
  return longest_of(words, kind, {backwards.data(), length}, 0, length);
}

bool inside_latin_word(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
  return (begin > 0 && is_latin_letter(text[begin - 1])) || (end < text.size() && is_latin_letter(text[end]));
}

}  // namespace

Result<CueLexicon> CueLexicon::load() {
  CueLexicon out;
  const auto table = table_of("ontology/cues/saying.tsv", {"word", "class", "takes"});
  if (!table) return tl::make_unexpected(table.error());
  const std::uint32_t saying_table = table_number("ontology/cues/saying.tsv");
  std::vector<std::pair<std::u32string, Lexicon::Value>> words;
  std::vector<std::pair<std::u32string, Lexicon::Value>> guards;
  for (const TsvTable::Row& row : table->rows()) {
    const std::size_t kind = index_of(class_names, row.fields[1]);
    if (kind == class_names.size()) return wrong(*table, row, "class", row.fields[1]);
    Cue cue{.kind = static_cast<CueClass>(kind), .row = row_id(saying_table, row.line)};
    for (const std::string_view frame : split(row.fields[2])) {
      const auto* flag = std::ranges::find(frames, frame, [](const auto& named) { return named.first; });
      if (flag == frames.end()) return wrong(*table, row, "value in 'takes'", frame);
      cue.*(flag->second) = true;
    }
    const std::u32string word = fold(row.fields[0]);
    cue.latin = !word.empty() && is_latin_letter(word.front());
    (cue.kind == CueClass::guard ? guards : words).emplace_back(word, static_cast<Lexicon::Value>(out.cues_.size()));
    out.cues_.push_back(cue);
  }
  out.saying_ = Lexicon(std::move(words));
  out.guards_ = Lexicon(std::move(guards));
  auto context = load_kinds("ontology/cues/context.tsv", context_names);
  if (!context) return tl::make_unexpected(context.error());
  std::tie(out.context_, out.context_backwards_) = std::move(*context);
  auto citing = load_kinds("ontology/cues/citing.tsv", citing_names);
  if (!citing) return tl::make_unexpected(citing.error());
  std::tie(out.citing_, out.citing_backwards_) = std::move(*citing);
  const std::string citing_path = "ontology/cues/citing.tsv";
  const std::uint32_t citing_table = table_number(citing_path);
  const auto citing_words = table_of(citing_path, {"word"});
  if (!citing_words) return tl::make_unexpected(citing_words.error());
  for (const TsvTable::Row& row : citing_words->rows()) {
    out.citing_rows_.try_emplace(fold(row.fields[0]), row_id(citing_table, row.line));
  }
  auto occasions = OccasionLexicon::load();
  if (!occasions) return tl::make_unexpected(occasions.error());
  out.occasions_ = std::move(*occasions);
  return out;
}

/// The end of the longest guard that begins at `from`; `from` where there is none.
std::uint32_t CueLexicon::guard_end(std::u32string_view text, std::uint32_t from) const {
  thread_local std::vector<Lexicon::Match> matches;
  guards_.match(text, from, matches);
  const auto longest = std::find_if(matches.rbegin(), matches.rend(), [&](const Lexicon::Match& match) {
    const std::uint32_t after = from + match.length;
    return !cues_[match.values.front()].at_end || after >= text.size() || is_clause_end(text[after]);
  });
  return longest == matches.rend() ? from : from + longest->length;
}

CueLexicon::Found CueLexicon::cue_at(std::u32string_view text, std::uint32_t at, std::uint32_t end) const {
  constexpr std::uint32_t longest_guard = 6;
  const std::u32string_view here = text.substr(0, end);
  thread_local std::vector<Lexicon::Match> matches;
  saying_.match(here, at, matches);
  while (!matches.empty()) {
    const Lexicon::Match match = matches.back();
    matches.pop_back();
    const Cue& cue = cues_[match.values.front()];
    const std::uint32_t after = at + match.length;
    if (cue.latin && inside_latin_word(text, at, after)) continue;
    if (cue.latin) return {&cue, match.length};
    // 小说, 称为: a longer word that holds the beginning of this one.
    const std::uint32_t own = guard_end(here, at);
    if (own >= after && own > at) return {nullptr, own - at};
    for (std::uint32_t from = at > longest_guard ? at - longest_guard : 0; from < at; ++from) {
      if (guard_end(here, from) > at) return {nullptr, guard_end(here, from) - at};
    }
    return {&cue, match.length};
  }
  return {};
}

std::uint32_t CueLexicon::ending(ContextKind kind, std::u32string_view text, Chars range) const {
  return longest_ending(context_backwards_, static_cast<std::size_t>(kind), text, range);
}

std::uint32_t CueLexicon::ending(CitingKind kind, std::u32string_view text, Chars range) const {
  return longest_ending(citing_backwards_, static_cast<std::size_t>(kind), text, range);
}

std::uint32_t CueLexicon::beginning(ContextKind kind, std::u32string_view text, Chars range) const {
  return longest_beginning(context_, static_cast<std::size_t>(kind), text, range);
}

std::uint32_t CueLexicon::beginning(CitingKind kind, std::u32string_view text, Chars range) const {
  return longest_beginning(citing_, static_cast<std::size_t>(kind), text, range);
}

CueLexicon::Citing CueLexicon::citing_at(std::u32string_view text, std::uint32_t at, std::uint32_t end) const {
  const Lexicon::Match match = citing_.longest(text.substr(0, end), at);
  if (match.length == 0) return {};
  return {match.length, has_kind(match.values, static_cast<std::size_t>(CitingKind::according)),
          has_kind(match.values, static_cast<std::size_t>(CitingKind::cite))};
}

RowId CueLexicon::citing_row(std::u32string_view word) const {
  const auto found = citing_rows_.find(std::u32string(word));
  return found == citing_rows_.end() ? RowId::none : found->second;
}

bool CueLexicon::is(ContextKind kind, std::u32string_view word) const {
  return has_kind(context_.find(word), static_cast<std::size_t>(kind));
}

}  // namespace newsgraph::extract
