#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "newsgraph/base/hash.h"
#include "newsgraph/base/version.h"
#include "newsgraph/report/explanation.h"
#include "newsgraph/report/format.h"
#include "newsgraph/report/groups.h"
#include "newsgraph/report/json_stream.h"

// SARIF 2.1.0 (OASIS), with what GitHub code scanning needs beside the schema: texts for each rule, a physical location
// for each result, a fingerprint that it knows, and its limits. Where there are more results than it takes, each rule
// gets its share and one result that counts the others.

namespace newsgraph::report {
namespace {

using Json = nlohmann::ordered_json;

// GitHub takes 25,000 results and 25,000 rules of a run and 10 MB after gzip, to which text of this kind shrinks from
// five times that; the rest is margin.
constexpr std::uint64_t most_results = 25000;
constexpr std::size_t most_rules = 25000;
constexpr std::size_t most_bytes = std::size_t{40} * 1000 * 1000;
constexpr std::size_t message_limit = 1000;  ///< code points
constexpr std::size_t most_details = 10;
constexpr std::string_view root = "SRCROOT";

std::string_view sarif_level(Level level) {
  constexpr std::array<std::string_view, level_count> levels{"error", "warning", "note"};
  return levels[static_cast<std::size_t>(level)];
}

/// A path as a URI reference (RFC 3986). ':' is escaped too: before the first '/' it would end a scheme.
std::string uri_of(std::string_view as_named) {
  const std::string path = plain_path(as_named);
  constexpr std::string_view kept = "-._~/!$&'()*+,;=@";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kept.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
  }
  return out;
}

/// SARIF takes "[...](...)" in a message for a link (section 3.11.6): one in the input must not become one.
Json message(std::string text) {
  for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos;) text.insert(at + 1, 1, ' ');
  return {{"text", std::move(text)}};
}

/// What anchors the component's section has in the specification.
std::string help_uri(std::string_view component) {
  const bool qualified = component.starts_with("Qualified");  // two components, one section
  return "https://www.w3.org/TR/shacl/#" +
         std::string(qualified ? "QualifiedValueShapeConstraintComponent" : component);
}

class SarifReport {
 public:
  SarifReport(const Report& report, ByteSink& out)
      : report_(report),
        names_(report),
        groups_(report),
        left_out_(std::min(groups_.all().size(), most_rules)),
        out_(out) {}

  Status write();

 private:
  static std::size_t rule_of(std::size_t group) { return std::min(group, most_rules - 1); }
  /// The last rule stands for all groups that are too many.
  bool is_shared(std::size_t rule) const { return rule + 1 == most_rules && groups_.all().size() > most_rules; }
  std::uint64_t share() const;

  void name_rules();
  void write_tool();
  void write_artifacts();
  void write_results();
  void write_left_out();
  void write_invocation();
  Json rule(std::size_t rule) const;
  Json artifact_location(const std::string& path) const;
  Json physical_location(const Location& at) const;
  Json location(const Location& at) const;
  Json result(const Result& result, std::size_t rule) const;

  const Report& report_;
  Names names_;
  Groups groups_;
  std::vector<std::string> rule_ids_;
  std::map<std::string, std::size_t> artifacts_;
  std::vector<std::uint64_t> left_out_;  ///< of each rule
  JsonStream out_;
};

