#include "newsgraph/article/boilerplate.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cctype>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "newsgraph/article/script.h"
#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"

namespace newsgraph::article {

namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using RoleOf = std::unordered_map<std::string, Role, Hash, std::equal_to<>>;
using Patterns = std::vector<std::pair<std::string, Role>>;

Role find(const RoleOf& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? Role::none : found->second;
}

Role find_prefix(const Patterns& patterns, std::string_view text) {
  const auto found = std::ranges::find_if(patterns, [&](const auto& p) { return text.starts_with(p.first); });
  return found == patterns.end() ? Role::none : found->second;
}

}  // namespace

/// Patterns that are looked for in running text. All begin with some character or other; where none of them can begin,
/// which two bytes tell, nothing is compared.
class TextPatterns {
 public:
  void add(std::string pattern, Role role) {
    if (pattern.size() < 2) return;
    if (pattern.size() > 2) {
      starts_.set(start_of(pattern, 0));
    } else {
      for (std::size_t third = 0; third < 256; ++third) starts_.set(start_of(pattern, 0) / 256 * 256 + third);
    }
    patterns_.emplace_back(std::move(pattern), role);
  }
  Role at_front(std::string_view text) const { return at(text, 0); }
  Role anywhere(std::string_view text) const {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      if (const Role role = at(text, i); role != Role::none) return role;
    }
    return Role::none;
  }
  bool empty() const { return patterns_.empty(); }

 private:
  /// The last byte of the first character tells more than its first one.
  static std::size_t start_of(std::string_view text, std::size_t i) {
    const std::size_t third = i + 2 < text.size() ? i + 2 : i + 1;
    return static_cast<unsigned char>(text[i + 1]) * std::size_t{256} + static_cast<unsigned char>(text[third]);
  }
  Role at(std::string_view text, std::size_t i) const {
    if (i + 1 >= text.size() || !starts_.test(start_of(text, i))) return Role::none;
    return find_prefix(patterns_, text.substr(i));
  }

  std::bitset<65536> starts_;
  Patterns patterns_;
};

/// The rules of one host (or of all), by kind of test.
struct RuleIndex {
  RoleOf tags, classes, words, attributes, texts;
  Patterns class_prefixes, attribute_prefixes;
  TextPatterns text_prefixes, text_parts;
};

namespace {

/// Longest block, in bytes, that patterns are looked for in: longer ones are body text.
constexpr std::size_t searched_text = 900;
/// Longest text of a rule that a block has to equal, in bytes.
constexpr std::size_t longest_whole_text = 120;

struct Rules {
  std::unordered_map<std::string, RuleIndex, Hash, std::equal_to<>> by_host;
  std::unordered_map<std::string, LabelRole, Hash, std::equal_to<>> labels;
};

Role role_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Role>, 11> names = {{{"keep", Role::keep},
                                                                               {"drop", Role::drop},
                                                                               {"caption", Role::caption},
                                                                               {"credit", Role::credit},
                                                                               {"author", Role::author},
                                                                               {"date", Role::date},
                                                                               {"section", Role::section},
                                                                               {"keyword", Role::keyword},
                                                                               {"head", Role::head},
                                                                               {"end", Role::end},
                                                                               {"tail", Role::tail}}};
  const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, Role>::first);
  invariant(found != names.end(), "ontology/boilerplate.tsv names an unknown role");
  return found->second;
}

LabelRole label_role_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, LabelRole>, 7> names = {{{"author", LabelRole::author},
                                                                                   {"editor", LabelRole::editor},
                                                                                   {"credit", LabelRole::credit},
                                                                                   {"image", LabelRole::image},
                                                                                   {"date", LabelRole::date},
                                                                                   {"section", LabelRole::section},
                                                                                   {"ignored", LabelRole::ignored}}};
  const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, LabelRole>::first);
  invariant(found != names.end(), "ontology/boilerplate.tsv names an unknown role of a label");
  return found->second;
}

/// One pattern goes to the table of exact keys or, with a '*' at its end, to the list of prefixes.
void add(RoleOf& exact, Patterns& prefixes, std::string_view pattern, Role role) {
  if (pattern.ends_with('*')) {
    prefixes.emplace_back(pattern.substr(0, pattern.size() - 1), role);
  } else {
    exact.emplace(pattern, role);
  }
}

void add_rule(RuleIndex& index, std::string_view test, std::string_view pattern, Role role) {
  if (test == "tag")
    index.tags.emplace(pattern, role);
  else if (test == "class")
    add(index.classes, index.class_prefixes, pattern, role);
  else if (test == "word")
    index.words.emplace(pattern, role);
  else if (test == "attribute")
    add(index.attributes, index.attribute_prefixes, pattern, role);
  else if (test == "text")
    index.texts.emplace(letters_key(pattern), role);
  else if (test == "begins")
    index.text_prefixes.add(fold(pattern), role);
  else if (test == "holds")
    index.text_parts.add(fold(pattern), role);
  else
    invariant(false, "ontology/boilerplate.tsv names an unknown test");
}

