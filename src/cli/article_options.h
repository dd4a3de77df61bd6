#pragma once

namespace CLI {
class App;
}  // namespace CLI

namespace newsgraph::pipeline {
struct ExportOptions;
}  // namespace newsgraph::pipeline

namespace newsgraph::cli {

/// Adds the options that say how articles become a graph, which all commands that read articles have. `options` must
/// outlive `app`.
void add_article_options(CLI::App& app, pipeline::ExportOptions& options);

}  // namespace newsgraph::cli
