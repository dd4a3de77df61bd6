#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/location.h"
#include "newsgraph/base/span.h"
#include "newsgraph/base/timestamp.h"

namespace newsgraph::article {

enum class BlockKind : std::uint8_t { paragraph, heading, quote, list_item };

/// One piece of the body: a span of Article::text without the line break that ends it.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

/// A picture of the article. Captions and credits stand here and not in the body.
struct Image {
  std::string url;      ///< absolute, ASCII (IRI characters percent-encoded)
  std::string caption;  ///< empty where there is none
  std::string credit;   ///< "法新社", "林振东/端传媒"; without 图片来源 and the like
};

/// A link of the body: its text is a span of Article::text.
struct Link {
  Span span;
  std::string url;
};

/// The publishing outlet as far as the front matter, the host of the URL or the title's suffix tells
/// (ontology/outlets.tsv); all but the host empty where it is unknown.
struct Outlet {
  std::string name;      ///< in the language of the article's script where there is one: 法国国际广播电台
  std::string host;      ///< "rfi.fr"
  std::string wikidata;  ///< "Q1143022" or empty
};

/// "（法新社梵蒂冈12日电）" at the head of a paragraph: the whole of it and what it names, spans of Article::text.
/// The dateline stays in the text where it opens a paragraph, so that what it says can be cited.
struct Dateline {
  Span span;
  std::string text;  ///< without brackets
};

/// An article as one reader understood it. Owns all its strings.
///
/// `text` is the only text that spans refer to: the headline, a line break, then the body, whose blocks are separated
/// by one line break each. It is valid UTF-8 without NUL, U+FEFF, zero-width or control characters other than "\n".
struct Article {
  Locator locator;
  std::string url;  ///< as the file gives it, made a valid IRI; empty where the file has none
  std::string text;
  Span headline;  ///< of text; without the outlet's own suffix (" – 法国国际广播电台 - RFI")
  Span body;      ///< of text; empty for a video page without words
  std::vector<Block> blocks;
  std::vector<Image> images;
  std::vector<Link> links;

  Outlet outlet;
  std::string
      source_label;  ///< "德国之声" of a republished "德国之声｜黄之锋等…": who had it first, as the headline says
  Timestamp published;
  Timestamp modified;
  std::string language;  ///< BCP 47 by content: "zh-Hans", "zh-Hant", "en", "ja", ... or "und"
  std::vector<std::string> authors;
  std::vector<std::string>
      credits;  ///< agencies named by a credit line: 美联社, 法新社 of "杨威廉/张慈 (美联社、法新社)"
  std::vector<Dateline> datelines;
  std::string section;
  std::vector<std::string> keywords;

  std::string_view headline_text() const { return headline.of(text); }
  std::string_view body_text() const { return body.of(text); }
};

}  // namespace newsgraph::article
