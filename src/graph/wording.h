#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/span.h"

/// Texts that are put together from pieces of an article.
namespace newsgraph::graph {

/// Languages that write words without spaces between them: Chinese and Japanese ("zh", "zh-Hans", "ja-JP", ...).
bool is_unspaced(std::string_view language);

/// The pieces of a quotation as one text: nothing between them in an unspaced language, else one blank where neither
/// side has white space.
std::string join_parts(const std::vector<std::string_view>& parts, std::string_view language);

/// schema:wordCount: each Han character counts as one, and so does each run of letters and digits of other scripts, in
/// which an apostrophe or a hyphen between letters does not end the run (don't, COVID-19).
std::uint32_t count_words(std::string_view text);

/// A short name of an event: its actors (three at most) and the trigger, 普京、金正恩会谈 or "Putin, Kim: talks"; where
/// no actor is known, the clause of `sentence` around the trigger. Spans are bytes of `text`.
std::string name_event(std::string_view text, Span sentence, Span trigger, const std::vector<std::string_view>& actors,
                       std::string_view language);

}  // namespace newsgraph::graph
