#pragma once

#include <algorithm>
#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/task.h"
#include "support/article_of.h"

/// What tests of quotations and sources share: an article whose names are given by hand, so that only the rules
/// under test decide.
namespace newsgraph::tests {

struct Given {
  extract::EntityType type;
  std::string name;
};
inline Given person(std::string name) {
  return {extract::EntityType::person, std::move(name)};
}
inline Given organization(std::string name) {
  return {extract::EntityType::organization, std::move(name)};
}
inline Given place(std::string name) {
  return {extract::EntityType::place, std::move(name)};
}

inline const extract::Knowledge& knowledge() {
  static const auto loaded = extract::Knowledge::load();
  REQUIRE(loaded);
  return **loaded;
}

/// An article with these names as entities, wherever they stand, and what the extractors of quotations and sources
/// found in it.
struct Quoting {
  article::Article article;
  extract::Annotations found;

  /// A template, so that a list of paragraphs in braces is never taken for an article.
  template <std::same_as<article::Article> Source>
  Quoting(Source source, const std::vector<Given>& names) : article(std::move(source)) {
    const extract::Reading reading(article);
    for (const Given& given : names) add(reading, given);
    extract::Task task(reading, knowledge(), found);
    for (const auto* extractor : extract::extractors()) {
      const bool of_words = extractor->name == "quotations" || extractor->name == "interviews";
      if (of_words || extractor->name == "sources") extractor->run(task);
    }
  }
  Quoting(const std::vector<std::string_view>& paragraphs, const std::vector<Given>& names)
      : Quoting(article_of("题目", paragraphs), names) {}

  /// "speaker: words | more words" of each quotation of this form, "?" where the speaker has no name.
  std::vector<std::string> quoted(extract::QuoteForm form) const {
    std::vector<std::string> out;
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
  std::vector<std::string> direct() const { return quoted(extract::QuoteForm::direct); }
  std::vector<std::string> indirect() const { return quoted(extract::QuoteForm::indirect); }

  /// "A < B" of each chain.
  std::vector<std::string> sources() const {
    std::vector<std::string> out;
    for (const auto& chain : found.source_chains) {
      std::string line;
      for (const auto link : chain.links) line += (line.empty() ? "" : " < ") + name_of(link);
      out.push_back(line);
    }
    return out;
  }

  std::string name_of(extract::EntityIndex entity) const {
    return entity == extract::EntityIndex::none ? "?" : found[entity].names.front().text;
  }

 private:
  void add(const extract::Reading& reading, const Given& given) {
    const std::u32string form = extract::fold(std::string_view(given.name));
    extract::Entity entity;
    entity.type = given.type;
    entity.names.push_back({given.name, article.language});
    for (std::size_t at = 0; (at = reading.text().find(form, at)) != std::u32string_view::npos; at += form.size()) {
      const extract::Chars here{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
      found.mentions.push_back({reading.span(here), static_cast<std::uint32_t>(found.entities.size())});
    }
    found.entities.push_back(std::move(entity));
  }
};

using Lines = std::vector<std::string>;

}  // namespace newsgraph::tests
