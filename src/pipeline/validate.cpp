#include "newsgraph/pipeline/validate.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "newsgraph/pipeline/findings.h"
#include "newsgraph/pipeline/origins.h"
#include "newsgraph/pipeline/rdf_load.h"
#include "newsgraph/pipeline/result_messages.h"
#include "newsgraph/report/fingerprint.h"
#include "newsgraph/report/names.h"

namespace newsgraph::pipeline {
namespace {

using rdf::Ordinal;
using rdf::TermId;

/// One data graph and what was found in it.
struct CheckedGraph {
  CheckedGraph(const LoadedShapes& shapes, const rdf::TermTable& terms, rdf::RowSink::Graph data)
      : name(data.name),
        graph(std::move(data.rows), terms.end(), shapes.shapes.inverse_predicates),
        binding(shapes.shapes, *shapes.common, terms, graph) {}

  TermId name;
  rdf::DataGraph graph;
  shacl::Binding binding;
  GraphFindings found;
  /// Where each finding and its details stand, in the order in which each_finding() meets them.
  std::vector<std::optional<Ordinal>> origins;
};

template <class Use>
void each_finding(const shacl::Findings& findings, Use&& use) {
  for (const shacl::Finding& finding : findings) {
    use(finding);
    each_finding(finding.details, use);
  }
}

report::Level level_of(const shacl::CommonTerms& common, TermId severity) {
  if (severity == common.warning) return report::Level::warning;
  return severity == common.info ? report::Level::info : report::Level::violation;
}

class Run final : public Validation {
 public:
  explicit Run(std::unique_ptr<const LoadedShapes> shapes)
      : shapes_(std::move(shapes)), terms_(&shapes_->terms), report_(terms_) {}

  Status load_data(const ValidateOptions& options);
  void check(const ValidateOptions& options);
  const report::Report& report() const override { return report_; }

 private:
  Status load_document(std::size_t number, rdf::RowSink& rows, const ValidateOptions& options);
  void find_places();
  void describe_shapes();
  void warn_of_what_met_nothing();
  void warn_of_unused_shapes();
  void count(const ValidateOptions& options);
  void each_result(const report::Report::Use& use) const;
  report::Result result_of(shacl::Evaluation& evaluation, const shacl::Finding& finding, const CheckedGraph& checked,
                           std::size_t& next_origin) const;
  Location place_of(std::optional<Ordinal> ordinal) const;

  std::unique_ptr<const LoadedShapes> shapes_;
  rdf::TermTable terms_;
  Prefixes prefixes_;
  std::vector<rdf::ReadDocument> documents_;
  std::vector<rdf::RowSink::Graph> graphs_;
  std::deque<CheckedGraph> checked_;
  std::vector<Ordinal> ordinals_;  ///< ascending: of all findings
  std::vector<Location> places_;   ///< of them
  std::vector<bool> known_;        ///< by result: it is in the baseline
  report::Report report_;
};

Status Run::load_document(std::size_t number, rdf::RowSink& rows, const ValidateOptions& options) {
  // Labels of a single document stay as they are written, so that findings show what its author knows.
  if (documents_.size() > 1) documents_[number].blank_prefix = "data" + std::to_string(number + 1) + '-';
  return load(documents_[number], rows, prefixes_, options.jobs, options.progress);
}

Status Run::load_data(const ValidateOptions& options) {
  auto documents = rdf_documents(options.data, options.rdf);
  if (!documents) return tl::make_unexpected(std::move(documents.error()));
  documents_ = std::move(*documents);
  const bool each = options.graphs == DataGraphs::each;
  rdf::RowSink rows(terms_, each ? rdf::RowSink::Graphs::split : rdf::RowSink::Graphs::merge);
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (Status status = load_document(i, rows, options); !status) return status;
  }
  report_.statements = rows.next_ordinal();
  for (rdf::RowSink::Graph& graph : rows.take()) {
    if (!graph.rows.empty() || !each) graphs_.push_back(std::move(graph));
  }
  return {};
}

/// Shapes among the data have no effect: somebody may have meant them for --shapes.
void Run::warn_of_unused_shapes() {
  namespace sh = rdf::vocabulary::sh;
  std::vector<TermId> targets;
  for (const std::string_view predicate :
       {sh::term<"targetClass">, sh::term<"targetNode">, sh::term<"targetSubjectsOf">, sh::term<"targetObjectsOf">}) {
    if (const TermId id = terms_.find(rdf::iri(predicate)); id != TermId::none) targets.push_back(id);
  }
  std::vector<bool> has_shapes(documents_.size());
  const auto note = [&](const rdf::Row& row) {
    if (std::ranges::find(targets, row.predicate) == targets.end()) return;
    const auto in = std::ranges::upper_bound(documents_, row.ordinal, {}, &rdf::ReadDocument::end);
    has_shapes[static_cast<std::size_t>(in - documents_.begin())] = true;
  };
  for (const rdf::RowSink::Graph& graph : graphs_) std::ranges::for_each(graph.rows, note);
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const auto is_used = std::ranges::find(shapes_->documents, documents_[i].base, &rdf::ReadDocument::base);
    if (!has_shapes[i] || is_used != shapes_->documents.end()) continue;
    report_.warnings.push_back({Errc::shapes,
                                "the data have shapes, which are not used",
                                {documents_[i].in, 0, 0, 0},
                                "shapes are named by --shapes, one file, folder or quoted pattern each time"});
  }
}

