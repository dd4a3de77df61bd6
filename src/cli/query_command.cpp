#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/base/output_file.h"
#include "newsgraph/cli/command.h"
#include "newsgraph/cli/interrupt.h"
#include "newsgraph/cli/terminal.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/pipeline/query.h"
#include "newsgraph/query/execute.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/writer.h"

namespace newsgraph::cli {
namespace {

constexpr const char* examples = R"(Examples:
  newsgraph query who-said-what.rq archive.ttl
  newsgraph query agencies.rq 'exports/*.nq.gz' --format csv -o agencies.csv
  newsgraph query -e 'SELECT ?name { ?p a schema:Person ; schema:name ?name } LIMIT 5' archive.ttl
  newsgraph query one-graph.rq archive.trig --graphs separate
  newsgraph export articles/ | newsgraph query events.rq - --input-format turtle --format json

Queries are of SPARQL 1.1; docs/querying.md says what is left out. With -e, the prefixes of newsgraph's own graph need
no PREFIX. A query without an answer is no error.

Exit status: 0 the query was answered; 2 the command line is wrong; 3 it could not run, as the query is ill-formed or
uses what is not supported, or data could not be read.)";

struct Options {
  std::vector<std::string> inputs;
  std::string inline_query;
  std::string format;
  std::string output = "-";
  std::string input_format;
  std::string graphs = "union";
  unsigned jobs = 1;
  bool time = false;
  bool quiet = false;
};

constexpr const char* default_for_rows = "table";
constexpr const char* default_for_graphs = "turtle";

void say(const Error& error) {
  std::cerr << "newsgraph query: " << describe(error) << '\n';
}

ExitCode usage(std::string_view message) {
  std::cerr << "newsgraph query: " << message << "\nRun with --help for more information.\n";
  return ExitCode::usage;
}

bool makes_graph(const query::Query& query) {
  return query.form == query::Form::construct || query.form == query::Form::describe;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto* format : query::result_formats()) names.emplace_back(format->name);
  for (const auto* syntax : rdf::syntaxes()) names.emplace_back(syntax->name);
  return names;
}

/// The query that the command line names; the inputs that remain are data.
Result<query::Query> read_query(Options& options) {
  query::ParseOptions how;
  if (!options.inline_query.empty()) {
    how.in.path = "-e";
    how.prefixes = mapping::prefixes({});
    return query::parse(options.inline_query, how);
  }
  const std::string path = options.inputs.front();
  options.inputs.erase(options.inputs.begin());
  const auto text = pipeline::read_whole(path);
  if (!text) return tl::make_unexpected(text.error());
  how.in.path = path;
  how.base = rdf::file_iri(path);
  return query::parse(*text, how);
}

/// Prefixes that the table abbreviates by: the query's, then those of the data.
std::vector<std::pair<std::string, std::string>> prefixes_of(const query::Query& query,
                                                             const pipeline::QueryData& data) {
  auto out = query.prefixes;
  for (const auto& declared : data.prefixes) {
    const bool known = std::ranges::any_of(out, [&](const auto& prefix) { return prefix.first == declared.first; });
    if (!known) out.emplace_back(declared.first, declared.second);
  }
  return out;
}

Result<std::uint64_t> write_answer(const query::Query& query, const pipeline::QueryData& data, const Options& options) {
  auto file = OutputFile::create(options.output);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  std::uint64_t count = 0;
  if (makes_graph(query)) {
    const auto writer = rdf::make_writer(*rdf::syntax_named(options.format), file->bytes());
    count = query::build_graph(query, *data.dataset, *writer);
    if (Status status = writer->finish(); !status) return tl::make_unexpected(std::move(status.error()));
  } else {
    const auto prefixes = prefixes_of(query, data);
    const auto writer = query::result_format_named(options.format)->make(file->bytes(), prefixes);
    count = query::answer(query, *data.dataset, *writer);
  }
  if (Status status = file->commit(); !status) return tl::make_unexpected(std::move(status.error()));
  return count;
}

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count(); }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

ExitCode answer_query(const query::Query& query, const Options& options) {
  pipeline::QueryDataOptions how;
  how.data = options.inputs;
  how.rdf.syntax = rdf::syntax_named(options.input_format);
  how.default_graph = options.graphs == "union" ? query::DefaultGraph::all : query::DefaultGraph::unnamed;
  how.jobs = options.jobs;
  ProgressLine line(!options.quiet && stderr_is_terminal());
  how.progress = [&](const pipeline::Progress& progress) { line.update(progress); };
  const Stopwatch loading;
  const auto data = pipeline::load_query_data(query, how);
  line.pause();
  if (!data) {
    say(data.error());
    return ExitCode::could_not_run;
  }
  const double loaded = loading.seconds();
  const Stopwatch answering;
  const auto count = write_answer(query, *data, options);
  if (!count) {
    say(count.error());
    return ExitCode::could_not_run;
  }
  if (options.time)
    (void)std::fprintf(stderr, "%llu statements loaded in %.3f s; %llu %s in %.3f s\n",
                       static_cast<unsigned long long>(data->statements), loaded,
                       static_cast<unsigned long long>(*count), makes_graph(query) ? "statements" : "rows",
                       answering.seconds());
  return ExitCode::success;
}

ExitCode run_query(Options options) {
  const std::size_t needed = options.inline_query.empty() ? 2 : 1;
  if (options.inputs.size() < needed)
    return usage(needed == 2 ? "a query and data are needed: FILE.rq DATA..., or -e QUERY DATA..." : "data are needed");
  if (std::ranges::count(options.inputs, "-") > 1) return usage("standard input is named twice, and can be read once");
  catch_interrupts();
  const auto query = read_query(options);
  if (!query) {
    say(query.error());
    return ExitCode::could_not_run;
  }
  if (options.format.empty()) options.format = makes_graph(*query) ? default_for_graphs : default_for_rows;
  if (makes_graph(*query) != (rdf::syntax_named(options.format) != nullptr))
    return usage(makes_graph(*query) ? "--format " + options.format + ": CONSTRUCT and DESCRIBE give RDF"
                                     : "--format " + options.format + ": SELECT and ASK do not give RDF");
  return answer_query(*query, options);
}

std::function<ExitCode()> configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  options->jobs = available_cores();
  app.add_option("FILE.rq DATA", options->inputs,
                 "A file with a query (without -e), then RDF files, folders of them, patterns, each also as .gz or "
                 ".zst; - is standard input")
      ->required();
  app.add_option("-e,--query", options->inline_query, "The query itself");
  app.add_option("--format", options->format,
                 "table, csv, tsv, json or xml; of CONSTRUCT and DESCRIBE an RDF syntax, by default turtle")
      ->check(CLI::IsMember(format_names()));
  app.add_option("-o,--output", options->output, "The file to write, - for standard output")->capture_default_str();
  app.add_option("--input-format", options->input_format,
                 "The syntax of standard input and of files whose names do not tell");
  app.add_option("--graphs", options->graphs,
                 "What is asked outside of GRAPH: all graphs together (union), or only what is in none (separate)")
      ->check(CLI::IsMember({"union", "separate"}))
      ->capture_default_str();
  app.add_flag("--time", options->time, "Say how long loading and answering took");
  app.add_option("--jobs", options->jobs, "Threads that read; the answer is the same at any number")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  app.add_flag("--quiet", options->quiet, "No progress");
  app.footer(examples);
  return [options] { return run_query(*options); };
}

}  // namespace

const Command query_command{"query", "Ask RDF data a question in SPARQL", configure};

}  // namespace newsgraph::cli
