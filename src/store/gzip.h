#pragma once

#include <string>
#include <string_view>

namespace newsgraph::store {

/// The bytes as gzip stores them (RFC 1952), compressed fast rather than well.
std::string gzip(std::string_view bytes);

}  // namespace newsgraph::store
