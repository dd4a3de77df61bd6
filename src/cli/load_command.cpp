#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include <CLI/CLI.hpp>

#include "newsgraph/cli/article_options.h"
#include "newsgraph/cli/command.h"
#include "newsgraph/cli/interrupt.h"
#include "newsgraph/cli/terminal.h"
#include "newsgraph/pipeline/store_load.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/store/driver.h"

namespace newsgraph::cli {
namespace {

constexpr const char* examples = R"(Examples:
  newsgraph load archive.nq.gz --endpoint http://localhost:3030/news
  newsgraph load archive/ --endpoint http://localhost:7878
  newsgraph load archive.ttl --endpoint http://localhost:8890 --graph https://example.org/news
  newsgraph load changed.nq --endpoint https://store.example.org/rdf4j-server/repositories/news --mode replace
  zcat archive.nt.gz | newsgraph load - --input-format ntriples --endpoint http://localhost:3030/news
  newsgraph load changes.ru --endpoint http://localhost:3030/news
  newsgraph load archive.nq --endpoint http://localhost:3030/news --dry-run

The endpoint is the address of a Fuseki dataset, an Oxigraph or Virtuoso server or an RDF4J repository as in the
examples, or of any store's graph store service (SPARQL 1.1 Graph Store Protocol).

User and password come from the variables NEWSGRAPH_USER and NEWSGRAPH_PASSWORD or from a --netrc file, a bearer token
from NEWSGRAPH_TOKEN; they are never taken from the command line.

A load that was interrupted goes on where it was when the same command is run again in the same folder.

What newsgraph export --state --delta wrote, a file of updates or a folder of graphs, is carried out: graphs are dropped
and replaced, facts added and removed.

Exit status: 0 all is in the store; 1 inputs were rejected, or the store does not count what was sent; 2 the command
line is wrong; 3 it could not run, or the store refused.)";

struct Options {
  pipeline::LoadOptions run;
  std::string mode = "add";
  std::string protocol = "auto";
  std::string gzip = "auto";
  std::string store = "auto";
  unsigned connections = 0;
  unsigned timeout = 600;
  unsigned connect_timeout = 30;
  bool no_count = false;
  bool quiet = false;
};

std::vector<std::string> store_names() {
  std::vector<std::string> names{"auto"};
  for (const store::Driver* driver : store::drivers()) names.emplace_back(driver->name);
  return names;
}

std::vector<std::string> input_formats() {
  std::vector<std::string> names;
  for (const rdf::Syntax* syntax : rdf::readable_syntaxes()) names.emplace_back(syntax->name);
  names.emplace_back("delta");
  names.emplace_back("articles");
  return names;
}

void print_check(const pipeline::LoadCheck& check) {
  std::cerr << "newsgraph: the store has " << check.after << " statements";
  if (check.before) std::cerr << ", " << *check.before << " before";
  std::cerr << "; " << check.distinct << " different ones were sent";
  if (check.agrees) {
    std::cerr << ": all are there\n";
    return;
  }
  std::cerr << ": THIS DOES NOT AGREE";
  if (check.missing > 0) std::cerr << ", " << check.missing << " are missing";
  if (check.left > 0) std::cerr << ", " << check.left << " that were to go are there";
  if (check.differing > 0) std::cerr << " in " << check.differing << " graphs";
  std::cerr << '\n';
  for (const auto& [graph, sent, stored] : check.differences) {
    std::cerr << "  " << (graph.empty() ? "the default graph" : '<' + graph + '>') << ": " << sent << " sent, "
              << stored << " in the store\n";
  }
}

void print_summary(const pipeline::LoadSummary& summary, const Options& options) {
  if (summary.articles) {
    std::cerr << "newsgraph: " << summary.articles->exported << " exported + " << summary.articles->rejected
              << " rejected = " << summary.articles->seen << " seen\n";
  }
  const bool dry = options.run.dry_run;
  std::cerr << "newsgraph: " << summary.statements << " statements"
            << (dry ? " of " + std::to_string(summary.graphs) + " graphs would go" : " sent") << " to " << summary.store
            << " in " << summary.batches << " requests, " << summary.bytes << " bytes";
  if (summary.dropped > 0) std::cerr << "; " << summary.dropped << " graphs dropped or replaced";
  if (summary.removed > 0) std::cerr << "; " << summary.removed << " statements removed";
  if (summary.earlier_batches > 0) {
    std::cerr << "; " << summary.earlier_statements << " of them in " << summary.earlier_batches
              << " requests by an earlier run";
  }
  std::cerr << '\n';
  if (summary.blank_nodes > 0)
    std::cerr << "newsgraph: blank nodes were given IRIs, in " << summary.blank_nodes << " places\n";
  if (!summary.journal.empty()) std::cerr << "newsgraph: the journal is " << summary.journal << '\n';
}

pipeline::LoadListener listener_of(const Options& options, ProgressLine& line) {
  pipeline::LoadListener listener;
  const auto say = [&line](const std::string& text) {
    line.pause();
    std::cerr << text << '\n';
  };
  listener.progress = [&line](const pipeline::Progress& progress) { line.update(progress); };
  listener.articles.progress = [&line](const pipeline::ExportSummary& so_far, std::optional<std::uint64_t> expected) {
    line.update({.unit = "articles", .done = so_far.seen, .expected = expected, .rejected = so_far.rejected});
  };
  listener.articles.rejected = [say](const Error& error) { say("rejected: " + describe(error)); };
  if (options.quiet) return listener;
  listener.articles.remarked = [say](const Error& error) { say("note: " + describe(error)); };
  listener.remarked = listener.articles.remarked;
  listener.repeating = [say](const std::string& what, std::chrono::milliseconds wait) {
    say("note: " + what + "; again in " + std::to_string((wait.count() + 999) / 1000) + " s");
  };
  return listener;
}

ExitCode run_load(Options options) {
  pipeline::LoadOptions& run = options.run;
  if (run.inputs.empty()) {
    if (isatty(STDIN_FILENO) == 1 || run.input_format.empty()) {
      std::cerr << "newsgraph load: no input; name files or folders, or - for standard input with --input-format\n";
      return ExitCode::usage;
    }
    run.inputs.emplace_back("-");
  }
  run.mode = options.mode == "replace" ? pipeline::LoadMode::replace : pipeline::LoadMode::add;
  if (options.protocol == "graphs") run.protocol = pipeline::LoadProtocol::graphs;
  if (options.protocol == "update") run.protocol = pipeline::LoadProtocol::update;
  if (options.gzip != "auto") run.gzip = options.gzip == "yes";
  if (options.connections > 0) {
    run.connections = options.connections;
    run.http.connections = options.connections;
  }
  if (options.store != "auto") run.store = options.store;
  run.count = !options.no_count;
  run.http.silence_timeout = std::chrono::seconds(options.timeout);
  run.http.connect_timeout = std::chrono::seconds(options.connect_timeout);
  const std::string netrc = run.http.credentials.netrc_file;
  run.http.credentials = store::Credentials::from_environment();
  run.http.credentials.netrc_file = netrc;

  catch_interrupts();
  ProgressLine line(!options.quiet && stderr_is_terminal());
  const auto summary = pipeline::load_into_store(run, listener_of(options, line));
  line.pause();
  if (!summary) {
    std::cerr << "newsgraph load: " << run.http.credentials.redacted(describe(summary.error())) << '\n';
    return ExitCode::could_not_run;
  }
  if (!options.quiet) print_summary(*summary, options);
  if (summary->check.asked && (!options.quiet || !summary->check.agrees)) print_check(summary->check);
  const bool rejected = summary->articles && summary->articles->rejected > 0;
  return summary->check.agrees && !rejected ? ExitCode::success : ExitCode::findings;
}

void add_store_options(CLI::App& app, Options& options) {
  pipeline::LoadOptions& run = options.run;
  app.add_option("--endpoint", run.endpoint, "The store's address (see below)")->required();
  app.add_option("--store", options.store, "What the store is; auto asks it")
      ->check(CLI::IsMember(store_names()))
      ->capture_default_str();
  app.add_option("--query-endpoint", run.query_endpoint, "Where the store takes queries, if not where its kind does");
  app.add_option("--update-endpoint", run.update_endpoint, "Where the store takes updates, if not where its kind does");
  app.add_option("--netrc", run.http.credentials.netrc_file, "A file with user and password of the store's host");
  app.add_option("--ca-file", run.http.ca_file, "Certificates (PEM) to trust instead of the system's");
  app.add_option("--connections", options.connections, "Requests at once; by default what is best for the store")
      ->check(CLI::Range(1U, 64U));
  app.add_option("--gzip", options.gzip, "Compress requests; auto: where the store takes it and is another machine")
      ->check(CLI::IsMember({"auto", "yes", "no"}))
      ->capture_default_str();
  app.add_option("--retries", run.backoff.retries, "How often a request that failed is repeated, after longer waits")
      ->check(CLI::Range(0U, 1000U))
      ->capture_default_str();
  app.add_option("--timeout", options.timeout, "Seconds without a byte after which a request has failed")
      ->check(CLI::Range(1U, 86400U))
      ->capture_default_str();
  app.add_option("--connect-timeout", options.connect_timeout, "Seconds for a connection to be made")
      ->check(CLI::Range(1U, 86400U))
      ->capture_default_str();
}

void add_load_options(CLI::App& app, Options& options) {
  pipeline::LoadOptions& run = options.run;
  app.add_option("--graph", run.graph, "The graph for statements that name none; by default the default graph");
  app.add_option("--mode", options.mode, "add to what the store has, or replace each graph of the input")
      ->check(CLI::IsMember({"add", "replace"}))
      ->capture_default_str();
  app.add_option("--keep-graph", run.kept_graphs,
                 "A graph that --mode replace adds to, like that of the entities' shared facts; repeatable")
      ->allow_extra_args(false);
  app.add_option("--protocol", options.protocol,
                 "graphs: a graph per request; update: SPARQL Update; auto: the fastest that the store has")
      ->check(CLI::IsMember({"auto", "graphs", "update"}))
      ->capture_default_str();
  app.add_option("--batch-size", run.batch_size, "Statements in a request; by default what is best for the store")
      ->check(CLI::Range(1U, 100'000'000U));
  app.add_option("--journal", run.journal,
                 "A file for what is loaded, which stays; by default one in this folder until all is loaded");
  app.add_flag("--restart", run.restart, "Forget what an earlier run has loaded, and send everything");
  app.add_flag("--no-count", options.no_count, "Do not ask the store how many statements it has");
  app.add_flag("--dry-run", run.dry_run, "Send nothing, and say what would be sent");
  app.add_flag("--quiet", options.quiet, "Print rejects and errors only");
}

std::function<ExitCode()> configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->run.inputs,
                 "RDF files, folders of them, patterns, each also as .gz or .zst, or articles as newsgraph export "
                 "takes them, or a delta that export wrote; - is standard input");
  app.add_option("--input-format", options->run.input_format,
                 "What standard input and files are whose names do not tell: an RDF syntax, articles or delta")
      ->check(CLI::IsMember(input_formats()));
  add_store_options(app, *options);
  add_load_options(app, *options);
  add_article_options(app, options->run.articles);
  app.footer(examples);
  return [options] { return run_load(*options); };
}

}  // namespace

const Command load_command{"load", "Load RDF or articles into a triple store", configure};

}  // namespace newsgraph::cli