void Run::check(const ValidateOptions& options) {
  report_.warnings = shapes_->warnings;
  if (!options.shapes.inputs.empty()) warn_of_unused_shapes();
  for (rdf::RowSink::Graph& data : graphs_) {
    CheckedGraph& checked = checked_.emplace_back(*shapes_, terms_, std::move(data));
    // Of many graphs, the graphs are what is counted.
    checked.found = find_all(checked.binding, options.jobs, graphs_.size() > 1 ? ProgressListener() : options.progress);
    if (graphs_.size() > 1 && options.progress)
      options.progress({.unit = "graphs", .done = checked_.size(), .expected = graphs_.size()});
    const Origins origins(checked.binding, checked.found.findings);
    each_finding(checked.found.findings,
                 [&](const shacl::Finding& finding) { checked.origins.push_back(origins.of(finding)); });
  }
  graphs_.clear();
  find_places();
  describe_shapes();
  warn_of_what_met_nothing();
  for (const rdf::ReadDocument& document : documents_) report_.data.push_back(document.in.text());
  for (const rdf::ReadDocument& document : shapes_->documents) report_.shapes_files.push_back(document.in.text());
  prefixes_.insert(shapes_->prefixes.begin(), shapes_->prefixes.end());
  report_.prefixes.assign(prefixes_.begin(), prefixes_.end());
  report_.each_result = [this](const report::Report::Use& use) { each_result(use); };
  count(options);
}

void Run::find_places() {
  for (const CheckedGraph& checked : checked_) {
    for (const auto& origin : checked.origins) {
      if (origin) ordinals_.push_back(*origin);
    }
  }
  std::ranges::sort(ordinals_);
  ordinals_.erase(std::unique(ordinals_.begin(), ordinals_.end()), ordinals_.end());
  places_ = rdf::find_places(documents_, ordinals_);
}

Location Run::place_of(std::optional<Ordinal> ordinal) const {
  if (!ordinal) return {};
  return places_[static_cast<std::size_t>(std::ranges::lower_bound(ordinals_, *ordinal) - ordinals_.begin())];
}

