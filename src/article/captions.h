#pragma once

#include <string_view>

namespace newsgraph::article {

/// Whether a line of its own is the caption of a picture, by the credit at its end: "… 图/视觉中国",
/// "…（新华社记者李某摄）", "… (Xinhua/Li X)", "… Photograph: Ann Lee/Reuters". Longer texts are paragraphs whatever
/// they end with.
bool is_caption_line(std::string_view text);

}  // namespace newsgraph::article
