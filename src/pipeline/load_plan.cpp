#include "newsgraph/pipeline/load_plan.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include "newsgraph/base/hash.h"
#include "newsgraph/base/version.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/store/url.h"

namespace newsgraph::pipeline {
namespace {

constexpr const char* name_of(LoadMode mode) {
  switch (mode) {
    case LoadMode::add:
      return "add";
    case LoadMode::replace:
      return "replace";
    case LoadMode::delta:
      break;
  }
  return "delta";
}

constexpr const char* name_of(store::BodyFormat format) {
  switch (format) {
    case store::BodyFormat::ntriples:
    case store::BodyFormat::turtle:
      return "a graph per request";
    case store::BodyFormat::nquads:
      return "quads";
    case store::BodyFormat::update:
      break;
  }
  return "updates";
}

bool answers_no_graphs(long status) {
  return status == 404 || status == 405 || status == 501;
}

/// HEAD at the endpoint; a few times, as a store may be about to start. Nothing where nobody answers.
Result<store::HttpAnswer> probe(const LoadOptions& options, store::HttpClient& client, const LoadListener& listener) {
  constexpr unsigned most_repetitions = 3;
  const unsigned repetitions = options.dry_run ? 0 : std::min(options.backoff.retries, most_repetitions);
  store::HttpRequest request;
  request.method = "HEAD";
  request.url = options.endpoint;
  for (unsigned attempt = 0;; ++attempt) {
    store::HttpAnswer answer = client.fetch(request);
    if (answer.status != 0) return answer;
    const std::string what = store::describe(answer, client.credentials());
    if (answer.permanent || attempt >= repetitions)
      return failure(Errc::store, "no answer from the store: " + what,
                     {{store::public_form(options.endpoint), {}, 0}, 0, 0, 0});
    const auto wait = options.backoff.delay(attempt, 0);
    if (listener.repeating) listener.repeating(what, wait);
    std::this_thread::sleep_for(wait);
  }
}

void warn_of_clear_text(const LoadOptions& options, const LoadListener& listener) {
  const bool in_clear =
      !options.http.credentials.empty() && !store::is_https(options.endpoint) && !store::is_loopback(options.endpoint);
  if (in_clear && listener.remarked) {
    listener.remarked({Errc::store,
                       "http is not encrypted: who is between here and the store can read what is sent",
                       {},
                       "use https where the store has it"});
  }
}

/// Finds out what the endpoint is; `has_graphs` says whether it looks like a service that knows graphs.
Result<const store::Driver*> find_driver(const LoadOptions& options, store::HttpClient& client,
                                         const LoadListener& listener, store::Target& target, bool& has_graphs) {
  const store::Driver* driver = store::driver_named(options.store);
  if (driver == nullptr && !options.store.empty())
    return failure(Errc::unsupported, "no store of the name \"" + options.store + '"');
  auto answer = probe(options, client, listener);
  if (!answer) {
    if (options.dry_run) return driver != nullptr ? driver : &store::generic_driver;
    return tl::make_unexpected(std::move(answer.error()));
  }
  if (driver == nullptr) driver = store::driver_of(options.endpoint, *answer);
  // Of the others it is known where their services are.
  has_graphs = driver != &store::generic_driver || !answers_no_graphs(answer->status);
  const store::Credentials& known = client.credentials();
  const bool has_password = !known.user.empty() || !known.netrc_file.empty();
  if (has_password && answer->status == 401) {
    if (answer->offers_basic) target.auth = store::AuthScheme::basic;
    if (answer->offers_digest) target.auth = store::AuthScheme::digest;
  }
  if (has_password && driver->auth != store::AuthScheme::none) target.auth = driver->auth;
  return driver;
}

void find_endpoints(const LoadOptions& options, store::Target& target) {
  target.endpoints = target.driver->endpoints(options.endpoint);
  if (!options.query_endpoint.empty()) target.endpoints.query = options.query_endpoint;
  if (!options.update_endpoint.empty()) target.endpoints.update = options.update_endpoint;
  // Of a store that nobody knows, the endpoint is what the protocol says.
  if (options.protocol == LoadProtocol::update && target.endpoints.update.empty())
    target.endpoints.update = options.endpoint;
}

store::BodyFormat body_format(const LoadOptions& options, const store::Target& target, bool has_graphs,
                              bool one_graph) {
  if (options.protocol == LoadProtocol::update) return store::BodyFormat::update;
  if (options.protocol == LoadProtocol::graphs) return target.driver->graph_body;
  const bool only_updates = !has_graphs && target.endpoints.datasets.empty() && !target.endpoints.update.empty();
  if (only_updates) return store::BodyFormat::update;
  const bool takes_quads = options.mode == LoadMode::add && !target.endpoints.datasets.empty();
  return takes_quads && !one_graph ? store::BodyFormat::nquads : target.driver->graph_body;
}

Status check_graphs(const LoadOptions& options) {
  std::vector<std::string> graphs = options.kept_graphs;
  if (!options.graph.empty()) graphs.push_back(options.graph);
  for (const std::string& graph : graphs) {
    const std::string_view fault = rdf::fault_of_iri(graph);
    if (!fault.empty()) return failure(Errc::invalid, "the graph <" + graph + "> " + std::string(fault));
  }
  return {};
}

bool wants_gzip(const LoadOptions& options, const store::Driver& driver) {
  return options.gzip.value_or(driver.takes_gzip && !store::is_loopback(options.endpoint));
}

}  // namespace

Result<LoadPlan> make_plan(const LoadOptions& options, const std::vector<LoadDocument>& documents,
                           store::HttpClient& client, const LoadListener& listener) {
  if (Status status = check_graphs(options); !status) return tl::make_unexpected(std::move(status.error()));
  warn_of_clear_text(options, listener);
  LoadPlan plan;
  bool has_graphs = true;
  auto driver = find_driver(options, client, listener, plan.target, has_graphs);
  if (!driver) return tl::make_unexpected(std::move(driver.error()));
  plan.target.driver = *driver;
  plan.target.backoff = options.backoff;
  plan.target.gzip = wants_gzip(options, **driver);
  plan.target.connections = options.connections.value_or((*driver)->connections);
  find_endpoints(options, plan.target);
  plan.one_graph =
      std::ranges::none_of(documents, [](const LoadDocument& one) { return one.is_delta() || one.syntax->datasets; });
  if (plan.one_graph && options.graph.empty() && !(*driver)->has_default_graph)
    return failure(Errc::unsupported, std::string((*driver)->title) + " has no default graph", {},
                   "name a graph for the statements with --graph");
  store::BatchingOptions& batching = plan.batching;
  batching.format = body_format(options, plan.target, has_graphs, plan.one_graph);
  batching.size = batching.format == store::BodyFormat::update ? (*driver)->update_batch : (*driver)->batch;
  if (options.batch_size != 0) batching.size.statements = options.batch_size;
  batching.removals = (*driver)->update_batch;
  batching.replace = options.mode == LoadMode::replace;
  batching.kept = options.kept_graphs;
  return plan;
}

store::Journal::Settings journal_settings(const LoadOptions& options, const LoadPlan& plan,
                                          const std::vector<LoadDocument>& documents) {
  const store::Endpoints& endpoints = plan.target.endpoints;
  std::string kept;
  for (const std::string& graph : options.kept_graphs) kept += (kept.empty() ? "" : " ") + graph;
  const store::BatchSize& size = plan.batching.size;
  store::Journal::Settings settings{
      {"version", std::string(version())},
      {"store", std::string(plan.target.driver->name)},
      {"endpoint", store::public_form(options.endpoint)},
      // what is not public of the addresses has to agree as well
      {"addresses",
       FieldHasher().add(endpoints.graphs).add(endpoints.datasets).add(endpoints.update).finish().base32()},
      {"mode", name_of(options.mode)},
      {"requests", name_of(plan.batching.format)},
      {"batch size", std::to_string(size.statements) + " statements, " + std::to_string(size.bytes) + " bytes"},
      {"graph", options.graph},
      {"kept graphs", kept},
      {"documents", std::to_string(documents.size())},
  };
  for (const LoadDocument& document : documents) {
    const std::string kind(document.is_delta() ? "delta" : document.syntax->name);
    std::string what = std::filesystem::path(document.in.path).filename().string();
    what.append(", ").append(kind).append(", ").append(std::to_string(document.bytes)).append(" bytes");
    settings.emplace_back("document", std::move(what));
  }
  return settings;
}

std::string default_journal(const LoadOptions& options) {
  FieldHasher hash;
  hash.add(options.endpoint).add(options.graph).add(name_of(options.mode));
  for (const std::string& input : options.inputs) {
    std::error_code unknown;
    hash.add(std::filesystem::absolute(input, unknown).lexically_normal().string());
  }
  constexpr std::size_t characters = 10;
  return "newsgraph-load-" + hash.finish().base32().substr(26 - characters) + ".journal";
}

}  // namespace newsgraph::pipeline
