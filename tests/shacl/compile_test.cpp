#include "newsgraph/shacl/compile.h"

#include "shacl/support.h"

// What a shapes graph must be like (SHACL sections 2 to 4), and what is said about one that is not.
using namespace newsgraph;
using namespace newsgraph::shacl;
using namespace newsgraph::shacl::tests;

namespace {

/// The only error of the shape ex:S, without the shape's name.
std::string error_of(std::string_view statements) {
  const Lines errors = errors_of("ex:S " + std::string(statements) + " .");
  INFO(statements);
  if (errors.size() != 1) return std::to_string(errors.size()) + " errors";
  const std::string shape = "shape <S>: ";
  CHECK(errors.front().starts_with(shape));
  return errors.front().substr(shape.size());
}

/// Likewise of a property shape.
std::string property_error_of(std::string_view statements) {
  return error_of("sh:path ex:p ; " + std::string(statements));
}

Lines hints_of(const Problems& problems) {
  Lines hints;
  for (const Problem& problem : problems) hints.push_back(problem.error.hint);
  return hints;
}

/// ex:S0, which refers to ex:S1 by a predicate, and so on.
std::string chain(std::size_t length) {
  std::string out;
  for (std::size_t i = 0; i < length; ++i)
    out += "ex:S" + std::to_string(i) + " sh:node ex:S" + std::to_string(i + 1) + " .\n";
  return out + "ex:S" + std::to_string(length) + " sh:nodeKind sh:IRI .\n";
}

}  // namespace

TEST_CASE("2.1 shapes are what has their type, a target, a parameter, or is referred to as one") {
  const Compilation compilation(
      "ex:Node a sh:NodeShape . ex:Property a sh:PropertyShape ; sh:path ex:p . ex:Targeted sh:targetNode ex:a . "
      "ex:Constrained sh:class ex:C . ex:Outer sh:node ex:Referred . ex:Other ex:p ex:q .");
  CHECK(messages_of(compilation.compiled.errors) == Lines{});
  Lines names;
  for (const Shape& shape : compilation.compiled.shapes.all)
    names.push_back(shortened(rdf::describe(compilation.terms[shape.node])));
  std::ranges::sort(names);
  CHECK(names == Lines{"<Constrained>", "<Node>", "<Outer>", "<Property>", "<Referred>", "<Targeted>"});
}

TEST_CASE("2.1.3 the kinds of targets' values") {
  CHECK(error_of("sh:targetNode [ ex:p 1 ]") == "sh:targetNode is a blank node, must be an IRI or a literal");
  CHECK(error_of("sh:targetClass \"C\"") == "sh:targetClass is \"C\", must be an IRI");
  CHECK(error_of("sh:targetSubjectsOf \"p\"") == "sh:targetSubjectsOf is \"p\", must be an IRI");
  CHECK(error_of("sh:targetObjectsOf [ ex:p 1 ]") == "sh:targetObjectsOf is a blank node, must be an IRI");
  CHECK(errors_of("[] a sh:NodeShape, rdfs:Class .") ==
        Lines{"a shape without an IRI: a shape that is a class must be an IRI"});
}

TEST_CASE("a shape without an IRI is named by what is around it") {
  CHECK(errors_of("ex:S sh:property [ sh:path ex:p ; sh:minCount \"1\" ] .").front().starts_with("a shape in <S>: "));
  CHECK(errors_of("ex:S sh:or ( [ sh:not [ sh:nodeKind ex:Kind ] ] ) .").front().starts_with("a shape in <S>: "));
  CHECK(errors_of("[] sh:targetNode ex:a ; sh:nodeKind ex:Kind .").front().starts_with("a shape without an IRI: "));
}

TEST_CASE("2.1.4 to 2.1.6 severity, message, deactivated") {
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:severity \"high\"") == "sh:severity is \"high\", must be an IRI");
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:severity sh:Info, sh:Warning") == "has several values of sh:severity");
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:message ex:m") == "sh:message is <m>, must be a string");
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:message 1").starts_with("sh:message is \"1\"^^"));
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:message \"a\", \"b\"@en, \"c\"@de") == "0 errors");
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:deactivated \"true\"") ==
        "sh:deactivated is \"true\", must be true or false");
  CHECK(error_of("sh:nodeKind sh:IRI ; sh:deactivated true, false") == "sh:deactivated has 2 values, may have one");
}

TEST_CASE("2.2 and 2.3 node shapes have no path, property shapes have one") {
  CHECK(error_of("a sh:NodeShape ; sh:path ex:p") == "a node shape with sh:path");
  CHECK(error_of("a sh:PropertyShape") == "a property shape without sh:path");
  CHECK(error_of("a sh:PropertyShape ; sh:path ex:p, ex:q") == "has 2 values of sh:path");
  CHECK(error_of("sh:property ex:T . ex:T a sh:NodeShape") ==
        "sh:property is <T>, no property shape: it has no sh:path");
}

