#include <nlohmann/json.hpp>

#include "newsgraph/base/version.h"
#include "newsgraph/rdf/vocabulary.h"
#include "newsgraph/report/format.h"
#include "newsgraph/report/json_stream.h"
#include "newsgraph/report/names.h"

// docs/report-formats.md describes what is written here.

namespace newsgraph::report {
namespace {

using Json = nlohmann::ordered_json;
namespace vocabulary = rdf::vocabulary;

constexpr int format_version = 1;

class JsonReport {
 public:
  JsonReport(const Report& report, ByteSink& out) : report_(report), names_(report), out_(out) {}
  Status write();

 private:
  Json term(rdf::TermId id) const;
  Json result(const Result& result) const;
  Json use(const ShapeUse& use) const;
  Json summary() const;

  const Report& report_;
  Names names_;
  JsonStream out_;
};

/// Members that are known only.
void add_place(Json& object, const Location& at) {
  if (!at.in.path.empty()) object["file"] = at.in.text();
  if (at.line != 0) object["line"] = at.line;
  if (at.line != 0 && at.column != 0) object["column"] = at.column;
}

Json JsonReport::term(rdf::TermId id) const {
  if (id == rdf::TermId::none) return nullptr;
  const rdf::TermView view = report_.terms[id];
  if (view.kind == rdf::TermKind::iri) return {{"type", "uri"}, {"value", view.text}};
  if (view.kind == rdf::TermKind::blank) return {{"type", "bnode"}, {"value", view.text}};
  Json out{{"type", "literal"}, {"value", view.text}};
  const std::string_view string = view.language.empty() ? vocabulary::xsd::string : vocabulary::rdf::langString;
  out["datatype"] = view.datatype.empty() ? string : view.datatype;
  if (!view.language.empty()) out["language"] = view.language;
  return out;
}

Json JsonReport::result(const Result& result) const {
  Json out{{"level", name_of(result.level)},
           {"severity", result.severity == rdf::TermId::none ? Json() : Json(report_.terms.text(result.severity))},
           {"component", std::string(vocabulary::sh::base).append(result.component)},
           {"parameter", result.parameter},
           {"messages", Json::array()}};
  for (const Message& message : result.messages) {
    Json& text = out["messages"].emplace_back(Json{{"text", message.text}});
    if (!message.language.empty()) text["language"] = message.language;
  }
  out["focusNode"] = term(result.focus);
  if (result.graph != rdf::TermId::none) out["graph"] = term(result.graph);
  if (result.path) out["path"] = names_.path(*result.path);
  if (result.value != rdf::TermId::none) out["value"] = term(result.value);
  add_place(out, result.at);
  Json& shape = out["shape"] = Json{{"node", term(result.shape)}, {"named", term(result.named_shape)}};
  add_place(shape, result.shape_at);
  if (!result.fingerprint.empty()) out["fingerprint"] = result.fingerprint;
  if (result.details.empty()) return out;
  Json& details = out["details"] = Json::array();
  for (const Result& detail : result.details) details.push_back(this->result(detail));
  return out;
}

Json JsonReport::use(const ShapeUse& use) const {
  Json out{{"shape", term(use.shape)}, {"focusNodes", use.focus_nodes}};
  add_place(out, use.at);
  Json& absent = out["absentClasses"] = Json::array();
  for (const rdf::TermId id : use.absent_classes) absent.push_back(report_.terms.text(id));
  return out;
}

Json JsonReport::summary() const {
  std::uint64_t nodes = 0;
  for (const ShapeUse& use : report_.shapes) nodes += use.focus_nodes;
  return {{"statements", report_.statements},
          {"focusNodes", nodes},
          {"violations", report_.counts[static_cast<std::size_t>(Level::violation)]},
          {"warnings", report_.counts[static_cast<std::size_t>(Level::warning)]},
          {"infos", report_.counts[static_cast<std::size_t>(Level::info)]},
          {"inBaseline", report_.in_baseline},
          {"goneFromBaseline", report_.gone_from_baseline}};
}

Status JsonReport::write() {
  out_.value("tool", {{"name", "newsgraph"}, {"version", version()}});
  out_.value("formatVersion", format_version);
  out_.value("conforms", report_.conforms);
  out_.value("summary", summary());
  out_.value("data", report_.data);
  out_.value("shapesFiles", report_.shapes_files);
  Json prefixes = Json::object();
  for (const auto& [name, iri] : report_.prefixes) prefixes[name] = iri;
  out_.value("prefixes", prefixes);
  out_.open_array("shapes");
  for (const ShapeUse& each : report_.shapes) out_.item(use(each));
  out_.close();
  out_.open_array("warnings");
  for (const Error& warning : report_.warnings) {
    Json item{{"message", warning.message}};
    if (!warning.hint.empty()) item["hint"] = warning.hint;
    add_place(item, warning.where);
    out_.item(item);
  }
  out_.close();
  out_.open_array("results");
  report_.each_result([&](const Result& each) { out_.item(result(each)); });
  return out_.finish();
}

Status write(const Report& report, const FormatOptions&, ByteSink& out) {
  return JsonReport(report, out).write();
}

}  // namespace

const Format json_format{"json", write};

}  // namespace newsgraph::report
