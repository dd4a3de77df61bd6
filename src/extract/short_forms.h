#pragma once

#include <string>
#include <vector>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/gazetteer.h"
#include "newsgraph/extract/names.h"

namespace newsgraph::extract {

/// How a text may name something again.
struct ShortForm {
  std::u32string text;   ///< folded
  bool certain = false;  ///< means this thing wherever it stands; else only where no word can go over its edges
};
using ShortForms = std::vector<ShortForm>;

/// 莫迪 of 纳伦德拉·莫迪, 海东 and 小郝 of 郝海东, 众志 of 香港众志, 海航 of 海航集团, Smith of John Smith.
ShortForms short_forms(const Entity& entity, const Gazetteer& gazetteer, const NameLexicon& names);

}  // namespace newsgraph::extract
