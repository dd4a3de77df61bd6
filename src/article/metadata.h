#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/html_blocks.h"
#include "newsgraph/base/timestamp.h"

namespace newsgraph::article {

/// What the lines and the markup of a body say about the article itself.
struct Metadata {
  std::vector<std::string> authors;
  std::vector<std::string> credits;  ///< agencies
  Timestamp published;
  Timestamp modified;
  std::string section;
  std::vector<std::string> keywords;
};

/// Takes dates, bylines and credits that stand alone out of the body, and cuts those in brackets off the ends of its
/// last paragraphs. What is part of a sentence stays.
Metadata take_metadata(Body& body);

/// The part of a block's text at its head that is a dateline ("（法新社梵蒂冈12日电）", "(德国之声中文网)",
/// "新华社北京9月12日电"); empty where there is none. `text` (of the result): without brackets.
struct DatelineAt {
  Span span;  ///< of the block's text
  std::string text;
};
DatelineAt dateline_of(std::string_view block);

/// Captions and credits of pictures in their final form: labels like 图像来源， off, a credit in brackets at the end
/// of a caption split off.
void tidy_images(std::vector<Image>& images);

}  // namespace newsgraph::article
