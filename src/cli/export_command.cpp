#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>

#include <CLI/CLI.hpp>

#include "newsgraph/cli/article_options.h"
#include "newsgraph/cli/command.h"
#include "newsgraph/cli/interrupt.h"
#include "newsgraph/cli/terminal.h"
#include "newsgraph/pipeline/export.h"

namespace newsgraph::cli {
namespace {

constexpr const char* examples = R"(Examples:
  newsgraph export archive/ -o archive.ttl
  newsgraph export archive.tar.zst --format nquads --jobs 8 --rejects rejects.jsonl -o archive.nq
  newsgraph export archive/ -o archive.jsonl.zst
  newsgraph export archive/ --format nquads --compress gzip | ssh store 'cat > archive.nq.gz'
  newsgraph export article.md --format dot | dot -Tsvg > article.svg
  zcat article.md.gz | newsgraph export - --no-mentions
  newsgraph export archive/ --state archive.state -o all.nq                        # the first time
  newsgraph export archive/ --state archive.state --delta update -o changes.ru    # from then on

Exit status: 0 all inputs were exported; 1 some were rejected; 2 the command line is wrong; 3 it could not run.)";

struct Options {
  pipeline::ExportOptions run;
  std::string delta;
  bool quiet = false;
};

constexpr std::pair<std::string_view, pipeline::DeltaForm> delta_forms[] = {{"update", pipeline::DeltaForm::update},
                                                                            {"graphs", pipeline::DeltaForm::graphs}};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void print_summary(const pipeline::ExportSummary& summary, const pipeline::ExportOptions& options) {
  std::cerr << "newsgraph: ";
  if (summary.completed_earlier_run) {
    std::cerr << "an earlier run was interrupted when its work was done; its output is " << options.output
              << " now. Use it, then run again for what has changed since\n";
    return;
  }
  if (!summary.recipe_changes.empty())
    std::cerr << "nothing counts as unchanged: " << joined(summary.recipe_changes) << "\nnewsgraph: ";
  std::cerr << summary.exported << " exported + " << summary.rejected << " rejected";
  if (!options.state.empty()) std::cerr << " + " << summary.unchanged << " unchanged";
  std::cerr << " = " << summary.seen << " seen";
  if (summary.duplicates > 0) std::cerr << " (" << summary.duplicates << " of the exported were the same again)";
  if (!options.state.empty())
    std::cerr << "; " << summary.gone << (summary.gone == 1 ? " article" : " articles") << " gone";
  std::cerr << "; " << summary.statements << " statements, " << summary.output_bytes << " bytes\n";
}

/// What is wrong with options that only make sense together; empty where nothing is.
std::string_view misuse(const Options& options) {
  const pipeline::ExportOptions& run = options.run;
  if (run.state.empty()) return options.delta.empty() && run.gone.empty() ? "" : "--delta and --gone need --state FILE";
  if (run.output == "-") return "with --state the output is a file (-o), which is put in place together with the state";
  if (run.delta == pipeline::DeltaForm::update && run.format != "ntriples")
    return "--delta update has a format of its own";
  if (run.delta == pipeline::DeltaForm::graphs && run.format != "ntriples" && run.format != "nquads")
    return "the graphs of --delta graphs are in ntriples or nquads";
  return "";
}

ExitCode run_export(Options options) {
  if (options.run.inputs.empty()) {
    if (isatty(STDIN_FILENO) == 1) {
      std::cerr << "newsgraph export: no input; name files or folders, or - for standard input\n";
      return ExitCode::usage;
    }
    options.run.inputs.emplace_back("-");
  }
  if (const std::string_view wrong = misuse(options); !wrong.empty()) {
    std::cerr << "newsgraph export: " << wrong << '\n';
    return ExitCode::usage;
  }
  catch_interrupts();
  ProgressLine line(!options.quiet && stderr_is_terminal());
  const auto say = [&](const char* what, const Error& error) {
    line.pause();
    std::cerr << what << describe(error) << '\n';
  };
  pipeline::ExportListener listener;
  listener.progress = [&](const pipeline::ExportSummary& so_far, std::optional<std::uint64_t> expected) {
    line.update({.unit = "articles", .done = so_far.seen, .expected = expected, .rejected = so_far.rejected});
  };
  listener.rejected = [&](const Error& error) { say("rejected: ", error); };
  if (!options.quiet) listener.remarked = [&](const Error& error) { say("note: ", error); };

  const std::atomic<bool> never_stop{false};
  const auto summary = pipeline::export_articles(options.run, listener, never_stop);
  line.pause();
  if (!summary) {
    std::cerr << "newsgraph export: " << describe(summary.error()) << '\n';
    return ExitCode::could_not_run;
  }
  if (!options.quiet) print_summary(*summary, options.run);
  return summary->rejected == 0 ? ExitCode::success : ExitCode::findings;
}

std::function<ExitCode()> configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  pipeline::ExportOptions& run = options->run;
  app.add_option(
      "INPUT", run.inputs,
      "Files, folders (walked in name order), .tar and .zip archives, each also as .gz or .zst; - is standard "
      "input");
  app.add_option("-o,--output", run.output, "The file to write, - for standard output")->capture_default_str();
  auto* format =
      app.add_option("--format", run.format,
                     joined(pipeline::export_formats()) + "; by default what the output's name says, else turtle");
  format->check([](const std::string& name) {
    return pipeline::is_export_format(name)
               ? ""
               : "no format \"" + name + "\"; there are " + joined(pipeline::export_formats());
  });
  app.add_option("--compress", run.compression,
                 "gzip, zstd or none: how the output is compressed; by default what its name says (.gz, .zst)")
      ->check(CLI::IsMember({"gzip", "zstd", "none"}));
  app.add_option("--network", run.network,
                 "What graphml and dot show: full, the whole graph; quotes, who speaks of whom and how often; "
                 "co-mentions, who is named in one article with whom and in how many")
      ->check(CLI::IsMember(pipeline::export_networks()))
      ->capture_default_str();
  add_article_options(app, run);
  app.add_option("--state", run.state,
                 "A file that remembers what was exported: each run writes what is new or changed since the last "
                 "one (docs/incremental.md); the inputs name the whole archive every time");
  app.add_option("--delta", options->delta,
                 "With --state: write what turns the store's graphs into the new ones; update = a file of SPARQL 1.1 "
                 "Update, graphs = a folder of graphs and a list of those to drop")
      ->check(CLI::IsMember({"update", "graphs"}));
  app.add_option("--gone", run.gone, "With --state: a file for the articles that are gone, as JSON Lines");
  app.add_flag("--quiet", options->quiet, "Print rejects and errors only");
  app.footer(examples);
  return [options, format] {
    pipeline::ExportOptions& chosen = options->run;
    for (const auto& [name, form] : delta_forms) {
      if (name == options->delta) chosen.delta = form;
    }
    if (format->count() == 0) {
      chosen.format = chosen.delta == pipeline::DeltaForm::none
                          ? pipeline::format_of_path(chosen.output).value_or("turtle")
                          : "ntriples";
    }
    return run_export(*options);
  };
}

}  // namespace

const Command export_command{"export", "Write the knowledge graph of archived articles", configure};

}  // namespace newsgraph::cli
