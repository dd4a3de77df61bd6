#include "newsgraph/pipeline/written_lines.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/pipeline/written_statements.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using namespace newsgraph::pipeline;

namespace {

struct Read {
  std::string statements;
  Status status;
  std::uint64_t blank_nodes = 0;
};

std::string text_of(const store::WrittenStatement& statement) {
  return std::string(statement.subject).append(" ").append(statement.predicate).append(" ").append(statement.object) +
         " <" + std::string(statement.graph) + ">\n";
}

LoadDocument document_of(const std::string& path) {
  LoadDocument document;
  document.in.path = path;
  document.syntax = rdf::syntax_of_file(path);
  return document;
}

Read by_lines(const LoadDocument& document, std::string_view graph) {
  Read out;
  std::shared_ptr<OpenFile> reading;
  const auto take = [&](const store::WrittenStatement& statement) {
    out.statements += text_of(statement);
    return true;
  };
  out.status = read_written(document, graph, take, reading, out.blank_nodes);
  return out;
}

Read by_reader(const LoadDocument& document, std::string_view graph) {
  Read out;
  std::shared_ptr<OpenFile> reading;
  WrittenTerms terms;
  const auto take = [&](const rdf::StatementView& statement) {
    out.statements += text_of(terms.write(statement));
    return true;
  };
  out.status = read_stored(document, graph, take, reading, &out.blank_nodes);
  return out;
}

/// Lines of every kind, plain and odd, of `count` statements or more; some are longer than a page.
std::string lines(std::size_t count) {
  const std::vector<std::string> kinds{"<a:s> <a:p> \"中文\"@zh-Hans <a:g> .\n",
                                       "<a:s> <a:p> <a:o> .\n",
                                       "# comment\n",
                                       "\n",
                                       "_:b <a:p> _:c <a:g> .\n",
                                       "<a:s>\t<a:p>  \"\\u4E2D\" .\r\n",
                                       "<a:s> <a:p> \"" + std::string(700'000, 'x') + "\" .\n"};
  std::string out;
  std::uint32_t random = 7;
  for (std::size_t i = 0; i < count; ++i) {
    random = random * 1664525 + 1013904223;
    const std::size_t kind = (random >> 16U) % (i % 100 == 0 ? kinds.size() : kinds.size() - 1);
    out += kinds[kind];
  }
  return out;
}

}  // namespace

TEST_CASE("lines give the statements that a reader gives, in their order") {
  const tests::TemporaryDirectory folder;
  for (const std::string graph : {"", "a:default"}) {
    const LoadDocument document = document_of(folder.write("a.nq", lines(3000) + "<a:s> <a:p> \"no end of line\" ."));
    const Read found = by_lines(document, graph);
    const Read expected = by_reader(document, graph);
    CHECK(found.status);
    CHECK((found.statements == expected.statements));
    CHECK(found.blank_nodes == expected.blank_nodes);
    CHECK(found.blank_nodes > 100);
  }
}

TEST_CASE("a wrong line is told with its number, and what stands before it was taken") {
  const tests::TemporaryDirectory folder;
  const std::string good = "<a:s> <a:p> <a:o> .\n";
  const LoadDocument document =
      document_of(folder.write("a.nt", good + "# odd\n_:b <a:p> <a:o> .\n" + good + "<a:s> <a:p> \"a .\n" + good));
  const Read found = by_lines(document, "");
  REQUIRE_FALSE(found.status);
  CHECK(found.status.error().where.in.path == document.in.path);
  CHECK(found.status.error().where.line == 5);
  CHECK(std::count(found.statements.begin(), found.statements.end(), '\n') == 3);
  const LoadDocument of_graph = document_of(folder.write("b.nt", good + "<a:s> <a:p> <a:o> <a:g> .\n"));
  CHECK(by_lines(of_graph, "").status.error().where.line == 2);
}

TEST_CASE("reading ends where no more is wanted") {
  const tests::TemporaryDirectory folder;
  const LoadDocument document = document_of(folder.write("a.nq", lines(100)));
  int taken = 0;
  std::shared_ptr<OpenFile> reading;
  std::uint64_t blank_nodes = 0;
  CHECK(read_written(
      document, "", [&](const store::WrittenStatement&) { return ++taken < 10; }, reading, blank_nodes));
  CHECK(taken == 10);
}
