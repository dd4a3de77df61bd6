#include "newsgraph/pipeline/gazetteer_format.h"

#include <array>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/source/input_bytes.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

Location place_of(const std::string& path) {
  return {{path, {}, 0}, 0, 0, 0};
}

Result<std::string> bytes_of(const std::string& path) {
  auto source = source::open_bytes(path);
  if (!source) return tl::make_unexpected(std::move(source.error()));
  std::string bytes;
  std::array<char, std::size_t{1} << 16U> page{};
  while (const std::size_t size = source::read_fully(**source, page)) bytes.append(page.data(), size);
  if (Status status = (*source)->status(); !status) {
    status.error().where = place_of(path);
    return tl::make_unexpected(std::move(status.error()));
  }
  if (utf8::find_invalid(bytes) != std::string_view::npos) {
    return failure(Errc::encoding, "is not UTF-8", place_of(path), "convert it, for example with iconv");
  }
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  return bytes;
}

Result<extract::GazetteerTable> read_gazetteer(const std::string& path, Diagnostics& remarks) {
  auto bytes = bytes_of(path);
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  for (const GazetteerFormat* format : gazetteer_formats()) {
    if (format->recognises(path, *bytes)) return format->read(path, *bytes, remarks);
  }
  return failure(Errc::unsupported, "is no gazetteer", place_of(path),
                 "give a table with the columns of ontology/README.md, SKOS (.ttl, .nt ...), or the result of a SPARQL "
                 "query to Wikidata (JSON, CSV, TSV)");
}

}  // namespace

std::span<const GazetteerFormat* const> gazetteer_formats() {
#define X(name) &name##_gazetteer,
  static const std::array all{NEWSGRAPH_GAZETTEER_FORMATS(X)};
#undef X
  return all;
}

Result<std::vector<extract::GazetteerTable>> read_gazetteers(const std::vector<std::string>& paths,
                                                             Diagnostics& remarks) {
  std::vector<extract::GazetteerTable> tables;
  for (const std::string& path : paths) {
    auto table = read_gazetteer(path, remarks);
    if (!table) return tl::make_unexpected(std::move(table.error()));
    tables.push_back(std::move(*table));
  }
  return tables;
}

}  // namespace newsgraph::pipeline
