#include "newsgraph/shacl/evaluation.h"

#include "shacl/support.h"

// Validation (SHACL section 3) and the constraint components (section 4): what the W3C test suite leaves open.
using namespace newsgraph;
using namespace newsgraph::shacl;
using namespace newsgraph::shacl::tests;

namespace {

/// Of a property shape for ex:p of ex:a.
Lines of_property(std::string_view parameters, std::string_view data) {
  return findings_of("ex:S sh:targetNode ex:a ; sh:path ex:p ; " + std::string(parameters) + " .", data);
}

/// Of a node shape for ex:a.
Lines of_node(std::string_view parameters, std::string_view data) {
  return findings_of("ex:S sh:targetNode ex:a ; " + std::string(parameters) + " .", data);
}

/// Shapes ex:S0 to ex:S<levels>, each of which refers twice to the next.
std::string twins(std::size_t levels, std::string_view first, std::string_view between, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < levels; ++i) {
    const std::string next = " ex:S" + std::to_string(i + 1);
    out += "ex:S" + std::to_string(i) + ' ';
    out.append(first).append(next).append(between).append(next).append(last).append(" .\n");
  }
  return out + "ex:S" + std::to_string(levels) + ' ';
}

}  // namespace

TEST_CASE("3.4 constraints of deactivated shapes do not count") {
  CHECK(of_node("sh:deactivated true ; sh:class ex:C", "").empty());
  CHECK(of_node("sh:node [ sh:deactivated true ; sh:class ex:C ]", "").empty());
  CHECK(of_node("sh:property [ sh:deactivated true ; sh:path ex:p ; sh:minCount 1 ]", "").empty());
  CHECK(of_node("sh:not [ sh:deactivated true ; sh:class ex:C ]", "") ==
        Lines{"<a> <a>: conforms to a shape that it must not conform to"});
  CHECK(of_node("sh:deactivated false ; sh:class ex:C", "") == Lines{"<a> <a>: is not an instance of <C>"});
}

TEST_CASE("3.4 a focus node is checked once against a shape, however many targets lead to it") {
  CHECK(findings_of("ex:S sh:targetNode ex:a ; sh:targetClass ex:C, ex:D ; sh:targetSubjectsOf ex:p ; sh:class ex:E .",
                    "ex:a a ex:C, ex:D ; ex:p ex:b, ex:c .") == Lines{"<a> <a>: is not an instance of <E>"});
}

TEST_CASE("3.4 a value is one value, however often its statement is written and many ways lead to it") {
  CHECK(of_property("sh:maxCount 1", "ex:a ex:p 1 . ex:a ex:p 1 .").empty());
  CHECK(of_property("sh:maxCount 1", "ex:a ex:p 1, 01, 1.0 .") == Lines{"<a> -: has 3 values, may have at most 1"});
  CHECK(findings_of("ex:S sh:targetNode ex:a ; sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:class ex:C .",
                    "ex:a ex:p ex:b ; ex:q ex:b .") == Lines{"<a> <b>: is not an instance of <C>"});
}

TEST_CASE("3.4 conformance of one node to one shape is the same in every context") {
  const Validation validation(
      "ex:S sh:targetNode ex:a ; sh:node ex:T ; sh:not ex:T ; sh:or ( ex:T ex:T ) . ex:T sh:class ex:C .", "");
  Lines components;
  for (const Finding& finding : validation.findings) components.emplace_back(finding.constraint->component());
  CHECK(components == Lines{"OrConstraintComponent", "NodeConstraintComponent"});
  Evaluation again(*validation.binding);
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(again.conforms(validation.id("a"), validation.shapes().targeted.front()));
  }
}

TEST_CASE("4.1.1 classes of values are looked up in the data, with their subclasses") {
  CHECK(of_property("sh:class ex:C", "ex:a ex:p ex:b . ex:b a ex:D . ex:D rdfs:subClassOf ex:C .").empty());
  CHECK(of_property("sh:class ex:C, ex:D", "ex:a ex:p ex:b . ex:b a ex:D .") ==
        Lines{"<a> <b>: is not an instance of <C>"});
  CHECK(of_property("sh:class ex:C", "ex:a ex:p \"C\" .") == Lines{"<a> \"C\": is not an instance of <C>"});
}

