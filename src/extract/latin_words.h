#pragma once

#include <string_view>

namespace newsgraph::extract {

/// True for a folded word that names of organisations hold: university, inc, ministry.
bool is_organization_word(std::u32string_view word);

}  // namespace newsgraph::extract
