#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/base/output_file.h"
#include "newsgraph/cli/command.h"
#include "newsgraph/cli/interrupt.h"
#include "newsgraph/cli/terminal.h"
#include "newsgraph/pipeline/validate.h"
#include "newsgraph/report/baseline.h"
#include "newsgraph/report/format.h"

namespace newsgraph::cli {
namespace {

constexpr const char* examples = R"(Examples:
  newsgraph validate data.ttl --shapes shapes.ttl
  newsgraph validate archive.ttl
  newsgraph validate 'data/*.ttl' data/more/ --shapes shapes/ --fail-on warning
  newsgraph validate data.nt.gz --shapes shapes.ttl --format text --format sarif=report.sarif --format junit=report.xml
  newsgraph validate data.ttl --shapes shapes.ttl --baseline known.txt --update-baseline
  curl -s https://example.org/data.nq | newsgraph validate - --input-format nquads --graphs each --shapes shapes.ttl

Exit status: 0 nothing was found; 1 findings reach --fail-on; 2 the command line is wrong; 3 it could not run, as data
could not be read or shapes are ill-formed.)";

struct Options {
  pipeline::ValidateOptions run;
  std::vector<std::string> formats;
  std::string output = "-";
  std::string input_format;
  std::string graphs = "union";
  std::string fail_on = "info";
  std::string baseline;
  std::string color = "auto";
  bool update_baseline = false;
  bool fail_on_vacuous = false;
  bool all = false;
  bool quiet = false;
};

/// A report to be written: --format NAME or NAME=FILE.
struct Wanted {
  const report::Format* format;
  std::string target;
};

constexpr std::array<report::Level, report::level_count> levels = {report::Level::violation, report::Level::warning,
                                                                   report::Level::info};

template <class List>
std::vector<std::string> names(const List& list) {
  std::vector<std::string> all;
  all.reserve(std::size(list));
  for (const auto* entry : list) all.emplace_back(entry->name);
  return all;
}

void say(std::string_view what, const Error& error) {
  std::cerr << "newsgraph validate: " << what << describe(error) << '\n';
}

ExitCode usage(std::string_view message) {
  std::cerr << "newsgraph validate: " << message << "\nRun with --help for more information.\n";
  return ExitCode::usage;
}

report::Level level_named(std::string_view name) {
  return *std::ranges::find(levels, name, report::name_of);
}

/// The reports that the options name; nothing where one is unknown or two go to the same place.
std::optional<std::vector<Wanted>> wanted_reports(const Options& options) {
  std::vector<Wanted> all;
  for (const std::string& word : options.formats) {
    const std::size_t equals = word.find('=');
    const report::Format* format = report::format_named(word.substr(0, equals));
    const std::string target = equals == std::string::npos ? options.output : word.substr(equals + 1);
    const bool taken = std::ranges::find(all, target, &Wanted::target) != all.end();
    if (format == nullptr || target.empty() || taken) {
      usage(format == nullptr ? "--format " + word + ": no such format"
            : taken           ? "--format " + word + ": another report goes to the same place"
                              : "--format " + word + ": the file has no name");
      return std::nullopt;
    }
    all.push_back({format, target});
  }
  if (all.empty()) all.push_back({report::format_named("text"), options.output});
  return all;
}

bool wants_colors(const Options& options, const std::string& target) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
  return target == "-" && isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

Status write_report(const report::Report& report, const Wanted& wanted, const Options& options) {
  auto file = OutputFile::create(wanted.target);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  report::FormatOptions how;
  how.colors = wants_colors(options, wanted.target);
  if (options.all) how.most_shown = 0;
  how.fail_on = level_named(options.fail_on);
  if (Status status = wanted.format->write(report, how, file->bytes()); !status) return status;
  return file->commit();
}

Status write_baseline(const report::Report& report, const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  if (Status status = report::write_baseline(report, file->bytes()); !status) return status;
  return file->commit();
}

bool is_vacuous(const report::Report& report) {
  return report.shapes.empty() || std::ranges::any_of(report.shapes, [](const report::ShapeUse& use) {
           return use.focus_nodes == 0 || !use.absent_classes.empty();
         });
}

ExitCode outcome(const report::Report& report, const Options& options) {
  if (options.update_baseline) return ExitCode::success;
  const report::Level mildest = level_named(options.fail_on);
  for (const report::Level level : levels) {
    if (level <= mildest && report.counts[static_cast<std::size_t>(level)] > 0) return ExitCode::findings;
  }
  if (options.fail_on_vacuous && is_vacuous(report)) {
    std::cerr << "newsgraph validate: shapes or target classes met nothing in the data (--fail-on-vacuous)\n";
    return ExitCode::findings;
  }
  return ExitCode::success;
}

/// The text report shows the warnings itself.
void print_warnings(const report::Report& report, const std::vector<Wanted>& wanted, const Options& options) {
  const bool shown = std::ranges::any_of(wanted, [](const Wanted& one) { return one.format->name == "text"; });
  if (shown || options.quiet) return;
  for (const Error& warning : report.warnings) say("warning: ", warning);
}

ExitCode run_validate(Options options) {
  const auto wanted = wanted_reports(options);
  if (!wanted) return ExitCode::usage;
  if (options.update_baseline && options.baseline.empty()) return usage("--update-baseline needs --baseline FILE");
  if (std::ranges::count(options.run.data, "-") + std::ranges::count(options.run.shapes.inputs, "-") > 1)
    return usage("standard input is named twice, and can be read once");
  catch_interrupts();
  options.run.rdf.syntax = rdf::syntax_named(options.input_format);
  options.run.shapes.rdf = options.run.rdf;
  if (options.graphs == "each") options.run.graphs = pipeline::DataGraphs::each;
  Result<report::Baseline> baseline;
  if (!options.baseline.empty() && !options.update_baseline) {
    FileSource source(options.baseline);
    baseline = report::Baseline::read(source, options.baseline);
    if (!baseline) {
      say("", baseline.error());
      return ExitCode::could_not_run;
    }
    options.run.baseline = &*baseline;
  }
  ProgressLine line(!options.quiet && stderr_is_terminal());
  options.run.progress = [&](const pipeline::Progress& progress) { line.update(progress); };
  const auto validation = pipeline::validate(options.run);
  line.pause();
  if (!validation) {
    for (const Error& error : validation.error()) say("", error);
    return ExitCode::could_not_run;
  }
  const report::Report& report = (*validation)->report();
  print_warnings(report, *wanted, options);
  for (const Wanted& one : *wanted) {
    if (const Status status = write_report(report, one, options); !status) {
      say("", status.error());
      return ExitCode::could_not_run;
    }
  }
  if (options.update_baseline) {
    if (const Status status = write_baseline(report, options.baseline); !status) {
      say("", status.error());
      return ExitCode::could_not_run;
    }
  }
  return outcome(report, options);
}

void add_input_options(CLI::App& app, Options& options) {
  app.add_option("DATA", options.run.data,
                 "RDF files, folders of them, patterns, each also as .gz or .zst; - is standard input")
      ->required();
  app.add_option("--shapes", options.run.shapes.inputs,
                 "A file or folder of shapes; repeatable; by default those of newsgraph's own graph")
      ->allow_extra_args(false);
  app.add_option("--input-format", options.input_format,
                 "The syntax of standard input and of files whose names do not tell")
      ->check(CLI::IsMember(names(rdf::readable_syntaxes())));
  app.add_option("--graphs", options.graphs, "Validate all graphs together (union) or each by itself (each)")
      ->check(CLI::IsMember({"union", "each"}))
      ->capture_default_str();
  app.add_option("--catalogue", options.run.shapes.catalogue,
                 "A table of two columns, iri and file, for owl:imports of shapes; nothing is fetched");
  app.add_flag("--ignore-sparql", options.run.shapes.ignore_sparql,
               "Check the rest of shapes that need SPARQL, and say what was not checked");
}

void add_report_options(CLI::App& app, Options& options) {
  app.add_option("--format", options.formats,
                 "text, turtle, json, sarif, junit or github; repeatable, as NAME=FILE into a file of its own")
      ->allow_extra_args(false);
  app.add_option("-o,--output", options.output, "The file for the report, - for standard output")
      ->capture_default_str();
  app.add_option("--fail-on", options.fail_on, "The mildest severity that makes the exit status 1")
      ->check(CLI::IsMember({"violation", "warning", "info"}))
      ->capture_default_str();
  app.add_flag("--fail-on-vacuous", options.fail_on_vacuous,
               "Exit status 1 also where a shape or target class met nothing in the data");
  app.add_option("--baseline", options.baseline, "A file of known findings, which do not count and are not shown");
  app.add_flag("--update-baseline", options.update_baseline, "Write all findings into the baseline");
  app.add_flag("--all", options.all, "Show all findings in text, not the first 20 of each shape and component");
  app.add_option("--color", options.color, "Colors in text")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_flag("--quiet", options.quiet, "No progress, and no warnings about shapes on standard error");
}

std::function<ExitCode()> configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->run.jobs = available_cores();
  add_input_options(app, *options);
  add_report_options(app, *options);
  app.add_option("--jobs", options->run.jobs, "Threads; the report is the same at any number")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  app.footer(examples);
  return [options] { return run_validate(*options); };
}

}  // namespace

const Command validate_command{"validate", "Check RDF data against SHACL shapes", configure};

}  // namespace newsgraph::cli
