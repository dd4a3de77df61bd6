#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/quoting.h"

/// What the tests of English share: an article with all that the extractors found in it, in lines that read well.
namespace newsgraph::tests {

struct EnglishArticle {
  article::Article article;
  extract::Annotations found;

  explicit EnglishArticle(const std::vector<std::string_view>& paragraphs, std::string_view headline = "News")
      : article(article_of(headline, paragraphs, "en")), found(extract::annotate(article, knowledge())) {}

  std::string name_of(extract::EntityIndex entity) const {
    if (entity == extract::EntityIndex::none) return "?";
    for (const auto& name : found[entity].names) {
      if (name.language == "en") return name.text;
    }
    return found[entity].names.front().text;
  }

  /// Names of the entities of one type that the text mentions, in the order of their first mention.
  Lines names(extract::EntityType type) const {
    Lines out;
    for (const auto& mention : found.mentions) {
      if (mention.kind != extract::SubjectKind::entity) continue;
      const auto entity = static_cast<extract::EntityIndex>(mention.subject);
      if (found[entity].type != type || std::ranges::find(out, name_of(entity)) != out.end()) continue;
      out.push_back(name_of(entity));
    }
    return out;
  }
  Lines persons() const { return names(extract::EntityType::person); }
  Lines organizations() const { return names(extract::EntityType::organization); }
  Lines places() const { return names(extract::EntityType::place); }

  /// The name of the entity whose mention is exactly these words at their last place; empty without one.
  std::string meant_by(std::string_view words) const {
    std::string out;
    for (const auto& mention : found.mentions) {
      if (mention.kind != extract::SubjectKind::entity || mention.span.of(article.text) != words) continue;
      out = name_of(static_cast<extract::EntityIndex>(mention.subject));
    }
    return out;
  }

  /// "speaker: words | more words" of each quotation of a form.
  Lines quoted(extract::QuoteForm form) const {
    Lines out;
    for (const auto& quotation : found.quotations) {
      if (quotation.form != form) continue;
      std::string line = name_of(quotation.speaker) + ": ";
      for (std::size_t i = 0; i < quotation.parts.size(); ++i) {
        if (i > 0) line += " | ";
        line += quotation.parts[i].of(article.text);
      }
      out.push_back(line);
    }
    return out;
  }
  Lines direct() const { return quoted(extract::QuoteForm::direct); }
  Lines indirect() const { return quoted(extract::QuoteForm::indirect); }

  Lines sources() const {
    Lines out;
    for (const auto& chain : found.source_chains) {
      std::string line;
      for (const auto link : chain.links) line += (line.empty() ? "" : " < ") + name_of(link);
      out.push_back(line);
    }
    return out;
  }

  /// "Type trigger: actors @ place, date, modality" with what there is of it.
  Lines events() const {
    static constexpr std::string_view modalities[] = {"actual", "planned", "denied", "hypothetical"};
    Lines out;
    for (const auto& event : found.events) {
      std::string line = event.type + ' ' + std::string(event.trigger.of(article.text)) + ':';
      for (const auto actor : event.actors) line += ' ' + name_of(actor) + ';';
      if (event.place != extract::EntityIndex::none) line += " @ " + name_of(event.place);
      if (event.start) line += ' ' + xsd_lexical(event.start);
      if (event.modality != extract::Modality::actual)
        line += ' ' + std::string(modalities[static_cast<std::size_t>(event.modality)]);
      out.push_back(line);
    }
    return out;
  }
};

}  // namespace newsgraph::tests
