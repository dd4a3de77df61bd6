#include "newsgraph/article/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

constexpr std::size_t looked_at = std::size_t{64} * 1024;

/// A Chinese character says about as much as this many Latin letters.
constexpr std::uint32_t letters_per_ideograph = 3;

struct Counts {
  std::uint32_t simplified = 0, traditional = 0, han = 0, kana = 0, hangul = 0, latin = 0, other = 0;
  std::array<std::uint32_t, USCRIPT_CODE_LIMIT> scripts{};
  std::uint32_t letters_of(UScriptCode script) const { return scripts[static_cast<std::size_t>(script)]; }
  std::uint32_t ukrainian = 0, uyghur = 0, persian = 0, vietnamese = 0;
};

void count_other(char32_t c, Counts& counts) {
  if (u_isalpha(static_cast<UChar32>(c)) == 0) return;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  if (script == USCRIPT_LATIN) {
    ++counts.latin;
    if (c >= 0x1EA0 && c <= 0x1EF9) ++counts.vietnamese;
    return;
  }
  ++counts.other;
  if (script >= 0 && script < USCRIPT_CODE_LIMIT) ++counts.scripts[static_cast<std::size_t>(script)];
  if (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ') ++counts.ukrainian;
  if (c == U'ې' || c == U'ۇ' || c == U'ۆ' || c == U'ۈ' || c == U'ە') ++counts.uyghur;
  if (c == U'پ' || c == U'چ' || c == U'گ' || c == U'ی') ++counts.persian;
}

Counts count(std::string_view text) {
  Counts counts;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ++counts.latin;
      ++at;
      continue;
    }
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    const HanScript script = han_script(c.code_point);
    if (script != HanScript::none) {
      ++counts.han;
      if (script == HanScript::simplified) ++counts.simplified;
      if (script == HanScript::traditional) ++counts.traditional;
    } else if (is_kana(c.code_point)) {
      ++counts.kana;
    } else if (is_hangul(c.code_point)) {
      ++counts.hangul;
    } else {
      count_other(c.code_point, counts);
    }
  }
  return counts;
}

struct LatinLanguage {
  std::string_view tag;
  std::array<std::string_view, 12> words;
};

constexpr std::array<LatinLanguage, 10> latin_languages = {{
    {"en", {"the", "of", "and", "to", "in", "is", "that", "for", "was", "with", "on", "are"}},
    {"fr", {"le", "la", "les", "des", "et", "est", "une", "dans", "que", "pour", "du", "qui"}},
    {"de", {"der", "die", "und", "das", "ist", "den", "nicht", "von", "mit", "ein", "im", "auf"}},
    {"es", {"el", "los", "las", "que", "una", "por", "con", "del", "se", "para", "y", "es"}},
    {"pt", {"o", "os", "que", "uma", "por", "com", "do", "da", "não", "para", "em", "um"}},
    {"it", {"il", "che", "di", "una", "per", "con", "del", "della", "non", "sono", "gli", "è"}},
    {"nl", {"de", "het", "een", "van", "en", "dat", "niet", "zijn", "op", "met", "voor", "is"}},
    {"id", {"yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "dari", "ini", "pada", "dalam", "akan"}},
    {"tr", {"ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "daha", "olan", "çok", "gibi"}},
    {"pl", {"i", "w", "na", "z", "się", "nie", "do", "że", "jest", "to", "po", "jak"}},
}};

/// By the commonest words; "en" where a handful of Latin letters holds none of them (names, initials).
std::string latin_language(std::string_view text) {
  std::array<std::uint32_t, latin_languages.size()> hits{};
  std::string word;
  const auto take = [&] {
    for (std::size_t i = 0; i < latin_languages.size() && !word.empty(); ++i) {
      const auto& words = latin_languages[i].words;
      if (std::ranges::find(words, word) != words.end()) ++hits[i];
    }
    word.clear();
  };
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    if (letter && word.size() < 16) word += byte < 0x80 ? static_cast<char>(byte | 0x20) : c;
    if (!letter) take();
  }
  take();
  const auto* best = std::ranges::max_element(hits);
  return std::string(latin_languages[static_cast<std::size_t>(best - hits.begin())].tag);
}

std::string chinese(const Counts& counts) {
  if (counts.simplified == 0 && counts.traditional == 0) return "zh";
  return counts.traditional > counts.simplified ? "zh-Hant" : "zh-Hans";
}

std::string other_language(const Counts& counts) {
  struct Known {
    UScriptCode script;
    std::string_view tag;
  };
  static constexpr std::array<Known, 13> known = {{{USCRIPT_CYRILLIC, "ru"},
                                                   {USCRIPT_ARABIC, "ar"},
                                                   {USCRIPT_THAI, "th"},
                                                   {USCRIPT_TIBETAN, "bo"},
                                                   {USCRIPT_MONGOLIAN, "mn"},
                                                   {USCRIPT_GREEK, "el"},
                                                   {USCRIPT_HEBREW, "he"},
                                                   {USCRIPT_DEVANAGARI, "hi"},
                                                   {USCRIPT_BENGALI, "bn"},
                                                   {USCRIPT_MYANMAR, "my"},
                                                   {USCRIPT_KHMER, "km"},
                                                   {USCRIPT_GEORGIAN, "ka"},
                                                   {USCRIPT_ARMENIAN, "hy"}}};
  const auto* best = std::ranges::max_element(known, {}, [&](const Known& k) { return counts.letters_of(k.script); });
  if (counts.letters_of(best->script) == 0) return "und";
  if (best->script == USCRIPT_CYRILLIC && counts.ukrainian * 50 > counts.other) return "uk";
  if (best->script == USCRIPT_ARABIC && counts.uyghur * 20 > counts.other) return "ug";
  if (best->script == USCRIPT_ARABIC && counts.persian * 20 > counts.other) return "fa";
  return std::string(best->tag);
}

std::string detect(std::string_view text, bool headline_chinese) {
  if (text.size() > looked_at) {
    std::size_t cut = looked_at;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text = text.substr(0, cut);
  }
  const Counts counts = count(text);
  const std::uint32_t east = (counts.han + counts.kana + counts.hangul) * letters_per_ideograph;
  if (east == 0 && counts.latin == 0 && counts.other == 0) return "und";
  if (east >= counts.latin && east >= counts.other) {
    if (counts.hangul > counts.han + counts.kana) return "ko";
    if (counts.kana * 8 > counts.han) return "ja";
    return chinese(counts);
  }
  // A Chinese text may have its English translation beside it.
  if (headline_chinese && east * 4 > counts.latin) return chinese(counts);
  if (counts.other > counts.latin) return other_language(counts);
  return counts.vietnamese * 40 > counts.latin ? "vi" : latin_language(text);
}

}  // namespace

std::string detect_language(std::string_view headline, std::string_view text) {
  if (text.empty()) return detect_language(headline);
  return detect(text, detect_language(headline).starts_with("zh"));
}

std::string detect_language(std::string_view text) {
  return detect(text, false);
}

}  // namespace newsgraph::article
