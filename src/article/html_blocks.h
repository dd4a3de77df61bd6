#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/article/article.h"
#include "newsgraph/article/boilerplate.h"
#include "newsgraph/article/inline_text.h"
#include "newsgraph/base/error.h"

namespace newsgraph::article {

/// A block as the markup has it, before it is known whether it belongs to the body.
struct BodyBlock {
  std::string text;  ///< in normal form, never empty
  BlockKind kind = BlockKind::paragraph;
  std::vector<InlineLink> links;
  std::uint32_t linked = 0;  ///< bytes of text within links
  std::uint32_t list = 0;    ///< number of the ul or ol that it stands in; 0 = none
  std::uint32_t images = 0;  ///< pictures in front of it
  bool strong = false;       ///< all of it is emphasised
  bool small = false;        ///< all of it is small print
  bool out = false;          ///< found to be no part of the body
};

/// Something that the markup itself says about the article.
struct BodyNote {
  Role role = Role::none;  ///< author, date, section or keyword
  std::string text;
  std::string value;      ///< machine-readable, where there is one: datetime="..."
  bool modified = false;  ///< of a date: when it was changed
};

struct Body {
  std::vector<BodyBlock> blocks;
  std::vector<Image> images;
  std::vector<BodyNote> notes;
};

/// HTML to blocks, pictures and notes. Elements that the rules call no part of the article are left out, unless they
/// hold most of the text. Text without any markup of blocks is read line by line: there, line breaks, runs of blanks
/// and rules of dashes divide paragraphs, and URLs with what announces them are left out.
/// `url`: of the article, for relative links; may be empty.
Body read_body(std::string_view html, std::string_view url, const PageRules& rules, const Locator& locator,
               Diagnostics& diagnostics);

}  // namespace newsgraph::article
