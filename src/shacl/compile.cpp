#include "newsgraph/shacl/compile.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "newsgraph/shacl/audit.h"
#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/recursion.h"

namespace newsgraph::shacl {

using rdf::TermId;
using rdf::TermKind;

namespace {

/// Nested shapes are checked by recursion: so much of it fits every thread's stack. Real shapes need ten.
constexpr std::size_t max_depth = 500;

constexpr std::string_view target_predicates[] = {sh<"targetNode">, sh<"targetClass">, sh<"targetSubjectsOf">,
                                                  sh<"targetObjectsOf">};

/// What is known of all shapes while they are compiled.
class Compiler {
 public:
  Compiler(const ShapesGraph& graph, const CompileOptions& options) : graph_(graph), options_(options) {}

  Compiled run();

  const ShapesGraph& graph() const { return graph_; }
  ShapeIndex index_of(TermId shape, ShapeIndex referring);
  ClassIndex class_index_of(TermId of);
  void fail(TermId shape, std::string_view predicate, std::string message, Errc code = Errc::shapes);
  void warn(TermId shape, std::string_view predicate, std::string message, std::string hint = {});

 private:
  std::vector<TermId> shape_nodes() const;
  ShapeIndex index_of(TermId shape);
  Shape compile_shape(ShapeIndex index);
  void read_path_of(Shape& shape);
  void read_targets(Shape& shape);
  void read_characteristics(Shape& shape);
  void require(TermId shape, std::string_view predicate, bool (*allowed)(TermKind), std::string_view what);
  bool is_class(TermId node) const;
  void check_references();
  void check_use();
  void name_shapes();
  void finish();

  const ShapesGraph& graph_;
  const CompileOptions& options_;
  Compiled out_;
  std::vector<TermId> nodes_;  ///< by ShapeIndex, compiled or waiting
  std::unordered_map<TermId, ShapeIndex> indexes_;
  std::unordered_map<TermId, ClassIndex> classes_;
  References references_;
};

/// One shape as its constraint components see it.
class ShapeReader final : public ConstraintReader {
 public:
  ShapeReader(Compiler& compiler, ShapeIndex index, Shape& shape) : compiler_(compiler), index_(index), shape_(shape) {}

  const ShapesGraph& graph() const override { return compiler_.graph(); }
  TermId shape() const override { return shape_.node; }
  ShapeIndex index_of(TermId shape) override { return compiler_.index_of(shape, index_); }
  ClassIndex class_index_of(TermId of) override { return compiler_.class_index_of(of); }
  std::vector<ShapeIndex> sibling_shapes() override;
  void add(std::unique_ptr<Constraint> constraint) override { shape_.constraints.push_back(std::move(constraint)); }
  void fail(std::string_view parameter, std::string message) override {
    compiler_.fail(shape_.node, predicate(parameter), "sh:" + std::string(parameter) + ' ' + std::move(message));
  }
  void warn(std::string_view parameter, std::string message) override {
    compiler_.warn(shape_.node, predicate(parameter), "sh:" + std::string(parameter) + ' ' + std::move(message));
  }

  void compile(const Component& component);
  void warn_of_lone_parameters();

 private:
  static std::string predicate(std::string_view parameter) { return std::string(sh<"">).append(parameter); }
  void remember_parameters(const Component& component, std::size_t first);
  void warn_if_lone(std::string_view other);