Rules load() {
  Rules rules;
  const auto bytes = embedded_file("ontology/boilerplate.tsv");
  invariant(bytes.has_value(), "ontology/boilerplate.tsv is embedded");
  const auto table = TsvTable::parse(*bytes, "ontology/boilerplate.tsv", {"host", "test", "pattern", "role"});
  invariant(table.has_value(), "ontology/boilerplate.tsv is a table");
  for (const TsvTable::Row& row : table->rows()) {
    for (const std::string_view pattern : split(row.fields[2])) {
      if (row.fields[1] == "label") {
        rules.labels.emplace(fold(pattern), label_role_named(row.fields[3]));
        continue;
      }
      for (const std::string_view host : split(row.fields[0])) {
        add_rule(rules.by_host[std::string(host)], row.fields[1], pattern, role_named(row.fields[3]));
      }
    }
  }
  return rules;
}

const Rules& rules() {
  static const Rules loaded = load();
  return loaded;
}

/// Class names by which themes file an article, not by which they build a page.
bool is_filing(std::string_view token) {
  static constexpr std::array<std::string_view, 11> prefixes = {"tag-",  "category-", "has-",    "no-", "is-",    "js-",
                                                                "post-", "type-",     "status-", "u-",  "format-"};
  return std::ranges::any_of(prefixes, [&](std::string_view p) { return token.starts_with(p); });
}

/// The words of "Copyright-sc-11lgtw", "t_copyright", "captionText".
template <class Take>
void for_each_word(std::string_view token, Take take_lower) {
  std::string word;
  const auto take = [&](std::string found) {
    std::ranges::transform(found, found.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    take_lower(found);
  };
  for (const char c : token) {
    const auto byte = static_cast<unsigned char>(c);
    const bool divides = std::isalnum(byte) == 0;
    const bool hump =
        std::isupper(byte) != 0 && !word.empty() && std::islower(static_cast<unsigned char>(word.back())) != 0;
    if ((divides || hump) && !word.empty()) {
      take(word);
      word.clear();
    }
    if (!divides) word += c;
  }
  if (!word.empty()) take(word);
}

}  // namespace

PageRules::PageRules(std::string_view host) {
  const auto& by_host = rules().by_host;
  for (std::string_view suffix = host; !suffix.empty();) {
    if (const auto found = by_host.find(suffix); found != by_host.end()) indexes_.push_back(&found->second);
    const std::size_t dot = suffix.find('.');
    if (dot == std::string_view::npos) break;
    suffix.remove_prefix(dot + 1);
  }
  if (const auto found = by_host.find(std::string_view("*")); found != by_host.end())
    indexes_.push_back(&found->second);
}

Role PageRules::of_tag(std::string_view name) const {
  for (const RuleIndex* index : indexes_) {
    if (const Role role = find(index->tags, name); role != Role::none) return role;
  }
  return Role::none;
}

Role PageRules::of_classes(std::string_view names, bool words) const {
  Role best = Role::none;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" \t\n\r\f"), names.size());
    const std::string_view token = names.substr(0, end);
    names.remove_prefix(std::min(end + 1, names.size()));
    if (token.empty()) continue;
    for (const RuleIndex* index : indexes_) {
      Role role = find(index->classes, token);
      if (role == Role::none) role = find_prefix(index->class_prefixes, token);
      if (role == Role::keep) return role;
      if (best == Role::none) best = role;
      if (!words || best != Role::none || is_filing(token)) continue;
      for_each_word(token, [&](const std::string& word) {
        if (best == Role::none) best = find(index->words, word);
      });
    }
  }
  return best;
}

Role PageRules::of_attribute(std::string_view name, std::string_view value) const {
  for (const RuleIndex* index : indexes_) {
    if (const Role role = find(index->attributes, name); role != Role::none) return role;
    if (const Role role = find_prefix(index->attribute_prefixes, name); role != Role::none) return role;
    if (value.size() > 40) continue;
    const std::string pair = std::string(name) + '=' + std::string(value);
    if (const Role role = find(index->attributes, pair); role != Role::none) return role;
  }
  return Role::none;
}

Role PageRules::of_text(std::string_view text) const {
  if (text.size() > searched_text) return Role::none;
  const std::string folded = fold(text);
  const std::string key = folded.size() <= longest_whole_text ? letters_key(folded) : std::string();
  for (const RuleIndex* index : indexes_) {
    Role role = key.empty() ? Role::none : find(index->texts, key);
    if (role == Role::none) role = index->text_prefixes.at_front(folded);
    if (role == Role::none && !index->text_parts.empty()) role = index->text_parts.anywhere(folded);
    if (role != Role::none) return role;
  }
  return Role::none;
}

LabelRole label_role(std::string_view folded) {
  const auto found = rules().labels.find(folded);
  return found == rules().labels.end() ? LabelRole::none : found->second;
}

}  // namespace newsgraph::article
