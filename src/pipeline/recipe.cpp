#include "newsgraph/pipeline/recipe.h"

#include <algorithm>

#include "newsgraph/base/embedded.h"
#include "newsgraph/base/hash.h"
#include "newsgraph/base/version.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

/// The hash of the sources that make articles into statements: CMakeLists.txt of this folder makes it, so that a
/// program built of other code never takes what an earlier one made for its own.
constexpr std::string_view code =
#include "sources_hash.inc"
    ;

constexpr std::string_view hash_sign = "#";

std::string hashed(const FieldHasher& hasher) {
  return std::string(hash_sign) + hasher.finish().base32();
}

/// What was compiled in: the shapes, or all else, which is what drives extraction.
std::string embedded(bool shapes) {
  FieldHasher hasher;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with("shapes/") == shapes) hasher.add(file.path).add(file.bytes());
  }
  return hashed(hasher);
}

Result<std::string> contents(const std::vector<std::string>& paths) {
  if (paths.empty()) return std::string();
  FieldHasher hasher;
  for (const std::string& path : paths) {
    auto source = source::open_bytes(path);
    if (!source) return tl::make_unexpected(std::move(source.error()));
    std::string bytes;
    std::vector<char> chunk(std::size_t{64} * 1024);
    while (const std::size_t size = (*source)->read(chunk)) bytes.append(chunk.data(), size);
    if (Status status = (*source)->status(); !status) return tl::make_unexpected(std::move(status.error()));
    hasher.add(bytes);
  }
  return hashed(hasher);
}

std::string said(std::string_view value) {
  if (value.empty()) return "none";
  return '"' + std::string(value) + '"';
}

}  // namespace

Result<Recipe> recipe_of(const ExportOptions& options, const mapping::MappingOptions& mapping) {
  Recipe recipe;
  recipe.emplace_back("newsgraph", version());
  for (const extract::Extractor* extractor : extract::extractors())
    recipe.emplace_back("extractor " + std::string(extractor->name), std::to_string(extractor->version));
  recipe.emplace_back("code", std::string(hash_sign) + std::string(code));
  recipe.emplace_back("ontology", embedded(false));
  auto gazetteers = contents(options.gazetteers);
  if (!gazetteers) return tl::make_unexpected(std::move(gazetteers.error()));
  recipe.emplace_back("gazetteers", std::move(*gazetteers));
  recipe.emplace_back(recipe_base, mapping.base.text());
  recipe.emplace_back("schema.org", mapping.schema_https ? "https" : "http");
  recipe.emplace_back("mentions", mapping.mentions ? "yes" : "no");
  recipe.emplace_back("check", options.check ? embedded(true) : std::string());
  recipe.emplace_back(recipe_graphs, mapping.named_graphs ? "named" : "default");
  return recipe;
}

std::string_view value_of(const Recipe& recipe, std::string_view name) {
  const auto found = std::ranges::find(recipe, name, [](const auto& entry) { return std::string_view(entry.first); });
  return found == recipe.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> differences(const Recipe& then, const Recipe& now) {
  std::vector<std::string> out;
  const auto compare = [&](const std::string& name) {
    const std::string_view before = value_of(then, name);
    const std::string_view after = value_of(now, name);
    if (before == after) return;
    const bool is_hash = before.starts_with(hash_sign) || after.starts_with(hash_sign);
    out.push_back(is_hash ? name + ": changed" : name + ": " + said(before) + " is now " + said(after));
  };
  for (const auto& [name, value] : now) compare(name);
  for (const auto& [name, value] : then) {
    if (value_of(now, name).empty()) compare(name);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace newsgraph::pipeline
