// Writes graphs of random statements, each as N-Triples and as JSON-LD, for round_trip.py: terms of the published
// context and of nobody, IRIs that a context would change, rings, odd lexical forms.
//
//   random_graphs FOLDER COUNT SEED
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "newsgraph/rdf/jsonld_context.h"
#include "newsgraph/rdf/syntax.h"

namespace {

using namespace newsgraph;
using namespace newsgraph::rdf;

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::vector<Statement> graph() {
    std::vector<Statement> out;
    const std::size_t statements = 1 + pick(60);
    nodes_ = 1 + pick(12);
    for (std::size_t i = 0; i < statements; ++i) {
      const Term subject = node();
      const std::string about = predicate();
      const bool is_type = about == vocabulary::rdf::type;
      out.emplace_back(StatementView{subject.view(), iri(about), (is_type ? type() : object()).view(), {}});
    }
    return out;
  }

 private:
  std::size_t pick(std::size_t size) { return random_() % size; }
  template <class... Text>
  std::string one_of(Text... texts) {
    const std::vector<std::string> all{texts...};
    return all[pick(all.size())];
  }

  Term node() {
    const std::size_t number = pick(nodes_);
    const std::string text = std::to_string(number);
    if (number % 5 == 4) return Term(blank("b" + text));
    if (number % 7 == 6) return Term(iri(one_of("schema:", "id:", "name:", "xsd:", "local:") + text));  // captured
    if (number % 5 == 3) return Term(iri("urn:node:" + text));
    return Term(iri("http://example.org/a/../节点/" + text + "?x=1&y=%20#z"));
  }

  std::string term_of_context() {
    static const std::vector<std::string> all = [] {
      std::vector<std::string> out;
      const std::string& members = JsonldContext::published().definitions();
      const JsonldNames names(JsonldContext::published());
      for (std::size_t at = members.find("\":\""); at != std::string::npos; at = members.find("\":\"", at + 1)) {
        const std::string value = members.substr(at + 3, members.find('"', at + 3) - at - 3);
        const std::size_t colon = value.find(':');
        if (colon == std::string::npos || value[0] == '@') continue;
        for (const auto& [name, space] : JsonldContext::published().prefixes()) {
          if (name == value.substr(0, colon)) out.push_back(space + value.substr(colon + 1));
        }
      }
      return out;
    }();
    return all[pick(all.size())];
  }

  std::string predicate() {
    switch (pick(12)) {
      case 0:
        return one_of("http://schema.org/", "http://schema.org/a:b", "http://schema.org//x", "urn:p:1", "nif:odd",
                      "http://example.org/p");
      case 1:
        return one_of("http://www.w3.org/1999/02/22-rdf-syntax-ns#first", "http://www.w3.org/ns/prov#unknown");
      case 2:
      case 3:
        return std::string(vocabulary::rdf::type);
      default:
        return term_of_context();
    }
  }

  Term type() {
    switch (pick(8)) {
      case 0:
        return node();
      case 1:
        return Term(literal("a literal as a type"));
      default:
        return Term(iri(term_of_context()));
    }
  }

  Term object() {
    switch (pick(4)) {
      case 0:
        return node();
      case 1:
        return Term(iri(term_of_context()));
      default:
        return value();
    }
  }

  Term value() {
    const std::string lexical =
        one_of("", "0", "-0", "7", "007", "+7", "-12", "123456789012345", "1234567890123456", "1.5", "1E3", "true",
               "false", "TRUE", "2024-01-02", "@id", "@none", "schema:x", "中文“引号”\"\\\n\t\r\b\f\x01\x7F",
               "\xE2\x80\xA8😀", "http://example.org/", "null");
    switch (pick(3)) {
      case 0:
        return Term(text(lexical, one_of("", "zh-hans", "en", "x-none")));
      case 1:
        return Term(literal(
            lexical, one_of("http://www.w3.org/2001/XMLSchema#integer", "http://www.w3.org/2001/XMLSchema#boolean",
                            "http://www.w3.org/2001/XMLSchema#decimal", "http://www.w3.org/2001/XMLSchema#float",
                            "http://www.w3.org/2001/XMLSchema#nonNegativeInteger")));
      default:
        return Term(literal(lexical, one_of("http://www.w3.org/2001/XMLSchema#dateTime",
                                            "http://www.w3.org/2001/XMLSchema#date", "http://example.org/type",
                                            "ng:captured", "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")));
    }
  }

  std::mt19937 random_;
  std::size_t nodes_ = 1;
};

bool write(const Syntax& syntax, const std::vector<Statement>& statements, const std::filesystem::path& path) {
  StringSink bytes;
  const auto writer = make_writer(syntax, bytes);
  for (const Statement& one : statements) writer->write(one.view());
  if (const Status status = writer->finish(); !status) {
    std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
    return false;
  }
  std::ofstream(path, std::ios::binary) << bytes.text();
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::filesystem::path folder = argv[1];
  for (unsigned i = 0; i < static_cast<unsigned>(std::stoul(argv[2])); ++i) {
    const std::vector<Statement> statements = Maker(static_cast<unsigned>(std::stoul(argv[3])) + i).graph();
    const std::string name = std::to_string(i);
    if (!write(ntriples_syntax, statements, folder / (name + ".nt"))) return 1;
    if (!write(jsonld_syntax, statements, folder / (name + ".jsonld"))) return 1;
    if (!write(jsonl_syntax, statements, folder / (name + ".jsonl"))) return 1;
  }
  return 0;
}
