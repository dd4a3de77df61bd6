#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "newsgraph/cli/command.h"
#include "newsgraph/cli/interrupt.h"
#include "newsgraph/inspect/lookup.h"
#include "newsgraph/mapping/iris.h"
#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/pipeline/inspect.h"

namespace newsgraph::cli {
namespace {

constexpr const char* examples = R"(Examples:
  newsgraph inspect article.md -o page.html              a page for the browser
  newsgraph inspect article.md                           the text and what was found, on the terminal
  newsgraph inspect archive.tar.zst --article 12 -o page.html
  newsgraph inspect article.md --explain 普京             which rule and which lines of ontology/ found it
  newsgraph inspect article.md --explain 120-135         the same for a stretch of the body, in code points
  newsgraph inspect --name 普京                           every line of the tables with this name

Exit status: 0 it is shown; 1 nothing is called so; 2 the command line is wrong; 3 it could not run.)";

struct Options {
  pipeline::InspectOptions run;
  std::string name;
};

ExitCode fail(const Error& error) {
  std::cerr << "newsgraph inspect: " << describe(error) << '\n';
  return ExitCode::could_not_run;
}

void remark(const Error& error) {
  std::cerr << "note: " << describe(error) << '\n';
}

ExitCode look_up(const Options& options) {
  Diagnostics remarks;
  const auto gazetteers = pipeline::read_gazetteers(options.run.gazetteers, remarks);
  for (const Error& one : remarks) remark(one);
  if (!gazetteers) return fail(gazetteers.error());
  const auto rows = inspect::rows_named(options.name, *gazetteers);
  if (!rows) return fail(rows.error());
  if (rows->empty()) {
    std::cerr << "newsgraph inspect: no table has the name " << options.name << '\n';
    return ExitCode::findings;
  }
  std::cout << inspect::to_text(*rows);
  return ExitCode::success;
}

ExitCode show(Options options) {
  if (options.run.inputs.empty()) {
    if (isatty(STDIN_FILENO) == 1) {
      std::cerr << "newsgraph inspect: no input; name an article, or - for standard input\n";
      return ExitCode::usage;
    }
    options.run.inputs.emplace_back("-");
  }
  catch_interrupts();
  const auto shown = pipeline::inspect_article(options.run, remark);
  if (!shown) return fail(shown.error());
  if (*shown) return ExitCode::success;
  std::cerr << "newsgraph inspect: nothing that was found in the article is called " << options.run.explain << '\n';
  return ExitCode::findings;
}

/// What the output's name says; else text for whoever sits at a terminal, and the page for a file or a pipe.
std::string default_format(const std::string& output) {
  const bool is_standard = output == "-";
  if (const auto format = pipeline::inspect_format_of_path(output); !is_standard && format) return *format;
  return is_standard && isatty(STDOUT_FILENO) == 1 ? "text" : "html";
}

std::function<ExitCode()> configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->run.base = mapping::Base().text();
  pipeline::InspectOptions& run = options->run;
  auto* inputs = app.add_option("INPUT", run.inputs,
                                "An article, or files, folders and archives that hold it (as for export); - is "
                                "standard input");
  auto* article = app.add_option("--article", run.article,
                                 "Which article of several: its URL, or its number in their order from 1; by default "
                                 "the first");
  auto* output = app.add_option("-o,--output", run.output, "The file to write, - for standard output");
  output->capture_default_str();
  auto* format = app.add_option("--format", run.format,
                                "html, text or json; by default what the output's name says, else text on a terminal "
                                "and html elsewhere");
  format->check(CLI::IsMember(pipeline::inspect_formats()));
  auto* explain = app.add_option("--explain", run.explain,
                                 "Say only which rule and which lines of ontology/ made this: words of the text, an "
                                 "entity's name, Q-number or IRI, quotation-3, or a stretch of code points of the body "
                                 "(120-135) or the headline (headline:0-4)");
  explain->excludes(format);
  auto* name = app.add_option("--name", options->name,
                              "List every line of ontology/, CLDR and --gazetteer with this name, word, alias or id");
  name->excludes(inputs)->excludes(article)->excludes(output)->excludes(format)->excludes(explain);
  app.add_option("--base", run.base, "What the IRIs of the graph begin with")->capture_default_str();
  app.add_flag("--schema-https", run.schema_https, "Write https://schema.org/ instead of http://schema.org/");
  app.add_option("--gazetteer", run.gazetteers,
                 "Names of your own: a table (ontology/README.md), SKOS, or results of Wikidata queries; repeatable")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile);
  app.footer(examples);
  return [options, format, name] {
    if (name->count() > 0) return look_up(*options);
    if (format->count() == 0) options->run.format = default_format(options->run.output);
    options->run.colours = options->run.output == "-" && isatty(STDOUT_FILENO) == 1;
    return show(*options);
  };
}

}  // namespace

const Command inspect_command{"inspect", "Show what is found in one article, and why", configure};

}  // namespace newsgraph::cli