TEST_CASE("4.1.2 a literal is of a datatype where its name is that and its form is in range") {
  const std::string integer = "<http://www.w3.org/2001/XMLSchema#integer>";
  CHECK(of_property("sh:datatype xsd:integer", "ex:a ex:p 1, \"x\"^^xsd:integer, 1.5, \"1\", ex:b .") ==
        Lines{"<a> \"1\": is not of " + integer,
              "<a> \"1.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>: is not of " + integer,
              "<a> \"x\"^^" + integer + ": is not in the range of " + integer, "<a> <b>: is not of " + integer});
  CHECK(of_property("sh:datatype rdf:langString", "ex:a ex:p \"x\"@en .").empty());
  CHECK(of_property("sh:datatype xsd:string", "ex:a ex:p \"x\", \"y\"^^xsd:string .").empty());
  CHECK(of_property("sh:datatype xsd:string", "ex:a ex:p \"x\"@en .").size() == 1);
  CHECK(of_property("sh:datatype ex:own", "ex:a ex:p \"anything\"^^ex:own .").empty());
}

TEST_CASE("4.1.3 node kinds of values and of the focus node") {
  CHECK(of_property("sh:nodeKind sh:BlankNodeOrLiteral", "ex:a ex:p [], 1, ex:b .") ==
        Lines{"<a> <b>: is an IRI, must be sh:BlankNodeOrLiteral"});
  CHECK(of_node("sh:nodeKind sh:BlankNode", "ex:a ex:p 1 .") == Lines{"<a> <a>: is an IRI, must be sh:BlankNode"});
}

TEST_CASE("4.2 bounds of counts") {
  CHECK(of_property("sh:minCount 0 ; sh:maxCount 18446744073709551615", "ex:a ex:p 1 .").empty());
  CHECK(of_property("sh:minCount 18446744073709551615", "ex:a ex:p 1 .") ==
        Lines{"<a> -: has 1 value, needs at least 18446744073709551615"});
  CHECK(of_property("sh:maxCount 99999999999999999999", "ex:a ex:p 1 .").empty());
  CHECK(of_property("sh:maxCount 0", "ex:a ex:p 1 .") == Lines{"<a> -: has 1 value, may have at most 0"});
}

TEST_CASE("4.3 what has no order is in no range") {
  const Lines found = of_property("sh:minInclusive 3", "ex:a ex:p 3, 2.5, \"4\", \"x\"^^xsd:integer, ex:b, 1e400 .");
  const std::string three = "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer>";
  CHECK(found == Lines{"<a> \"2.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>: must be at least " + three,
                       "<a> \"4\": cannot be compared with " + three,
                       "<a> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer>: cannot be compared with " + three,
                       "<a> <b>: cannot be compared with " + three});
  CHECK(of_property("sh:maxExclusive \"2020-01-01T00:00:00Z\"^^xsd:dateTime",
                    "ex:a ex:p \"2019-01-01T00:00:00\"^^xsd:dateTime, \"2019-01-01T00:00:00Z\"^^xsd:dateTime .")
            .size() == 1);
}

TEST_CASE("4.5.1 equal properties have the same values, and each one that only one of them has is a result") {
  CHECK(of_property("sh:equals ex:q", "ex:a ex:p 1, 2 ; ex:q 2, ex:b .") ==
        Lines{"<a> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>: is not a value of both the path and <q>",
              "<a> <b>: is not a value of both the path and <q>"});
  CHECK(of_property("sh:equals ex:q", "").empty());
  CHECK(of_property("sh:equals ex:q", "ex:a ex:p 1 ; ex:q 1.0 .").size() == 2);
  CHECK(of_node("sh:equals ex:q", "ex:a ex:q ex:a .").empty());
  CHECK(of_node("sh:equals ex:q", "ex:a ex:q ex:b .").size() == 2);
}

TEST_CASE("4.5.2 disjoint properties share no value") {
  CHECK(of_property("sh:disjoint ex:q", "ex:a ex:p ex:b, ex:c ; ex:q ex:c, ex:d .") ==
        Lines{"<a> <c>: is a value of <q> too"});
  CHECK(of_node("sh:disjoint ex:q", "ex:a ex:q ex:a .") == Lines{"<a> <a>: is a value of <q> too"});
}

TEST_CASE("4.5.3 every value must be less than every other: a result for each pair that is not, or has no order") {
  CHECK(of_property("sh:lessThan ex:q", "ex:a ex:p 1, 5 ; ex:q 3, 4 .").size() == 2);
  CHECK(of_property("sh:lessThan ex:q", "ex:a ex:p \"x\" ; ex:q 3 .") ==
        Lines{"<a> \"x\": is not less than the value of <q>"});
  CHECK(of_property("sh:lessThan ex:q", "ex:a ex:p ex:b ; ex:q ex:c .").size() == 1);
  CHECK(of_property("sh:lessThan ex:q", "ex:a ex:p ex:b .").empty());
  CHECK(of_property("sh:lessThan ex:q", "ex:a ex:p 1 ; ex:q 1.0 .").size() == 1);
  CHECK(of_property("sh:lessThanOrEquals ex:q", "ex:a ex:p 1 ; ex:q 1.0 .").empty());
  CHECK(of_property("sh:lessThanOrEquals ex:q", "ex:a ex:p \"x\"@en ; ex:q \"x\"@en .").size() == 1);
}

