#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/report/report.h"

namespace newsgraph::report {

/// Terms, paths and shapes as people read them: IRIs as CURIEs where a prefix of the report fits, otherwise in angle
/// brackets; literals as Turtle has them, cut after a hundred characters; controls and the characters that change the
/// direction of text as \u escapes, so that no input can steer a terminal. Refers to the report.
class Names {
 public:
  static constexpr std::size_t literal_limit = 100;  ///< code points

  explicit Names(const Report& report);

  std::string term(rdf::TermId id) const;
  std::string iri(std::string_view iri) const;
  /// In the syntax of SPARQL 1.1 property paths: "^schema:about/ex:broader*".
  std::string path(const shacl::Path& path) const;
  /// The shape of a result; one without an IRI is "a shape in ex:Named".
  std::string shape(const Result& result) const;
  std::string shape(rdf::TermId shape, rdf::TermId named_shape) const;

 private:
  std::string literal(const rdf::TermView& term) const;
  std::string path(const shacl::Path& path, int least_binding) const;

  const rdf::TermTable& terms_;
  std::vector<std::pair<std::string, std::string>> prefixes_;  ///< name, IRI; longest IRI first
};

/// Text on one line: runs of white space as one space, controls escaped; cut after `most` code points.
std::string one_line(std::string_view text, std::size_t most = std::string_view::npos);
/// Text with its line breaks, other controls escaped.
std::string visible(std::string_view text);

/// "file:12:5", without what is unknown; "<stdin>" for standard input.
std::string place(const Location& at);

/// Whether the place is in a file that exists beside the program: not in standard input, nor in shapes that are built
/// into newsgraph.
bool is_in_file(const Location& at);
/// A path without "." and "..", as far as it can be: how formats name files that other programs look up.
std::string plain_path(std::string_view path);

/// The message in English, or else the first.
const Message& message_of(const Result& result);

/// "1,234"
std::string grouped(std::uint64_t number);
/// "no violations", "1 violation", "1,234 violations"
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace newsgraph::report
