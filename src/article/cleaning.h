#pragma once

#include <string_view>

#include "newsgraph/article/boilerplate.h"
#include "newsgraph/article/html_blocks.h"

namespace newsgraph::article {

/// Marks the blocks that the rules know by their text as no part of the body, and those that only repeat the headline;
/// gives small print below a picture to that picture.
void drop_known_blocks(Body& body, const PageRules& rules, std::string_view headline);

/// Marks, from the end towards the front, what the rules allow to stand only behind an article (about its author, where
/// to follow him, links), up to the first block that is anything else. Blocks that were marked before do not matter.
void drop_tail(Body& body, const PageRules& rules);

/// Marks what is recognisable by its links alone: lists and paragraphs that are nothing but links to other articles,
/// lines of nothing but URLs, clouds of tags; and headings that nothing follows.
void drop_link_blocks(Body& body);

/// Removes all marked blocks.
void remove_dropped(Body& body);

/// A block long enough, and with sentences, to be told from labels and credits.
bool is_prose(const BodyBlock& block);

}  // namespace newsgraph::article
