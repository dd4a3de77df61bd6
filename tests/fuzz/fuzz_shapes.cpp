// Any bytes: a shapes graph in Turtle is compiled, or refused with errors that say what is wrong. What is compiled has
// a path where it has one, constraints that know their parameters, and references that stay within the shapes.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/memory_file.h"
#include "newsgraph/pipeline/shapes_input.h"

namespace {

using namespace newsgraph;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_shape(const pipeline::LoadedShapes& loaded, const shacl::Shape& shape) {
  require(shape.node != rdf::TermId::none && shape.severity != rdf::TermId::none);
  require(shape.path.has_value() == (shape.path_node != rdf::TermId::none));
  require(shape.named == rdf::TermId::none || loaded.terms.kind(shape.named) == rdf::TermKind::iri);
  for (const auto& constraint : shape.constraints)
    require(!constraint->parameters.empty() && constraint->component().ends_with("ConstraintComponent"));
}

void check_shapes(std::string_view turtle, bool ignore_sparql) {
  const tests::MemoryFile file(turtle);
  pipeline::ShapesOptions options;
  options.inputs = {file.path()};
  options.ignore_sparql = ignore_sparql;
  options.rdf.syntax = &rdf::turtle_syntax;
  const auto loaded = pipeline::load_shapes(options);
  if (!loaded) {
    require(!loaded.error().empty());
    for (const Error& error : loaded.error()) require(!error.message.empty());
    return;
  }
  const shacl::Shapes& shapes = (*loaded)->shapes;
  require((*loaded)->places.size() == shapes.all.size());
  for (const shacl::Shape& shape : shapes.all) check_shape(**loaded, shape);
  for (const shacl::ShapeIndex targeted : shapes.targeted) require(!shapes[targeted].targets.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  check_shapes(input, false);
  check_shapes(input, true);
  return 0;
}
