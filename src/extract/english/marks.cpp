#include "newsgraph/extract/english/marks.h"

#include <algorithm>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract::english {
namespace {

bool is_word_character(char32_t c) {
  return is_latin_letter(c) || is_digit(c);
}

bool is_single(char32_t c) {
  return c == U'\'' || c == U'’';
}

bool is_stop(char32_t c) {
  return std::u32string_view(U".,?!;:…—-").find(c) != std::u32string_view::npos;
}

bool may_open_behind(char32_t c) {
  return c == U' ' || c == U'"' || c == U'“' || c == U'(' || c == U'[' || c == U'—' || c == U'-' || c == U'\n';
}

/// How far behind a doubtful mark the one that closes is looked for.
constexpr std::uint32_t max_quotation = 2000;

/// True where behind `at` a mark follows that closes a quotation for certain, before another one is opened.
bool closes_later(std::u32string_view text, Chars block, std::uint32_t at) {
  for (std::uint32_t i = at + 1; i < std::min(block.end, at + max_quotation); ++i) {
    if (text[i] == U'‘') return false;
    if (!is_single(text[i])) continue;
    if (is_stop(text[i - 1])) return true;
    const bool begins = may_open_behind(text[i - 1]) && i + 1 < block.end && is_word_character(text[i + 1]);
    if (begins) return false;
  }
  return false;
}

}  // namespace

SingleMark single_mark(std::u32string_view text, Chars block, std::uint32_t at, bool open) {
  const char32_t before = at > block.begin ? text[at - 1] : U' ';
  const char32_t after = at + 1 < block.end ? text[at + 1] : U' ';
  if (is_word_character(before) && is_word_character(after)) return SingleMark::apostrophe;
  if (may_open_behind(before) && after != U' ' && !(open && before != U' ')) {
    // ’90s, ’em: curly marks that open nothing.
    if (text[at] == U'’' || is_digit(after)) return SingleMark::apostrophe;
    return SingleMark::opens;
  }
  if (!open) return SingleMark::apostrophe;
  const bool plural = before == U's' && after == U' ';
  return plural && closes_later(text, block, at) ? SingleMark::apostrophe : SingleMark::closes;
}

}  // namespace newsgraph::extract::english
