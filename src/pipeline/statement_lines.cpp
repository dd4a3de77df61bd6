#include "newsgraph/pipeline/statement_lines.h"

#include <utility>

#include "newsgraph/rdf/reader.h"

namespace newsgraph::pipeline {

StatementLines::StatementLines(const LoadDocument& document, std::string_view graph, Take take)
    : document_(document),
      graph_(graph),
      take_(std::move(take)),
      plain_(document.syntax->datasets),
      stored_(document, graph, [this](const rdf::StatementView& statement) { return pass(terms_.write(statement)); }),
      checked_(stored_, true) {}

void StatementLines::read_odd_lines() {
  if (odd_lines_.empty() || !status_ || !wanted_) return;
  status_ = rdf::read(*document_.syntax, odd_lines_, checked_,
                      {.in = document_.in, .base = document_.base, .blank_prefix = {}, .place = nullptr});
  if (!status_ && status_.error().where.line != 0) {
    status_.error().where.line += odd_line_;
    status_.error().where.offset += odd_offset_;
  }
  if (status_) status_ = checked_.finish();
  if (!status_ && status_.error().where.in.path.empty()) status_.error().where.in = document_.in;
  odd_lines_.clear();
}

bool StatementLines::take_line(std::string_view line) {
  constexpr std::size_t most_odd_bytes = std::size_t{256} * 1024;
  const auto written = plain_.read(line.ends_with('\n') ? line.substr(0, line.size() - 1) : line);
  if (written) {
    read_odd_lines();  // in the order of the document
    std::string_view graph = written->graph;
    if (!graph.empty()) graph = graph.substr(1, graph.size() - 2);
    if (status_ && wanted_)
      pass({written->subject, written->predicate, written->object, graph.empty() ? graph_ : graph});
  } else {
    if (odd_lines_.empty()) {
      odd_line_ = lines_;
      odd_offset_ = bytes_;
    }
    odd_lines_ += line;
    if (odd_lines_.size() >= most_odd_bytes) read_odd_lines();
  }
  pass_over(line);
  return status_ && wanted_;
}

void StatementLines::pass_over(std::string_view line) {
  ++lines_;
  bytes_ += line.size();
}

Status StatementLines::flush() {
  read_odd_lines();
  return status_;
}

}  // namespace newsgraph::pipeline
