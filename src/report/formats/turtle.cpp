#include <set>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/checking_sink.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/report/format.h"

namespace newsgraph::report {
namespace {

namespace vocabulary = rdf::vocabulary;
using rdf::TermView;
using shacl::Path;
using vocabulary::sh::term;

constexpr std::string_view report_label = "report";

/// "sh:minCount" and the like never hold U+0000, but messages are made of anything.
std::string sound(const std::string& text) {
  std::string out = utf8::repair(text);
  for (std::size_t at = 0; (at = out.find('\0', at)) != std::string::npos;) out.replace(at, 1, "\xEF\xBF\xBD");
  return out;
}

/// The validation report of SHACL section 3. Its own blank nodes are _:report, _:r1, _:r1.p1 (paths), _:r1.d1
/// (details), in the order of the results; those of data and shapes keep their labels after "n_", so none of them can
/// be taken for one of the report's.
class Graph {
 public:
  Graph(const Report& report, rdf::StatementSink& out) : report_(report), out_(out) {}

  void write() {
    write_prefixes();
    const TermView node = rdf::blank(report_label);
    out_.statement(node, rdf::iri(vocabulary::rdf::type), rdf::iri(term<"ValidationReport">));
    out_.statement(node, rdf::iri(term<"conforms">), rdf::boolean(report_.conforms));
    // All statements of one subject stand together, which takes a pass of its own.
    std::uint64_t number = 0;
    report_.each_result([&](const Result&) {
      const std::string label = 'r' + std::to_string(++number);
      out_.statement(node, rdf::iri(term<"result">), rdf::blank(label));
    });
    number = 0;
    report_.each_result([&](const Result& result) { write_result('r' + std::to_string(++number), result); });
  }

 private:
  void write_prefixes();
  void write_result(const std::string& label, const Result& result);
  void link(const std::string& subject, std::string_view predicate, rdf::TermId object);
  void say(const std::string& subject, std::string_view predicate, const TermView& object);
  void write_path(const std::string& label, const Path& path);
  void write_list(const std::string& label, const std::vector<Path>& parts);
  /// Says that the subject's object is a path, a blank node `node` where it is more than an IRI.
  void point_at_path(const std::string& subject, std::string_view predicate, const std::string& node, const Path& path);
  void write_if_complex(const std::string& label, const Path& path) {
    if (path.kind != Path::Kind::predicate) write_path(label, path);
  }

  const Report& report_;
  rdf::StatementSink& out_;
};

void Graph::write_prefixes() {
  std::set<std::string_view> names;
  for (const auto& [name, iri] : report_.prefixes) {
    if (!rdf::is_writable_prefix(name, iri)) continue;
    out_.prefix(name, iri);
    names.insert(name);
  }
  if (!names.contains("sh")) out_.prefix("sh", vocabulary::sh::base);
}

void Graph::link(const std::string& subject, std::string_view predicate, rdf::TermId object) {
  if (object == rdf::TermId::none) return;
  const TermView view = report_.terms[object];
  if (view.kind != rdf::TermKind::blank) return say(subject, predicate, view);
  const std::string label = "n_" + std::string(view.text);
  say(subject, predicate, rdf::blank(label));
}

/// Data may hold terms that no writer takes; they are there as strings, so that the report is whole.
void Graph::say(const std::string& subject, std::string_view predicate, const TermView& object) {
  if (rdf::is_writable(object)) {
    out_.statement(rdf::blank(subject), rdf::iri(predicate), object);
    return;
  }
  const std::string text = sound(std::string(object.text));
  out_.statement(rdf::blank(subject), rdf::iri(predicate), rdf::literal(text));
}

void Graph::point_at_path(const std::string& subject, std::string_view predicate, const std::string& node,
                          const Path& path) {
  if (path.kind == Path::Kind::predicate) return link(subject, predicate, path.predicate);
  out_.statement(rdf::blank(subject), rdf::iri(predicate), rdf::blank(node));
}

void Graph::write_list(const std::string& label, const std::vector<Path>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string cell = i == 0 ? label : label + ".c" + std::to_string(i + 1);
    const std::string member = label + ".m" + std::to_string(i + 1);
    const std::string next = label + ".c" + std::to_string(i + 2);
    point_at_path(cell, vocabulary::rdf::first, member, parts[i]);
    out_.statement(rdf::blank(cell), rdf::iri(vocabulary::rdf::rest),
                   i + 1 == parts.size() ? rdf::iri(vocabulary::rdf::nil) : rdf::blank(next));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) write_if_complex(label + ".m" + std::to_string(i + 1), parts[i]);
}

void Graph::write_path(const std::string& label, const Path& path) {
  const std::string inner = label + ".p";
  const auto wrap = [&](std::string_view predicate) {
    point_at_path(label, predicate, inner, path.parts.front());
    write_if_complex(inner, path.parts.front());
  };
  switch (path.kind) {
    case Path::Kind::predicate:
      return;
    case Path::Kind::sequence:
      return write_list(label, path.parts);
    case Path::Kind::alternative:
      out_.statement(rdf::blank(label), rdf::iri(term<"alternativePath">), rdf::blank(inner));
      return write_list(inner, path.parts);
    case Path::Kind::inverse:
      return wrap(term<"inversePath">);
    case Path::Kind::zero_or_more:
      return wrap(term<"zeroOrMorePath">);
    case Path::Kind::one_or_more:
      return wrap(term<"oneOrMorePath">);
    case Path::Kind::zero_or_one:
      return wrap(term<"zeroOrOnePath">);
  }
}

void Graph::write_result(const std::string& label, const Result& result) {
  const std::string path = label + ".p";
  out_.statement(rdf::blank(label), rdf::iri(vocabulary::rdf::type), rdf::iri(term<"ValidationResult">));
  link(label, term<"focusNode">, result.focus);
  if (result.path) point_at_path(label, term<"resultPath">, path, *result.path);
  link(label, term<"value">, result.value);
  link(label, term<"resultSeverity">, result.severity);
  link(label, term<"sourceShape">, result.shape);
  const std::string component = std::string(vocabulary::sh::base).append(result.component);
  out_.statement(rdf::blank(label), rdf::iri(term<"sourceConstraintComponent">), rdf::iri(component));
  for (const Message& message : result.messages) {
    const std::string text = sound(message.text);
    say(label, term<"resultMessage">, rdf::text(text, message.language));
  }
  const auto detail_label = [&](std::size_t i) { return label + ".d" + std::to_string(i + 1); };
  for (std::size_t i = 0; i < result.details.size(); ++i) {
    out_.statement(rdf::blank(label), rdf::iri(term<"detail">), rdf::blank(detail_label(i)));
  }
  if (result.path) write_if_complex(path, *result.path);
  for (std::size_t i = 0; i < result.details.size(); ++i) write_result(detail_label(i), result.details[i]);
}

Status write(const Report& report, const FormatOptions&, ByteSink& out) {
  const auto writer = rdf::make_writer(rdf::turtle_syntax, out);
  Graph(report, *writer).write();
  if (Status status = writer->finish(); !status) return status;
  return out.flush();
}

}  // namespace

const Format turtle_format{"turtle", write};

}  // namespace newsgraph::report
