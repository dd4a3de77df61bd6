#include "newsgraph/pipeline/inspect.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "newsgraph/article/format.h"
#include "newsgraph/base/output_file.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/inspect/explain.h"
#include "newsgraph/inspect/inspection.h"
#include "newsgraph/inspect/json.h"
#include "newsgraph/inspect/page.h"
#include "newsgraph/inspect/text.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

/// Finds one article among the inputs.
class ArticleChoice {
 public:
  ArticleChoice(std::string_view wanted, const std::function<void(const Error&)>& remark)
      : wanted_(wanted), number_(number_in(wanted)), remark_(remark) {}

  Result<article::Article> from(source::DocumentStream& documents) {
    std::optional<Error> failed;
    std::uint64_t seen = 0;
    while (auto document = documents.next()) {
      ++seen;
      if (number_ && seen < *number_) continue;
      Diagnostics remarks;
      auto article = read(std::move(*document), remarks);
      const bool is_meant = number_ || (article && (wanted_.empty() || article->url == wanted_));
      if (is_meant) {
        std::ranges::for_each(remarks, remark_);
        return article;
      }
      if (failed) remark_(*failed);
      failed.reset();
      if (!article) failed = std::move(article.error());
    }
    if (failed) return tl::make_unexpected(std::move(*failed));
    return failure(Errc::io, "no article \"" + std::string(wanted_) + "\" among " + std::to_string(seen) + " inputs",
                   {}, "give its URL as the file has it, or its number from 1");
  }

 private:
  static Result<article::Article> read(Result<source::Document> document, Diagnostics& remarks) {
    if (!document) return tl::make_unexpected(std::move(document.error()));
    auto article = article::read_article(*document, remarks);
    if (!article && article.error().where.in.path.empty()) article.error().where.in = document->locator;
    return article;
  }

  std::string_view wanted_;
  std::optional<std::uint64_t> number_;
  const std::function<void(const Error&)>& remark_;
};

struct Format {
  std::string_view name;
  std::array<std::string_view, 2> suffixes;
};
constexpr std::array<Format, 3> formats{
    {{"html", {".html", ".htm"}}, {"text", {".txt", ".txt"}}, {"json", {".json", ".json"}}}};

std::string written(const inspect::Inspection& inspection, const InspectOptions& options) {
  if (!options.explain.empty()) return inspect::printable(inspect::explain(inspection, options.explain));
  if (options.format == "json") return inspect::to_json(inspection);
  if (options.format == "text") return inspect::to_text(inspection, options.colours);
  return inspect::to_html(inspection);
}

}  // namespace

std::vector<std::string> inspect_formats() {
  std::vector<std::string> names;
  names.reserve(std::size(formats));
  for (const Format& format : formats) names.emplace_back(format.name);
  return names;
}

std::optional<std::string> inspect_format_of_path(const std::string& path) {
  for (const Format& format : formats) {
    for (const std::string_view suffix : format.suffixes) {
      if (path.ends_with(suffix)) return std::string(format.name);
    }
  }
  return std::nullopt;
}

Result<bool> inspect_article(const InspectOptions& options, const std::function<void(const Error&)>& remark) {
  if (std::ranges::find(formats, options.format, &Format::name) == formats.end()) {
    return failure(Errc::unsupported, "no format \"" + options.format + '"');
  }
  mapping::MappingOptions mapping;
  mapping.schema_https = options.schema_https;
  if (!options.base.empty()) {
    auto base = mapping::Base::parse(options.base);
    if (!base) return tl::make_unexpected(std::move(base.error()));
    mapping.base = std::move(*base);
  }
  Diagnostics remarks;
  auto gazetteers = read_gazetteers(options.gazetteers, remarks);
  std::ranges::for_each(remarks, remark);
  if (!gazetteers) return tl::make_unexpected(std::move(gazetteers.error()));
  const auto knowledge = extract::Knowledge::load({std::move(*gazetteers)});
  if (!knowledge) return tl::make_unexpected(knowledge.error());
  const auto documents = source::open_inputs(options.inputs);
  if (!documents) return tl::make_unexpected(documents.error());
  const auto article = ArticleChoice(options.article, remark).from(**documents);
  if (!article) return tl::make_unexpected(article.error());

  const extract::Annotations found = extract::annotate(*article, **knowledge);
  const std::string text = written(inspect::inspect(*article, found, **knowledge, mapping), options);
  if (text.empty()) return false;
  auto file = OutputFile::create(options.output);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  file->bytes().write(text);
  if (Status status = file->commit(); !status) return tl::make_unexpected(std::move(status.error()));
  return true;
}

}  // namespace newsgraph::pipeline
