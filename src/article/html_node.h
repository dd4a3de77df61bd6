#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct GumboInternalNode;

/// What the sources that walk a tree ask of its nodes. Views live as long as the tree.
namespace newsgraph::article {

/// Name in lower case, of unknown elements as well; empty for anything but an element.
std::string tag_name(const GumboInternalNode& node);

/// Value of an attribute, or an empty view.
std::string_view attribute(const GumboInternalNode& node, const char* name);

/// Bytes of visible text below a node without white space; stops counting at `enough`.
std::size_t text_size(const GumboInternalNode& node, std::size_t enough);

/// The text below a node in normal form, if it has no more than `most` bytes (without white space); else empty.
std::string node_text(const GumboInternalNode& node, std::size_t most);

/// Elements of running text: span, a, em ...
bool is_inline(std::string_view tag);

/// URL of a picture's best source, "" for what is only a place holder, a dot to count readers or an icon.
std::string image_source(const GumboInternalNode& img);

/// "[email protected]" as it was before it was hidden from robots: hexadecimal, each byte XOR the first.
std::string decode_cfemail(std::string_view hex);

}  // namespace newsgraph::article
