#include "newsgraph/shacl/path.h"

#include "shacl/support.h"

// SHACL section 2.3.1: property paths, and what they lead to (SPARQL 1.1 section 18.4).
using namespace newsgraph;
using namespace newsgraph::shacl;
using namespace newsgraph::shacl::tests;
using rdf::TermId;

namespace {

/// A path in Turtle, and a data graph to follow it in.
struct Followed {
  Followed(std::string_view path, std::string_view data)
      : shapes("ex:Shape a sh:PropertyShape ; sh:targetNode ex:a ; sh:path " + std::string(path) + " ."),
        terms(&shapes.terms) {
    REQUIRE(messages_of(shapes.compiled.errors) == Lines{});
    std::vector<rdf::Row> rows = rows_of(data, terms);
    graph = rdf::DataGraph(std::move(rows), terms.end(), shapes.compiled.shapes.inverse_predicates);
  }

  const Path& path() const { return *shapes.shape("Shape").path; }
  TermId id(std::string_view local) const { return terms.find(rdf::iri("http://example.org/" + std::string(local))); }
  std::string from(std::string_view local) {
    std::vector<TermId> nodes;
    follow(graph, path(), id(local), nodes);
    CHECK(std::ranges::is_sorted(nodes));
    std::vector<std::string> names;
    for (const TermId node : nodes) names.push_back(shortened(rdf::describe(terms[node])));
    std::ranges::sort(names);
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : " ") + name;
    return out;
  }
  /// The number of the statement in the data, from 0.
  std::optional<rdf::Ordinal> last(std::string_view from, std::string_view to) {
    return last_step(graph, path(), id(from), id(to));
  }

  Compilation shapes;
  rdf::TermTable terms;
  rdf::DataGraph graph;
};

std::string from_a(std::string_view path, std::string_view data) {
  return Followed(path, data).from("a");
}