TEST_CASE("4 parameters for property shapes alone") {
  for (const std::string parameter : {"minCount 1", "maxCount 1", "lessThan ex:q", "lessThanOrEquals ex:q"}) {
    const std::string name = "sh:" + parameter.substr(0, parameter.find(' '));
    CHECK(error_of("sh:" + parameter) == name + " is allowed in property shapes only");
    CHECK(property_error_of("sh:" + parameter) == "0 errors");
  }
}

TEST_CASE("4 parameters that may have one value") {
  for (const std::string parameter :
       {"datatype xsd:string, xsd:date", "nodeKind sh:IRI, sh:Literal", "minCount 1, 2", "maxCount 1, 2",
        "minExclusive 1, 2", "minInclusive 1, 2", "maxExclusive 1, 2", "maxInclusive 1, 2", "in (1), (2)"}) {
    const std::string name = "sh:" + parameter.substr(0, parameter.find(' '));
    CHECK(property_error_of("sh:" + parameter) == name + " has 2 values, may have one");
  }
}

TEST_CASE("4 parameters that may have several values make a constraint of each") {
  const Compilation compilation(
      "ex:S sh:path ex:p ; sh:class ex:C, ex:D ; sh:hasValue 1, 2 ; sh:equals ex:q, ex:r ; sh:node ex:T, ex:U ; "
      "sh:not ex:T, ex:U . ex:T sh:nodeKind sh:IRI . ex:U sh:nodeKind sh:IRI .");
  CHECK(messages_of(compilation.compiled.errors) == Lines{});
  const Shape& shape = compilation.shape("S");
  REQUIRE(shape.constraints.size() == 10);
  CHECK(shape.constraints[0]->parameters.front().value != shape.constraints[1]->parameters.front().value);
}

TEST_CASE("4.1 values of sh:class, sh:datatype and sh:nodeKind") {
  CHECK(error_of("sh:class \"C\"") == "sh:class is \"C\", must be an IRI");
  CHECK(error_of("sh:class [ ex:p 1 ]") == "sh:class is a blank node, must be an IRI");
  CHECK(error_of("sh:datatype \"string\"") == "sh:datatype is \"string\", must be an IRI");
  CHECK(error_of("sh:nodeKind ex:Thing") == "sh:nodeKind is <Thing>, no kind of node");
  CHECK(error_of("sh:nodeKind \"http://www.w3.org/ns/shacl#IRI\"") ==
        "sh:nodeKind is \"http://www.w3.org/ns/shacl#IRI\", must be an IRI");
}

TEST_CASE("4.2 counts are integers that are not negative") {
  for (const std::string wrong : {"-1", "1.0", "\"1\"", "ex:one", "\"x\"^^xsd:integer", "\"\"^^xsd:integer", "true"}) {
    const std::string error = property_error_of("sh:minCount " + wrong);
    CHECK(error.starts_with("sh:minCount is "));
    CHECK(error.ends_with(", must be an xsd:integer that is not negative"));
  }
  CHECK(property_error_of("sh:maxCount 0") == "0 errors");
  CHECK(property_error_of("sh:maxCount \"+007\"^^xsd:integer") == "0 errors");
}

TEST_CASE("4.3 limits are literals") {
  CHECK(error_of("sh:minInclusive ex:low") == "sh:minInclusive is <low>, must be a literal");
  CHECK(error_of("sh:maxExclusive [ ex:p 1 ]") == "sh:maxExclusive is a blank node, must be a literal");
}

TEST_CASE("4.5 the other property of a pair is an IRI") {
  CHECK(error_of("sh:equals \"p\"") == "sh:equals is \"p\", must be an IRI");
  CHECK(error_of("sh:disjoint [ ex:p 1 ]") == "sh:disjoint is a blank node, must be an IRI");
  CHECK(property_error_of("sh:lessThan 1").starts_with("sh:lessThan is "));
}

TEST_CASE("4.6 and 4.8 lists are well formed") {
  for (const std::string parameter : {"sh:and", "sh:or", "sh:xone", "sh:in"}) {
    for (const std::string no_list :
         {"ex:T", "\"list\"", "[ rdf:first ex:T ]", "[ rdf:rest rdf:nil ]", "[ rdf:first ex:T ; rdf:rest ex:end ]",
          "[ rdf:first ex:T, ex:U ; rdf:rest () ]", "_:l . _:l rdf:first ex:T ; rdf:rest _:l"}) {
      INFO(no_list);
      CHECK(error_of(parameter + ' ' + no_list) == parameter + " is no well-formed list");
    }
    CHECK(error_of(parameter + " ()") == "0 errors");
  }
  CHECK(error_of("sh:closed true ; sh:ignoredProperties ex:p") == "sh:ignoredProperties is no well-formed list");
}

