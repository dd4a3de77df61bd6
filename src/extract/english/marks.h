#pragma once

#include <cstdint>
#include <string_view>

#include "newsgraph/extract/chars.h"

namespace newsgraph::extract::english {

/// What a single mark (' or ’) is in English text.
enum class SingleMark : std::uint8_t { apostrophe, opens, closes };

/// Reads the single mark at `at` of a block. `open` says whether a quotation in such marks is open before it: the mark
/// behind a plural (the workers' rights) closes nothing as long as a mark behind a comma or full stop follows that
/// does.
SingleMark single_mark(std::u32string_view text, Chars block, std::uint32_t at, bool open);

}  // namespace newsgraph::extract::english