  Compiler& compiler_;
  ShapeIndex index_;
  Shape& shape_;
};

std::vector<ShapeIndex> ShapeReader::sibling_shapes() {
  const ShapesGraph& shapes = graph();
  const auto own = values("qualifiedValueShape");
  std::vector<TermId> siblings;
  for (const TermId parent : shapes.graph().subjects(shapes.find(sh<"property">), shape_.node)) {
    for (const TermId property : shapes.objects(parent, sh<"property">)) {
      const auto theirs = shapes.objects(property, sh<"qualifiedValueShape">);
      siblings.insert(siblings.end(), theirs.begin(), theirs.end());
    }
  }
  std::ranges::sort(siblings);
  siblings.erase(std::unique(siblings.begin(), siblings.end()), siblings.end());
  std::vector<ShapeIndex> out;
  for (const TermId sibling : siblings) {
    if (!std::ranges::binary_search(own, sibling)) out.push_back(index_of(sibling));
  }
  return out;
}

void ShapeReader::compile(const Component& component) {
  if (values(component.parameter).empty()) return;
  if (component.property_shapes_only && !shape_.path) {
    fail(component.parameter, "is allowed in property shapes only");
    return;
  }
  const std::size_t first = shape_.constraints.size();
  component.compile(component, *this);
  remember_parameters(component, first);
}

/// A parameter with several values makes a constraint of each of them, in their order.
void ShapeReader::remember_parameters(const Component& component, std::size_t first) {
  const auto main = values(component.parameter);
  const std::size_t count = shape_.constraints.size() - first;
  for (std::size_t i = 0; i < count; ++i) {
    auto& parameters = shape_.constraints[first + i]->parameters;
    parameters.push_back({component.parameter, main[main.size() == count ? i : 0]});
    for (const std::string_view other : component.others) {
      if (const auto given = values(other); !given.empty()) parameters.push_back({other, given.front()});
    }
  }
}

/// "sh:flags" without "sh:pattern", and the like.
void ShapeReader::warn_of_lone_parameters() {
  std::set<std::string_view> met;
  for (const Component* component : components()) {
    for (const std::string_view other : component->others) {
      if (!values(other).empty() && met.insert(other).second) warn_if_lone(other);
    }
  }
}

void ShapeReader::warn_if_lone(std::string_view other) {
  std::string needed;
  for (const Component* component : components()) {
    if (std::ranges::find(component->others, other) == component->others.end()) continue;
    if (!values(component->parameter).empty()) return;
    needed.append(needed.empty() ? "sh:" : " or sh:").append(component->parameter);
  }
  warn(other, "has no effect without " + needed);
}

ShapeIndex Compiler::index_of(TermId shape) {
  const auto [entry, added] = indexes_.emplace(shape, static_cast<ShapeIndex>(nodes_.size()));
  if (added) {
    nodes_.push_back(shape);
    references_.emplace_back();
  }
  return entry->second;
}

ShapeIndex Compiler::index_of(TermId shape, ShapeIndex referring) {
  if (graph_.terms().kind(shape) == TermKind::literal)
    fail(nodes_[referring], {}, "refers to " + graph_.name(shape) + " as a shape: a literal");
  else if (!graph_.place(shape))
    warn(nodes_[referring], {}, "refers to " + graph_.name(shape) + ", of which the shapes say nothing");
  const ShapeIndex index = index_of(shape);
  references_[referring].push_back(index);
  return index;
}

ClassIndex Compiler::class_index_of(TermId of) {
  const auto [entry, added] = classes_.emplace(of, static_cast<ClassIndex>(classes_.size()));
  if (added) out_.shapes.classes.push_back(of);
  return entry->second;
}

void Compiler::fail(TermId shape, std::string_view predicate, std::string message, Errc code) {
  out_.errors.push_back(
      {{code, graph_.shape_name(shape) + ": " + std::move(message), {}, {}}, graph_.place(shape, predicate)});
}

void Compiler::warn(TermId shape, std::string_view predicate, std::string message, std::string hint) {
  out_.warnings.push_back({{Errc::shapes, graph_.shape_name(shape) + ": " + std::move(message), {}, std::move(hint)},
                           graph_.place(shape, predicate)});
}

/// What makes a node a shape by itself (SHACL section 2.1); the shapes that others refer to come as they do.
std::vector<TermId> Compiler::shape_nodes() const {
  std::unordered_set<TermId> telling;
  const auto tells = [&](std::string_view predicate) {
    if (const TermId id = graph_.find(predicate); id != TermId::none) telling.insert(id);
  };
  for (const std::string_view predicate : target_predicates) tells(predicate);
  for (const Component* component : components()) tells(std::string(sh<"">).append(component->parameter));
  std::vector<TermId> found;
  for (const TermId subject : graph_.graph().subjects()) {
    const auto predicates = graph_.graph().statements_of(subject).predicates;
    if (std::ranges::any_of(predicates, [&](TermId predicate) { return telling.contains(predicate); }) ||
        graph_.has_type(subject, sh<"NodeShape">) || graph_.has_type(subject, sh<"PropertyShape">))
      found.push_back(subject);
  }
  return found;
}

void Compiler::read_path_of(Shape& shape) {
  const auto paths = graph_.objects(shape.node, sh<"path">);
  if (paths.empty()) {
    if (graph_.has_type(shape.node, sh<"PropertyShape">)) fail(shape.node, {}, "a property shape without sh:path");
    return;
  }
  if (paths.size() > 1) fail(shape.node, sh<"path">, "has " + std::to_string(paths.size()) + " values of sh:path");
  if (graph_.has_type(shape.node, sh<"NodeShape">)) fail(shape.node, sh<"path">, "a node shape with sh:path");
  shape.path_node = paths.front();
  Result<Path> path = read_path(graph_, paths.front());
  if (path) {
    shape.path = std::move(*path);
    inverse_predicates(*shape.path, out_.shapes.inverse_predicates);
  } else {
    fail(shape.node, sh<"path">, path.error().message, path.error().code);
    shape.path = Path{Path::Kind::predicate, paths.front(), {}};  // it stays a property shape for what is read next
  }
}

/// An instance of rdfs:Class or of a subclass of it.
bool Compiler::is_class(TermId node) const {
  const auto types = graph_.graph().objects(node, graph_.common().type);
  std::vector<TermId> open(types.begin(), types.end());
  std::unordered_set<TermId> met(open.begin(), open.end());
  while (!open.empty()) {
    const TermId type = open.back();
    open.pop_back();
    if (type == graph_.common().rdfs_class) return true;
    for (const TermId above : graph_.graph().objects(type, graph_.common().sub_class_of)) {
      if (met.insert(above).second) open.push_back(above);
    }
  }
  return false;
}

void Compiler::require(TermId shape, std::string_view predicate, bool (*allowed)(TermKind), std::string_view what) {
  for (const TermId value : graph_.objects(shape, predicate)) {
    if (allowed(graph_.terms().kind(value))) continue;
    fail(shape, predicate,
         "sh:" + std::string(predicate.substr(sh<"">.size())) + " is " + graph_.name(value) + ", must be " +
             std::string(what));
  }
}

void Compiler::read_targets(Shape& shape) {
  const auto is_iri = [](TermKind kind) { return kind == TermKind::iri; };
  const auto is_no_blank = [](TermKind kind) { return kind == TermKind::iri || kind == TermKind::literal; };
  require(shape.node, sh<"targetNode">, is_no_blank, "an IRI or a literal");
  for (const std::string_view predicate : {sh<"targetClass">, sh<"targetSubjectsOf">, sh<"targetObjectsOf">})
    require(shape.node, predicate, is_iri, "an IRI");
  const auto take = [&](std::string_view predicate, std::vector<TermId>& into) {
    const auto values = graph_.objects(shape.node, predicate);
    into.assign(values.begin(), values.end());
  };
  take(sh<"targetNode">, shape.targets.nodes);
  take(sh<"targetClass">, shape.targets.classes);
  take(sh<"targetSubjectsOf">, shape.targets.subjects_of);
  take(sh<"targetObjectsOf">, shape.targets.objects_of);
  const bool typed = graph_.has_type(shape.node, sh<"NodeShape">) || graph_.has_type(shape.node, sh<"PropertyShape">);
  if (typed && is_class(shape.node)) {
    if (graph_.terms().kind(shape.node) != TermKind::iri)
      fail(shape.node, {}, "a shape that is a class must be an IRI");
    if (std::ranges::find(shape.targets.classes, shape.node) == shape.targets.classes.end())
      shape.targets.classes.push_back(shape.node);
  }
  for (const auto* predicates : {&shape.targets.subjects_of, &shape.targets.objects_of})
    out_.shapes.inverse_predicates.insert(out_.shapes.inverse_predicates.end(), predicates->begin(), predicates->end());
}

void Compiler::read_characteristics(Shape& shape) {
  const auto is_iri = [](TermKind kind) { return kind == TermKind::iri; };
  require(shape.node, sh<"severity">, is_iri, "an IRI");
  const auto severities = graph_.objects(shape.node, sh<"severity">);
  if (severities.size() > 1) fail(shape.node, sh<"severity">, "has several values of sh:severity");
  shape.severity = severities.empty() ? graph_.common().violation : severities.front();
  for (const TermId message : graph_.objects(shape.node, sh<"message">)) {
    const rdf::TermView term = graph_.terms()[message];
    if (term.kind != TermKind::literal || !term.datatype.empty())
      fail(shape.node, sh<"message">, "sh:message is " + graph_.name(message) + ", must be a string");
    else
      shape.messages.push_back(message);
  }
}

Shape Compiler::compile_shape(ShapeIndex index) {
  Shape shape;
  shape.node = nodes_[index];
  shape.at = graph_.place(shape.node);
  read_path_of(shape);
  read_targets(shape);
  read_characteristics(shape);
  ShapeReader reader(*this, index, shape);
  shape.deactivated = reader.flag("deactivated");
  for (const Component* component : components()) reader.compile(*component);
  reader.warn_of_lone_parameters();
  return shape;
}

void Compiler::check_references() {
  const auto all = cycles(references_);
  for (const auto& cycle : all) {
    std::string way;
    for (const ShapeIndex shape : cycle) way += graph_.name(nodes_[shape]) + " -> ";
    fail(nodes_[cycle.front()], {},
         "refers to itself, which SHACL leaves undefined: " + way + graph_.name(nodes_[cycle.front()]));
  }
  if (all.empty() && depth(references_) > max_depth)
    fail(nodes_.front(), {}, "shapes refer to each other more than " + std::to_string(max_depth) + " deep",
         Errc::limit);
}

/// A shape that nothing leads to checks nothing, which is hardly what its author wants.
void Compiler::check_use() {
  std::vector<bool> referred(nodes_.size(), false);
  for (const auto& to : references_) {
    for (const ShapeIndex shape : to) referred[shape] = true;
  }
  for (ShapeIndex i = 0; i < nodes_.size(); ++i) {
    const Shape& shape = out_.shapes.all[i];
    if (referred[i] || !shape.targets.empty() || graph_.terms().kind(shape.node) != TermKind::iri) continue;
    if (!graph_.has_type(shape.node, sh<"NodeShape">) && !graph_.has_type(shape.node, sh<"PropertyShape">)) continue;
    if (graph_.has(shape.node, sh<"target">)) continue;  // told already
    const bool owl_class = graph_.has_type(shape.node, rdf::vocabulary::owl::Class);
    warn(shape.node, {}, "has no target and no shape refers to it: it checks nothing",
         owl_class ? "an owl:Class is a target only where the shapes make it an rdfs:Class too" : "");
  }
}

/// Blank shapes are known by the IRI of the nearest shape that leads to them.
void Compiler::name_shapes() {
  std::deque<ShapeIndex> open;
  for (ShapeIndex i = 0; i < nodes_.size(); ++i) {
    if (graph_.terms().kind(nodes_[i]) != TermKind::iri) continue;
    out_.shapes.all[i].named = nodes_[i];
    open.push_back(i);
  }
  for (; !open.empty(); open.pop_front()) {
    for (const ShapeIndex to : references_[open.front()]) {
      if (out_.shapes.all[to].named != TermId::none) continue;
      out_.shapes.all[to].named = out_.shapes.all[open.front()].named;
      open.push_back(to);
    }
  }
}

void Compiler::finish() {
  name_shapes();
  for (ShapeIndex i = 0; i < nodes_.size(); ++i) {
    if (!out_.shapes.all[i].targets.empty()) out_.shapes.targeted.push_back(i);
  }
  auto& inverse = out_.shapes.inverse_predicates;
  inverse.push_back(graph_.common().type);
  inverse.push_back(graph_.common().sub_class_of);
  std::ranges::sort(inverse);
  inverse.erase(std::unique(inverse.begin(), inverse.end()), inverse.end());
  const auto by_place = [](const Problem& a, const Problem& b) { return a.at < b.at; };
  std::ranges::stable_sort(out_.errors, by_place);
  std::ranges::stable_sort(out_.warnings, by_place);
}

Compiled Compiler::run() {
  audit_terms(graph_, options_, out_);
  for (const TermId node : shape_nodes()) index_of(node);
  for (ShapeIndex next = 0; next < nodes_.size(); ++next) out_.shapes.all.push_back(compile_shape(next));
  check_references();
  check_use();
  finish();
  return std::move(out_);
}

}  // namespace

Compiled compile(const ShapesGraph& graph, const CompileOptions& options) {
  return Compiler(graph, options).run();
}

}  // namespace newsgraph::shacl
