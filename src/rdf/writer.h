#pragma once

#include <cstdint>
#include <memory>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::rdf {

struct Syntax;

/// Documents may be written in parts, by several threads, and come out the same whatever the number of threads: a
/// writer of mode `document` is given the prefixes and finished, which writes the head and the syntax's `tail`; then
/// each part is written by a writer of mode `fragment` that was given the same prefixes, and the parts are put between
/// head and tail in order, with the syntax's `separator` between those that are not empty. A part holds whole
/// statements (TriG: whole graphs; JSON-LD: one object). finish() completes a part; the same writer takes the next one.
/// Where the parts begin with different subjects (TriG: graphs), the whole equals what one writer would have written,
/// but that it makes one object of JSON-LD for each finish().
enum class WriteMode : std::uint8_t {
  document,  ///< prefixes are declared at the top
  fragment,  ///< prefixes are used and not declared
};

/// A writer behind the checks of CheckingSink: it never puts out a document that is not of the syntax. `out` is not
/// owned and must outlive the writer; finish() leaves nothing unwritten in the writer but does not flush `out`.
std::unique_ptr<StatementSink> make_writer(const Syntax& syntax, ByteSink& out, WriteMode mode = WriteMode::document);

}  // namespace newsgraph::rdf
