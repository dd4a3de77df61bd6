// How fast the writers of RDF are: the articles of an export, from memory, to a sink that only counts.
//
//   cmake --build build/release --target writers_bench
//   newsgraph export ARCHIVE -o archive.nq && build/release/writers_bench archive.nq
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"

namespace {

using namespace newsgraph;
using namespace newsgraph::rdf;

class CountedBytes final : public ByteSink {
 public:
  bool write(std::string_view bytes) override {
    count += bytes.size();
    return true;
  }
  Status flush() override { return {}; }

  std::size_t count = 0;
};

/// One sink for each named graph.
class ByGraph final : public StatementSink {
 public:
  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const StatementView& statement) override {
    ++statements;
    return graphs[std::string(statement.graph.text)].write(statement);
  }
  Status finish() override { return {}; }

  std::map<std::string, CollectingSink> graphs;
  std::size_t statements = 0;
};

/// Of this thread, so that other work on the machine counts little.
double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_of(const Syntax& syntax, const ByGraph& data, std::size_t& bytes) {
  CountedBytes out;
  const double begin = cpu_seconds();
  for (const auto& [name, statements] : data.graphs) {
    const auto writer = make_writer(syntax, out, WriteMode::fragment);
    writer->prefix("schema", vocabulary::schema::http_base);
    writer->prefix("nif", vocabulary::nif::base);
    writer->prefix("xsd", vocabulary::xsd::base);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      StatementView statement = statements[i];
      if (!syntax.datasets) statement.graph = {};
      writer->write(statement);
    }
    if (!writer->finish()) return 0;
  }
  bytes = out.count;
  return cpu_seconds() - begin;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: writers_bench EXPORT.nq\n", stderr);
    return 2;
  }
  ByGraph data;
  if (const Status status = read_file(argv[1], data); !status) {
    std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
    return 3;
  }
  std::printf("%zu statements in %zu graphs\n", data.statements, data.graphs.size());
  for (const Syntax* const syntax : syntaxes()) {
    std::size_t bytes = 0;
    std::vector<double> seconds;
    for (int run = 0; run < 7; ++run) seconds.push_back(seconds_of(*syntax, data, bytes));
    const double least = *std::min_element(seconds.begin(), seconds.end());
    std::printf("%-9s %5.2f M statements/s  %6.0f MB/s  %7.1f MB\n", std::string(syntax->name).c_str(),
                static_cast<double>(data.statements) / least / 1e6, static_cast<double>(bytes) / least / 1e6,
                static_cast<double>(bytes) / 1e6);
  }
  return 0;
}
