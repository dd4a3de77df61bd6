#include "newsgraph/shacl/targets.h"

#include "shacl/support.h"

// SHACL section 2.1.3: the focus nodes that targets give.
using namespace newsgraph;
using namespace newsgraph::shacl;
using namespace newsgraph::shacl::tests;

namespace {

/// Of the shape ex:Shape.
std::string targets_of(std::string_view shapes, std::string_view data) {
  const Validation validation(shapes, data);
  const auto nodes = focus_nodes(*validation.binding, validation.compilation.shape("Shape").targets);
  CHECK(std::ranges::is_sorted(nodes));
  Lines names;
  for (const rdf::TermId node : nodes) names.push_back(validation.name(node));
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
  return out;
}

std::string absent_of(std::string_view shapes, std::string_view data) {
  const Validation validation(shapes, data);
  std::string out;
  for (const rdf::TermId of : absent_classes(*validation.binding, validation.compilation.shape("Shape").targets))
    out += validation.name(of);
  return out;
}

}  // namespace

TEST_CASE("2.1.3.1 node targets are focus nodes, whether the data know them or not, literals too") {
  CHECK(targets_of("ex:Shape sh:targetNode ex:a, 42, \"x\"@en .", "ex:b ex:p ex:c .") ==
        "\"42\"^^<http://www.w3.org/2001/XMLSchema#integer> \"x\"@en <a>");
}

TEST_CASE("2.1.3.2 class targets are the instances of the class and of its subclasses in the data") {
  const std::string_view shape = "ex:Shape sh:targetClass ex:C .";
  const std::string_view data =
      "ex:a a ex:C . ex:b a ex:D . ex:c a ex:E . ex:d a ex:F . ex:D rdfs:subClassOf ex:C . ex:E rdfs:subClassOf ex:D .";
  CHECK(targets_of(shape, data) == "<a> <b> <c>");
  CHECK(targets_of("ex:Shape sh:targetClass ex:C . ex:D rdfs:subClassOf ex:C .", "ex:a a ex:C . ex:b a ex:D .") ==
        "<a>");
}

TEST_CASE("2.1.3.2 classes may be subclasses of each other, and nodes of several classes count once") {
  CHECK(targets_of("ex:Shape sh:targetClass ex:C, ex:D .",
                   "ex:C rdfs:subClassOf ex:D . ex:D rdfs:subClassOf ex:C . ex:a a ex:C, ex:D .") == "<a>");
}

TEST_CASE("2.1.3.3 a shape that is a class is its own target") {
  CHECK(targets_of("ex:Shape a rdfs:Class, sh:NodeShape .", "ex:a a ex:Shape .") == "<a>");
  CHECK(targets_of("ex:Shape a ex:Meta, sh:NodeShape . ex:Meta rdfs:subClassOf rdfs:Class .", "ex:a a ex:Shape .") ==
        "<a>");
  CHECK(targets_of("ex:Shape a owl:Class, sh:NodeShape . owl:Class rdfs:subClassOf rdfs:Class .",
                   "ex:a a ex:Shape .") == "<a>");
  CHECK(targets_of("ex:Shape a owl:Class, sh:NodeShape .", "ex:a a ex:Shape .").empty());
}

TEST_CASE("2.1.3.4 and 2.1.3.5 subjects and objects of a predicate") {
  const std::string_view data = "ex:a ex:p ex:b, 1 . ex:c ex:p ex:b . ex:d ex:q ex:e .";
  CHECK(targets_of("ex:Shape sh:targetSubjectsOf ex:p .", data) == "<a> <c>");
  CHECK(targets_of("ex:Shape sh:targetObjectsOf ex:p .", data) ==
        "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <b>");
  CHECK(targets_of("ex:Shape sh:targetSubjectsOf ex:none ; sh:targetObjectsOf ex:none .", data).empty());
}

TEST_CASE("2.1.3 all targets of a shape count together, each node once") {
  CHECK(targets_of("ex:Shape sh:targetNode ex:a ; sh:targetClass ex:C ; sh:targetSubjectsOf ex:p, ex:q .",
                   "ex:a a ex:C ; ex:p ex:a ; ex:q ex:b .") == "<a>");
}

TEST_CASE("literals as focus nodes have no values, but are values themselves") {
  CHECK(
      findings_of("ex:Shape sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI ; sh:property [ sh:path ex:q ; sh:minCount 1 "
                  "] .",
                  "ex:a ex:p \"x\" .") ==
      Lines{"\"x\" \"x\": is a literal, must be sh:IRI", "\"x\" -: has 0 values, needs at least 1"});
}

TEST_CASE("target classes without instances are told") {
  CHECK(absent_of("ex:Shape sh:targetClass ex:C, ex:D .", "ex:a a ex:C .") == "<D>");
  CHECK(absent_of("ex:Shape sh:targetClass ex:C .", "ex:a a ex:D . ex:D rdfs:subClassOf ex:C .").empty());
  CHECK(absent_of("ex:Shape a rdfs:Class, sh:NodeShape .", "ex:a a ex:D .") == "<Shape>");
}

TEST_CASE("targets of shapes that others refer to do not count there, and shapes without targets are not checked") {
  CHECK(findings_of("ex:Shape sh:targetNode ex:a ; sh:node ex:Inner . ex:Inner sh:targetNode ex:b ; sh:class ex:C .",
                    "ex:a a ex:C .") == Lines{"<b> <b>: is not an instance of <C>"});
  CHECK(findings_of("ex:Lonely a sh:NodeShape ; sh:class ex:C .", "ex:a ex:p ex:b .").empty());
}
