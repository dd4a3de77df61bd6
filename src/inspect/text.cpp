#include "newsgraph/inspect/text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "newsgraph/base/timestamp.h"
#include "newsgraph/base/utf8.h"
#include "newsgraph/inspect/nesting.h"

namespace newsgraph::inspect {
namespace {

/// Select Graphic Rendition: underlined, italic, bold, and a colour for each.
std::string_view style_of(std::string_view layer) {
  if (layer == "person") return "\x1b[4;34m";
  if (layer == "organization") return "\x1b[4;35m";
  if (layer == "place") return "\x1b[4;32m";
  if (layer == "event") return "\x1b[1;31m";
  if (layer == "source") return "\x1b[36m";
  return "\x1b[3;33m";  // quotations
}

class Text {
 public:
  Text(const Inspection& inspection, bool colours) : all_(inspection), colours_(colours) {
    for (const Occurrence& one : all_.occurrences) {
      const ThingKind kind = all_.things[one.thing].kind;
      highlights_.push_back({one.span, kind == ThingKind::entity ? 1U : 0U});
    }
  }

  std::string run() {
    const article::Article& article = *all_.article;
    marked(article.headline);
    out_ += '\n';
    std::string line;
    for (const std::string& word : {article.outlet.name, article.published ? xsd_lexical(article.published) : "",
                                    article.language, article.url}) {
      if (!word.empty()) line += (line.empty() ? "" : " · ") + word;
    }
    out_ += printable(line) + "\n\n";
    for (const article::Block& block : article.blocks) {
      marked(block.span);
      out_ += "\n\n";
    }
    list("Entities", ThingKind::entity);
    list("Quotations", ThingKind::quotation);
    list("Events", ThingKind::event);
    list("Sources", ThingKind::chain);
    return std::move(out_);
  }

 private:
  void marked(Span range) {
    std::vector<std::string_view> open;
    for (const Piece& piece : nest(range, colours_ ? highlights_ : std::vector<Highlight>())) {
      switch (piece.kind) {
        case Piece::Kind::text:
          out_ += printable(piece.span.of(all_.article->text));
          break;
        case Piece::Kind::open:
          open.push_back(style_of(all_.things[all_.occurrences[piece.highlight].thing].layer));
          out_ += open.back();
          break;
        case Piece::Kind::close:
          open.pop_back();
          out_ += "\x1b[0m";
          for (const std::string_view style : open) out_ += style;
          break;
      }
    }
  }

  static std::string values(const Thing& thing, std::string_view label) {
    std::string out;
    for (const Fact& fact : thing.facts) {
      if (fact.label != label) continue;
      for (const Value& value : fact.values) out += (out.empty() ? "" : ", ") + value.text;
    }
    return out;
  }

  void list(std::string_view title, ThingKind kind) {
    if (std::ranges::find(all_.things, kind, &Thing::kind) == all_.things.end()) return;
    out_ += std::string(title) + '\n';
    for (const Thing& thing : all_.things) {
      if (thing.kind == kind) out_ += printable("  " + line_of(thing)) + '\n';
    }
    out_ += '\n';
  }

  static std::string line_of(const Thing& thing) {
    std::string line = std::to_string(thing.number) + "  " + thing.note + "  ";
    if (thing.kind == ThingKind::quotation) {
      std::string speaker = values(thing, "speaker");
      if (speaker.empty()) speaker = values(thing, "speaker's words");
      line += (speaker.empty() ? "?" : speaker) + ": ";
    }
    line += thing.title;
    if (thing.kind == ThingKind::entity) {
      line += " ×" + std::to_string(thing.occurrences.size()) + "  " + values(thing, "identity");
    }
    if (thing.kind == ThingKind::event) {
      for (const std::string_view label : {"actors", "place", "began"}) {
        const std::string value = values(thing, label);
        if (!value.empty()) line += " · " + std::string(label) + ' ' + value;
      }
    }
    return line;
  }

  const Inspection& all_;
  bool colours_;
  std::vector<Highlight> highlights_;
  std::string out_;
};

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded one = utf8::decode(text, at);
    const char32_t c = one.code_point;
    const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
    utf8::append(out, control ? utf8::replacement_character : c);
    at += one.length;
  }
  return out;
}

std::string to_text(const Inspection& inspection, bool colours) {
  return Text(inspection, colours).run();
}

}  // namespace newsgraph::inspect
