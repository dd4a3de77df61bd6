#include "newsgraph/shacl/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/shacl/component.h"

namespace newsgraph::shacl {

using rdf::TermId;

namespace {

/// Local names of what the Recommendation defines and this engine knows, besides the components and their parameters.
constexpr std::string_view known[] = {
    "Shape", "NodeShape", "PropertyShape", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf", "path",
    "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "deactivated", "message",
    "severity", "Severity", "Violation", "Warning", "Info", "NodeKind", "IRI", "BlankNode", "Literal", "BlankNodeOrIRI",
    "BlankNodeOrLiteral", "IRIOrLiteral", "qualifiedValueShape", "qualifiedValueShapesDisjoint", "flags",
    "ignoredProperties", "QualifiedValueShapeConstraintComponent",
    // of reports
    "ValidationReport", "ValidationResult", "AbstractResult", "conforms", "result", "shapesGraphWellFormed", "detail",
    "focusNode", "resultMessage", "resultPath", "resultSeverity", "sourceConstraint", "sourceConstraintComponent",
    "sourceShape", "value",
    // section 2.3.2: for readers and forms, without a meaning for validation
    "name", "description", "order", "group", "defaultValue", "PropertyGroup",
    // for finding shapes
    "shapesGraph", "suggestedShapesGraph",
    // declarations of prefixes, which shapes for several engines carry along
    "declare", "prefix", "namespace", "prefixes", "PrefixDeclaration"};

/// What shapes may say in SHACL-SPARQL, SHACL Advanced Features and SHACL JavaScript.
struct Unsupported {
  std::string_view local;
  std::string_view needs;
  bool changes_results;  ///< where it is left out, the report may be another one
};
constexpr Unsupported unsupported[] = {
    {"sparql", "SPARQL", true},
    {"SPARQLConstraint", "SPARQL", false},
    {"SPARQLConstraintComponent", "SPARQL", false},
    {"SPARQLExecutable", "SPARQL", false},
    {"SPARQLAskExecutable", "SPARQL", false},
    {"SPARQLSelectExecutable", "SPARQL", false},
    {"SPARQLConstructExecutable", "SPARQL", false},
    {"SPARQLUpdateExecutable", "SPARQL", false},
    {"SPARQLAskValidator", "SPARQL", false},
    {"SPARQLSelectValidator", "SPARQL", false},
    {"SPARQLTarget", "SPARQL", false},
    {"SPARQLTargetType", "SPARQL", false},
    {"SPARQLFunction", "SPARQL", false},
    {"SPARQLRule", "SPARQL", false},
    {"ask", "SPARQL", false},
    {"select", "SPARQL", false},
    {"construct", "SPARQL", false},
    {"update", "SPARQL", false},
    {"ConstraintComponent", "SPARQL", false},
    {"Parameterizable", "SPARQL", false},
    {"Parameter", "SPARQL", false},
    {"Validator", "SPARQL", false},
    {"parameter", "SPARQL", false},
    {"optional", "SPARQL", false},
    {"labelTemplate", "SPARQL", false},
    {"validator", "SPARQL", false},
    {"nodeValidator", "SPARQL", false},
    {"propertyValidator", "SPARQL", false},
    {"resultAnnotation", "SPARQL", false},
    {"ResultAnnotation", "SPARQL", false},
    {"annotationProperty", "SPARQL", false},
    {"annotationValue", "SPARQL", false},
    {"annotationVarName", "SPARQL", false},
    {"returnType", "SPARQL", false},
    {"Function", "SPARQL", false},
    {"target", "SHACL Advanced Features", true},
    {"Target", "SHACL Advanced Features", false},
    {"TargetType", "SHACL Advanced Features", false},
    {"expression", "SHACL Advanced Features", true},
    {"ExpressionConstraintComponent", "SHACL Advanced Features", false},
    {"rule", "SHACL Advanced Features", true},
    {"Rule", "SHACL Advanced Features", false},
    {"Rules", "SHACL Advanced Features", false},
    {"TripleRule", "SHACL Advanced Features", false},
    {"condition", "SHACL Advanced Features", false},
    {"subject", "SHACL Advanced Features", false},
    {"predicate", "SHACL Advanced Features", false},
    {"object", "SHACL Advanced Features", false},
    {"this", "SHACL Advanced Features", false},
    {"filterShape", "SHACL Advanced Features", false},
    {"nodes", "SHACL Advanced Features", false},
    {"intersection", "SHACL Advanced Features", false},
    {"union", "SHACL Advanced Features", false},
    {"js", "JavaScript", true},
    {"JSConstraint", "JavaScript", false},
    {"JSConstraintComponent", "JavaScript", false},
    {"JSExecutable", "JavaScript", false},
    {"JSFunction", "JavaScript", false},
    {"JSLibrary", "JavaScript", false},
    {"JSRule", "JavaScript", false},
    {"JSTarget", "JavaScript", false},
    {"JSTargetType", "JavaScript", false},
    {"JSValidator", "JavaScript", false},
    {"jsFunctionName", "JavaScript", false},
    {"jsLibrary", "JavaScript", false},
    {"jsLibraryURL", "JavaScript", false},
    {"entailment", "entailment", true},
};

/// Edits (insertions, deletions, replacements) between two words, at most `most` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return std::min(row.back(), most + 1);
}

std::set<std::string_view> known_terms() {
  std::set<std::string_view> all(std::begin(known), std::end(known));
  for (const Component* component : components()) {
    all.insert(component->parameter);
    all.insert(component->name);
    all.insert(component->others.begin(), component->others.end());
  }
  return all;
}

class Audit {
 public:
  Audit(const ShapesGraph& graph, const CompileOptions& options, Compiled& out)
      : graph_(graph), options_(options), out_(out), known_(known_terms()) {}

