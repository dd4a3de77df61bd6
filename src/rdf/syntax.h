#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/base/byte_source.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/statement_sink.h"
#include "newsgraph/rdf/writer.h"

// The syntaxes of RDF. To add one: a file that defines `const Syntax x_syntax` and a word here.
#define NEWSGRAPH_RDF_SYNTAXES(X) X(turtle) X(ntriples) X(nquads) X(trig) X(jsonld) X(jsonl)

namespace newsgraph::rdf {

/// A syntax with all that is known of it. No other place knows a suffix or a media type.
struct Syntax {
  using MakeWriter = std::unique_ptr<StatementSink> (*)(ByteSink&, WriteMode);
  using Read = Status (*)(ByteSource&, StatementSink&, const ReadOptions&);

  std::string_view name;                       ///< as in --format
  std::string_view media_type;                 ///< as registered with IANA, if it is
  std::span<const std::string_view> suffixes;  ///< of file names, with the dot; the first is the usual one
  bool datasets;                               ///< can hold named graphs
  MakeWriter make_unchecked_writer;            ///< use make_writer() of writer.h
  Read read;                                   ///< use read() of reader.h; null where there is no reader
  bool objects = false;        ///< each part (WriteMode) is an object that its readers may take by itself
  std::string_view separator;  ///< what stands between the parts of a document
  std::string_view tail;       ///< and after the last one
};

#define X(name) extern const Syntax name##_syntax;
NEWSGRAPH_RDF_SYNTAXES(X)
#undef X

/// All of them, in the order of the list.
std::span<const Syntax* const> syntaxes();

/// Those that can be read.
std::vector<const Syntax*> readable_syntaxes();

/// By name, or by a suffix without its dot ("nt", "ndjson"); null where there is none.
const Syntax* syntax_named(std::string_view name);

/// By the suffix of a file's name, in any case; suffixes of compression (.gz, .zst, ...) are looked through. Null where
/// it says nothing.
const Syntax* syntax_of_file(std::string_view path);

}  // namespace newsgraph::rdf
