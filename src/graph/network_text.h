#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::graph {

/// XML 1.0, section 2.2: what no document may hold, not even as a reference, becomes U+FFFD. Not escaped.
std::string xml_text(std::string_view text);

/// The content of a double-quoted string of DOT, cut to `limit` code points.
std::string dot_text(std::string_view text, std::size_t limit);

}  // namespace newsgraph::graph
