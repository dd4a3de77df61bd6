#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <yaml-cpp/yaml.h>

#include "newsgraph/article/head.h"
#include "newsgraph/article/script.h"

namespace newsgraph::article {
namespace {

/// Flow collections within one another that are left to the YAML parser, which is recursive.
constexpr int deepest_flow = 16;

/// Whether the parser may be trusted with it: no deep nesting, and no anchors, which could make it grow.
bool is_harmless(std::string_view yaml) {
  int depth = 0;
  bool line_start = true;
  std::size_t indent = 0;
  for (std::size_t i = 0; i < yaml.size(); ++i) {
    const char c = yaml[i];
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > deepest_flow) return false;
    const bool after_blank = i == 0 || yaml[i - 1] == ' ' || yaml[i - 1] == '\n' || yaml[i - 1] == '[';
    if (after_blank && (c == '*' || c == '&') && i + 1 < yaml.size() && yaml[i + 1] != ' ') return false;
    if (line_start && (c == ' ' || c == '-' || c == '?')) ++indent;
    if (indent > 64) return false;
    if (line_start && c != ' ' && c != '-' && c != '?') line_start = false;
    if (c == '\n') {
      line_start = true;
      indent = 0;
    }
  }
  return true;
}

std::vector<std::string> values_of(const YAML::Node& node) {
  std::vector<std::string> out;
  if (node.IsScalar()) {
    out.push_back(node.Scalar());
  } else if (node.IsSequence()) {
    for (const YAML::Node& item : node) {
      if (item.IsScalar()) out.push_back(item.Scalar());
    }
  }
  std::erase_if(out, [](const std::string& value) { return trim(value).empty(); });
  return out;
}

void store(FrontMatter& front, const std::string& key, std::vector<std::string> values) {
  if (values.empty()) return;
  static constexpr std::array<std::string_view, 5> url_keys = {"from", "url", "link", "permalink", "source"};
  if (key == "title" && front.title.empty()) front.title = values.front();
  if ((key == "date" || key == "published") && front.date.empty()) front.date = values.front();
  if (key == "publisher" && front.publisher.empty()) front.publisher = values.front();
  if (key == "author" || key == "authors")
    front.authors = std::move(values);
  else if (key == "tags" || key == "keywords")
    front.tags = std::move(values);
  else if (key == "categories" || key == "category")
    front.categories = std::move(values);
  else if (std::ranges::find(url_keys, key) != url_keys.end() && (front.url.empty() || key == "from")) {
    front.url = values.front();
  }
}

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    return std::string(value.substr(1, value.size() - 2));
  }
  return std::string(value);
}

std::vector<std::string> listed(std::string_view value) {
  value = trim(value);
  if (!value.starts_with('[') || !value.ends_with(']')) return {unquoted(value)};
  value = value.substr(1, value.size() - 2);
  std::vector<std::string> out;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    if (std::string item = unquoted(value.substr(0, comma)); !item.empty()) out.push_back(std::move(item));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return out;
}

/// Line by line, for what a YAML parser refuses: titles with quotes or colons that nobody escaped.
FrontMatter read_lines(std::string_view yaml) {
  FrontMatter front;
  while (!yaml.empty()) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size());
    const std::string_view line = yaml.substr(0, end);
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.empty() || line.front() == ' ' || line.front() == '-') continue;
    const std::string_view value = trim(line.substr(colon + 1));
    if (value.empty()) continue;
    const std::string key(trim(line.substr(0, colon)));
    const bool list = key == "tags" || key == "keywords" || key == "categories" || key == "category";
    store(front, key, list ? listed(value) : std::vector<std::string>{unquoted(value)});
  }
  return front;
}

}  // namespace

FrontMatter read_front_matter(std::string_view yaml, const Locator& locator, Diagnostics& diagnostics) {
  std::string problem = "it is nested too deeply or has anchors";
  if (is_harmless(yaml)) {
    try {
      const YAML::Node root = YAML::Load(std::string(yaml));
      if (root.IsMap()) {
        FrontMatter front;
        for (const auto& entry : root) {
          if (entry.first.IsScalar()) store(front, entry.first.Scalar(), values_of(entry.second));
        }
        return front;
      }
      problem = "it is not a mapping";
    } catch (const std::exception& error) {
      problem = error.what();
    }
  }
  if (!trim(yaml).empty()) {
    diagnostics.push_back({Errc::syntax,
                           "the front matter is not YAML (" + problem + "); it was read line by line",
                           {locator, 0, 1, 0},
                           {}});
  }
  return read_lines(yaml);
}

}  // namespace newsgraph::article
