#include "newsgraph/article/outlets.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/article/script.h"
#include "newsgraph/article/url.h"
#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// One line of ontology/outlets.tsv. Views of the embedded file.
struct Entry {
  std::string_view simplified, traditional, english, wikidata;
  bool republisher = false;
  std::set<std::string> names;  ///< keys of all names and suffixes
};

struct Outlets {
  std::vector<Entry> entries;
  std::unordered_map<std::string, std::size_t> by_host;
  std::set<std::string> names;            ///< keys of all names of all outlets
  std::vector<std::string> name_endings;  ///< folded: what names of media end with
  std::set<std::string> sections;         ///< keys
};

/// Longest label before a bar that is taken for a source, in bytes.
constexpr std::size_t longest_label = 60;
/// Longest name of a medium that only its ending tells, in characters (Chinese) and in words (others).
constexpr std::size_t longest_chinese_name = 10;
constexpr std::ptrdiff_t longest_latin_name = 5;
/// Longest topic between a headline and its outlet, likewise.
constexpr std::size_t longest_chinese_topic = 4;
constexpr std::ptrdiff_t longest_latin_topic = 2;

/// Media that have no row of their own in outlets.tsv but are known as organisations.
void add_gazetteer(std::set<std::string>& names) {
  const auto bytes = embedded_file("ontology/gazetteer/media.tsv");
  if (!bytes) return;
  const auto table = TsvTable::parse(*bytes, "ontology/gazetteer/media.tsv", {"zh-Hans", "zh-Hant", "en", "aliases"});
  invariant(table.has_value(), "ontology/gazetteer/media.tsv is a table");
  for (const TsvTable::Row& row : table->rows()) {
    for (const std::string_view field : row.fields) {
      for (const std::string_view name : split(field)) names.insert(letters_key(name));
    }
  }
}

void add_headline_labels(Outlets& out) {
  const auto bytes = embedded_file("ontology/headline_labels.tsv");
  invariant(bytes.has_value(), "ontology/headline_labels.tsv is embedded");
  const auto table = TsvTable::parse(*bytes, "ontology/headline_labels.tsv", {"label", "kind"});
  invariant(table.has_value(), "ontology/headline_labels.tsv is a table");
  for (const TsvTable::Row& row : table->rows()) {
    for (const std::string_view label : split(row.fields[0])) {
      if (row.fields[1] == "section") {
        out.sections.insert(letters_key(label));
      } else {
        out.name_endings.push_back(fold(label));
      }
    }
  }
}

Outlets load() {
  Outlets out;
  const auto bytes = embedded_file("ontology/outlets.tsv");
  invariant(bytes.has_value(), "ontology/outlets.tsv is embedded");
  const auto table = TsvTable::parse(*bytes, "ontology/outlets.tsv",
                                     {"hosts", "zh-Hans", "zh-Hant", "en", "id", "aliases", "suffixes", "flags"});
  invariant(table.has_value(), "ontology/outlets.tsv is a table");
  for (const TsvTable::Row& row : table->rows()) {
    Entry entry{row.fields[1], row.fields[2], row.fields[3], row.fields[4], false, {}};
    for (const std::string_view flag : split(row.fields[7])) entry.republisher |= flag == "republisher";
    for (const std::size_t column : {1U, 2U, 3U, 5U}) {
      for (const std::string_view name : split(row.fields[column])) {
        entry.names.insert(letters_key(name));
        out.names.insert(letters_key(name));
      }
    }
    for (const std::string_view suffix : split(row.fields[6])) entry.names.insert(letters_key(suffix));
    for (const std::string_view host : split(row.fields[0])) out.by_host.emplace(host, out.entries.size());
    out.entries.push_back(std::move(entry));
  }
  add_gazetteer(out.names);
  add_headline_labels(out);
  return out;
}

const Outlets& outlets() {
  static const Outlets loaded = load();
  return loaded;
}

/// By the longest suffix of the host that is in the table.
const Entry* entry_of(std::string_view host) {
  const Outlets& all = outlets();
  for (;;) {
    const auto found = all.by_host.find(std::string(host));
    if (found != all.by_host.end()) return &all.entries[found->second];
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return nullptr;
    host.remove_prefix(dot + 1);
  }
}

bool is_bar(char32_t c) {
  return c == '|' || c == U'｜' || c == U'丨';
}

/// Marks between a headline and what a page puts behind it.
bool is_suffix_mark(char32_t c) {
  return is_bar(c) || c == '-' || c == U'–' || c == U'—' || c == '_' || c == U'·' || c == U'»' || c == ':';
}

/// A headline and the label behind its last mark.
struct Suffixed {
  std::string_view rest, label;
  bool bar = false;    ///< the mark is a bar
  bool clear = false;  ///< the mark divides by itself or by the blanks around it: not that of 反-华
};

Suffixed split_at_last_mark(std::string_view text) {
  Suffixed out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    const std::size_t end = at + c.length;
    if (is_suffix_mark(c.code_point)) {
      const bool blanks = at > 0 && text[at - 1] == ' ' && end < text.size() && text[end] == ' ';
      const bool needs_blanks = c.code_point == '-' || c.code_point == ':' || c.code_point == U'·';
      out = {trim(text.substr(0, at)), trim(text.substr(end)), is_bar(c.code_point), blanks || !needs_blanks};
    }
    at = end;
  }
  return out;
}

