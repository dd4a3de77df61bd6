#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/error.h"
#include "newsgraph/rdf/term.h"

// The formats of results. To add one: a file in formats/ that defines `const ResultFormat x_results` and a word here.
#define NEWSGRAPH_QUERY_RESULT_FORMATS(X) X(table) X(csv) X(tsv) X(json) X(xml)

namespace newsgraph::query {

/// Where the answer to a SELECT or ASK query goes: one call of begin() and any number of row(), or one of boolean().
/// Functions that return bool return false once the writer has failed.
class ResultWriter {
 public:
  ResultWriter() = default;
  ResultWriter(const ResultWriter&) = delete;
  ResultWriter& operator=(const ResultWriter&) = delete;
  virtual ~ResultWriter() = default;

  virtual bool begin(std::span<const std::string> variables) = 0;
  /// One term for each variable, of kind none where it is not bound.
  virtual bool row(std::span<const rdf::TermView> terms) = 0;
  virtual bool boolean(bool answer) = 0;
  /// Completes the document.
  virtual bool end() = 0;
};

struct ResultFormat {
  std::string_view name;        ///< as in --format
  std::string_view media_type;  ///< as registered with IANA; of the table for people, text/plain
  /// `prefixes` are those of the query: pairs of a name and an IRI that the table abbreviates.
  std::unique_ptr<ResultWriter> (*make)(ByteSink& out, std::span<const std::pair<std::string, std::string>> prefixes);
};

#define X(name) extern const ResultFormat name##_results;
NEWSGRAPH_QUERY_RESULT_FORMATS(X)
#undef X

/// All of them, in the order of the list.
std::span<const ResultFormat* const> result_formats();
/// Null where there is none.
const ResultFormat* result_format_named(std::string_view name);

}  // namespace newsgraph::query
