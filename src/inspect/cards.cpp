#include "newsgraph/inspect/cards.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "newsgraph/base/utf8.h"
#include "newsgraph/inspect/numbers.h"

namespace newsgraph::inspect {
namespace {

/// The end of at most `count` code points of the text from `at` on, and the begin of as many before it.
std::size_t ahead(std::string_view text, std::size_t at, int count) {
  for (; count > 0 && at < text.size(); --count) at += utf8::decode(text, at).length;
  return at;
}
std::size_t back(std::string_view text, std::size_t at, int count) {
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

void pre(Html& html, std::string_view turtle) {
  while (turtle.ends_with('\n')) turtle.remove_suffix(1);
  html.markup(R"(<pre class="turtle" tabindex="0">)").text(turtle).markup("</pre>");
}

class Cards {
 public:
  explicit Cards(const Inspection& inspection) : all_(inspection), backwards_(inspection.things.size()) {
    for (const auto& [label, inverse] : inverses) read_backwards(label, inverse);
  }

  std::string run() {
    for (const Thing& thing : all_.things) card(thing);
    article();
    return html_.take();
  }

 private:
  /// What a fact says of the thing that it leads to.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> inverses{
      {{"speaker", "says"},
       {"audience", "is told"},
       {"mentions", "is spoken of in"},
       {"actors", "takes part in"},
       {"place", "place of"},
       {"sources", "is cited in"},
       {"belongs to", "has"},
       {"within", "holds"}}};

  void read_backwards(std::string_view label, std::string_view inverse) {
    for (std::uint32_t i = 0; i < all_.things.size(); ++i) {
      const Thing& thing = all_.things[i];
      for (const Fact& fact : thing.facts) {
        if (fact.label != label) continue;
        for (const Value& value : fact.values) {
          std::vector<Fact>& facts = backwards_[value.thing];
          if (facts.empty() || facts.back().label != inverse) facts.push_back({inverse, {}});
          facts.back().values.push_back({thing.title, i, thing.language});
        }
      }
    }
  }

  void begin(std::string_view id, std::string_view layer, std::string_view iri, std::string_view badge,
             std::string_view title, std::string_view language) {
    html_.markup("<section class=\"card\"").attribute("id", id).attribute("data-layer", layer);
    html_.attribute("data-iri", iri).markup(">\n<p class=\"badge ").markup(layer).markup("\">").text(badge);
    html_.markup("</p>\n<h2").language(language).markup(">").text(title).markup("</h2>\n");
  }

  void card(const Thing& thing) {
    begin(thing.id(), thing.layer, thing.iri, badge(thing), thing.title, thing.language);
    html_.markup("<dl>\n");
    for (const Fact& fact : thing.facts) this->fact(fact);
    for (const Fact& fact : backwards_[static_cast<std::size_t>(&thing - all_.things.data())]) this->fact(fact);
    if (thing.kind != ThingKind::entity) {
      html_.markup("<dt>confidence</dt><dd>").text(hundredths(thing.confidence)).markup("</dd>\n");
    }
    html_.markup("</dl>\n");
    html_.markup("<h3>Why</h3>\n");
    reason(thing.reason);
    html_.markup("<h3>RDF</h3>\n");
    pre(html_, thing.turtle);
    if (!thing.occurrences.empty()) occurrences(thing);
    html_.markup("</section>\n");
  }

  static std::string badge(const Thing& thing) {
    switch (thing.kind) {
      case ThingKind::entity:
        return thing.note;
      case ThingKind::quotation:
        return "Quotation " + std::to_string(thing.number) + " · " + thing.note;
      case ThingKind::event:
        return "Event " + std::to_string(thing.number) + " · " + thing.note;
      case ThingKind::chain:
        return "Source chain " + std::to_string(thing.number);
    }
    return thing.note;
  }

  void fact(const Fact& fact) {
    html_.markup("<dt>").text(fact.label).markup("</dt>");
    for (const Value& value : fact.values) {
      html_.markup("<dd>");
      if (value.thing != Value::no_thing) {
        html_.markup("<a").attribute("href", '#' + all_.things[value.thing].id()).attribute("data-role", fact.label);
        html_.language(value.language).markup(">").text(value.text).markup("</a>");
      } else {
        html_.markup("<span").language(value.language).markup(">").text(value.text).markup("</span>");
      }
      html_.markup("</dd>");
    }
    html_.markup("\n");
  }

  void reason(const Reason& reason) {
    html_.markup("<ul class=\"why\"><li>").text(reason.rule).markup("</li>");
    for (const Row& row : reason.rows) {
      html_.markup("<li><code>").text(row.place).markup("</code> <code class=\"row\">").text(row.text);
      html_.markup("</code></li>");
    }
    html_.markup("</ul>\n");
  }

  void occurrences(const Thing& thing) {
    html_.markup("<h3>In the text</h3>\n<ol class=\"places\">\n");
    for (const std::uint32_t index : thing.occurrences) {
      const Occurrence& one = all_.occurrences[index];
      const std::string mention = 'm' + std::to_string(index + 1);
      html_.markup("<li").attribute("data-place", mention).markup("><a").attribute("href", '#' + mention);
      html_.language(all_.article->language).markup(">");
      context(one);
      html_.markup("</a>\n<details><summary>").text(hundredths(one.confidence)).markup(" · ").text(one.reason.rule);
      html_.markup("</summary>\n");
      reason(one.reason);
      html_.markup("<p>").text((one.in_headline ? "headline " : "body ") + std::to_string(one.begin) + "–" +
                               std::to_string(one.end) + " · " + one.agent);
      html_.markup("</p>\n");
      pre(html_, one.turtle);
      html_.markup("</details></li>\n");
    }
    html_.markup("</ol>\n");
  }

  /// The words with some of what stands around them.
  void context(const Occurrence& one) {
    constexpr int around = 8;
    constexpr int longest = 32;
    const std::string_view text =
        (one.in_headline ? all_.article->headline : all_.article->body).of(all_.article->text);
    const std::uint32_t start = (one.in_headline ? all_.article->headline : all_.article->body).begin;
    const std::size_t begin = one.span.begin - start;
    const std::size_t end = one.span.end - start;
    std::size_t from = back(text, begin, around);
    if (const std::size_t line = text.substr(from, begin - from).rfind('\n'); line != std::string_view::npos)
      from += line + 1;
    const std::size_t cut = std::min(end, ahead(text, begin, longest));
    std::size_t to = cut < end ? cut : ahead(text, end, around);
    if (cut == end) to = std::min(to, std::min(text.find('\n', end), text.size()));
    html_.text(text.substr(from, begin - from)).markup("<b>").text(text.substr(begin, cut - begin)).markup("</b>");
    html_.text(cut < end ? "…" : text.substr(end, to - end));
  }

  void article() {
    const article::Article& article = *all_.article;
    begin("article", "article", all_.iri, "Article", article.headline_text(), article.language);
    html_.markup("<dl>\n<dt>address</dt><dd>");
    link(html_, article.url);
    html_.markup("</dd>\n<dt>IRI</dt><dd><code>").text(all_.iri).markup("</code></dd>\n</dl>\n<h3>RDF</h3>\n");
    pre(html_, all_.turtle);
    html_.markup("<h3>Prefixes</h3>\n");
    pre(html_, all_.prefixes);
    html_.markup("</section>\n");
  }

  const Inspection& all_;
  std::vector<std::vector<Fact>> backwards_;  // by thing
  Html html_;
};

/// Who speaks, of a quotation.
std::string_view speaker_of(const Thing& thing) {
  const auto fact = std::ranges::find(thing.facts, "speaker", &Fact::label);
  return fact == thing.facts.end() ? std::string_view() : std::string_view(fact->values.front().text);
}

void item(Html& html, const Thing& thing) {
  html.markup("<li><a").attribute("href", '#' + thing.id()).language(thing.language).markup("><span class=\"mark ");
  html.markup(thing.layer).markup(" first last\">").text(thing.title).markup("</span></a>");
  html.markup(" <span class=\"note\">").text(thing.note);
  if (const std::string_view speaker = speaker_of(thing); !speaker.empty()) {
    html.markup(" · <span>").text(speaker).markup("</span>");
  }
  html.markup("</span>");
  if (thing.kind == ThingKind::entity) {
    html.markup(" <span class=\"count\">").text(std::to_string(thing.occurrences.size())).markup("</span>");
  }
  html.markup("</li>\n");
}

}  // namespace

void link(Html& html, std::string_view url) {
  if (url.starts_with("https://") || url.starts_with("http://")) {
    html.markup("<a rel=\"noreferrer noopener external\"").attribute("href", url).markup(">").text(url).markup("</a>");
  } else {
    html.markup("<span>").text(url).markup("</span>");
  }
}

std::string cards(const Inspection& inspection) {
  return Cards(inspection).run();
}

std::string lists(const Inspection& inspection) {
  struct Section {
    std::string_view title;
    std::vector<std::string_view> layers;
  };
  static const std::array<Section, 6> sections{{{"People", {"person"}},
                                                {"Organizations", {"organization"}},
                                                {"Places", {"place"}},
                                                {"Quotations", {"direct", "indirect"}},
                                                {"Events", {"event"}},
                                                {"Sources", {"source"}}}};
  Html html;
  for (const Section& section : sections) {
    std::vector<const Thing*> things;
    for (const Thing& thing : inspection.things) {
      if (std::ranges::find(section.layers, thing.layer) != section.layers.end()) things.push_back(&thing);
    }
    if (things.empty()) continue;
    // Names by how often they stand there; what has an order of its own keeps it.
    if (things.front()->kind == ThingKind::entity) {
      std::ranges::stable_sort(things, std::ranges::greater(),
                               [](const Thing* thing) { return thing->occurrences.size(); });
    }
    html.markup("<details open><summary>").markup(section.title).markup(" <span class=\"count\">");
    html.text(std::to_string(things.size())).markup("</span></summary>\n<ul>\n");
    for (const Thing* thing : things) item(html, *thing);
    html.markup("</ul></details>\n");
  }
  return html.take();
}

}  // namespace newsgraph::inspect
