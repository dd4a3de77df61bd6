#include "newsgraph/article/cleaning.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "newsgraph/article/captions.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

/// Blocks from the front among which the headline may be repeated.
constexpr std::size_t headline_blocks = 6;
/// Shortest standfirst that is known for a repeated one, in bytes.
constexpr std::size_t shortest_standfirst = 30;
/// Shortest prose, in bytes: thirty Chinese characters.
constexpr std::size_t shortest_prose = 90;
/// Part of a text that is links, from which on it is a list of links.
constexpr std::uint32_t link_list_percent = 80;
/// The same for a lone paragraph with several links: a cloud of tags, a menu.
constexpr std::uint32_t cloud_percent = 70;
/// Blocks behind 相关阅读 that may be titles of other articles although they are no links.
constexpr std::size_t listed_titles = 12;

std::uint32_t percent_linked(const BodyBlock& block) {
  // Counted without blanks between links.
  const auto solid = static_cast<std::uint32_t>(std::ranges::count_if(block.text, [](char c) { return c != ' '; }));
  const std::uint32_t linked = std::min(block.linked, solid);
  return solid == 0 ? 0 : linked * 100 / solid;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 8> marks = {"。", "！", "？", "”", "」", "；", ".", "…"};
  return std::ranges::any_of(marks, [&](std::string_view m) { return text.ends_with(m); });
}

/// The list behind a heading like 相关阅读: link blocks and list items, up to the next block of prose.
void drop_list_after(std::vector<BodyBlock>& blocks, std::size_t head) {
  blocks[head].out = true;
  for (std::size_t i = head + 1; i < blocks.size() && i <= head + listed_titles; ++i) {
    const BodyBlock& block = blocks[i];
    const bool entry = block.kind == BlockKind::list_item || percent_linked(block) >= link_list_percent;
    if (!entry || is_prose(block)) return;
    blocks[i].out = true;
  }
}

/// Everything from a block on, if more stands before it than behind it.
void drop_rest(std::vector<BodyBlock>& blocks, std::size_t from) {
  std::size_t before = 0;
  std::size_t behind = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].out) (i < from ? before : behind) += blocks[i].text.size();
  }
  const std::size_t end = before >= behind ? blocks.size() : from + 1;
  for (std::size_t i = from; i < end; ++i) blocks[i].out = true;
}

/// Takes a block for the caption of the picture right above it, if there is one and it has none; it is no body text.
void take_as_caption(Body& body, std::size_t index) {
  BodyBlock& block = body.blocks[index];
  block.out = true;
  const std::uint32_t images_before = index == 0 ? 0 : body.blocks[index - 1].images;
  if (block.images <= images_before) return;
  Image& image = body.images[block.images - 1];
  if (image.caption.empty()) image.caption = block.text;
}

/// Small print directly below a picture is its caption, and so is a line with a picture's credit; other small print
/// that is no sentence is no body text.
void place_captions(Body& body) {
  std::uint32_t images_before = 0;
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    const BodyBlock& block = body.blocks[i];
    const bool below_image = block.images > images_before;
    const bool small = block.small && (below_image || block.linked > 0 || !is_prose(block));
    if (!block.out && (small || is_caption_line(block.text))) take_as_caption(body, i);
    images_before = block.images;
  }
}

}  // namespace

bool is_prose(const BodyBlock& block) {
  static constexpr std::array<std::string_view, 8> ends = {"。", "！", "？", "，", ". ", ", ", "…", "”"};
  if (block.text.size() < shortest_prose || block.kind == BlockKind::heading) return false;
  return block.text.ends_with('.') ||
         std::ranges::any_of(ends, [&](std::string_view e) { return block.text.find(e) != std::string::npos; });
}

void drop_known_blocks(Body& body, const PageRules& rules, std::string_view headline) {
  std::vector<BodyBlock>& blocks = body.blocks;
  const std::string title = letters_key(headline);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i < headline_blocks && !title.empty() && blocks[i].text.size() < 2 * headline.size() + 60 &&
        letters_key(blocks[i].text) == title) {
      blocks[i].out = true;
      continue;
    }
    if (i > 0 && i < headline_blocks && blocks[i].text.size() >= shortest_standfirst &&
        blocks[i].text == blocks[i - 1].text) {
      blocks[i].out = true;  // a standfirst that the page has twice
      continue;
    }
    const Role role = rules.of_text(blocks[i].text);
    if (role == Role::drop) blocks[i].out = true;
    if (role == Role::caption) take_as_caption(body, i);
    if (role == Role::head) drop_list_after(blocks, i);
    if (role == Role::end) {
      drop_rest(blocks, i);
      if (blocks.back().out) break;
    }
  }
  place_captions(body);
}

void drop_tail(Body& body, const PageRules& rules) {
  for (std::size_t i = body.blocks.size(); i-- > 0;) {
    BodyBlock& block = body.blocks[i];
    if (block.out) continue;
    const bool link = percent_linked(block) >= link_list_percent && !is_prose(block);
    if (!link && !letters_key(block.text).empty() && rules.of_text(block.text) != Role::tail) return;
    block.out = true;
  }
}

void drop_link_blocks(Body& body) {
  struct Share {
    std::uint64_t linked = 0, solid = 0;
  };
  std::unordered_map<std::uint32_t, Share> lists;
  for (const BodyBlock& block : body.blocks) {
    if (block.out || block.list == 0) continue;
    lists[block.list].linked += block.linked;
    lists[block.list].solid += block.text.size();
  }
  for (BodyBlock& block : body.blocks) {
    if (block.out) continue;
    const std::uint32_t percent = percent_linked(block);
    const bool in_list =
        block.list != 0 && lists[block.list].linked * 100 >= lists[block.list].solid * link_list_percent;
    const bool only_link = percent >= 98 && block.linked > 0 && !ends_sentence(block.text);
    const bool cloud = percent >= cloud_percent && block.links.size() >= 3 && !ends_sentence(block.text);
    const bool url = block.text.starts_with("http://") || block.text.starts_with("https://");
    const bool bare_url = url && block.text.find(' ') == std::string::npos;
    if (in_list || only_link || cloud || bare_url || letters_key(block.text).empty()) block.out = true;
  }
  for (std::size_t i = body.blocks.size(); i-- > 0;) {
    BodyBlock& block = body.blocks[i];
    if (!block.out && (block.kind != BlockKind::heading || block.strong)) break;
    block.out = true;
  }
}

void remove_dropped(Body& body) {
  std::erase_if(body.blocks, [](const BodyBlock& block) { return block.out; });
}

}  // namespace newsgraph::article
