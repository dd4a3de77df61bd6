#include "report/reported.h"

namespace newsgraph::tests {

TEST_CASE("JUnit: a shape is a suite, and without findings it passed, without focus nodes it was skipped") {
  Reported reported;
  reported.use("Article", 5);
  reported.use("Nobody", 0);
  CHECK(reported.as("junit") ==
        R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="newsgraph validate" tests="2" failures="0" errors="0" skipped="1">
  <testsuite name="ex:Article" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="ex:Article" name="its own constraints" file="shapes.ttl" line="3"/>
  </testsuite>
  <testsuite name="ex:Nobody" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="ex:Nobody" name="its own constraints" file="shapes.ttl" line="3"><skipped message="the shape met no focus nodes"/></testcase>
  </testsuite>
</testsuites>
)");
}

TEST_CASE("JUnit: a component of a shape is one case, however many results it has") {
  Reported reported;
  for (int i = 0; i < 100000; ++i) reported.add("a" + std::to_string(i));
  const std::string text = reported.as("junit");
  CHECK(count_of(text, "<testcase") == 1);
  CHECK(text.find("<testcase classname=\"ex:Article\" name=\"sh:minCount\" file=\"data/news.ttl\" line=\"12\">"
                  "<failure message=\"100,000 results of sh:minCount in ex:Article\" type=\"violation\">") !=
        std::string::npos);
  CHECK(count_of(text, "data/news.ttl:12:5: violation: has no value") == 20);
  CHECK(text.find("... and 99,980 more\n</failure>") != std::string::npos);
}

TEST_CASE("JUnit: what is milder than what counts as a failure is output of a passed case") {
  Reported reported;
  reported.add().level = Level::warning;
  CHECK(count_of(reported.as("junit"), "<failure") == 0);
  CHECK(count_of(reported.as("junit"), "<system-out>") == 1);
  report::FormatOptions strict;
  strict.fail_on = Level::warning;
  CHECK(count_of(reported.as("junit", strict), "<failure") == 1);
}

TEST_CASE("JUnit: cases of one suite have different names") {
  Reported reported;
  for (const char* label : {"b1", "b2"}) reported.add().shape = reported.terms.intern(rdf::blank(label));
  const std::string text = reported.as("junit");
  CHECK(count_of(text, "name=\"sh:minCount of ex:headline\"") == 1);
  CHECK(count_of(text, "name=\"sh:minCount of ex:headline (2)\"") == 1);
}

TEST_CASE("JUnit: nothing of the input breaks the XML") {
  Reported reported;
  reported.add().messages = {{"a <b> & \"c\" \x01\x1b]]> \uFFFE", ""}};
  reported.results[0].at.in.path = "a&\"<\n\x02>.ttl";
  const std::string text = reported.as("junit");
  CHECK(text.find("a &lt;b&gt; &amp; &quot;c&quot; \\u0001\\u001B]]&gt; \\uFFFE") != std::string::npos);
  CHECK(text.find("file=\"a&amp;&quot;&lt;&#10;\\u0002&gt;.ttl\"") != std::string::npos);
}

}  // namespace newsgraph::tests
