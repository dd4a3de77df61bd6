#include <algorithm>
#include <map>

#include "newsgraph/base/utf8.h"
#include "newsgraph/report/explanation.h"
#include "newsgraph/report/format.h"
#include "newsgraph/report/groups.h"

// A test suite is a shape that has an IRI, a test case is one constraint component of it (or of a shape within it):
// names that stay the same from run to run, which GitLab and Jenkins need to tell new failures from old ones, and a
// size that depends on the shapes and not on the data.

namespace newsgraph::report {
namespace {

constexpr std::size_t most_listed = 20;   ///< results of a test case
constexpr std::size_t most_details = 10;  ///< of a result

/// Text for XML 1.0, fit for elements and attributes. What the standard does not allow even as a reference is shown as
/// \u and its number.
std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = utf8::decode(text, at);
    at += length;
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += "&#" + std::to_string(static_cast<unsigned>(c)) + ';';
    } else if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> static_cast<unsigned>(shift)) & 0xFU];
    } else {
      utf8::append(out, c);
    }
  }
  return out;
}

/// Text of an element, whose line breaks may stand as they are.
std::string xml_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += xml(text.substr(0, end));
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + xml(value) + '"';
}

struct Case {
  std::string name;
  std::string body;  ///< one child element, or empty where it passed
  Location at;
  enum class Outcome : std::uint8_t { passed, failed, skipped } outcome = Outcome::passed;
};

struct Suite {
  std::string name;
  std::vector<Case> cases;

  std::size_t count(Case::Outcome outcome) const {
    return static_cast<std::size_t>(std::ranges::count(cases, outcome, &Case::outcome));
  }
};

class JunitReport {
 public:
  JunitReport(const Report& report, const FormatOptions& options)
      : report_(report), options_(options), names_(report), groups_(report) {}

  Status write(ByteSink& out);

 private:
  Suite& suite_of(rdf::TermId shape);
  void list_groups();
  void add_case(const Group& group, const std::string& listing);
  void pass_the_others();

  const Report& report_;
  const FormatOptions& options_;
  Names names_;
  Groups groups_;
  std::vector<Suite> suites_;
  std::map<rdf::TermId, std::size_t> index_;
};

Suite& JunitReport::suite_of(rdf::TermId shape) {
  const auto [entry, is_new] = index_.try_emplace(shape, suites_.size());
  if (is_new) suites_.push_back({names_.shape(shape, rdf::TermId::none), {}});
  return suites_[entry->second];
}

void JunitReport::list_groups() {
  std::vector<std::string> listings(groups_.all().size());
  groups_.each(most_listed, [&](std::size_t group, const Result& result) {
    const std::string at = place(result.at);
    listings[group] += (at.empty() ? "" : at + ": ") + std::string(name_of(result.level)) + ": " +
                       one_line(message_of(result).text) + '\n' + described(result, names_, most_details);
  });
  for (std::size_t i = 0; i < listings.size(); ++i) {
    const Group& group = groups_.all()[i];
    if (group.size() > most_listed) listings[i] += "... and " + grouped(group.size() - most_listed) + " more\n";
    add_case(group, listings[i]);
  }
}

void JunitReport::add_case(const Group& group, const std::string& listing) {
  Suite& suite = suite_of(group.named_shape == rdf::TermId::none ? group.shape : group.named_shape);
  Case added{"sh:" + std::string(group.parameter), {}, group.first_at};
  if (group.path) added.name += " of " + names_.path(*group.path);
  // GitLab and Jenkins take cases of equal names for one.
  const auto same = std::ranges::count_if(suite.cases, [&](const Case& other) {
    return other.name == added.name || other.name.starts_with(added.name + " (");
  });
  if (same != 0) added.name += " (" + std::to_string(same + 1) + ')';
  if (group.level() <= options_.fail_on) {
    added.outcome = Case::Outcome::failed;
    added.body = "<failure" + attribute("message", counted(group.size(), "result") + " of " + group.label(names_)) +
                 attribute("type", name_of(group.level())) + '>' + xml_lines(listing) + "</failure>";
  } else {
    added.body = "<system-out>" + xml_lines(listing) + "</system-out>";
  }
  suite.cases.push_back(std::move(added));
}

/// A shape without findings is a test that was passed, one that met nothing is a test that did not take place. Shapes
/// within it that have an IRI are suites of their own and pass or fail by themselves.
void JunitReport::pass_the_others() {
  for (const ShapeUse& use : report_.shapes) {
    Suite& suite = suite_of(use.shape);
    if (!suite.cases.empty()) continue;
    Case conforming{"its own constraints", {}, use.at};
    if (use.focus_nodes == 0) {
      conforming.outcome = Case::Outcome::skipped;
      conforming.body = "<skipped" + attribute("message", "the shape met no focus nodes") + "/>";
    }
    suite.cases.push_back(std::move(conforming));
  }
}

std::string opening(std::string_view element, std::string_view name, std::size_t tests, std::size_t failures,
                    std::size_t skipped) {
  return '<' + std::string(element) + attribute("name", name) + attribute("tests", std::to_string(tests)) +
         attribute("failures", std::to_string(failures)) + attribute("errors", "0") +
         attribute("skipped", std::to_string(skipped)) + ">\n";
}

std::string element_of(const Case& test, const std::string& suite) {
  std::string out = "    <testcase" + attribute("classname", suite) + attribute("name", test.name);
  if (!test.at.in.path.empty()) out += attribute("file", test.at.in.text());
  if (test.at.line != 0) out += attribute("line", std::to_string(test.at.line));
  return out += test.body.empty() ? "/>\n" : ">" + test.body + "</testcase>\n";
}

Status JunitReport::write(ByteSink& out) {
  for (const ShapeUse& use : report_.shapes) suite_of(use.shape);  // suites stand in the order of the shapes
  list_groups();
  pass_the_others();
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
  for (const Suite& suite : suites_) {
    tests += suite.cases.size();
    failures += suite.count(Case::Outcome::failed);
    skipped += suite.count(Case::Outcome::skipped);
  }
  out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
            opening("testsuites", "newsgraph validate", tests, failures, skipped));
  for (const Suite& suite : suites_) {
    out.write("  " + opening("testsuite", suite.name, suite.cases.size(), suite.count(Case::Outcome::failed),
                             suite.count(Case::Outcome::skipped)));
    for (const Case& test : suite.cases) out.write(element_of(test, suite.name));
    out.write("  </testsuite>\n");
  }
  out.write("</testsuites>\n");
  return out.flush();
}

Status write(const Report& report, const FormatOptions& options, ByteSink& out) {
  return JunitReport(report, options).write(out);
}

}  // namespace

const Format junit_format{"junit", write};

}  // namespace newsgraph::report