TEST_CASE("4.6 and 4.7 shapes are no literals") {
  CHECK(error_of("sh:node \"T\"") == "refers to \"T\" as a shape: a literal");
  CHECK(error_of("sh:not 1").ends_with(" as a shape: a literal"));
  CHECK(error_of("sh:or ( \"T\" [ sh:class ex:C ] )") == "refers to \"T\" as a shape: a literal");
}

TEST_CASE("4.8 sh:closed is true or false") {
  CHECK(error_of("sh:closed \"yes\"") == "sh:closed is \"yes\", must be true or false");
  CHECK(error_of("sh:closed false ; sh:ignoredProperties ( ex:p )") == "0 errors");
}

TEST_CASE("3.4.3 shapes that refer to themselves are refused with the circle") {
  CHECK(error_of("sh:node ex:S") == "refers to itself, which SHACL leaves undefined: <S> -> <S>");
  CHECK(error_of("sh:property [ sh:path ex:p ; sh:node ex:S ]") ==
        "refers to itself, which SHACL leaves undefined: <S> -> a blank node -> <S>");
  CHECK(error_of("sh:and ( ex:T ) . ex:T sh:not ex:U . ex:U sh:xone ( ex:S )") ==
        "refers to itself, which SHACL leaves undefined: <S> -> <T> -> <U> -> <S>");
  CHECK(errors_of("ex:A sh:or ( ex:A ) . ex:B sh:path ex:p ; sh:qualifiedValueShape ex:B ; sh:qualifiedMinCount 1 .")
            .size() == 2);
  CHECK(error_of("sh:node ex:T, ex:U . ex:T sh:node ex:U . ex:U sh:nodeKind sh:IRI") == "0 errors");
}

