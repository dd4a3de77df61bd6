#include "newsgraph/extract/names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/knowledge_tables.h"

namespace newsgraph::extract {
namespace {

constexpr std::size_t basic_plane = 0x10000;
/// No title with its modifiers is longer.
constexpr std::uint32_t max_title = 24;

template <class Value, std::size_t count>
std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, count>& names, std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

/// Kinds that entities/words.tsv names.
constexpr std::array<std::pair<std::string_view, WordKind>, 13> word_kinds = {
    {{"foreign", WordKind::foreign},
     {"boundary", WordKind::boundary},
     {"nominal", WordKind::nominal},
     {"common", WordKind::common},
     {"kin", WordKind::kin},
     {"generic", WordKind::generic},
     {"apposition", WordKind::apposition},
     {"organ", WordKind::organ},
     {"pair", WordKind::pair},
     {"role", WordKind::role},
     {"before_strong", WordKind::before_strong},
     {"before_weak", WordKind::before_weak},
     {"after_weak", WordKind::after_weak}}};

constexpr std::array<std::pair<std::string_view, EntityClass>, 10> classes = {
    {{"", EntityClass::none},
     {"corporation", EntityClass::corporation},
     {"government", EntityClass::government},
     {"college_or_university", EntityClass::college_or_university},
     {"news_media", EntityClass::news_media},
     {"political_party", EntityClass::political_party},
     {"administrative_area", EntityClass::administrative_area},
     {"city", EntityClass::city},
     {"landform", EntityClass::landform},
     {"body_of_water", EntityClass::body_of_water}}};

unsigned number(std::string_view field) {
  unsigned value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

}  // namespace

class NameLexicon::Builder {
 public:
  Builder() { made_.characters_.resize(basic_plane); }

  Status read() {
    Status status;
    const auto table = [&](std::string_view path, const std::vector<std::string_view>& columns,
                           const std::function<bool(const TsvTable::Row&)>& add) {
      if (!status) return;
      const auto text = embedded_file(path);
      if (!text) return;
      const auto rows = TsvTable::parse(*text, std::string(path), columns);
      if (!rows) {
        status = tl::make_unexpected(rows.error());
        return;
      }
      const std::uint32_t number = table_number(path);
      for (const TsvTable::Row& row : rows->rows()) {
        made_.rows_[fold(row.fields.front())].push_back(row_id(number, row.line));
        if (add(row)) continue;
        status = failure(Errc::syntax, "unknown value in " + std::string(row.fields.front()),
                         {{std::string(path), {}, 0}, 0, row.line, 0});
        return;
      }
    };
    table("ontology/entities/words.tsv", {"word", "kind"}, [this](const auto& row) { return add_word(row); });
    table("ontology/entities/given_names.tsv", {"character", "weight"}, [this](const auto& row) {
      character(row.fields[0]).given = static_cast<std::uint8_t>(number(row.fields[1]));
      return true;
    });
    table("ontology/titles.tsv", {"title", "position", "class", "en"},
          [this](const auto& row) { return add_title(row); });
    table("ontology/surnames.tsv", {"surname", "weight", "origin"},
          [this](const auto& row) { return add_surname(row); });
    table("ontology/transliteration.tsv", {"character", "weight", "position"}, [this](const auto& row) {
      Character& one = character(row.fields[0]);
      one.transliteration = static_cast<std::uint8_t>(number(row.fields[1]));
      one.initial_only = row.fields[2] == "initial";
      return true;
    });
    table("ontology/suffixes.tsv", {"suffix", "type", "class", "min_stem"},
          [this](const auto& row) { return add_suffix(row); });
    table("ontology/entities/suffixes.tsv", {"suffix", "type", "class", "min_stem"},
          [this](const auto& row) { return add_suffix(row); });
    table("ontology/entities/surnames.tsv", {"surname", "weight", "origin"},
          [this](const auto& row) { return add_surname(row); });
    table("ontology/cues/saying.tsv", {"word", "class"}, [this](const auto& row) {
      Word& word = at(row.fields[0]);
      if (row.fields[1] == "guard") {
        word.kinds.add(WordKind::common);
      } else {
        word.kinds.add({WordKind::boundary, WordKind::cue});
      }
      return true;
    });
    table("ontology/cues/citing.tsv", {"word", "kind"}, [this](const auto& row) {
      const bool cites = row.fields[1] == "cite" && fold(row.fields[0]).size() > 1;
      if (cites) at(row.fields[0]).kinds.add({WordKind::boundary, WordKind::cue});
      return true;
    });
    table("ontology/triggers.tsv", {"trigger", "type", "frame"}, [this](const auto& row) {
      if (!row.fields[1].empty() && row.fields[2] != "noun" && row.fields[2] != "object")
        at(row.fields[0]).kinds.add(WordKind::boundary);
      return true;
    });
    table("ontology/cues/context.tsv", {"word", "kind"}, [this](const auto& row) {
      const std::string_view kind = row.fields[1];
      if (kind == "adverb" || kind == "preposition" || kind == "negation")
        at(row.fields[0]).kinds.add(WordKind::boundary);
      return true;
    });
    return status;
  }

