#pragma once

#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/sinks.h"
#include "newsgraph/rdf/syntax.h"
#include "support/temporary_directory.h"

namespace newsgraph::tests {

/// A store as small as can be: a set of quads that carries out what a delta says. Anything that it does not expect
/// fails the test.
class QuadStore {
 public:
  /// What the bytes of an N-Quads or N-Triples document hold; the latter in a graph.
  static std::set<rdf::Statement> parse(const std::string& text, const rdf::Term& graph = {}) {
    rdf::CollectingSink sink;
    const Status status = rdf::read(graph.text.empty() ? rdf::nquads_syntax : rdf::ntriples_syntax, text, sink);
    REQUIRE(status);
    std::set<rdf::Statement> out;
    for (rdf::Statement& statement : sink.statements()) {
      if (!graph.text.empty()) statement.graph = graph;
      out.insert(std::move(statement));
    }
    return out;
  }

  void load(const std::string& nquads) { quads.merge(parse(nquads)); }

  /// A file of --delta update. Counts how often it changed anything.
  void update(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("#")) continue;
      if (line.starts_with("DROP SILENT GRAPH <")) {
        REQUIRE(line.ends_with("> ;"));
        drop(line.substr(19, line.size() - 22));
        continue;
      }
      const bool inserts = line.starts_with("INSERT DATA { GRAPH <");
      REQUIRE((inserts || line.starts_with("DELETE DATA { GRAPH <")));
      REQUIRE(line.ends_with("> {"));
      const std::string graph = line.substr(21, line.size() - 24);
      std::string data;
      std::size_t count = 0;
      for (; std::getline(lines, line) && line != "} } ;"; ++count) data += line + '\n';
      REQUIRE(line == "} } ;");
      CHECK(count <= 400);
      change(inserts, parse(data, iri(graph)));
    }
  }

  /// A folder of --delta graphs.
  void apply_folder(const std::filesystem::path& folder, const std::string& suffix) {
    std::istringstream dropped(read_file(folder / "drop.txt"));
    for (std::string line; std::getline(dropped, line);) drop(line);
    std::istringstream index(read_file(folder / "graphs.tsv"));
    std::size_t files = 0;
    for (std::string line; std::getline(index, line); ++files) {
      const std::size_t tab = line.find('\t');
      const std::string graph = line.substr(0, tab);
      const std::string name = line.substr(tab + 1, line.rfind('\t') - tab - 1);
      drop(graph);
      const auto statements = parse_in(folder / name, graph, suffix);
      CHECK(statements.size() == std::stoul(line.substr(line.rfind('\t'))));
      change(true, statements);
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "")) {
      if (entry.path().string().find("/articles/") != std::string::npos && entry.is_regular_file()) --files;
    }
    CHECK(files == 0);
    const std::string entities = "https://w3id.org/newsgraph/id/graph/entities";
    change(true, parse_in(folder / ("entities-insert" + suffix), entities, suffix));
    change(false, parse_in(folder / ("entities-delete" + suffix), entities, suffix));
  }

  std::set<rdf::Statement> quads;

 private:
  static rdf::Term iri(const std::string& text) { return rdf::Term(rdf::iri(text)); }

  static std::set<rdf::Statement> parse_in(const std::filesystem::path& file, const std::string& graph,
                                           const std::string& suffix) {
    if (suffix == ".nt") return parse(read_file(file), iri(graph));
    auto statements = parse(read_file(file));
    for (const rdf::Statement& one : statements) CHECK(one.graph.text == graph);
    return statements;
  }
  void drop(const std::string& graph) {
    std::erase_if(quads, [&](const rdf::Statement& one) { return one.graph.text == graph; });
  }
  void change(bool inserts, const std::set<rdf::Statement>& statements) {
    for (const rdf::Statement& one : statements) {
      if (inserts) {
        quads.insert(one);
      } else {
        quads.erase(one);
      }
    }
  }
};

}  // namespace newsgraph::tests