std::string refusal(std::string_view path) {
  const Lines errors = errors_of("ex:Shape a sh:PropertyShape ; sh:path " + std::string(path) + " .");
  REQUIRE(errors.size() == 1);
  const std::string shape = "shape <Shape>: ";
  REQUIRE(errors.front().starts_with(shape));
  return errors.front().substr(shape.size());
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("each kind of path leads where SPARQL says") {
  const std::string_view data = "ex:a ex:p ex:b, ex:c ; ex:q ex:d . ex:b ex:p ex:e . ex:e ex:p ex:f . ex:x ex:p ex:a .";
  CHECK(from_a("ex:p", data) == "<b> <c>");
  CHECK(from_a("[ sh:inversePath ex:p ]", data) == "<x>");
  CHECK(from_a("( ex:p ex:p )", data) == "<e>");
  CHECK(from_a("[ sh:alternativePath ( ex:p ex:q ) ]", data) == "<b> <c> <d>");
  CHECK(from_a("[ sh:zeroOrMorePath ex:p ]", data) == "<a> <b> <c> <e> <f>");
  CHECK(from_a("[ sh:oneOrMorePath ex:p ]", data) == "<b> <c> <e> <f>");
  CHECK(from_a("[ sh:zeroOrOnePath ex:p ]", data) == "<a> <b> <c>");
  CHECK(from_a("ex:none", data).empty());
}

TEST_CASE("the inverse of a path goes through it from its end") {
  const std::string_view data = "ex:x ex:p ex:y . ex:y ex:q ex:a . ex:z ex:q ex:a .";
  CHECK(from_a("[ sh:inversePath ( ex:p ex:q ) ]", data) == "<x>");
  CHECK(from_a("[ sh:inversePath [ sh:inversePath ex:p ] ]", "ex:a ex:p ex:b .") == "<b>");
  CHECK(from_a("[ sh:inversePath [ sh:oneOrMorePath ex:p ] ]", "ex:x ex:p ex:y . ex:y ex:p ex:a .") == "<x> <y>");
  CHECK(from_a("[ sh:inversePath ( ex:p [ sh:inversePath ex:q ] ) ]", "ex:x ex:p ex:y . ex:a ex:q ex:y .") == "<x>");
  CHECK(from_a("[ sh:inversePath [ sh:alternativePath ( ex:p ex:q ) ] ]", data) == "<y> <z>");
}

TEST_CASE("what several ways lead to is a value once") {
  const std::string_view diamond = "ex:a ex:p ex:b, ex:c . ex:b ex:p ex:d . ex:c ex:p ex:d .";
  CHECK(from_a("( ex:p ex:p )", diamond) == "<d>");
  CHECK(from_a("[ sh:alternativePath ( ex:p ex:p ) ]", diamond) == "<b> <c>");
}

TEST_CASE("cycles in the data end") {
  const std::string_view ring = "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:a .";
  CHECK(from_a("[ sh:oneOrMorePath ex:p ]", ring) == "<a> <b> <c>");
  CHECK(from_a("[ sh:zeroOrMorePath ex:p ]", ring) == "<a> <b> <c>");
  CHECK(from_a("[ sh:oneOrMorePath ex:p ]", "ex:a ex:p ex:a .") == "<a>");
  CHECK(from_a("[ sh:zeroOrMorePath [ sh:zeroOrMorePath [ sh:inversePath ex:p ] ] ]", ring) == "<a> <b> <c>");
}

TEST_CASE("no step at all leads to the node itself, even where the data do not know it") {
  CHECK(from_a("[ sh:zeroOrMorePath ex:p ]", "ex:b ex:q ex:c .") == "<a>");
  CHECK(from_a("[ sh:zeroOrOnePath ex:p ]", "ex:b ex:q ex:c .") == "<a>");
  CHECK(from_a("( [ sh:zeroOrOnePath ex:p ] ex:q )", "ex:a ex:q ex:b .") == "<b>");
}

TEST_CASE("repeating goes through a long chain in time") {
  std::string chain;
  for (int i = 0; i < 50'000; ++i) chain += "ex:n" + std::to_string(i) + " ex:p ex:n" + std::to_string(i + 1) + " .\n";
  Followed followed("[ sh:oneOrMorePath ex:p ]", chain);
  std::vector<TermId> nodes;
  follow(followed.graph, followed.path(), followed.id("n0"), nodes);
  CHECK(nodes.size() == 50'000);
}

TEST_CASE("the last step is the statement that brings the value") {
  const std::string_view data = "ex:a ex:p ex:b . ex:b ex:q ex:c . ex:c ex:q ex:d . ex:z ex:p ex:a .";
  CHECK(Followed("ex:p", data).last("a", "b") == 0U);
  CHECK(Followed("( ex:p ex:q )", data).last("a", "c") == 1U);
  CHECK(Followed("( ex:p [ sh:oneOrMorePath ex:q ] )", data).last("a", "d") == 2U);
  CHECK(Followed("[ sh:inversePath ex:p ]", data).last("a", "z") == 3U);
  CHECK(Followed("[ sh:inversePath ( ex:p ex:q ) ]", data).last("c", "a") == 0U);
  CHECK(Followed("[ sh:alternativePath ( ex:q ex:p ) ]", data).last("a", "b") == 0U);
  CHECK(Followed("[ sh:zeroOrOnePath ex:p ]", data).last("a", "b") == 0U);
}

TEST_CASE("the last step of a way whose end may be empty is the step before") {
  const std::string_view data = "ex:a ex:p ex:b . ex:b ex:q ex:c .";
  CHECK(Followed("( ex:p [ sh:zeroOrMorePath ex:q ] )", data).last("a", "b") == 0U);
  CHECK(Followed("( ex:p [ sh:zeroOrMorePath ex:q ] )", data).last("a", "c") == 1U);
  CHECK(Followed("( ex:p [ sh:zeroOrOnePath ex:r ] [ sh:zeroOrOnePath ex:r ] )", data).last("a", "b") == 0U);
  CHECK(Followed("[ sh:inversePath ( [ sh:zeroOrOnePath ex:r ] ex:p ) ]", data).last("b", "a") == 0U);
}

TEST_CASE("there is no last step where there is no way, or one without steps") {
  const std::string_view data = "ex:a ex:p ex:b . ex:b ex:q ex:c .";
  CHECK_FALSE(Followed("ex:q", data).last("a", "b"));
  CHECK_FALSE(Followed("[ sh:zeroOrMorePath ex:p ]", data).last("a", "a"));
  CHECK_FALSE(Followed("( [ sh:zeroOrOnePath ex:q ] [ sh:zeroOrOnePath ex:q ] )", data).last("a", "a"));
}

TEST_CASE("paths that are not well formed are refused with the reason") {
  CHECK(refusal("\"p\"") == "\"p\" is no path: a literal");
  CHECK(refusal("[ ex:p ex:q ]").starts_with("a blank node is no path"));
  CHECK(refusal("( ex:p )") == "the list of a path has fewer than two members");
  CHECK(refusal("[ sh:alternativePath ( ex:p ) ]") == "the list of a path has fewer than two members");
  CHECK(refusal("[ rdf:first ex:p ; rdf:rest ex:end ]") == "the list of a path is not well formed");
  CHECK(refusal("[ sh:alternativePath ex:p ]") == "the list of a path is not well formed");
  CHECK(refusal("[ sh:inversePath ex:p, ex:q ]").starts_with("a path has two values of"));
  CHECK(refusal("[ sh:alternativePath ( ex:p ex:q ), ( ex:p ex:r ) ]").starts_with("a path has two values of"));
  CHECK(refusal("_:p . _:p sh:inversePath _:p") == "a path contains itself");
  CHECK(refusal("_:p . _:p sh:inversePath ( ex:p [ sh:zeroOrOnePath _:p ] )") == "a path contains itself");
}

TEST_CASE("a list with further properties is a sequence") {
  CHECK(from_a("[ rdf:first ex:p ; rdf:rest ( ex:q ) ; sh:inversePath ex:r ]", "ex:a ex:p ex:b . ex:b ex:q ex:c .") ==
        "<c>");
}

TEST_CASE("paths that take exponential time are refused") {
  const auto nested = [](std::string_view open, std::size_t levels) {
    return repeated(open, levels) + " ex:p " + repeated("]", levels);
  };
  CHECK(from_a(nested("[ sh:zeroOrMorePath", 5), "ex:a ex:p ex:b .") == "<a> <b>");
  CHECK(refusal(nested("[ sh:zeroOrMorePath", 6)) == "a path repeats what repeats more than 5 deep");
  CHECK(from_a(nested("[ sh:inversePath", 100), "ex:a ex:p ex:b .") == "<b>");
  CHECK(refusal(nested("[ sh:inversePath", 101)) == "a path is nested more than 100 deep");
  std::string shared = "_:b0";
  for (int i = 0; i < 40; ++i)
    shared += " . _:b" + std::to_string(i) + " sh:alternativePath ( _:b" + std::to_string(i + 1) + " _:b" +
              std::to_string(i + 1) + " )";
  CHECK(refusal(shared + " . _:b40 sh:inversePath ex:p") == "a path has more than 10000 parts");
}

TEST_CASE("parts in parts take no exponential time") {
  const std::string_view data = "ex:a ex:p ex:a, ex:b . ex:b ex:p ex:a .";
  for (const std::string_view open : {"( ex:p", "( [ sh:zeroOrOnePath ex:p ]"}) {
    Followed followed(repeated(open, 90) + " ex:p " + repeated(")", 90), data);
    CHECK(followed.from("a") == "<a> <b>");
    CHECK(followed.last("a", "b"));
  }
  Followed optional(repeated("[ sh:zeroOrOnePath ( ex:p ", 45) + " ex:q " + repeated(") ]", 45), data);
  CHECK(optional.from("a") == "<a> <b>");
  CHECK(optional.last("a", "b"));
  Followed failing(repeated("( ex:p", 90) + " ex:q " + repeated(")", 90), data);
  CHECK(failing.from("a").empty());
  CHECK_FALSE(failing.last("a", "b"));
}
