#include "newsgraph/rdf/syntax.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>

#include "newsgraph/rdf/checking_sink.h"

namespace newsgraph::rdf {
namespace {

#define X(name) &name##_syntax,
constexpr std::array all{NEWSGRAPH_RDF_SYNTAXES(X)};
#undef X

constexpr std::array<std::string_view, 4> compressions{".gz", ".zst", ".bz2", ".xz"};

bool ends_with_any_of(std::string_view name, std::span<const std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) { return name.ends_with(suffix); });
}

}  // namespace

std::span<const Syntax* const> syntaxes() {
  return all;
}

std::vector<const Syntax*> readable_syntaxes() {
  std::vector<const Syntax*> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out), [](const Syntax* s) { return s->read != nullptr; });
  return out;
}

const Syntax* syntax_named(std::string_view name) {
  const auto* const found = std::find_if(all.begin(), all.end(), [&](const Syntax* s) {
    return s->name == name || std::any_of(s->suffixes.begin(), s->suffixes.end(),
                                          [&](std::string_view suffix) { return suffix.substr(1) == name; });
  });
  return found == all.end() ? nullptr : *found;
}

const Syntax* syntax_of_file(std::string_view path) {
  std::string name(path.substr(path.find_last_of('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  if (ends_with_any_of(name, compressions)) name.erase(name.find_last_of('.'));
  const auto* const found =
      std::find_if(all.begin(), all.end(), [&](const Syntax* s) { return ends_with_any_of(name, s->suffixes); });
  return found == all.end() ? nullptr : *found;
}

std::unique_ptr<StatementSink> make_writer(const Syntax& syntax, ByteSink& out, WriteMode mode) {
  return std::make_unique<CheckingSink>(syntax.make_unchecked_writer(out, mode), syntax.datasets);
}

}  // namespace newsgraph::rdf
