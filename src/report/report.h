#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/rdf/term_table.h"
#include "newsgraph/shacl/path.h"

namespace newsgraph::report {

/// What severities mean for exit statuses and in formats that know three of them. Severities of the user's own count
/// as violations.
enum class Level : std::uint8_t { violation, warning, info };
inline constexpr std::size_t level_count = 3;
/// "violation", "warning", "info"
std::string_view name_of(Level level);

struct Message {
  std::string text;
  std::string language;  ///< BCP 47 tag; empty: none
};

/// A validation result (SHACL section 3.6.2), ready to be shown. Terms are numbers of Report::terms.
struct Result {
  rdf::TermId focus = rdf::TermId::none;
  rdf::TermId value = rdf::TermId::none;  ///< none: the result has no value
  rdf::TermId graph = rdf::TermId::none;  ///< the data graph's name where each was checked by itself; none: the default
  std::optional<shacl::Path> path;
  rdf::TermId shape = rdf::TermId::none;
  /// The shape itself, or the next one around it that has an IRI; none where there is no such shape.
  rdf::TermId named_shape = rdf::TermId::none;
  rdf::TermId severity = rdf::TermId::none;
  Level level = Level::violation;
  std::string_view component;     ///< local name of the constraint component: "MinCountConstraintComponent"
  std::string_view parameter;     ///< local name of its first parameter: "minCount"
  std::vector<Message> messages;  ///< those of the shape, or one that was made, in English; never empty
  bool message_of_shape = false;  ///< the messages are the shape's own
  Location at;                    ///< the statement that is wrong, or the first of the focus node; line 0 = unknown
  Location shape_at;              ///< the shape
  std::string fingerprint;        ///< 32 hexadecimal digits, the same in every run and at every place in a file
  std::vector<Result> details;    ///< why nested shapes are not conformed to
};

/// How much of the data a shape with targets was checked on.
struct ShapeUse {
  rdf::TermId shape = rdf::TermId::none;
  Location at;
  std::uint64_t focus_nodes = 0;
  std::vector<rdf::TermId> absent_classes;  ///< target classes without an instance in the data
};

/// All that validation found. Refers to terms and results that whoever made it keeps.
struct Report {
  explicit Report(const rdf::TermTable& table) : terms(table) {}

  const rdf::TermTable& terms;
  std::vector<std::pair<std::string, std::string>> prefixes;  ///< name, IRI: of data and shapes, one IRI for each name
  std::vector<std::string> data;                              ///< inputs as they were named
  std::vector<std::string> shapes_files;
  std::vector<ShapeUse> shapes;
  Diagnostics warnings;          ///< about shapes: unknown terms, what was not checked, what met nothing
  std::uint64_t statements = 0;  ///< of the data
  std::array<std::uint64_t, level_count> counts{};  ///< results by level, without those in the baseline
  std::uint64_t in_baseline = 0;                    ///< results that are not shown because they were known
  std::uint64_t gone_from_baseline = 0;             ///< entries of the baseline that no result has
  bool conforms = true;                             ///< no results at all, as sh:conforms means it

  using Use = std::function<void(const Result&)>;
  /// Calls back for each result, in an order that is the same in every run. May be called several times.
  std::function<void(const Use&)> each_result;
};

}  // namespace newsgraph::report
