#include "newsgraph/shacl/evaluation.h"

#include <algorithm>

namespace newsgraph::shacl {

using rdf::TermId;

namespace {

/// Down to here sh:property costs nothing to keep books, which is all that real shapes have.
constexpr std::size_t deep_properties = 8;

constexpr std::size_t deepest_detail = 20;
constexpr std::size_t most_details = 1000;

std::uint64_t key_of(TermId node, ShapeIndex shape) {
  return (std::uint64_t{rdf::index_of(node)} << 32U) | shape;
}

}  // namespace

Binding::Binding(const Shapes& shapes, const CommonTerms& common, const rdf::TermTable& terms,
                 const rdf::DataGraph& graph)
    : shapes_(shapes), common_(common), terms_(terms), graph_(graph) {
  for (const TermId of : shapes.classes) subclasses_.push_back(subclasses(of));
  datatypes_.reserve(terms.literal_classes());
  for (std::size_t i = 0; i < terms.literal_classes(); ++i) {
    const rdf::TermView literal = terms.literal_class_term(static_cast<rdf::LiteralClass>(i));
    datatypes_.push_back(rdf::xsd_type(!literal.language.empty()  ? rdf::vocabulary::rdf::langString
                                       : literal.datatype.empty() ? rdf::vocabulary::xsd::string
                                                                  : literal.datatype));
  }
}

std::vector<TermId> Binding::subclasses(TermId of) const {
  static const auto path = [](TermId predicate) {
    const Path step{Path::Kind::predicate, predicate, {}};
    const Path inverse{Path::Kind::inverse, TermId::none, {step}};
    return Path{Path::Kind::zero_or_more, TermId::none, {inverse}};
  };
  std::vector<TermId> all;
  follow(graph_, path(common_.sub_class_of), of, all);
  return all;
}

bool Binding::is_instance(TermId node, ClassIndex of) const {
  const std::vector<TermId>& classes = subclasses_[of];
  return std::ranges::any_of(graph_.objects(node, common_.type),
                             [&](TermId type) { return std::ranges::binary_search(classes, type); });
}

std::optional<rdf::XsdType> Binding::datatype(TermId literal) const {
  if (terms_.kind(literal) != rdf::TermKind::literal) return std::nullopt;
  return datatypes_[terms_.literal_class(literal)];
}

std::partial_ordering Binding::compare(TermId a, TermId b) const {
  const auto value = [&](TermId id) -> std::optional<rdf::XsdValue> {
    const auto type = datatype(id);
    return type ? rdf::XsdValue::of(*type, terms_.text(id)) : std::nullopt;
  };
  const auto left = value(a);
  const auto right = left ? value(b) : std::nullopt;
  return right ? rdf::compare(*left, *right) : std::partial_ordering::unordered;
}

bool Evaluation::validate(TermId focus, ShapeIndex index, Findings* out) {
  const Shape& shape = binding_.shapes()[index];
  if (shape.deactivated) return true;
  std::vector<TermId> nodes;
  std::span<const TermId> values(&focus, 1);
  if (shape.path && shape.path->kind == Path::Kind::predicate) {
    values = graph().objects(focus, shape.path->predicate);
  } else if (shape.path) {
    follow(graph(), *shape.path, focus, nodes);
    values = nodes;
  }
  const ValueNodes at{focus, values, shape};
  bool conforms = true;
  for (const auto& constraint : shape.constraints) {
    if (!constraint->check(*this, at, out)) conforms = false;
    if (!conforms && out == nullptr) return false;
  }
  return conforms;
}

bool Evaluation::conforms(TermId node, ShapeIndex shape) {
  const std::uint64_t key = key_of(node, shape);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const bool answer = validate(node, shape, nullptr);
  known_.emplace(key, answer);
  return answer;
}

bool Evaluation::validate_property(TermId node, ShapeIndex shape, Findings* out) {
  if (properties_ >= deep_properties) {
    if (conforms(node, shape)) return true;
    if (out == nullptr || !told_.insert(key_of(node, shape)).second) return false;
  }
  ++properties_;
  const bool answer = validate(node, shape, out);
  --properties_;
  if (properties_ == 0) told_.clear();
  return answer;
}

void Evaluation::explain(TermId node, ShapeIndex shape, Findings& out) {
  if (explanations_ == 0) details_left_ = most_details;
  if (details_left_ == 0 || out.size() >= most_details || explanations_ == deepest_detail) return;
  const std::size_t before = out.size();
  ++explanations_;
  validate(node, shape, &out);
  --explanations_;
  details_left_ -= std::min(details_left_, out.size() - before);
}

}  // namespace newsgraph::shacl
