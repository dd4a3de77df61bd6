#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/report/names.h"
#include "newsgraph/report/report.h"

namespace newsgraph::report {

/// All results of one shape and one constraint component: what one mistake in the data, or in the shape, leads to.
struct Group {
  rdf::TermId shape = rdf::TermId::none;
  rdf::TermId named_shape = rdf::TermId::none;
  std::string_view component;
  std::string_view parameter;
  std::optional<shacl::Path> path;  ///< of a shape without an IRI, which nothing else tells apart
  Location shape_at;
  Location first_at;  ///< of the first result
  std::array<std::uint64_t, level_count> counts{};

  std::uint64_t size() const;
  /// The most severe of its results.
  Level level() const;
  /// "sh:minCount of schema:headline in a shape in ex:ArticleShape"
  std::string label(const Names& names) const;
};

/// The groups of a report in the order in which they first appear. Takes one pass over the results; memory is for the
/// groups alone.
class Groups {
 public:
  using Use = std::function<void(std::size_t group, const Result& result)>;
  /// No more results than this are held at once, however many there are.
  static constexpr std::size_t most_held = 4096;

  explicit Groups(const Report& report);

  const std::vector<Group>& all() const { return groups_; }
  std::size_t of(const Result& result) const;
  /// Calls back for the first `most` results (0: all) of each group, group after group. Takes a pass over the results
  /// for each `most_held` of them.
  void each(std::size_t most, const Use& use) const;

 private:
  void each_of_one(std::size_t group, std::uint64_t most, const Use& use) const;

  const Report& report_;
  std::vector<Group> groups_;
  std::map<std::pair<rdf::TermId, std::string_view>, std::size_t> index_;  ///< by shape and component
};

}  // namespace newsgraph::report
