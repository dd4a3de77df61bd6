#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "newsgraph/base/embedded.h"

namespace newsgraph::extract {

/// The tables that are compiled in: *.tsv of ontology/ in path order, then those made of CLDR.
std::span<const EmbeddedFile> knowledge_tables();
/// The number of an embedded table for row_id(), from 1; 0 where there is none of this path.
std::uint32_t table_number(std::string_view path);

}  // namespace newsgraph::extract
