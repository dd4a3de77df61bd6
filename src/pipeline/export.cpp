#include "newsgraph/pipeline/export.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "newsgraph/extract/knowledge.h"
#include "newsgraph/pipeline/article_check.h"
#include "newsgraph/pipeline/export_run.h"
#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/pipeline/lines_file.h"
#include "newsgraph/pipeline/output_place.h"
#include "newsgraph/pipeline/packed_bytes.h"
#include "newsgraph/pipeline/state_run.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/source/compressing_sink.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

struct NetworkFormat {
  std::string_view name;
  std::string_view suffix;
  Network network;
};
constexpr NetworkFormat network_formats[] = {{"graphml", ".graphml", Network::graphml}, {"dot", ".dot", Network::dot}};

Result<mapping::MappingOptions> mapping_options(const ExportOptions& options) {
  mapping::MappingOptions mapping;
  if (!options.base.empty()) {
    auto base = mapping::Base::parse(options.base);
    if (!base) return tl::make_unexpected(std::move(base.error()));
    mapping.base = std::move(*base);
  }
  mapping.schema_https = options.schema_https;
  mapping.mentions = options.mentions;
  const rdf::Syntax* syntax = rdf::syntax_named(options.format);
  mapping.named_graphs = options.delta != DeltaForm::none || (syntax != nullptr && syntax->datasets);
  return mapping;
}

bool is_network(std::string_view name) {
  return std::ranges::find(network_formats, name, &NetworkFormat::name) != std::end(network_formats);
}

/// Whether the options go together.
Status check_options(const ExportOptions& options) {
  const bool network = is_network(options.format);
  const rdf::Syntax* syntax = rdf::syntax_named(options.format);
  if (syntax == nullptr && !network) return failure(Errc::unsupported, "no format \"" + options.format + '"');
  if (std::ranges::find(network_views, options.network) == network_views.end())
    return failure(Errc::unsupported, "no network \"" + options.network + '"');
  if (!network && options.network != network_views.front()) {
    return failure(Errc::unsupported, "a network of \"" + options.network + "\" as " + options.format, {},
                   "write it as graphml or dot");
  }
  if (options.state.empty()) {
    if (options.delta != DeltaForm::none || !options.gone.empty())
      return failure(Errc::unsupported, "what has changed is known with a state only");
    return {};
  }
  if (network)
    return failure(Errc::unsupported, '"' + options.format + "\" holds a whole archive, a state serves to write parts");
  if (options.delta == DeltaForm::graphs && syntax != &rdf::ntriples_syntax && syntax != &rdf::nquads_syntax)
    return failure(Errc::unsupported, "the graphs of a delta are in ntriples or nquads");
  return {};
}

/// `bytes` is null where the output is a folder.
Outputs make_outputs(const ExportOptions& options, mapping::MappingOptions mapping, const OutputPlace& place,
                     ByteSink* bytes) {
  Outputs outputs;
  const auto view = static_cast<NetworkView>(std::ranges::find(network_views, options.network) - network_views.begin());
  for (const NetworkFormat& format : network_formats) {
    if (format.name != options.format) continue;
    outputs.articles = make_network_output(format.network, view, options.mentions, *bytes);
    return outputs;
  }
  const rdf::Syntax& syntax = *rdf::syntax_named(options.format);
  if (options.delta == DeltaForm::none) {
    outputs.articles = make_statement_output(syntax, std::move(mapping), *bytes);
    return outputs;
  }
  std::unique_ptr<DeltaOutput> delta = bytes != nullptr ? make_update_delta(std::move(mapping), *bytes)
                                                        : make_folder_delta(syntax, std::move(mapping), place.folder());
  outputs.delta = delta.get();
  outputs.articles = std::move(delta);
  return outputs;
}

/// Folders are not compressed.
Result<source::Compression> compression_for(const ExportOptions& options) {
  if (options.delta != DeltaForm::graphs) return compression_of(options.output, options.compression);
  if (options.compression.empty() || options.compression == "none") return source::Compression::none;
  return failure(Errc::unsupported, "the graphs of a delta are not compressed");
}

}  // namespace

std::vector<std::string> export_formats() {
  std::vector<std::string> names;
  for (const rdf::Syntax* syntax : rdf::syntaxes()) names.emplace_back(syntax->name);
  for (const NetworkFormat& format : network_formats) names.emplace_back(format.name);
  return names;
}

bool is_export_format(const std::string& name) {
  return rdf::syntax_named(name) != nullptr || is_network(name);
}

std::vector<std::string> export_networks() {
  return {network_views.begin(), network_views.end()};
}

