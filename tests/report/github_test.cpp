#include "report/reported.h"

namespace newsgraph::tests {

TEST_CASE("GitHub: an annotation names file, line and column and ends with a summary") {
  Reported reported;
  reported.add();
  const std::string text = reported.as("github");
  CHECK(
      text.starts_with("::error file=data/news.ttl,line=12,col=5,title=sh%3AminCount in ex%3AArticle::"
                       "has no value, needs 1%0A  focus node: ex:a1%0A"));
  CHECK(text.ends_with("\nnewsgraph: 1 violation, no warnings, no infos\n"));
}

TEST_CASE("GitHub: a shape without an IRI is told by its path, a file by its plain path") {
  Reported reported;
  report::Result& result = reported.add();
  result.shape = reported.terms.intern(rdf::blank("b"));
  result.at.in.path = "./data/../data/news.ttl";
  CHECK(reported.as("github").starts_with(
      "::error file=data/news.ttl,line=12,col=5,title=sh%3AminCount of ex%3Aheadline in a shape in ex%3AArticle::"));
}

TEST_CASE("GitHub: levels are error, warning and notice") {
  Reported reported;
  reported.add().level = Level::warning;
  reported.add_of("MaxCountConstraintComponent", "maxCount").level = Level::info;
  CHECK(reported.as("github").starts_with("::warning "));
  CHECK(reported.as("github").find("\n::notice ") != std::string::npos);
}

TEST_CASE("GitHub: nothing of the input ends a command or begins one") {
  Reported reported;
  report::Result& result = reported.add();
  result.at.in.path = "a,b:c%\n.ttl";
  result.messages = {{"100%\r\n::error::x", ""}};
  const std::string text = reported.as("github");
  CHECK(text.starts_with("::error file=a%2Cb%3Ac%25%0A.ttl,"));
  CHECK(text.find("::100%25 ::error::x%0A") != std::string::npos);
  CHECK(count_of(text, "\n::") == 0);
}

TEST_CASE("GitHub: each mistake comes once before any comes again, and no more than are shown") {
  Reported reported;
  for (int i = 0; i < 100000; ++i) reported.add("a" + std::to_string(i));
  reported.add_of("MaxCountConstraintComponent", "maxCount");
  const std::string text = reported.as("github");
  CHECK(text.find("maxCount") < text.find("ex:a1%0A"));
  CHECK(count_of(text, "::error ") == 11);
  CHECK(text.find("\n100,000 of sh:minCount in ex:Article\n") != std::string::npos);
}

TEST_CASE("GitHub: results without a place, or from standard input, have no file") {
  Reported reported;
  reported.add().at = {};
  reported.add("a2").at.in.path = "-";
  CHECK(count_of(reported.as("github"), "::error title=") == 2);
}

}  // namespace newsgraph::tests
