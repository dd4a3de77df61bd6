#include <algorithm>
#include <array>
#include <memory>

#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.1
namespace newsgraph::shacl {

using rdf::TermId;
using rdf::TermKind;

namespace {

class Class final : public ValueConstraint {
 public:
  Class(std::string_view component, TermId of, ClassIndex index) : ValueConstraint(component), of_(of), index_(index) {}

  std::string explain(const Evaluation& evaluation, const Finding&) const override {
    return "is not an instance of " + evaluation.describe(of_);
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    return evaluation.binding().is_instance(value, index_);
  }

 private:
  TermId of_;
  ClassIndex index_;
};

void compile_class(const Component& self, ConstraintReader& reader) {
  for (const TermId of : reader.values(self.parameter)) {
    if (reader.require_iri(self.parameter, of))
      reader.add(std::make_unique<Class>(self.name, of, reader.class_index_of(of)));
  }
}

class Datatype final : public ValueConstraint {
 public:
  Datatype(std::string_view component, TermId datatype) : ValueConstraint(component), datatype_(datatype) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    const std::string wanted = evaluation.describe(datatype_);
    return has_datatype(evaluation, finding.value) ? "is not in the range of " + wanted : "is not of " + wanted;
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    if (!has_datatype(evaluation, value)) return false;
    const auto type = evaluation.binding().datatype(value);
    return !type || rdf::is_valid_lexical(*type, evaluation.terms().text(value));
  }

 private:
  bool has_datatype(const Evaluation& evaluation, TermId value) const {
    const rdf::TermView term = evaluation.terms()[value];
    if (term.kind != TermKind::literal) return false;
    const std::string_view wanted = evaluation.terms().text(datatype_);
    if (!term.language.empty()) return wanted == rdf::vocabulary::rdf::langString;
    return wanted == (term.datatype.empty() ? rdf::vocabulary::xsd::string : term.datatype);
  }

  TermId datatype_;
};

void compile_datatype(const Component& self, ConstraintReader& reader) {
  const auto datatype = reader.value(self.parameter);
  if (datatype && reader.require_iri(self.parameter, *datatype))
    reader.add(std::make_unique<Datatype>(self.name, *datatype));
}

struct Kinds {
  std::string_view iri;
  bool iris, blanks, literals;
};
constexpr std::array<Kinds, 6> node_kinds = {{{sh<"IRI">, true, false, false},
                                              {sh<"BlankNode">, false, true, false},
                                              {sh<"Literal">, false, false, true},
                                              {sh<"BlankNodeOrIRI">, true, true, false},
                                              {sh<"BlankNodeOrLiteral">, false, true, true},
                                              {sh<"IRIOrLiteral">, true, false, true}}};

class NodeKind final : public ValueConstraint {
 public:
  NodeKind(std::string_view component, const Kinds& kinds) : ValueConstraint(component), kinds_(kinds) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    const TermKind kind = evaluation.terms().kind(finding.value);
    const std::string is = kind == TermKind::iri     ? "is an IRI"
                           : kind == TermKind::blank ? "is a blank node"
                                                     : "is a literal";
    return is + ", must be sh:" + std::string(kinds_.iri.substr(kinds_.iri.find('#') + 1));
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    switch (evaluation.terms().kind(value)) {
      case TermKind::iri:
        return kinds_.iris;
      case TermKind::blank:
        return kinds_.blanks;
      case TermKind::literal:
        return kinds_.literals;
      case TermKind::none:
        break;
    }
    return false;
  }

 private:
  const Kinds& kinds_;
};

void compile_node_kind(const Component& self, ConstraintReader& reader) {
  const auto kind = reader.value(self.parameter);
  if (!kind || !reader.require_iri(self.parameter, *kind)) return;
  const auto* found = std::ranges::find(node_kinds, reader.graph().terms().text(*kind), &Kinds::iri);
  if (found == node_kinds.end()) {
    reader.fail(self.parameter, "is " + reader.graph().name(*kind) + ", no kind of node");
  } else {
    reader.add(std::make_unique<NodeKind>(self.name, *found));
  }
}

}  // namespace

const Component class__component{"class", {}, "ClassConstraintComponent", false, compile_class};
const Component datatype_component{"datatype", {}, "DatatypeConstraintComponent", false, compile_datatype};
const Component node_kind_component{"nodeKind", {}, "NodeKindConstraintComponent", false, compile_node_kind};

}  // namespace newsgraph::shacl