TEST_CASE("shapes may refer to each other 500 deep") {
  CHECK(errors_of(chain(499)) == Lines{});
  CHECK(errors_of(chain(500)) == Lines{"shape <S0>: shapes refer to each other more than 500 deep"});
  const Compilation compilation(chain(20'000));
  REQUIRE(compilation.compiled.errors.size() == 1);
  CHECK(compilation.compiled.errors.front().error.code == Errc::limit);
}

TEST_CASE("all mistakes are told, in the order of the document and with their places") {
  const Compilation compilation("ex:S sh:class 1 ; sh:nodeKind 2 .\nex:R sh:class 3 .\nex:T sh:datatype 4 .");
  REQUIRE(compilation.compiled.errors.size() == 4);
  for (rdf::Ordinal i = 0; i < 4; ++i) CHECK(compilation.compiled.errors[i].at == i);
}

TEST_CASE("5 what needs SPARQL is refused, or warned of where it is to be ignored") {
  const std::string_view shapes = "ex:S sh:targetNode ex:a ; sh:sparql [ a sh:SPARQLConstraint ; sh:select \"\" ] .";
  const Compilation refused(shapes);
  CHECK(messages_of(refused.compiled.errors) == Lines{"shape <S> uses sh:sparql, which needs SPARQL"});
  CHECK(hints_of(refused.compiled.errors) == Lines{"--ignore-sparql checks everything else"});
  CHECK(refused.compiled.errors.front().error.code == Errc::unsupported);
  const Compilation ignored(shapes, {.ignore_sparql = true});
  CHECK(messages_of(ignored.compiled.errors) == Lines{});
  CHECK(messages_of(ignored.compiled.warnings) == Lines{"shape <S> uses sh:sparql, which needs SPARQL: not checked"});
}

TEST_CASE("features beyond Core are refused by name, but not in shapes that are deactivated") {
  CHECK(errors_of("ex:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] .") ==
        Lines{"shape <S> uses sh:target, which needs SHACL Advanced Features"});
  CHECK(errors_of("ex:S sh:targetNode ex:a ; sh:js [ a sh:JSConstraint ] .") ==
        Lines{"shape <S> uses sh:js, which needs JavaScript"});
  CHECK(errors_of("ex:Graph sh:entailment <http://www.w3.org/ns/entailment/RDFS> .") ==
        Lines{"shape <Graph> uses sh:entailment, which needs entailment"});
  CHECK(errors_of("ex:S sh:targetNode ex:a ; sh:deactivated true ; sh:sparql [ sh:select \"\" ] .").empty());
}

TEST_CASE("6 parameters of constraint components that the shapes declare are refused") {
  const std::string_view component =
      "ex:Component a sh:ConstraintComponent ; sh:parameter [ sh:path ex:limit ] ; sh:validator [ sh:ask \"\" ] . ";
  CHECK(errors_of(component).empty());
  CHECK(errors_of(std::string(component) + "ex:S sh:targetNode ex:a ; ex:limit 3 .") ==
        Lines{"shape <S> uses <limit>, a parameter of the constraint component <Component>, which needs SPARQL"});
}

TEST_CASE("terms that SHACL does not have are warned of once, with the one that was meant") {
  const Compilation compilation(
      "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:minCnt 1 ; sh:minCnt 2 ; sh:severity sh:Warnin ; "
      "sh:somethingElseAltogether 3 .");
  CHECK(messages_of(compilation.compiled.warnings) ==
        Lines{"sh:minCnt is no term of SHACL and has no effect", "sh:Warnin is no term of SHACL and has no effect",
              "sh:somethingElseAltogether is no term of SHACL and has no effect"});
  CHECK(hints_of(compilation.compiled.warnings) == Lines{"did you mean sh:minCount?", "did you mean sh:Warning?", ""});
}

TEST_CASE("parameters without effect are warned of") {
  CHECK(warnings_of("ex:S sh:targetNode ex:a ; sh:ignoredProperties ( ex:p ) .") ==
        Lines{"shape <S>: sh:ignoredProperties has no effect without sh:closed"});
  CHECK(warnings_of(
            "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:uniqueLang \"1\"^^xsd:boolean ; sh:deactivated false .") ==
        Lines{"shape <S>: sh:uniqueLang is \"1\"^^<http://www.w3.org/2001/XMLSchema#boolean>, which is not the term "
              "true; it has no effect"});
  CHECK(warnings_of("ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 2 .") ==
        Lines{"shape <S>: sh:qualifiedMinCount has no effect without sh:qualifiedValueShape",
              "shape <S>: sh:qualifiedMaxCount has no effect without sh:qualifiedValueShape"});
  CHECK(warnings_of("ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] .") ==
        Lines{"shape <S>: sh:qualifiedValueShape has no effect without sh:qualifiedMinCount or sh:qualifiedMaxCount"});
}

TEST_CASE("shapes that nothing leads to are warned of") {
  const Compilation compilation("ex:S a sh:NodeShape ; sh:class ex:C .");
  CHECK(messages_of(compilation.compiled.warnings) ==
        Lines{"shape <S>: has no target and no shape refers to it: it checks nothing"});
  CHECK(hints_of(Compilation("ex:S a sh:NodeShape, owl:Class .").compiled.warnings) ==
        Lines{"an owl:Class is a target only where the shapes make it an rdfs:Class too"});
  CHECK(warnings_of("ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:T . ex:T a sh:NodeShape .").empty());
  CHECK(warnings_of("ex:S sh:targetNode ex:a ; sh:node ex:T .") ==
        Lines{"shape <S>: refers to <T>, of which the shapes say nothing"});
}

TEST_CASE("blank shapes are known by the shape with an IRI around them") {
  const Compilation compilation(
      "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:or ( [ sh:class ex:C ] [ sh:node ex:T ] ) ] . "
      "ex:T sh:property [ sh:path ex:q ] . [] sh:targetNode ex:b .");
  const auto known_by = [&](rdf::TermId named) {
    return std::ranges::count(compilation.compiled.shapes.all, named, &Shape::named);
  };
  CHECK(known_by(compilation.id("S")) == 4);
  CHECK(known_by(compilation.id("T")) == 2);
  CHECK(known_by(rdf::TermId::none) == 1);
}

TEST_CASE("constraints know their parameters") {
  const Compilation compilation(
      "ex:S sh:targetNode ex:a ; sh:closed true ; sh:ignoredProperties ( ex:p ) ; sh:property [ sh:path ex:p ] .");
  const Shape& shape = compilation.shape("S");
  REQUIRE(shape.constraints.size() == 2);
  const Constraint& closed = *shape.constraints.back();
  CHECK(closed.component() == "ClosedConstraintComponent");
  REQUIRE(closed.parameters.size() == 2);
  CHECK(closed.parameters[0].name == "closed");
  CHECK(closed.parameters[1].name == "ignoredProperties");
}

TEST_CASE("what no shape uses may be anything") {
  CHECK(errors_of("ex:List rdf:first 1, 2 . ex:Path sh:inversePath ex:Path . ex:Other ex:p \"sh:class\" .").empty());
  CHECK(errors_of("").empty());
}
