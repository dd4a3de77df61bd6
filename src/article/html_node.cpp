#include "newsgraph/article/html_node.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <gumbo.h>

#include "newsgraph/article/inline_text.h"
#include "newsgraph/article/script.h"

namespace newsgraph::article {
namespace {

/// No tree is deeper: twice limits::nesting and what closes itself.
constexpr int deepest = 3000;

void count_text(const GumboNode& node, std::size_t enough, int depth, std::size_t& size) {
  if (size >= enough || depth > deepest) return;
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
    for (const char* c = node.v.text.text; *c != '\0'; ++c)
      size += static_cast<std::size_t>(static_cast<unsigned char>(*c) > ' ');
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return;
  if (node.type == GUMBO_NODE_ELEMENT &&
      (node.v.element.tag == GUMBO_TAG_SCRIPT || node.v.element.tag == GUMBO_TAG_STYLE)) {
    return;
  }
  const GumboVector& children = node.type == GUMBO_NODE_ELEMENT ? node.v.element.children : node.v.document.children;
  for (unsigned i = 0; i < children.length; ++i) {
    count_text(*static_cast<const GumboNode*>(children.data[i]), enough, depth + 1, size);
  }
}

void gather_text(const GumboNode& node, int depth, InlineText& out) {
  if (depth > deepest) return;
  if (node.type != GUMBO_NODE_ELEMENT) {
    const bool text =
        node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE;
    if (text) out.append(node.v.text.text);
    return;
  }
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return;
  if (!is_inline(tag_name(node))) out.append_blank();
  for (unsigned i = 0; i < element.children.length; ++i) {
    gather_text(*static_cast<const GumboNode*>(element.children.data[i]), depth + 1, out);
  }
}

bool is_placeholder(std::string_view source) {
  static constexpr std::array<std::string_view, 9> parts = {
      "placeholder", "blank.gif", "spacer.", "loading.gif", "1x1.", "pixel.", "transparent", "grey.gif", "lazyload"};
  if (source.empty() || source.starts_with("data:")) return true;
  return std::ranges::any_of(parts, [&](std::string_view p) { return source.find(p) != std::string_view::npos; });
}

/// The candidate with the largest width or density of "a.jpg 240w, b.jpg 800w".
std::string_view best_candidate(std::string_view srcset) {
  std::string_view best;
  double best_size = -1;
  while (!srcset.empty()) {
    srcset = trim(srcset);
    const std::size_t url_end = std::min(srcset.find_first_of(" \t\n"), srcset.size());
    const std::string_view url = srcset.substr(0, url_end);
    const std::size_t end = std::min(srcset.find(',', url.ends_with(',') ? url_end - 1 : url_end), srcset.size());
    const std::string_view size = trim(srcset.substr(url_end, end > url_end ? end - url_end : 0));
    int value = 1;
    std::from_chars(size.data(), size.data() + size.size(), value);
    if (value > best_size && !url.empty()) {
      best_size = value;
      best = url.ends_with(',') ? url.substr(0, url.size() - 1) : url;
    }
    srcset.remove_prefix(std::min(end + 1, srcset.size()));
  }
  return best;
}

bool is_tiny(std::string_view size) {
  return size == "0" || size == "1" || size == "2";
}

}  // namespace

std::string tag_name(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  if (node.v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(node.v.element.tag);
  GumboStringPiece piece = node.v.element.original_tag;
  if (piece.data == nullptr) return {};
  gumbo_tag_from_original_text(&piece);
  std::string name(piece.data, piece.length);
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::size_t text_size(const GumboNode& node, std::size_t enough) {
  std::size_t size = 0;
  count_text(node, enough, 0, size);
  return size;
}

std::string node_text(const GumboNode& node, std::size_t most) {
  if (text_size(node, most + 1) > most) return {};
  InlineText out;
  gather_text(node, 0, out);
  return out.take().text;
}

bool is_inline(std::string_view tag) {
  static constexpr std::array<std::string_view, 30> names = {
      "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big", "cite", "code", "data",
      "del",  "dfn",   "em",      "font",   "i",      "ins", "kbd", "mark", "q",    "s",
      "samp", "small", "span",    "strike", "strong", "sub", "sup", "time", "u",    "var"};
  return std::ranges::find(names, tag) != names.end();
}

std::string image_source(const GumboNode& img) {
  if (is_tiny(attribute(img, "width")) || is_tiny(attribute(img, "height"))) return {};
  for (const char* name :
       {"data-src", "data-lazy-src", "data-original", "data-actualsrc", "data-url", "data-orig-file"}) {
    const std::string_view source = attribute(img, name);
    if (!is_placeholder(trim(source))) return std::string(trim(source));
  }
  const std::string_view plain = trim(attribute(img, "src"));
  if (!is_placeholder(plain)) return std::string(plain);
  for (const char* name : {"data-srcset", "data-lazy-srcset", "srcset"}) {
    const std::string_view best = best_candidate(attribute(img, name));
    if (!is_placeholder(best)) return std::string(best);
  }
  return {};
}

std::string decode_cfemail(std::string_view hex) {
  const auto byte_at = [&](std::size_t at) {
    unsigned value = 256;
    std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
    return value;
  };
  if (hex.size() < 4 || hex.size() % 2 != 0) return {};
  const unsigned key = byte_at(0);
  std::string out;
  for (std::size_t at = 2; at < hex.size(); at += 2) {
    const unsigned value = byte_at(at);
    const unsigned decoded = value ^ key;
    if (value > 255 || key > 255 || decoded < 0x20 || decoded > 0x7E) return {};
    out += static_cast<char>(decoded);
  }
  return out;
}

}  // namespace newsgraph::article