TEST_CASE("4.6 empty lists: all of none conform, and none of none") {
  CHECK(of_node("sh:and ()", "").empty());
  CHECK(of_node("sh:or ()", "") == Lines{"<a> <a>: does not conform to any of 0 shapes"});
  CHECK(of_node("sh:xone ()", "") == Lines{"<a> <a>: does not conform to exactly one of 0 shapes"});
}

TEST_CASE("4.6.4 a shape that is twice in sh:xone counts twice") {
  CHECK(of_node("sh:xone ( ex:T ex:T ) . ex:T sh:nodeKind sh:IRI", "") ==
        Lines{"<a> <a>: does not conform to exactly one of 2 shapes"});
  CHECK(of_node("sh:or ( ex:T ex:T ) . ex:T sh:nodeKind sh:IRI", "").empty());
  CHECK(of_node("sh:and ( ex:T ex:T ) . ex:T sh:nodeKind sh:IRI", "").empty());
}

TEST_CASE("results on nested shapes say why: the results of those") {
  CHECK(of_node("sh:node ex:T . ex:T sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:class ex:C ]", "ex:a ex:p 1 .") ==
        Lines{"<a> <a>: does not conform to <T> [<a> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>: is not an "
              "instance of <C>]"});
  CHECK(of_node("sh:or ( [ sh:class ex:C ] [ sh:nodeKind sh:Literal ] )", "") ==
        Lines{"<a> <a>: does not conform to any of 2 shapes [<a> <a>: is not an instance of <C>; <a> <a>: is an IRI, "
              "must be sh:Literal]"});
  CHECK(of_node("sh:node [ sh:node [ sh:class ex:C ] ]", "") ==
        Lines{"<a> <a>: does not conform to the shape of sh:node [<a> <a>: does not conform to the shape of sh:node "
              "[<a> <a>: is not an instance of <C>]]"});
  CHECK(of_node("sh:not [ sh:nodeKind sh:IRI ]", "") == Lines{"<a> <a>: conforms to a shape that it must not conform "
                                                              "to"});
}

TEST_CASE("4.7.2 results of nested property shapes are results, about their own focus nodes") {
  CHECK(of_node("sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ]",
                "ex:a ex:p ex:b, ex:c . ex:b ex:q 1 .") == Lines{"<c> -: has 0 values, needs at least 1"});
}

TEST_CASE("4.7.3 qualified values are counted, and too few of them explained") {
  const std::string_view at_least =
      "sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1";
  CHECK(of_property(at_least, "ex:a ex:p ex:b, ex:c . ex:c a ex:C .").empty());
  CHECK(of_property(at_least, "ex:a ex:p ex:b .") ==
        Lines{"<a> -: 0 values conform to the qualified value shape, at least 1 must [<b> <b>: is not an instance of "
              "<C>]"});
  CHECK(of_property(at_least, "ex:a ex:p ex:b, ex:c . ex:b a ex:C . ex:c a ex:C .") ==
        Lines{"<a> -: 2 values conform to the qualified value shape, at most 1 may"});
}

TEST_CASE("4.7.3 disjoint: what conforms to the shape of a sibling does not count") {
  const std::string hand =
      "ex:S sh:targetNode ex:a ; sh:property ex:Thumb, ex:Finger . "
      "ex:Thumb sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1 %s . "
      "ex:Finger sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedMinCount 1 %s .";
  const auto with = [&](const std::string& parameter) {
    std::string out = hand;
    for (std::size_t at = 0; (at = out.find("%s", at)) != std::string::npos;) out.replace(at, 2, parameter);
    return out;
  };
  const std::string_view both = "ex:a ex:p ex:b . ex:b a ex:C, ex:D .";
  CHECK(findings_of(with(""), both).empty());
  CHECK(findings_of(with("; sh:qualifiedValueShapesDisjoint false"), both).empty());
  CHECK(findings_of(with("; sh:qualifiedValueShapesDisjoint true"), both).size() == 2);
  CHECK(
      findings_of(with("; sh:qualifiedValueShapesDisjoint true"), "ex:a ex:p ex:b, ex:c . ex:b a ex:C . ex:c a ex:D .")
          .empty());
}

TEST_CASE("4.7.3 shapes that share the qualified value shape are no siblings by it") {
  CHECK(findings_of("ex:S sh:targetNode ex:a ; sh:property ex:P, ex:Q . "
                    "ex:P sh:path ex:p ; sh:qualifiedValueShape ex:T ; sh:qualifiedMinCount 1 ; "
                    "sh:qualifiedValueShapesDisjoint true . "
                    "ex:Q sh:path ex:q ; sh:qualifiedValueShape ex:T ; sh:qualifiedMinCount 1 . ex:T sh:class ex:C .",
                    "ex:a ex:p ex:b ; ex:q ex:b . ex:b a ex:C .")
            .empty());
}

