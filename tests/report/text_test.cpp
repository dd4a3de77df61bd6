#include "report/reported.h"

namespace newsgraph::tests {

TEST_CASE("text: a result is said as compilers do, with what it is about below") {
  Reported reported;
  reported.add().value = reported.literal("x");
  CHECK(reported.as("text") ==
        "data/news.ttl:12:5: violation: has no value, needs 1 [sh:minCount]\n"
        "    focus node  ex:a1\n"
        "    path        ex:headline\n"
        "    value       \"x\"\n"
        "    shape       ex:Article (shapes.ttl:3:1)\n"
        "\n"
        "no statements, no focus nodes: 1 violation, no warnings, no infos\n");
}

TEST_CASE("text: results without a place or with a severity of the user's own are shown too") {
  Reported reported;
  report::Result& result = reported.add();
  result.at = {};
  result.severity = reported.iri("Fatal");
  const std::string text = reported.as("text");
  CHECK(text.starts_with("violation: has no value"));
  CHECK(text.find("    severity    ex:Fatal\n") != std::string::npos);
}

TEST_CASE("text: why nested shapes are not conformed to is a tree") {
  Reported reported;
  report::Result& result = reported.add_of("OrConstraintComponent", "or");
  report::Result branch = result;
  branch.component = "ClassConstraintComponent";
  branch.parameter = "class";
  branch.shape = reported.iri("Person");
  branch.messages = {{"is no\nschema:Person", ""}};
  branch.details = {branch};
  result.details = {branch, branch};
  const std::string text = reported.as("text");
  CHECK(text.find("    - is no schema:Person [sh:class], shape ex:Person (shapes.ttl:3:1)\n"
                  "      - is no schema:Person [sh:class]\n"
                  "    - is no schema:Person") != std::string::npos);
}

TEST_CASE("text: of many equal mistakes some are shown and the others counted") {
  Reported reported;
  for (int i = 0; i < 100000; ++i) {
    reported.add("a" + std::to_string(i));
    if (i % 50000 == 0) reported.add_of("MaxCountConstraintComponent", "maxCount");
  }
  const std::string text = reported.as("text");
  CHECK(count_of(text, "[sh:minCount]") == 20);
  CHECK(count_of(text, "[sh:maxCount]") == 2);
  CHECK(text.find("... and 99,980 more of sh:minCount in ex:Article (--all shows all)\n") < text.find("[sh:maxCount]"));
  report::FormatOptions all;
  all.most_shown = 0;
  const std::string everything = reported.as("text", all);
  CHECK(count_of(everything, "[sh:minCount]") == 100000);
  CHECK(everything.find(" more of ") == std::string::npos);
}

TEST_CASE("text: shapes that met nothing and absent classes are warned of") {
  Reported reported;
  reported.use("Article", 1234);
  reported.use("Nobody", 0);
  reported.report.shapes[1].absent_classes = {reported.iri("Person")};
  reported.report.warnings.push_back({Errc::shapes, "sh:x is unknown", {{"shapes.ttl", {}, 0}, 0, 4, 2}, "remove it"});
  reported.report.in_baseline = 3;
  const std::string text = reported.as("text");
  CHECK(text.find("shapes.ttl:4:2: warning: sh:x is unknown; remove it\n") == 0);
  CHECK(text.find("shape       focus nodes\n"
                  "ex:Article        1,234\n"
                  "ex:Nobody             0  warning: met nothing; no instances of ex:Person\n") != std::string::npos);
  CHECK(text.find("no infos; 3 more in the baseline\n") != std::string::npos);
}

TEST_CASE("text: colours only when asked for, and never those of the input") {
  Reported reported;
  reported.add().messages = {{"\x1b[31mred", ""}};
  CHECK(reported.as("text").find('\x1b') == std::string::npos);
  report::FormatOptions options;
  options.colors = true;
  CHECK(reported.as("text", options).find("\x1b[1;31mviolation:\x1b[0m \\u001B[31mred") != std::string::npos);
}

}  // namespace newsgraph::tests
