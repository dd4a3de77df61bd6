#include "newsgraph/cli/article_options.h"

#include <CLI/CLI.hpp>

#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/mapping/iris.h"
#include "newsgraph/pipeline/export.h"

namespace newsgraph::cli {

void add_article_options(CLI::App& app, pipeline::ExportOptions& options) {
  options.jobs = available_cores();
  options.base = mapping::Base().text();
  app.add_option("--jobs", options.jobs, "Articles worked on at once; the output is the same at any number")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  app.add_option("--rejects", options.rejects, "A file for the inputs that were not exported and why, as JSON Lines");
  app.add_option("--base", options.base, "What the IRIs of the graph begin with")->capture_default_str();
  app.add_flag("--schema-https", options.schema_https, "Write https://schema.org/ instead of http://schema.org/");
  app.add_option("--gazetteer", options.gazetteers,
                 "Names of your own: a table (columns: ontology/README.md), SKOS in any RDF syntax, or the result of a "
                 "SPARQL query to Wikidata (JSON, CSV, TSV); repeatable")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile);
  app.add_flag_callback(
      "--no-mentions", [&options] { options.mentions = false; }, "Leave out where in the text each thing is mentioned");
  app.add_flag("--check", options.check,
               "Reject articles whose graph does not conform to newsgraph's shapes (newsgraph validate)");
}

}  // namespace newsgraph::cli