TEST_CASE("4.8.1 closed shapes allow the predicates of their property shapes and those that are ignored") {
  const std::string_view closed =
      "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path ex:p ], [ sh:deactivated true ; "
      "sh:path ex:q ], [ sh:path [ sh:inversePath ex:r ] ]";
  CHECK(of_node(closed, "ex:a a ex:C ; ex:p 1, 2 ; ex:q 3 .").empty());
  CHECK(of_node(closed, "ex:a ex:r ex:b, ex:c ; ex:p 1 .") ==
        Lines{"<a> <b>: the shape is closed and does not allow <r>",
              "<a> <c>: the shape is closed and does not allow "
              "<r>"});
  CHECK(of_node("sh:closed false", "ex:a ex:p 1 .").empty());
  CHECK(of_node("sh:closed true", "").empty());
  const Validation validation("ex:S sh:targetNode ex:a ; sh:closed true .", "ex:a ex:p ex:b .");
  REQUIRE(validation.findings.size() == 1);
  CHECK(validation.findings.front().path == validation.id("p"));
}

TEST_CASE("4.8.2 and 4.8.3 terms are compared, not values") {
  CHECK(of_property("sh:hasValue 1", "ex:a ex:p 01, 1.0 .") ==
        Lines{"<a> -: lacks the value \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"});
  CHECK(of_property("sh:hasValue 1", "ex:a ex:p 1, 2 .").empty());
  CHECK(of_node("sh:hasValue ex:a", "").empty());
  CHECK(of_property("sh:in ( 1 \"x\"@en ex:b )", "ex:a ex:p 1, \"x\"@en, ex:b .").empty());
  CHECK(of_property("sh:in ( 1 \"x\"@en )", "ex:a ex:p 01, \"x\", \"x\"@en-GB .").size() == 3);
  CHECK(of_property("sh:in ()", "ex:a ex:p ex:b .") == Lines{"<a> <b>: is none of"});
  CHECK(of_property("sh:in ( ex:c ex:b ex:c )", "ex:a ex:p ex:d .") == Lines{"<a> <d>: is none of <c>, <b>, <c>"});
  CHECK(of_property("sh:in ( 'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' 'i' 'j' )", "ex:a ex:p ex:d .") ==
        Lines{R"(<a> <d>: is none of "a", "b", "c", "d", "e", "f", "g", "h" and 2 more)"});
}

TEST_CASE("shapes that share their parts are checked in time") {
  const std::string conforming = "sh:nodeKind sh:IRI . ex:S0 sh:targetNode ex:a .";
  const std::string failing = "sh:class ex:C . ex:S0 sh:targetNode ex:a .";
  for (const std::string& shapes :
       {twins(60, "sh:and (", "", ")"), twins(60, "sh:node", ", ex:Other ; sh:not [ sh:not", "]")}) {
    CHECK(findings_of(shapes + conforming + "ex:Other sh:nodeKind sh:IRI .", "").empty());
    CHECK_FALSE(findings_of(shapes + failing + "ex:Other sh:nodeKind sh:IRI .", "").empty());
  }
}

TEST_CASE("property shapes and data that share their parts are checked in time, each deep result once") {
  std::string shapes;
  for (int i = 0; i < 60; ++i) {
    const std::string next = std::to_string(i + 1);
    shapes += "ex:P" + std::to_string(i) + " sh:path ex:p ; sh:property ex:P" + next +
              ", [ sh:path ex:p ; sh:property " + "ex:P" + next + " ] .\n";
  }
  shapes += "ex:S sh:targetNode ex:a ; sh:property ex:P0 . ex:P60 sh:path ex:p ; ";
  CHECK(findings_of(shapes + "sh:nodeKind sh:IRI .", "ex:a ex:p ex:a, ex:b . ex:b ex:p ex:a .").empty());
  const std::size_t results = findings_of(shapes + "sh:class ex:C .", "ex:a ex:p ex:a, ex:b . ex:b ex:p ex:a .").size();
  CHECK(results > 0);
  CHECK(results < 1'000'000);
}

TEST_CASE("explanations have an end") {
  std::string data;
  for (int i = 0; i < 5000; ++i) data += "ex:a ex:p ex:b" + std::to_string(i) + " .\n";
  const Validation validation(
      "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class ex:C ] .",
      data);
  REQUIRE(validation.findings.size() == 1);
  CHECK(validation.findings.front().details.size() == 1000);
}