/// The largest number of results for each rule that keeps the whole within the limit, with one more for each rule that
/// has others.
std::uint64_t SarifReport::share() const {
  std::uint64_t low = 0;
  std::uint64_t high = most_results;
  while (low < high) {
    const std::uint64_t middle = (low + high + 1) / 2;
    std::uint64_t total = 0;
    for (const Group& group : groups_.all()) total += std::min(group.size(), middle) + (group.size() > middle ? 1 : 0);
    if (total <= most_results) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

void SarifReport::name_rules() {
  std::map<std::string, int> used;
  for (std::size_t i = 0; i < left_out_.size(); ++i) {
    if (is_shared(i)) {
      rule_ids_.emplace_back("further-shapes");
      continue;
    }
    const Group& group = groups_.all()[i];
    const bool named = group.named_shape != rdf::TermId::none;
    std::string id = named ? names_.term(group.named_shape) : names_.shape(group.shape, group.named_shape);
    if (group.path) id += ' ' + names_.path(*group.path);
    id += " sh:" + std::string(group.parameter);
    const int same = ++used[id];
    rule_ids_.push_back(same == 1 ? id : id + " (" + std::to_string(same) + ')');
  }
}

Json SarifReport::rule(std::size_t rule) const {
  Json out{{"id", rule_ids_[rule]}};
  std::string label = "Constraints of further shapes";
  std::string uri = "https://www.w3.org/TR/shacl/";
  Level level = Level::violation;
  if (!is_shared(rule)) {
    const Group& group = groups_.all()[rule];
    out["name"] = group.component;
    label = group.label(names_);
    uri = help_uri(group.component);
    level = group.level();
  }
  const std::string at = is_shared(rule) ? "" : place(groups_.all()[rule].shape_at);
  out["shortDescription"] = message(label);
  out["fullDescription"] = message(at.empty() ? label : label + ", " + at);
  out["help"] = message("The SHACL constraint is explained at " + uri);
  out["helpUri"] = uri;
  out["defaultConfiguration"] = {{"level", sarif_level(level)}};
  out["properties"] = {{"tags", {"shacl", "rdf"}}};
  return out;
}

Json SarifReport::artifact_location(const std::string& path) const {
  if (path == "-") return {{"uri", "stdin"}};
  Json out{{"uri", uri_of(path)}};
  if (!path.starts_with('/')) out["uriBaseId"] = root;
  if (const auto known = artifacts_.find(path); known != artifacts_.end()) out["index"] = known->second;
  return out;
}

/// Null where not even a file is known. Without a line the file as a whole is meant.
Json SarifReport::physical_location(const Location& at) const {
  if (at.in.path.empty()) return nullptr;
  Json out{{"artifactLocation", artifact_location(at.in.text())}};
  if (at.line != 0) {
    Json& region = out["region"] = {{"startLine", at.line}};
    if (at.column != 0) region["startColumn"] = at.column;
  }
  return out;
}

Json SarifReport::location(const Location& at) const {
  Location known = at;
  // GitHub refuses results without a file.
  if (known.in.path.empty() && !report_.data.empty()) known.in.path = report_.data.front();
  Json out = Json::object();
  if (Json physical = physical_location(known); !physical.is_null()) out["physicalLocation"] = std::move(physical);
  return out;
}

Json SarifReport::result(const Result& result, std::size_t rule) const {
  std::string text = one_line(message_of(result).text, message_limit) + '\n' + described(result, names_, most_details);
  text.pop_back();
  Json out{{"ruleId", rule_ids_[rule]},
           {"ruleIndex", rule},
           {"level", sarif_level(result.level)},
           {"message", message(text)}};
  Json place = location(result.at);
  const std::string focus = names_.term(result.focus);
  if (!focus.empty()) {
    Json logical{{"name", focus}, {"kind", "resource"}};
    if (report_.terms.kind(result.focus) == rdf::TermKind::iri)
      logical["fullyQualifiedName"] = report_.terms.text(result.focus);
    place["logicalLocations"] = Json::array({logical});
  }
  out["locations"] = Json::array({place});
  if (is_in_file(result.shape_at)) {
    const Json shape = physical_location(result.shape_at);
    out["relatedLocations"] =
        Json::array({Json{{"id", 1}, {"physicalLocation", shape}, {"message", message(names_.shape(result))}}});
  }
  if (!result.fingerprint.empty()) {
    // GitHub looks at primaryLocationLineHash only; it would otherwise make one from the line's text.
    out["partialFingerprints"] = {{"newsgraph/v1", result.fingerprint},
                                  {"primaryLocationLineHash", result.fingerprint + ":1"}};
  }
  return out;
}

void SarifReport::write_tool() {
  out_.open_object("tool");
  out_.open_object("driver");
  out_.value("name", "newsgraph");
  out_.value("semanticVersion", version());
  out_.open_array("rules");
  for (std::size_t i = 0; i < left_out_.size(); ++i) out_.item(rule(i));
  out_.close();
  out_.close();
  out_.close();
}

void SarifReport::write_artifacts() {
  out_.value("columnKind", "unicodeCodePoints");
  out_.value("originalUriBaseIds", {{root, {{"description", message("The directory that newsgraph was run in")}}}});
  out_.open_array("artifacts");
  const auto add = [&](const std::vector<std::string>& paths, std::string_view role) {
    for (const std::string& path : paths) {
      if (artifacts_.contains(path)) continue;  // a schema's rule: no artifact twice
      if (path != "-" && !is_in_file({{path, {}, 0}, 0, 0, 0})) continue;
      const Json place = artifact_location(path);
      out_.item({{"location", place}, {"roles", {path == "-" ? "standardStream" : role}}});
      artifacts_.emplace(path, artifacts_.size());
    }
  };
  add(report_.data, "analysisTarget");
  add(report_.shapes_files, "userSpecifiedConfiguration");
  out_.close();
}

void SarifReport::write_results() {
  const std::uint64_t most = share();
  std::vector<std::uint64_t> written(left_out_.size());
  out_.open_array("results");
  report_.each_result([&](const Result& each) {
    const std::size_t rule = rule_of(groups_.of(each));
    if (is_shared(rule) || written[rule] == most || out_.size() > most_bytes) {
      ++left_out_[rule];
      return;
    }
    ++written[rule];
    out_.item(result(each, rule));
  });
  write_left_out();
  out_.close();
}

void SarifReport::write_left_out() {
  for (std::size_t i = 0; i < left_out_.size(); ++i) {
    if (left_out_[i] == 0) continue;
    const Group& group = groups_.all()[i];
    const std::string hash = hash128(rule_ids_[i]).base32();
    out_.item({{"ruleId", rule_ids_[i]},
               {"ruleIndex", i},
               {"level", sarif_level(group.level())},
               {"message", message(counted(left_out_[i], "more result") +
                                   " of this rule; the text report with --all shows them one by one")},
               {"locations", Json::array({location(group.first_at)})},
               {"partialFingerprints", {{"newsgraph/v1", hash}, {"primaryLocationLineHash", hash + ":1"}}},
               {"properties", {{"count", left_out_[i]}}}});
  }
}

void SarifReport::write_invocation() {
  std::uint64_t left = 0;
  for (const std::uint64_t each : left_out_) left += each;
  Json about_shapes = Json::array();
  for (const Error& warning : report_.warnings) {
    const std::string hint = warning.hint.empty() ? "" : "; " + warning.hint;
    Json item{{"level", "warning"}, {"message", message(one_line(warning.message + hint, message_limit))}};
    if (is_in_file(warning.where))
      item["locations"] = Json::array({Json{{"physicalLocation", physical_location(warning.where)}}});
    about_shapes.push_back(item);
  }
  Json invocation{{"executionSuccessful", true}, {"toolConfigurationNotifications", about_shapes}};
  if (left != 0) {
    const std::string text =
        counted(left, "result") + " beyond the limits of code scanning stand here as one for each rule";
    invocation["toolExecutionNotifications"] = Json::array({Json{{"level", "warning"}, {"message", message(text)}}});
  }
  out_.value("invocations", Json::array({invocation}));
  out_.value("properties", {{"conforms", report_.conforms},
                            {"statements", report_.statements},
                            {"resultsInBaseline", report_.in_baseline},
                            {"resultsLeftOut", left}});
}

Status SarifReport::write() {
  name_rules();
  out_.value("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  out_.value("version", "2.1.0");
  out_.open_array("runs");
  out_.open_object();
  write_tool();
  write_artifacts();
  write_results();
  write_invocation();
  return out_.finish();
}

Status write(const Report& report, const FormatOptions&, ByteSink& out) {
  return SarifReport(report, out).write();
}

}  // namespace

const Format sarif_format{"sarif", write};

}  // namespace newsgraph::report
