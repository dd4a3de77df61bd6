#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"
#include "newsgraph/rdf/statement_sink.h"

namespace newsgraph::rdf {

struct Syntax;

/// Where the reader is: kept while it reads, for sinks that want to remember where statements stand.
struct ReadPlace {
  std::uint64_t offset = 0;  ///< bytes from 0: the end of the statement's object
  std::uint32_t line = 0;    ///< from 1: that of the end of the statement's object
};

struct ReadOptions {
  Locator in;                ///< for messages
  std::string base;          ///< absolute IRI that relative ones are resolved against; empty: they are errors
  std::string blank_prefix;  ///< put before all blank labels; must differ between files that go into one graph
  /// If set, is brought up to date before every call of the sink; costs about a third of the speed.
  ReadPlace* place = nullptr;
};

/// Reads a whole document into the sink: prefixes as they are declared, statements in order. Blank nodes keep their
/// labels as far as the syntax allows. Does not call finish().
///
/// Stops at the first error, with file, line and column: bytes that are not UTF-8 (Errc::encoding), what is not of the
/// syntax (Errc::syntax), brackets nested too deeply (Errc::limit), a failing source (Errc::io). Where the sink refuses
/// a statement, reading stops with success: the sink's finish() says why.
Status read(const Syntax& syntax, ByteSource& from, StatementSink& into, const ReadOptions& options = {});
Status read(const Syntax& syntax, std::string_view bytes, StatementSink& into, const ReadOptions& options = {});

/// The Error (unsupported) for a document of a syntax that has no reader.
tl::unexpected<Error> unreadable(const Syntax& syntax, const Locator& in);

/// The file: IRI of a path made absolute, with everything percent-encoded that is not unreserved (RFC 3986, section
/// 2.3) or "/".
std::string file_iri(const std::string& path);

/// Reads a file of the syntax that its name tells, as it is (compressed ones come through source/); its own IRI is the
/// base unless options say otherwise.
Status read_file(const std::string& path, StatementSink& into, ReadOptions options = {});

}  // namespace newsgraph::rdf