  NameLexicon finish() {
    std::vector<std::pair<std::u32string, Lexicon::Value>> words;
    for (auto& [text, entry] : words_) {
      entry.first.text = text;
      made_.pairs_.add(text);
      if (text.size() == 1 && text[0] < basic_plane) {
        made_.characters_[text[0]].is_word = true;
        made_.characters_[text[0]].word = static_cast<Lexicon::Value>(made_.words_.size());
        made_.characters_[text[0]].kinds = entry.first.kinds;
      }
      words.emplace_back(text, static_cast<Lexicon::Value>(made_.words_.size()));
      made_.words_.push_back(std::move(entry.first));
      made_.english_.push_back(std::move(entry.second));
    }
    made_.lexicon_ = Lexicon(std::move(words));
    return std::move(made_);
  }

 private:
  Word& at(std::string_view word) { return words_[fold(word)].first; }
  Character& character(std::string_view text) {
    const std::u32string folded = fold(text);
    static Character ignored;
    return folded.size() == 1 && folded[0] < basic_plane ? made_.characters_[folded[0]] : ignored;
  }

  bool add_word(const TsvTable::Row& row) {
    const auto kind = named(word_kinds, row.fields[1]);
    if (kind) at(row.fields[0]).kinds.add(*kind);
    return kind.has_value();
  }

  bool add_title(const TsvTable::Row& row) {
    auto& [word, english] = words_[fold(row.fields[0])];
    if (row.fields[2] == "modifier") {
      word.kinds.add(WordKind::modifier);
      return true;
    }
    if (row.fields[1] != "after") word.kinds.add(WordKind::title_before);
    if (row.fields[1] != "before") word.kinds.add(WordKind::title_after);
    if (row.fields[2] == "honorific") word.kinds.add(WordKind::honorific);
    english = row.fields[3];
    return true;
  }

  bool add_surname(const TsvTable::Row& row) {
    const bool japanese = row.fields[2] == "japanese";
    if (fold(row.fields[0]).size() > 1) {
      at(row.fields[0]).kinds.add(WordKind::surname);
      return true;
    }
    Character& one = character(row.fields[0]);
    one.japanese = japanese && one.surname == 0;
    one.surname = std::max(one.surname, static_cast<std::uint16_t>(number(row.fields[1])));
    return true;
  }

  bool add_suffix(const TsvTable::Row& row) {
    Word& word = at(row.fields[0]);
    const bool organization = row.fields[1] == "organization";
    word.kinds.add(organization ? WordKind::organization : WordKind::place);
    word.subclass = named(classes, row.fields[2]).value_or(EntityClass::none);
    word.least_stem = static_cast<std::uint8_t>(number(row.fields[3]));
    return true;
  }

  NameLexicon made_;
  std::map<std::u32string, std::pair<Word, std::string>> words_;
};

Result<NameLexicon> NameLexicon::load() {
  Builder builder;
  if (auto status = builder.read(); !status) return tl::make_unexpected(std::move(status.error()));
  return builder.finish();
}

WordKinds NameLexicon::kinds(std::u32string_view folded) const {
  if (folded.size() == 1) return character(folded[0]).kinds;
  if (folded.size() > 1 && !may_begin(folded[0], folded[1])) return {};
  const auto values = lexicon_.find(folded);
  return values.empty() ? WordKinds() : words_[values.front()].kinds;
}

std::uint32_t NameLexicon::title_ending(std::u32string_view text, std::uint32_t begin, std::uint32_t end) const {
  begin = std::max(begin, end > max_title ? end - max_title : 0);
  std::uint32_t from = end;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (kinds(text.substr(at, end - at)).has(WordKind::title_before)) {
      from = at;
      break;
    }
  }
  if (from == end) return 0;
  for (bool more = true; more;) {
    more = false;
    for (std::uint32_t at = begin; at < from && !more; ++at) {
      if (!kinds(text.substr(at, from - at)).any({WordKind::modifier})) continue;
      from = at;
      more = true;
    }
  }
  return end - from;
}

std::uint32_t NameLexicon::title_starting(std::u32string_view text, std::uint32_t at) const {
  std::vector<Lexicon::Match> matches;
  lexicon_.match(text, at, matches);
  for (std::size_t i = matches.size(); i-- > 0;) {  // the longest first
    if (words_[matches[i].values.front()].kinds.has(WordKind::title_after)) return matches[i].length;
  }
  return 0;
}

RowId NameLexicon::row_of(std::u32string_view folded, NameTable kind) const {
  static constexpr std::array<std::string_view, 4> files{"titles.tsv", "surnames.tsv", "suffixes.tsv", "words.tsv"};
  const auto rows = rows_.find(std::u32string(folded));
  if (rows == rows_.end()) return RowId::none;
  const std::string_view file = files.at(static_cast<std::size_t>(kind));
  const auto found = std::ranges::find_if(
      rows->second, [&](RowId row) { return knowledge_tables()[table_of(row) - 1].path.ends_with(file); });
  return found == rows->second.end() ? RowId::none : *found;
}

std::string_view NameLexicon::english_title(std::u32string_view folded) const {
  const auto values = lexicon_.find(folded);
  return values.empty() ? std::string_view() : std::string_view(english_[values.front()]);
}

}  // namespace newsgraph::extract