  void run() {
    for (const TermId subject : graph_.graph().subjects()) {
      const auto statements = graph_.graph().statements_of(subject);
      for (std::size_t i = 0; i < statements.objects.size(); ++i) {
        const Use use{subject, statements.predicates[i], statements.ordinals[i]};
        look_at(statements.predicates[i], use);
        look_at(statements.objects[i], use);
        look_at_parameter(use);
      }
    }
  }

 private:
  struct Use {
    TermId subject;
    TermId predicate;
    rdf::Ordinal at;
  };

  void look_at(TermId term, const Use& use) {
    const std::string_view text = graph_.terms().text(term);
    if (graph_.terms().kind(term) != rdf::TermKind::iri || !text.starts_with(sh<"">)) return;
    const std::string_view local = text.substr(sh<"">.size());
    if (local.empty() || known_.contains(local)) return;
    const auto* found = std::ranges::find(unsupported, local, &Unsupported::local);
    if (found == std::end(unsupported)) return report_unknown(term, local, use);
    if (found->changes_results && term == use.predicate && !deactivated(use.subject)) refuse(*found, use);
  }

  bool deactivated(TermId subject) const {
    const TermId predicate = graph_.find(sh<"deactivated">);
    return predicate != TermId::none && graph_.graph().contains(subject, predicate, graph_.common().yes);
  }

  /// Once for each term, at its first use.
  void report_unknown(TermId term, std::string_view local, const Use& use) {
    if (!reported_.insert(term).second) return;
    std::string_view nearest;
    std::size_t best = 1 + (local.size() / 3);
    for (const std::string_view candidate : known_) {
      const std::size_t edits = distance(local, candidate, best);
      if (edits < best || (edits == best && nearest.empty())) {
        best = edits;
        nearest = candidate;
      }
    }
    std::string hint;
    if (!nearest.empty()) hint = "did you mean sh:" + std::string(nearest) + "?";
    out_.warnings.push_back(
        {{Errc::shapes, "sh:" + std::string(local) + " is no term of SHACL and has no effect", {}, std::move(hint)},
         use.at});
  }

  void refuse(const Unsupported& what, const Use& use) {
    add(what.needs,
        graph_.shape_name(use.subject) + " uses sh:" + std::string(what.local) + ", which needs " +
            std::string(what.needs),
        use.at);
  }

  /// Constraint components that the shapes graph declares itself (SHACL section 6) have SPARQL validators.
  void look_at_parameter(const Use& use) {
    const std::map<TermId, TermId>& declared = declared_parameters();
    const auto found = declared.find(use.predicate);
    if (found == declared.end() || deactivated(use.subject)) return;
    add("SPARQL",
        graph_.shape_name(use.subject) + " uses " + graph_.name(use.predicate) +
            ", a parameter of the constraint component " + graph_.name(found->second) + ", which needs SPARQL",
        use.at);
  }

  /// Parameter, component.
  const std::map<TermId, TermId>& declared_parameters() {
    if (declared_) return *declared_;
    declared_.emplace();
    for (const TermId component : graph_.graph().subjects()) {
      for (const TermId parameter : graph_.objects(component, sh<"parameter">)) {
        for (const TermId path : graph_.objects(parameter, sh<"path">)) declared_->emplace(path, component);
      }
    }
    return *declared_;
  }

  void add(std::string_view needs, std::string message, rdf::Ordinal at) {
    if (options_.ignore_sparql) {
      out_.warnings.push_back({{Errc::unsupported, std::move(message) + ": not checked", {}, {}}, at});
    } else {
      std::string hint = needs == "entailment" ? "" : "--ignore-sparql checks everything else";
      out_.errors.push_back({{Errc::unsupported, std::move(message), {}, std::move(hint)}, at});
    }
  }

  const ShapesGraph& graph_;
  const CompileOptions& options_;
  Compiled& out_;
  std::set<std::string_view> known_;
  std::set<TermId> reported_;
  std::optional<std::map<TermId, TermId>> declared_;
};

}  // namespace

void audit_terms(const ShapesGraph& graph, const CompileOptions& options, Compiled& out) {
  Audit(graph, options, out).run();
}

}  // namespace newsgraph::shacl