std::optional<std::string> format_of_path(const std::string& path) {
  if (const rdf::Syntax* syntax = rdf::syntax_of_file(path); syntax != nullptr) return std::string(syntax->name);
  for (const NetworkFormat& format : network_formats) {
    if (source::without_compression(path).ends_with(format.suffix)) return std::string(format.name);
  }
  return std::nullopt;
}

namespace {

/// What lasts from the first input to the last rename.
struct Run {
  std::unique_ptr<StateRun> states;  ///< null: there is no state
  std::optional<OutputPlace> own;    ///< the output where there is no state
  OutputPlace& place() { return states != nullptr ? states->output() : *own; }
};

Status open_output(const ExportOptions& options, const mapping::MappingOptions& mapping, Run& run) {
  if (run.states != nullptr) {
    if (Status status = run.states->note_target(options.rejects); !status) return status;
    return run.states->open(mapping);
  }
  auto file = OutputPlace::create_file(options.output);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  run.own = std::move(*file);
  return {};
}

/// Sees to it that a folder that is empty by mistake, or not mounted, does not look like an archive that is gone.
Status check_summary(const ExportSummary& summary, const Run& run) {
  if (run.states == nullptr || summary.seen > 0 || !run.states->state().has_articles()) return {};
  return failure(Errc::io, "there is no file in the inputs, but articles in the state; nothing was written", {},
                 "if all of them are to go, remove the state and empty the store");
}

Result<ExportSummary> run_export(const ExportOptions& options, const ExportListener& listener,
                                 const std::atomic<bool>& stop, Run& run) {
  const auto failed = [](Error& error) { return tl::make_unexpected(std::move(error)); };
  Diagnostics remarks;
  auto gazetteers = read_gazetteers(options.gazetteers, remarks);
  if (!gazetteers) return failed(gazetteers.error());
  if (listener.remarked) std::ranges::for_each(remarks, listener.remarked);
  auto knowledge = extract::Knowledge::load({.gazetteers = std::move(*gazetteers)});
  if (!knowledge) return failed(knowledge.error());
  auto documents = source::open_inputs(options.inputs);
  if (!documents) return failed(documents.error());
  auto mapping = mapping_options(options);
  if (!mapping) return failed(mapping.error());
  const auto compression = compression_for(options);
  if (!compression) return tl::make_unexpected(compression.error());
  std::unique_ptr<const ArticleCheck> check;
  if (options.check) {
    mapping::MappingOptions checked = *mapping;
    checked.named_graphs = false;
    auto created = ArticleCheck::create(checked);
    if (!created) return failed(created.error());
    check = std::move(*created);
  }
  if (Status status = open_output(options, *mapping, run); !status) return failed(status.error());
  std::optional<PackedBytes> bytes;
  if (options.delta != DeltaForm::graphs) bytes.emplace(*compression, options.jobs > 1, run.place().bytes());
  const Outputs outputs = make_outputs(options, std::move(*mapping), run.place(), bytes ? &bytes->sink() : nullptr);
  auto rejects = LinesFile::create(options.rejects);
  if (!rejects) return failed(rejects.error());

  ExportRun articles(listener, stop, **knowledge, check.get(), outputs, *rejects, run.states.get());
  if (Status status = articles.run(**documents, options.jobs); !status) return failed(status.error());
  if (Status status = rejects->commit(); !status) return failed(status.error());
  if (articles.nothing_readable()) return failure(Errc::io, "none of the inputs could be read; nothing was written");
  ExportSummary summary = articles.summary();
  if (Status status = check_summary(summary, run); !status) return failed(status.error());
  if (Status status = bytes ? bytes->sink().flush() : Status(); !status) return failed(status.error());
  Status committed = run.states != nullptr ? run.states->commit(summary.rejected) : run.own->commit();
  if (!committed) return failed(committed.error());
  summary.output_bytes = bytes ? bytes->count() : outputs.delta->bytes();
  return summary;
}

}  // namespace

Result<ExportSummary> export_articles(const ExportOptions& options, const ExportListener& listener,
                                      const std::atomic<bool>& stop) {
  if (Status status = check_options(options); !status) return tl::make_unexpected(std::move(status.error()));
  Run run;
  if (!options.state.empty()) {
    auto states = StateRun::begin(options);
    if (!states) return tl::make_unexpected(std::move(states.error()));
    run.states = std::move(*states);
    if (const auto& completed = run.states->completed(); completed) {
      ExportSummary summary;
      summary.rejected = completed->rejected;
      summary.completed_earlier_run = true;
      return summary;
    }
  }
  return run_export(options, listener, stop, run);
}

}  // namespace newsgraph::pipeline
