#pragma once

#include <string>
#include <string_view>

/// Language tags of BCP 47, which count without regard to case.
namespace newsgraph::rdf {

bool equal_tags(std::string_view a, std::string_view b);

/// The form that RFC 5646 (section 2.1.1) recommends: zh-Hans, en-GB; equal tags have the same. A view of `tag` or of
/// `buffer`.
std::string_view canonical_tag(std::string_view tag, std::string& buffer);

/// Basic filtering of RFC 4647, section 3.3.1, as SPARQL's langMatches does it: the range "*" takes every tag, others
/// those that begin with their subtags. No range takes the empty tag.
bool matches_range(std::string_view tag, std::string_view range);

}  // namespace newsgraph::rdf
