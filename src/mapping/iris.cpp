#include "newsgraph/mapping/iris.h"

#include <algorithm>

namespace newsgraph::mapping {
namespace {

constexpr std::string_view default_base = "https://w3id.org/newsgraph/id/";
constexpr std::string_view hex = "0123456789ABCDEF";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// RFC 3986, section 3.1: scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ), then ":"
bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
}

/// What RDF 1.1 Turtle, production IRIREF, does not allow, and all that is not ASCII.
bool must_be_escaped(char c) {
  constexpr std::string_view delimiters = "<>\"{}|^`\\";
  return c <= 0x20 || c == 0x7F || delimiters.find(c) != std::string_view::npos;
}

std::string minted(const Base& base, std::string_view kind, const Hash128& hash) {
  std::string out(base.text());
  out += kind;
  out += '/';
  out += hash.base32();
  return out;
}

std::string minted(const Base& base, std::string_view kind, const graph::Owned& node) {
  return minted(base, kind, node.article) + '_' + std::to_string(node.ordinal);
}

struct IriOf {
  const Base& base;
  std::string operator()(const graph::ArticleNode& node) const { return article_iri(base, node.id); }
  std::string operator()(const graph::EntityNode& node) const { return entity_iri(base, node.id); }
  std::string operator()(const graph::QuotationNode& node) const { return quotation_iri(base, node); }
  std::string operator()(const graph::EventNode& node) const { return event_iri(base, node); }
  std::string operator()(const graph::OccasionNode& node) const { return occasion_iri(base, node); }
  std::string operator()(const graph::ReportNode& node) const { return report_iri(base, node); }
  std::string operator()(const graph::ImageNode& node) const { return image_iri(base, node); }
  std::string operator()(const graph::MentionNode& node) const { return mention_iri(base, node); }
};

}  // namespace

Base::Base() : text_(default_base) {}

Result<Base> Base::parse(std::string_view text) {
  const std::string quoted = "the base IRI \"" + std::string(text) + '"';
  if (!has_scheme(text)) return failure(Errc::syntax, quoted + " is not absolute", {}, "write it like " + Base().text_);
  if (std::any_of(text.begin(), text.end(), must_be_escaped)) {
    return failure(Errc::syntax, quoted + " has a character that is not allowed there", {},
                   "percent-encode spaces, <>\"{}|^`\\ and what is not ASCII");
  }
  if (text.back() != '/' && text.back() != '#') {
    return failure(Errc::syntax, quoted + " ends in neither / nor #", {}, "add a /");
  }
  return Base(std::string(text));
}

std::string article_iri(const Base& base, const Hash128& article) {
  return minted(base, "article", article);
}
std::string work_iri(const Base& base, const Hash128& work) {
  return minted(base, "work", work);
}
std::string saying_iri(const Base& base, const Hash128& saying) {
  return minted(base, "saying", saying);
}
std::string headline_iri(const Base& base, const Hash128& article) {
  return minted(base, "headline", article);
}
std::string entity_iri(const Base& base, const Hash128& entity) {
  return minted(base, "entity", entity);
}
std::string quotation_iri(const Base& base, const graph::Owned& quotation) {
  return minted(base, "quotation", quotation);
}
std::string event_iri(const Base& base, const graph::Owned& event) {
  return minted(base, "event", event);
}
std::string occasion_iri(const Base& base, const graph::Owned& occasion) {
  return minted(base, "occasion", occasion);
}
std::string report_iri(const Base& base, const graph::Owned& report) {
  return minted(base, "report", report);
}
std::string image_iri(const Base& base, const graph::Owned& image) {
  return minted(base, "image", image);
}

std::string entities_graph_iri(const Base& base) {
  return std::string(base.text()) + "graph/entities";
}

std::string agent_iri(const Base& base, const graph::Agent& agent) {
  std::string out(base.text());
  out += "agent/";
  for (const char c : agent.name) out += is_letter(c) || is_digit(c) ? c : '-';
  return out + '_' + std::to_string(agent.version);
}

std::string mention_iri(const Base& base, const graph::MentionNode& mention) {
  std::string out = minted(base, "mention", mention.article);
  out += mention.part == graph::TextPart::headline ? "_t" : "_";
  out += std::to_string(mention.begin);
  out += '_';
  out += std::to_string(mention.end);
  switch (mention.subject) {
    case graph::SubjectKind::entity:
      return mention.subject_ordinal <= 1 ? out : out + '_' + std::to_string(mention.subject_ordinal);
    case graph::SubjectKind::quotation:
      return out + "_q" + std::to_string(mention.subject_ordinal);
    case graph::SubjectKind::event:
      return out + "_e" + std::to_string(mention.subject_ordinal);
    case graph::SubjectKind::report:
      return out + "_r" + std::to_string(mention.subject_ordinal);
    case graph::SubjectKind::occasion:
      return out + "_o" + std::to_string(mention.subject_ordinal);
  }
  return out;
}

std::string iri_of(const Base& base, const graph::Node& node) {
  return std::visit(IriOf{base}, node);
}

std::string ascii_iri(std::string_view text) {
  if (!has_scheme(text)) return {};
  std::string out;
  for (const char c : text) {
    if (!must_be_escaped(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
  }
  return out;
}

}  // namespace newsgraph::mapping
