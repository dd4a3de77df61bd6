#pragma once

#include <cstddef>

/// What a document may ask for. Beyond a limit it is rejected or cut down, with a diagnostic; each has a test.
namespace newsgraph::article::limits {

/// Bytes of one document; larger ones are an Error (limit).
inline constexpr std::size_t document_bytes = std::size_t{64} * 1024 * 1024;
/// Bytes of YAML front matter; a longer one is no front matter.
inline constexpr std::size_t front_matter_bytes = std::size_t{64} * 1024;
/// Bytes of one line of the head (title and URL).
inline constexpr std::size_t head_line_bytes = std::size_t{64} * 1024;
/// Elements within one another; tags beyond it are left out, their text stays.
inline constexpr std::size_t nesting = 256;
/// Attributes of one tag; a tag with more is left out.
inline constexpr std::size_t attributes = 256;
/// How often unclosed emphasis may be carried on into further paragraphs, in sum; then emphasis tags are left out.
inline constexpr std::size_t carried_emphasis = 200'000;
/// Images and links that are kept of one article.
inline constexpr std::size_t images = 2'000;
inline constexpr std::size_t links = 20'000;

}  // namespace newsgraph::article::limits
