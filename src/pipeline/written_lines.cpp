#include "newsgraph/pipeline/written_lines.h"

#include <algorithm>
#include <string>

#include "newsgraph/pipeline/written_statements.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/plain_line.h"
#include "newsgraph/rdf/reader.h"

namespace newsgraph::pipeline {
namespace {

using Take = std::function<bool(const store::WrittenStatement&)>;

/// A document of lines: plain ones go straight on, others in blocks through a reader.
class LinesOfDocument {
 public:
  LinesOfDocument(const LoadDocument& document, std::string_view graph, const Take& take)
      : document_(document),
        graph_(graph),
        take_(take),
        plain_(document.syntax->datasets),
        stored_(document, graph, [this](const rdf::StatementView& statement) { return pass(terms_.write(statement)); }),
        checked_(stored_, true) {}

  Status read(ByteSource& from);
  std::uint64_t blank_nodes() const { return stored_.blank_nodes(); }

 private:
  void take_line(std::string_view line);
  void read_odd_lines();
  bool goes_on() const { return status_ && wanted_; }
  bool pass(const store::WrittenStatement& statement) {
    wanted_ = wanted_ && take_(statement);
    return wanted_;
  }

  const LoadDocument& document_;
  std::string_view graph_;
  const Take& take_;
  rdf::PlainLines plain_;
  WrittenTerms terms_;
  StoredStatements stored_;
  rdf::CheckingSink checked_;
  std::string odd_lines_;         ///< that follow one another and are not read yet
  std::uint32_t lines_ = 0;       ///< that were seen
  std::uint64_t bytes_ = 0;       ///< of those
  std::uint32_t odd_line_ = 0;    ///< lines before odd_lines_
  std::uint64_t odd_offset_ = 0;  ///< bytes before
  bool wanted_ = true;
  Status status_;
};

void LinesOfDocument::read_odd_lines() {
  if (odd_lines_.empty() || !goes_on()) return;
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

/// `line` is with its end, if it has one.
void LinesOfDocument::take_line(std::string_view line) {
  constexpr std::size_t most_odd_bytes = std::size_t{256} * 1024;
  const auto written = plain_.read(line.ends_with('\n') ? line.substr(0, line.size() - 1) : line);
  if (written) {
    read_odd_lines();  // in the order of the document
    std::string_view graph = written->graph;
    if (!graph.empty()) graph = graph.substr(1, graph.size() - 2);
    if (goes_on()) pass({written->subject, written->predicate, written->object, graph.empty() ? graph_ : graph});
  } else {
    if (odd_lines_.empty()) {
      odd_line_ = lines_;
      odd_offset_ = bytes_;
    }
    odd_lines_ += line;
    if (odd_lines_.size() >= most_odd_bytes) read_odd_lines();
  }
  ++lines_;
  bytes_ += line.size();
}

Status LinesOfDocument::read(ByteSource& from) {
  constexpr std::size_t page_size = std::size_t{512} * 1024;
  std::string page;
  for (bool ended = false; !ended && goes_on();) {
    const std::size_t kept = page.size();
    page.resize(kept + page_size);
    const std::size_t size = from.read(std::span(page).subspan(kept));
    page.resize(kept + size);
    ended = size == 0;
    std::size_t begin = 0;
    while (begin < page.size() && goes_on()) {
      // What was kept has no end of line.
      const std::size_t end = page.find('\n', std::max(begin, kept));
      if (end == std::string::npos && !ended) break;
      const std::size_t next = end == std::string::npos ? page.size() : end + 1;
      take_line(std::string_view(page).substr(begin, next - begin));
      begin = next;
    }
    page.erase(0, begin);
  }
  if (Status read = from.status(); !read && status_) {
    status_ = std::move(read);
    if (status_.error().where.in.path.empty()) status_.error().where.in = document_.in;
  }
  read_odd_lines();
  return status_;
}

}  // namespace

Status read_written(const LoadDocument& document, std::string_view graph, const Take& take,
                    std::shared_ptr<OpenFile>& reading, std::uint64_t& blank_nodes) {
  const bool has_lines = document.syntax == &rdf::ntriples_syntax || document.syntax == &rdf::nquads_syntax;
  if (!has_lines) {
    WrittenTerms terms;
    const auto written = [&](const rdf::StatementView& statement) { return take(terms.write(statement)); };
    return read_stored(document, graph, written, reading, &blank_nodes);
  }
  auto from = document.open(reading);
  if (!from) return tl::make_unexpected(std::move(from.error()));
  LinesOfDocument lines(document, graph, take);
  Status status = lines.read(**from);
  blank_nodes += lines.blank_nodes();
  return status;
}

}  // namespace newsgraph::pipeline
