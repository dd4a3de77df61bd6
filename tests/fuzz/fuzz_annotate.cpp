// Any bytes: if they are an article, annotating and mapping it must not break an invariant, and everything that is
// written must be of the syntax (the checking front refuses what is not).
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "newsgraph/article/format.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/graph/build.h"
#include "newsgraph/mapping/mapping.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/rdf/writer.h"

using namespace newsgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto knowledge = extract::Knowledge::load().value();
  std::vector<graph::AgentName> agents;
  for (const auto* extractor : extract::extractors()) agents.push_back({extractor->name, extractor->version});

  source::Document document;
  document.bytes.assign(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  const auto article = article::read_article(document, diagnostics);
  if (!article) return 0;
  const graph::KnowledgeGraph graph = graph::build(*article, extract::annotate(*article, *knowledge), agents);
  for (const rdf::Syntax* syntax : rdf::syntaxes()) {
    StringSink bytes;
    const auto writer = rdf::make_writer(*syntax, bytes);
    mapping::MappingOptions options;
    options.named_graphs = syntax->datasets;
    mapping::map(graph, options, *writer, *writer);
    if (!writer->finish()) std::abort();
  }
  return 0;
}
