#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/load_input.h"
#include "newsgraph/pipeline/written_statements.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/plain_line.h"
#include "newsgraph/store/batcher.h"

namespace newsgraph::pipeline {

/// Statements of N-Triples or N-Quads, line by line, in the words of those and in the order of the lines: plain lines
/// go straight on, others in blocks through a reader. The document says the syntax, and is named in errors.
class StatementLines {
 public:
  using Take = std::function<bool(const store::WrittenStatement&)>;
  /// `graph` is that of statements which name none.
  StatementLines(const LoadDocument& document, std::string_view graph, Take take);

  /// `line` is with its end, if it has one. False where no more are wanted, or a line is wrong.
  bool take_line(std::string_view line);
  /// Counts a line that is something else.
  void pass_over(std::string_view line);
  /// Gives what is held back. Error (syntax, encoding) of a line that is wrong, with its place.
  Status flush();

  std::uint64_t blank_nodes() const { return stored_.blank_nodes(); }
  std::uint32_t lines() const { return lines_; }  ///< so far, of either kind

 private:
  bool pass(const store::WrittenStatement& statement) {
    wanted_ = wanted_ && take_(statement);
    return wanted_;
  }
  void read_odd_lines();

  const LoadDocument& document_;
  std::string_view graph_;
  Take take_;
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

}  // namespace newsgraph::pipeline
