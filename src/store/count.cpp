#include "newsgraph/store/count.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/sparql_text.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

constexpr const char* in_named_graphs = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }";
constexpr const char* in_default_graph = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }";

/// A row of CSV results: an IRI, or nothing, and a number.
struct Row {
  std::string iri;
  std::uint64_t number = 0;
};

std::string_view unquoted(std::string_view value) {
  return value.size() >= 2 && value.front() == '"' && value.back() == '"' ? value.substr(1, value.size() - 2) : value;
}

std::optional<Row> row_of(std::string_view line) {
  while (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t comma = line.rfind(',');
  Row row;
  if (comma != std::string_view::npos) row.iri = unquoted(line.substr(0, comma));
  const std::string_view number = unquoted(comma == std::string_view::npos ? line : line.substr(comma + 1));
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), row.number);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return row;
}

Result<std::vector<Row>> ask(HttpClient& client, const Target& target, const std::string& query) {
  const std::string body = "query=" + percent_encoded(query);
  HttpRequest request;
  request.method = "POST";
  request.url = target.endpoints.query;
  request.body = body;
  request.content_type = "application/x-www-form-urlencoded";
  request.accept = "text/csv";
  auto answer = fetch(client, target, request, "the store did not answer how many statements it has");
  if (!answer) return tl::make_unexpected(std::move(answer.error()));
  std::vector<Row> rows;
  std::string_view rest = answer->body;
  for (bool is_head = true; !rest.empty(); is_head = false) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (is_head || line.empty() || line == "\r") continue;
    const auto row = row_of(line);
    if (!row) {
      return failure(
          Errc::store, "the store's answer to a query is not CSV: " + describe(*answer, client.credentials()),
          {{public_form(request.url), {}, 0}, 0, 0, 0}, "name the address for queries with --query-endpoint");
    }
    rows.push_back(*row);
  }
  return rows;
}

Result<std::uint64_t> ask_number(HttpClient& client, const Target& target, const std::string& query) {
  auto rows = ask(client, target, query);
  if (!rows) return tl::make_unexpected(std::move(rows.error()));
  return rows->empty() ? 0 : rows->front().number;
}

}  // namespace

Result<std::uint64_t> count_named(HttpClient& client, const Target& target) {
  return ask_number(client, target, in_named_graphs);
}

Result<std::uint64_t> count_graph(HttpClient& client, const Target& target, const std::string& graph) {
  if (graph.empty()) return ask_number(client, target, in_default_graph);
  return ask_number(client, target, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <" + graph + "> { ?s ?p ?o } }");
}

Result<std::map<std::string, std::uint64_t>> count_graphs(HttpClient& client, const Target& target,
                                                          std::span<const std::string> graphs) {
  std::string query = "SELECT ?g (COUNT(*) AS ?n) WHERE { VALUES ?g {";
  for (const std::string& graph : graphs) query.append(" <").append(graph).append(1, '>');
  query += " } GRAPH ?g { ?s ?p ?o } } GROUP BY ?g";
  auto rows = ask(client, target, query);
  if (!rows) return tl::make_unexpected(std::move(rows.error()));
  std::map<std::string, std::uint64_t> out;
  for (Row& row : *rows) out.emplace(std::move(row.iri), row.number);
  return out;
}

void Presence::add(const WrittenStatement& statement) {
  const bool named = !statement.graph.empty();
  rows_ += size_ == 0 ? "{ " : "UNION { ";
  if (named) rows_.append("GRAPH <").append(statement.graph).append("> { ");
  rows_.append(statement.subject).append(1, ' ').append(statement.predicate).append(1, ' ');
  rdf::append_sparql(rows_, statement.object);
  rows_ += named ? " } BIND (1 AS ?one) }\n" : " BIND (1 AS ?one) }\n";
  ++size_;
}

bool Presence::full() const {
  // Some stores make programs of queries: Virtuoso has a stack for some hundred parts of a UNION.
  constexpr std::uint64_t most_statements = 100;
  constexpr std::size_t most_bytes = std::size_t{128} * 1024;
  return size_ >= most_statements || rows_.size() >= most_bytes;
}

/// Not by VALUES: Virtuoso gives each of its columns one type, and then does not find literals of others. A variable
/// has to be bound, since RDF4J does not count solutions without any.
Result<std::uint64_t> Presence::count(HttpClient& client, const Target& target) {
  if (size_ == 0) return 0;
  const std::string query = "SELECT (COUNT(*) AS ?n) WHERE {\n" + rows_ + "}";
  rows_.clear();
  size_ = 0;
  return ask_number(client, target, query);
}

}  // namespace newsgraph::store
