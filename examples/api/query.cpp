// Uses newsgraph as a library: asks a SPARQL query of RDF files, in memory, and prints the answers as CSV.
#include <fstream>
#include <iostream>
#include <iterator>
#include <newsgraph/base/byte_sink.h>
#include <newsgraph/pipeline/query.h>
#include <newsgraph/query/execute.h>
#include <newsgraph/query/results.h>
#include <string>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: query QUERY.rq FILE...\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto query = newsgraph::query::parse(text);
  if (!query) {
    std::cerr << newsgraph::describe(query.error()) << '\n';
    return 1;
  }
  newsgraph::pipeline::QueryDataOptions options;
  options.data.assign(argv + 2, argv + argc);
  const auto data = newsgraph::pipeline::load_query_data(*query, options);
  if (!data) {
    std::cerr << newsgraph::describe(data.error()) << '\n';
    return 1;
  }
  newsgraph::StringSink out;
  const auto writer = newsgraph::query::csv_results.make(out, query->prefixes);
  newsgraph::query::answer(*query, *data->dataset, *writer);
  std::cout << out.text();
}
