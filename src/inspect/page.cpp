#include "newsgraph/inspect/page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/timestamp.h"
#include "newsgraph/base/version.h"
#include "newsgraph/inspect/cards.h"
#include "newsgraph/inspect/html.h"
#include "newsgraph/inspect/nesting.h"

namespace newsgraph::embedded {
// Defined by the source that src/inspect/CMakeLists.txt has written.
extern const EmbeddedFile page_files[];
extern const std::size_t page_count;
}  // namespace newsgraph::embedded

namespace newsgraph::inspect {
namespace {

std::string_view page_file(std::string_view path) {
  const auto files = std::span(embedded::page_files, embedded::page_count);
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  invariant(found != files.end(), "a part of the page is not compiled in");
  return found->bytes();
}

/// Puts values in the place of {{names}}. Values are not looked into.
std::string filled(std::string_view page, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string out;
  for (;;) {
    const std::size_t open = page.find("{{");
    out += page.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = page.find("}}", open);
    invariant(close != std::string_view::npos, "a placeholder of the page does not end");
    const std::string_view name = page.substr(open + 2, close - open - 2);
    const auto value = std::ranges::find(values, name, &std::pair<std::string_view, std::string>::first);
    invariant(value != values.end(), "the page has a placeholder without a value");
    out += value->second;
    page.remove_prefix(close + 2);
  }
}

/// The text with its marks. Each mark is a span that knows its mention (data-m) and its thing (data-t).
class Story {
 public:
  explicit Story(const Inspection& inspection) : all_(inspection), article_(*inspection.article) {
    for (const Occurrence& one : all_.occurrences) highlights_.push_back({one.span, rank_of(all_.things[one.thing])});
    for (const Aside& aside : all_.asides) highlights_.push_back({aside.span, aside.role == "sentence" ? 0U : 9U});
  }

  std::string run() {
    head();
    for (const article::Block& block : article_.blocks) {
      const std::string_view element = element_of(block.kind);
      html_.markup("<").markup(element).markup(">");
      marked(block.span);
      html_.markup("</").markup(element).markup(">\n");
    }
    if (article_.blocks.empty()) html_.markup("<p class=\"empty\">The article has no text.</p>\n");
    return html_.take();
  }

 private:
  /// Of equal spans, what holds words stands around what names things.
  static std::uint32_t rank_of(const Thing& thing) {
    switch (thing.kind) {
      case ThingKind::quotation:
        return 1;
      case ThingKind::chain:
        return 2;
      case ThingKind::event:
        return 3;
      case ThingKind::entity:
        return 4;
    }
    return 4;
  }

  static std::string_view element_of(article::BlockKind kind) {
    switch (kind) {
      case article::BlockKind::heading:
        return "h2";
      case article::BlockKind::quote:
        return "blockquote";
      case article::BlockKind::list_item:
      case article::BlockKind::paragraph:
        break;
    }
    return "p";
  }

  void head() {
    std::vector<std::string> words;
    for (const std::string& word :
         {article_.outlet.name, article_.published ? xsd_lexical(article_.published) : std::string(), article_.section,
          article_.language}) {
      if (!word.empty()) words.push_back(word);
    }
    html_.markup("<p class=\"kicker\">");
    for (std::size_t i = 0; i < words.size(); ++i) {
      html_.markup(i == 0 ? "<span>" : " <span>").text(words[i]).markup("</span>");
    }
    html_.markup("</p>\n<h1>");
    marked(article_.headline);
    html_.markup("</h1>\n<p class=\"address\">");
    link(html_, article_.url);
    html_.markup(" <a class=\"about\" href=\"#article\">About the article</a></p>\n");
  }

  void marked(Span range) {
    for (const Piece& piece : nest(range, highlights_)) {
      switch (piece.kind) {
        case Piece::Kind::text:
          html_.text(piece.span.of(article_.text));
          break;
        case Piece::Kind::open:
          open(piece);
          break;
        case Piece::Kind::close:
          html_.markup("</span>");
          break;
      }
    }
  }

  void open(const Piece& piece) {
    if (piece.highlight >= all_.occurrences.size()) {
      const Aside& aside = all_.asides[piece.highlight - all_.occurrences.size()];
      html_.markup("<span class=\"aside\"").attribute("data-of", all_.things[aside.thing].id());
      html_.attribute("data-role", aside.role).markup(">");
      return;
    }
    const Thing& thing = all_.things[all_.occurrences[piece.highlight].thing];
    const std::string mention = 'm' + std::to_string(piece.highlight + 1);
    std::string classes = "mark " + std::string(thing.layer);
    if (piece.first) classes += " first";
    if (piece.last) classes += " last";
    html_.markup("<span").attribute("class", classes);
    // A mark that is cut in pieces is one stop on the way through the page.
    if (piece.first) html_.attribute("id", mention).markup(R"( role="link" tabindex="0")");
    html_.attribute("data-m", mention).attribute("data-t", thing.id());
    if (piece.first) html_.attribute("title", std::string(name_of(thing.kind)) + ": " + thing.note);
    html_.markup(">");
  }

  const Inspection& all_;
  const article::Article& article_;
  std::vector<Highlight> highlights_;  // of occurrences, then of asides
  Html html_;
};

/// What can be marked, with a button for each that has marks.
std::string legend(const Inspection& inspection) {
  struct Layer {
    std::string_view name;
    std::string_view label;
  };
  static constexpr std::array<Layer, 7> layers{{{"person", "People"},
                                                {"organization", "Organizations"},
                                                {"place", "Places"},
                                                {"direct", "Quotations"},
                                                {"indirect", "Reported words"},
                                                {"event", "Events"},
                                                {"source", "Sources"}}};
  Html html;
  for (const Layer& layer : layers) {
    const auto count = std::ranges::count(inspection.things, layer.name, &Thing::layer);
    html.markup(R"(<button type="button" class="layer" aria-pressed="true")").attribute("data-layer", layer.name);
    if (count == 0) html.markup(" disabled");
    html.markup("><span class=\"mark first last ").markup(layer.name).markup("\">").markup(layer.label);
    html.markup("</span> <span class=\"count\">").markup(std::to_string(count)).markup("</span></button>\n");
  }
  return html.take();
}

}  // namespace

std::string to_html(const Inspection& inspection) {
  const article::Article& article = *inspection.article;
  const std::string policy =
      "default-src 'none'; style-src 'sha256-" NEWSGRAPH_PAGE_STYLE_HASH
      "'; script-src 'sha256-" NEWSGRAPH_PAGE_SCRIPT_HASH "'; base-uri 'none'; form-action 'none'";
  const std::string_view title = article.headline_text().empty() ? article.url : article.headline_text();
  return filled(page_file("page/page.html"), {{"lang", Html().language(article.language).take()},
                                              {"policy", policy},
                                              {"generator", "newsgraph " + std::string(version())},
                                              {"title", escaped(title)},
                                              {"style", std::string(page_file("page/page.css"))},
                                              {"legend", legend(inspection)},
                                              {"story", Story(inspection).run()},
                                              {"cards", cards(inspection)},
                                              {"lists", lists(inspection)},
                                              {"prefixes", escaped(inspection.prefixes)},
                                              {"script", std::string(page_file("page/page.js"))}});
}

}  // namespace newsgraph::inspect
