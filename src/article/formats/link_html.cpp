#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/article/boilerplate.h"
#include "newsgraph/article/cleaning.h"
#include "newsgraph/article/entities.h"
#include "newsgraph/article/format.h"
#include "newsgraph/article/head.h"
#include "newsgraph/article/html_blocks.h"
#include "newsgraph/article/inline_text.h"
#include "newsgraph/article/language.h"
#include "newsgraph/article/limits.h"
#include "newsgraph/article/metadata.h"
#include "newsgraph/article/outlets.h"
#include "newsgraph/article/people.h"
#include "newsgraph/article/script.h"
#include "newsgraph/article/url.h"

// The archive form: YAML front matter or none, a comment with the time in milliseconds or none, a line [title](url), a
// line of dashes, a line 日期：... or none, then HTML.
namespace newsgraph::article {
namespace {

std::uint32_t size_of(const std::string& text) {
  return static_cast<std::uint32_t>(text.size());
}

/// Headline, line break, blocks; and the spans of them.
void assemble_text(Article& article, std::string headline, std::vector<BodyBlock>& blocks) {
  article.text = std::move(headline);
  article.headline = {0, size_of(article.text)};
  if (blocks.empty()) {
    article.body = {size_of(article.text), size_of(article.text)};
    return;
  }
  article.body.begin = size_of(article.text) + 1;
  for (BodyBlock& block : blocks) {
    article.text += '\n';
    const std::uint32_t begin = size_of(article.text);
    article.text += block.text;
    article.blocks.push_back({{begin, size_of(article.text)}, block.kind});
    for (InlineLink& link : block.links) {
      if (article.links.size() >= limits::links) break;
      article.links.push_back({{begin + link.span.begin, begin + link.span.end}, std::move(link.url)});
    }
    DatelineAt dateline = dateline_of(block.text);
    if (!dateline.span.empty()) {
      const Span span{begin + dateline.span.begin, begin + dateline.span.end};
      article.datelines.push_back({span, std::move(dateline.text)});
    }
  }
  article.body.end = size_of(article.text);
}

/// The comment was written by whoever archived the article, to the millisecond; then what the head says, then the page.
Timestamp publication(const Head& head, const Metadata& metadata) {
  for (const Timestamp& at : {head.stamp, head.date_line, head.front_date, metadata.published}) {
    if (at) return at;
  }
  return {};
}

/// The front matter knows better than the host who published a page, but the table of hosts has more to say about those
/// it knows.
void take_publisher(Article& article, std::string_view named) {
  std::string name = normal_text(decode_entities(named));
  if (letters_key(name).empty() || names_outlet(name, article.outlet.host)) return;
  article.outlet.name = std::move(name);
  article.outlet.wikidata.clear();
}

bool names_publisher(const Article& article, const std::string& name) {
  return names_outlet(name, article.outlet.host) || letters_key(name) == letters_key(article.outlet.name);
}

/// A name that is the outlet's own, or the page's, is no author.
void add_authors(Article& article, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string clean = normal_text(name);
    const std::string key = letters_key(clean);
    const auto same = [&](const std::string& known) { return letters_key(known) == key; };
    if (key.empty() || names_publisher(article, clean)) continue;
    if (std::ranges::none_of(article.authors, same)) article.authors.push_back(clean);
  }
}

void add_front_matter(Article& article, const FrontMatter& front) {
  for (const std::string& author : front.authors) {
    add_authors(article, people_in(decode_entities(author)));
  }
  const auto is_name = [&](const std::string& value) {
    const std::string key = letters_key(value);
    const auto same = [&](const std::string& author) { return letters_key(author) == key; };
    return key.empty() || names_publisher(article, value) || std::ranges::any_of(article.authors, same);
  };
  for (const std::string& category : front.categories) {
    if (article.section.empty() && !is_name(category)) article.section = normal_text(category);
  }
  for (const std::string& tag : front.tags) {
    std::string clean = normal_text(tag);
    if (!is_name(tag) && std::ranges::find(article.keywords, clean) == article.keywords.end()) {
      article.keywords.push_back(std::move(clean));
    }
  }
}

Result<Article> read(const source::Document& document, std::string_view text, Diagnostics& diagnostics) {
  const Head head = read_head(text, document.locator, diagnostics);
  Article article;
  article.locator = document.locator;
  article.url = web_url(head.url);
  const auto told = [&](std::string message) {
    diagnostics.push_back({Errc::syntax, std::move(message), {document.locator, 0, 0, 0}, {}});
  };
  if (article.url.empty()) told(head.url.empty() ? "the article has no URL" : "not a web address: " + head.url);

  const std::string host = host_of(article.url);
  const PageRules rules(host);
  std::string headline = normal_text(head.title);
  Body body = read_body(text.substr(head.body), article.url, rules, document.locator, diagnostics);
  drop_known_blocks(body, rules, without_outlet_suffix(headline, host));
  drop_tail(body, rules);
  Metadata metadata = take_metadata(body);
  drop_tail(body, rules);  // what stood in front of credits
  drop_link_blocks(body);
  remove_dropped(body);
  tidy_images(body.images);
  if (headline.empty() && article.url.empty() && body.blocks.empty()) {
    return failure(Errc::syntax, "neither headline nor URL nor text", {document.locator, 0, 0, 0});
  }
  if (headline.empty()) told("the article has no headline");

  const std::string suffix(outlet_in_suffix(headline, host));
  headline = without_outlet_suffix(headline, host);
  article.source_label = source_label(headline, host);
  assemble_text(article, std::move(headline), body.blocks);
  article.language = detect_language(article.headline_text(), article.text);
  article.outlet = outlet_of(article.url, article.language);
  if (article.outlet.name.empty()) article.outlet.name = suffix;
  take_publisher(article, head.front.publisher);
  article.published = publication(head, metadata);
  article.modified = metadata.modified;
  article.images = std::move(body.images);
  add_authors(article, head.author_line);
  add_authors(article, metadata.authors);
  article.credits = std::move(metadata.credits);
  article.section = std::move(metadata.section);
  article.keywords = std::move(metadata.keywords);
  add_front_matter(article, head.front);
  return article;
}

}  // namespace

const ArticleFormat link_html_format{"link_html", "front matter, timestamp comment, [title](url), dashes, HTML",
                                     has_head, read};

}  // namespace newsgraph::article