void Run::describe_shapes() {
  const shacl::Shapes& shapes = shapes_->shapes;
  for (std::size_t i = 0; i < shapes.targeted.size(); ++i) {
    const shacl::ShapeIndex index = shapes.targeted[i];
    report::ShapeUse& use = report_.shapes.emplace_back();
    use.shape = shapes[index].node;
    use.at = shapes_->places[index];
    for (const TermId of : shapes[index].targets.classes) {
      const bool absent = std::ranges::all_of(checked_, [&](const CheckedGraph& checked) {
        return std::ranges::find(checked.found.absent_classes[i], of) != checked.found.absent_classes[i].end();
      });
      if (absent) use.absent_classes.push_back(of);
    }
    for (const CheckedGraph& checked : checked_) use.focus_nodes += checked.found.focus_nodes[i];
  }
}

void Run::warn_of_what_met_nothing() {
  for (const report::ShapeUse& use : report_.shapes) {
    if (use.focus_nodes > 0 || shapes_->shapes.targeted.empty()) continue;
    report_.warnings.push_back(
        {Errc::shapes, "shape " + rdf::describe(terms_[use.shape]) + " met no focus node in the data", use.at, {}});
  }
  if (report_.shapes.empty())
    report_.warnings.push_back({Errc::shapes, "no shape has a target: nothing was checked", {}, {}});
}

void Run::count(const ValidateOptions& options) {
  std::vector<bool> known;
  each_result([&](const report::Result& result) {
    report_.conforms = false;
    known.push_back(options.baseline != nullptr && options.baseline->contains(result.fingerprint));
    if (known.back()) {
      ++report_.in_baseline;
    } else {
      ++report_.counts[static_cast<std::size_t>(result.level)];
    }
  });
  known_ = std::move(known);
  if (options.baseline != nullptr) report_.gone_from_baseline = options.baseline->size() - report_.in_baseline;
}

void Run::each_result(const report::Report::Use& use) const {
  report::Fingerprints fingerprints(terms_);
  const report::Names names(report_);
  std::size_t number = 0;
  for (const CheckedGraph& checked : checked_) {
    shacl::Evaluation evaluation(checked.binding, [&](TermId term) { return names.term(term); });
    std::size_t next_origin = 0;
    for (const shacl::Finding& finding : checked.found.findings) {
      report::Result result = result_of(evaluation, finding, checked, next_origin);
      fingerprints.fill(result);
      if (number >= known_.size() || !known_[number]) use(result);
      ++number;
    }
  }
}

report::Result Run::result_of(shacl::Evaluation& evaluation, const shacl::Finding& finding, const CheckedGraph& checked,
                              std::size_t& next_origin) const {
  const shacl::Shape& shape = *finding.shape;
  report::Result result;
  result.focus = finding.focus;
  result.value = finding.value;
  result.graph = checked.name;
  result.path = shape.path;
  if (finding.path != TermId::none) result.path = shacl::Path{shacl::Path::Kind::predicate, finding.path, {}};
  result.shape = shape.node;
  result.named_shape = shape.named;
  result.severity = shape.severity;
  result.level = level_of(*shapes_->common, shape.severity);
  result.component = finding.constraint->component();
  if (!finding.constraint->parameters.empty()) result.parameter = finding.constraint->parameters.front().name;
  result.messages = messages_of(evaluation, finding);
  result.message_of_shape = !shape.messages.empty();
  result.at = place_of(checked.origins[next_origin++]);
  result.shape_at = shapes_->places[static_cast<std::size_t>(&shape - shapes_->shapes.all.data())];
  for (const shacl::Finding& detail : finding.details)
    result.details.push_back(result_of(evaluation, detail, checked, next_origin));
  return result;
}

}  // namespace

tl::expected<std::unique_ptr<const Validation>, Diagnostics> validate(const ValidateOptions& options) {
  auto shapes = load_shapes(options.shapes);
  if (!shapes) return tl::make_unexpected(std::move(shapes.error()));
  auto run = std::make_unique<Run>(std::move(*shapes));
  if (Status status = run->load_data(options); !status)
    return tl::make_unexpected(Diagnostics{std::move(status.error())});
  run->check(options);
  return std::unique_ptr<const Validation>(std::move(run));
}

}  // namespace newsgraph::pipeline
