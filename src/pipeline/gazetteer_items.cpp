#include "newsgraph/pipeline/gazetteer_items.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "newsgraph/article/script.h"
#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::pipeline {
namespace {

using Classes = std::unordered_map<std::string_view, GazetteerClass>;

Classes load_classes() {
  const char* path = "ontology/entities/classes.tsv";
  const auto text = embedded_file(path);
  invariant(text.has_value(), "the table of classes is not embedded");
  const auto table = TsvTable::parse(*text, path, {"iri", "type", "class"});
  invariant(table.has_value(), "the table of classes is malformed");
  Classes classes;
  for (const TsvTable::Row& row : table->rows())
    classes.emplace(row.fields[0], GazetteerClass{row.fields[1], row.fields[2]});
  return classes;
}

bool is_type(std::string_view word) {
  return word == "person" || word == "organization" || word == "place";
}

std::string lower(std::string_view tag) {
  std::string out(tag);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool has_han(std::string_view text, article::HanScript script) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    const article::HanScript one = article::han_script(c.code_point);
    if (one == script || (script == article::HanScript::both && one != article::HanScript::none)) return true;
  }
  return false;
}

/// The column of a gazetteer that a name belongs to; empty where it has none. Without a tag the characters tell.
std::string_view column_of(std::string_view text, std::string_view language) {
  const std::string tag = lower(language);
  const auto is = [&](std::string_view prefix) { return tag == prefix || tag.starts_with(std::string(prefix) + '-'); };
  if (is("zh-hant") || is("zh-tw") || is("zh-hk") || is("zh-mo")) return "zh-Hant";
  if (is("zh") || (tag.empty() && has_han(text, article::HanScript::both)))
    return has_han(text, article::HanScript::traditional) ? "zh-Hant" : "zh-Hans";
  if (is("en") || is("mul") || tag.empty()) return "en";
  return {};
}

/// A field of a table: what would end it becomes a blank.
std::string field(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '|'; }, ' ');
  return out.empty() ? "-" : out;
}

std::string joined(const std::vector<std::string>& aliases) {
  std::string out;
  for (const std::string& alias : aliases) out += (out.empty() ? "" : "|") + field(alias);
  return out.empty() ? "-" : out;
}

std::string_view name_in(const GazetteerItems::Item& item, std::string_view column) {
  const auto found = item.names.find(column);
  return found == item.names.end() ? std::string_view() : found->second;
}

std::string row_of(const GazetteerItems::Item& item) {
  std::string row = item.type + '\t' + field(item.subclass) + '\t' + field(item.id);
  for (const char* column : {"zh-Hans", "zh-Hant", "en"}) row += '\t' + field(name_in(item, column));
  return row + '\t' + joined(item.aliases) + "\t-\t" + field(item.within) + "\t-\n";
}

}  // namespace

const GazetteerClass* gazetteer_class(std::string_view iri) {
  static const Classes classes = load_classes();
  const auto found = classes.find(iri);
  return found == classes.end() ? nullptr : &found->second;
}

std::string_view wikidata_id(std::string_view iri) {
  for (const std::string_view base :
       {"http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/"}) {
    if (!iri.starts_with(base)) continue;
    const std::string_view id = iri.substr(base.size());
    const bool numbered =
        id.size() > 1 && id[0] == 'Q' && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return numbered ? id : std::string_view();
  }
  return {};
}

GazetteerItems::Item& GazetteerItems::item(std::string_view key, std::uint32_t line) {
  const auto [found, is_new] = index_.try_emplace(std::string(key), items_.size());
  if (is_new) {
    items_.emplace_back().line = line;
    items_.back().id = wikidata_id(key);
  }
  return items_[found->second];
}

void GazetteerItems::add_name(Item& item, std::string_view text, std::string_view language) {
  if (text.empty() || text == item.id) return;  // Wikidata's label service gives the id where there is no label
  const std::string_view column = column_of(text, language);
  if (column.empty() || !item.names.try_emplace(std::string(column), text).second) add_alias(item, text);
}

void GazetteerItems::add_alias(Item& item, std::string_view text) {
  const auto same = [&](const auto& known) { return known.second == text; };
  if (text.empty() || text == item.id || std::ranges::any_of(item.names, same)) return;
  if (std::ranges::find(item.aliases, text) == item.aliases.end()) item.aliases.emplace_back(text);
}

void GazetteerItems::add_class(Item& item, std::string_view name) {
  const GazetteerClass* known = gazetteer_class(name);
  if (known == nullptr && !is_type(name)) {
    item.unknown_class = name;
    return;
  }
  const GazetteerClass meaning = known != nullptr ? *known : GazetteerClass{name, {}};
  if (item.type.empty()) item.type = meaning.type;
  if (item.type == meaning.type && item.subclass.empty()) item.subclass = meaning.subclass;
}

extract::GazetteerTable GazetteerItems::table(const std::string& path, Diagnostics& remarks) const {
  extract::GazetteerTable out{path, "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n", {1}};
  for (const Item& item : items_) {
    const bool named = !item.names.empty();
    if (named && !item.type.empty()) {
      out.text += row_of(item);
      out.lines.push_back(item.line);
      continue;
    }
    std::string what =
        named ? "is left out: " + item.names.begin()->second + " is " : item.id + " is left out: it has no name";
    if (named && item.unknown_class.empty()) what += "of no known type";
    if (named && !item.unknown_class.empty()) what += "of the class " + item.unknown_class + ", which is not known";
    remarks.push_back(Error{Errc::unsupported,
                            std::move(what),
                            {{path, {}, 0}, 0, item.line, 0},
                            "known are the classes of ontology/entities/classes.tsv, and person, organization, place"});
  }
  return out;
}

}  // namespace newsgraph::pipeline
