#include "newsgraph/pipeline/written_lines.h"

#include "newsgraph/pipeline/source_lines.h"
#include "newsgraph/pipeline/statement_lines.h"
#include "newsgraph/pipeline/written_statements.h"

namespace newsgraph::pipeline {

Status read_written(const LoadDocument& document, std::string_view graph,
                    const std::function<bool(const store::WrittenStatement&)>& take, std::shared_ptr<OpenFile>& reading,
                    std::uint64_t& blank_nodes) {
  const bool has_lines = document.syntax == &rdf::ntriples_syntax || document.syntax == &rdf::nquads_syntax;
  if (!has_lines) {
    WrittenTerms terms;
    const auto written = [&](const rdf::StatementView& statement) { return take(terms.write(statement)); };
    return read_stored(document, graph, written, reading, &blank_nodes);
  }
  auto from = document.open(reading);
  if (!from) return tl::make_unexpected(std::move(from.error()));
  StatementLines lines(document, graph, take);
  Status read = read_lines(**from, [&](std::string_view line) { return lines.take_line(line); });
  Status status = lines.flush();
  blank_nodes += lines.blank_nodes();
  if (!status) return status;
  if (!read && read.error().where.in.path.empty()) read.error().where.in = document.in;
  return read;
}

}  // namespace newsgraph::pipeline