std::ptrdiff_t words_of(std::string_view text) {
  return 1 + std::ranges::count(text, ' ');
}

bool begins_with_han(std::string_view text) {
  return !text.empty() && is_han(utf8::decode(text, 0).code_point);
}

/// Every word begins as names do: "Jackson Sun", "News Of The Area", not "rescue of the sun".
bool is_capitalised(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find(' ', at), text.size() - 1) + 1) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

/// The name of a medium that no table has, by the word that it ends (in English also begins) with, or a page's address.
bool looks_like_medium(std::string_view label) {
  const std::string folded = fold(label);
  const auto ends = [&](std::string_view ending) {
    if (!folded.ends_with(ending) || folded.size() == ending.size()) return false;
    return begins_with_han(ending) || folded[folded.size() - ending.size() - 1] == ' ';
  };
  if (begins_with_han(label)) {
    return utf8::count(label) <= longest_chinese_name && std::ranges::any_of(outlets().name_endings, ends);
  }
  const bool address = label.find(' ') == std::string_view::npos && label.find('.') != std::string_view::npos;
  if (address) return label.back() != '.';
  if (words_of(label) > longest_latin_name || !is_capitalised(label)) return false;
  return folded.starts_with("the ") || folded.starts_with("news of ") ||
         std::ranges::any_of(outlets().name_endings, ends);
}

/// What may stand between a headline and the outlet: a section, the day, a topic in a word or two.
bool is_topic(const Suffixed& headline) {
  if (headline.label.find_first_not_of("0123456789-/.") == std::string_view::npos) return true;
  if (outlets().sections.contains(letters_key(headline.label))) return true;
  if (!headline.bar || headline.rest.size() < 3 * headline.label.size()) return false;
  return begins_with_han(headline.label)
             ? utf8::count(headline.label) <= longest_chinese_topic
             : words_of(headline.label) <= longest_latin_topic && is_capitalised(headline.label);
}

}  // namespace

Outlet outlet_of(std::string_view url, std::string_view language) {
  Outlet out;
  out.host = host_of(url);
  if (out.host.empty()) return out;
  const Entry* entry = entry_of(out.host);
  if (entry == nullptr) return out;
  const bool chinese = language.starts_with("zh");
  const std::string_view own =
      language == "zh-Hant" && !entry->traditional.empty() ? entry->traditional : entry->simplified;
  const std::string_view first = chinese ? own : entry->english;
  const std::string_view second = chinese ? entry->english : own;
  out.name = std::string(split(first.empty() ? second : first).front());
  out.wikidata = entry->wikidata;
  return out;
}

bool is_republisher(std::string_view url) {
  const Entry* entry = entry_of(host_of(url));
  return entry != nullptr && entry->republisher;
}

bool is_media_name(std::string_view text) {
  std::string key = letters_key(text);
  for (const std::string_view ending : {"报道", "报导", "电", "消息", "讯"}) {
    if (key.size() > ending.size() && key.ends_with(ending) &&
        outlets().names.contains(key.substr(0, key.size() - ending.size())))
      return true;
  }
  return outlets().names.contains(key);
}

bool names_outlet(std::string_view text, std::string_view host) {
  const Entry* entry = entry_of(host);
  const std::string key = letters_key(text);
  return key == letters_key(host) || (entry != nullptr && entry->names.contains(key));
}

namespace {

bool is_outlet_label(const Suffixed& headline, std::string_view host) {
  const bool known = is_media_name(headline.label) || (!host.empty() && names_outlet(headline.label, host));
  return known || (headline.clear && looks_like_medium(headline.label));
}

}  // namespace

std::string_view without_outlet_suffix(std::string_view headline, std::string_view host) {
  headline = trim(headline);
  for (bool outlet = false;;) {
    const Suffixed parts = split_at_last_mark(headline);
    if (parts.rest.empty() || parts.label.empty()) return headline;
    if (!is_outlet_label(parts, host) && !(outlet && parts.clear && is_topic(parts))) return headline;
    headline = parts.rest;
    outlet = true;
  }
}

std::string_view outlet_in_suffix(std::string_view headline, std::string_view host) {
  const Suffixed parts = split_at_last_mark(trim(headline));
  return !parts.rest.empty() && !parts.label.empty() && is_outlet_label(parts, host) ? parts.label : std::string_view();
}

bool ends_like_medium(std::string_view name) {
  return begins_with_han(name) && looks_like_medium(name);
}

std::string_view source_label(std::string_view headline, std::string_view host) {
  for (std::size_t at = 0; at < headline.size() && at <= longest_label;) {
    const utf8::Decoded c = utf8::decode(headline, at);
    if (is_bar(c.code_point)) {
      const std::string_view label = trim(headline.substr(0, at));
      const Entry* entry = entry_of(host);
      const bool republished = entry != nullptr && entry->republisher && !trim(headline.substr(at + c.length)).empty();
      const bool usable = !label.empty() && !names_outlet(label, host);
      return usable && (republished || is_media_name(label)) ? label : std::string_view();
    }
    at += c.length;
  }
  return {};
}

}  // namespace newsgraph::article
