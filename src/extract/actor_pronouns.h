#pragma once

#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {

/// The pronouns whose entity is known, in text order: 我 of a speaker, 他, 该国, 该组织. The annotations must have
/// their quotations.
std::vector<MentionIndex::Item> actor_pronouns(const Reading& reading, const Annotations& found,
                                               const MentionIndex& mentions);

}  // namespace newsgraph::extract
