#include "newsgraph/rdf/sord_graph.h"

#include <array>
#include <string>
#include <utility>

#include <sord/sord.h>

#include "newsgraph/base/check.h"

// Sord's C interface; its C++ wrapper prints and copies. A world counts references to nodes without locks, so each
// graph has its own.
// Graph names are left out: Sord takes a quad without one for a pattern, even when it adds it, and gives a triple that
// several graphs hold but once.

namespace newsgraph::rdf {
namespace {

struct FreeWorld {
  void operator()(SordWorld* world) const { sord_world_free(world); }
};
struct FreeModel {
  void operator()(SordModel* model) const { sord_free(model); }
};
struct FreeIterator {
  void operator()(SordIter* iterator) const { sord_iter_free(iterator); }
};
struct FreeNode {
  SordWorld* world = nullptr;
  void operator()(SordNode* node) const { sord_node_free(world, node); }
};
using NodePtr = std::unique_ptr<SordNode, FreeNode>;

SerdStatus ignore_message(void*, const SerdError*) {
  return SERD_SUCCESS;  // without a function of ours Sord prints to standard error
}

SerdNode serd_node(SerdType type, const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.c_str()), text.size(), text.size(), 0, type};
}

/// A reference to the node of a term, made where there is none yet. Null for no term and for what Sord cannot hold.
NodePtr node_of(SordWorld* world, const TermView& term) {
  NodePtr none(nullptr, {world});
  if (term.kind == TermKind::none || term.text.find('\0') != std::string_view::npos) return none;
  const std::string text(term.text);
  if (term.kind == TermKind::blank) {
    const SerdNode node = serd_node(SERD_BLANK, text);
    return {sord_node_from_serd_node(world, nullptr, &node, nullptr, nullptr), {world}};
  }
  if (term.kind == TermKind::iri) {
    const SerdNode node = serd_node(SERD_URI, text);
    if (!serd_uri_string_has_scheme(node.buf)) return none;  // Sord would look for an environment to resolve it in
    return {sord_node_from_serd_node(world, nullptr, &node, nullptr, nullptr), {world}};
  }
  const std::string datatype(term.datatype);
  const std::string language(term.language);
  const SerdNode node = serd_node(SERD_LITERAL, text);
  const SerdNode datatype_node = serd_node(SERD_URI, datatype);
  const SerdNode language_node = serd_node(SERD_LITERAL, language);
  return {sord_node_from_serd_node(world, nullptr, &node, datatype.empty() ? nullptr : &datatype_node,
                                   language.empty() ? nullptr : &language_node),
          {world}};
}

std::string_view text_of(const SordNode* node) {
  std::size_t size = 0;
  const std::uint8_t* const bytes = sord_node_get_string_counted(node, &size);
  return {reinterpret_cast<const char*>(bytes), size};
}

TermView view_of(const SordNode* node) {
  if (node == nullptr) return {};
  switch (sord_node_get_type(node)) {
    case SORD_URI:
      return iri(text_of(node));
    case SORD_BLANK:
      return blank(text_of(node));
    case SORD_LITERAL:
      break;
  }
  if (const char* const language = sord_node_get_language(node)) return text(text_of(node), language);
  const SordNode* const datatype = sord_node_get_datatype(node);
  return literal(text_of(node), datatype == nullptr ? std::string_view() : text_of(datatype));
}

}  // namespace

struct SordGraph::State {
  std::unique_ptr<SordWorld, FreeWorld> world{sord_world_new()};
  std::unique_ptr<SordModel, FreeModel> model;
  std::optional<Error> refused;

  /// The first `most` statements that match.
  std::vector<StatementView> find(const std::array<TermView, 3>& pattern, std::size_t most) const;
};

std::vector<StatementView> SordGraph::State::find(const std::array<TermView, 3>& pattern, std::size_t most) const {
  std::vector<NodePtr> nodes;
  for (const TermView& term : pattern) {
    nodes.push_back(node_of(world.get(), term));
    if (term && nodes.back() == nullptr) return {};
  }
  const std::unique_ptr<SordIter, FreeIterator> iterator(
      sord_search(model.get(), nodes[0].get(), nodes[1].get(), nodes[2].get(), nullptr));
  std::vector<StatementView> out;
  if (iterator == nullptr) return out;
  for (; !sord_iter_end(iterator.get()) && out.size() < most; sord_iter_next(iterator.get())) {
    SordQuad quad{};
    sord_iter_get(iterator.get(), quad);
    out.push_back({view_of(quad[SORD_SUBJECT]), view_of(quad[SORD_PREDICATE]), view_of(quad[SORD_OBJECT]), {}});
  }
  return out;
}

SordGraph::SordGraph() : state_(std::make_unique<State>()) {
  invariant(state_->world != nullptr, "memory for Sord");
  sord_world_set_error_sink(state_->world.get(), ignore_message, nullptr);
  // With one order alone, patterns without a subject would look at every statement.
  constexpr unsigned orders = unsigned{SORD_SPO} | unsigned{SORD_OPS} | unsigned{SORD_PSO};
  state_->model.reset(sord_new(state_->world.get(), orders, false));
  invariant(state_->model != nullptr, "memory for Sord");
}

SordGraph::~SordGraph() = default;

bool SordGraph::prefix(std::string_view, std::string_view) {
  return !state_->refused;
}

bool SordGraph::write(const StatementView& statement) {
  if (state_->refused) return false;
  const std::array<TermView, 3> terms{statement.subject, statement.predicate, statement.object};
  std::vector<NodePtr> nodes;
  for (const TermView& term : terms) {
    nodes.push_back(node_of(state_->world.get(), term));
    if (nodes.back() == nullptr) {
      state_->refused = Error{Errc::syntax, "cannot keep " + describe(term) + " in a graph", {}, {}};
      return false;
    }
  }
  const SordQuad quad{nodes[0].get(), nodes[1].get(), nodes[2].get(), nullptr};
  sord_add(state_->model.get(), quad);  // false where the statement is there already
  return true;
}

Status SordGraph::finish() {
  if (!state_->refused) return {};
  Error error = std::move(*state_->refused);
  state_->refused.reset();
  return tl::make_unexpected(std::move(error));
}

std::size_t SordGraph::size() const {
  return sord_num_quads(state_->model.get());
}

std::vector<StatementView> SordGraph::match(const TermView& subject, const TermView& predicate,
                                            const TermView& object) const {
  return state_->find({subject, predicate, object}, static_cast<std::size_t>(-1));
}

bool SordGraph::contains(const TermView& subject, const TermView& predicate, const TermView& object) const {
  return !state_->find({subject, predicate, object}, 1).empty();
}

std::optional<TermView> SordGraph::object_of(const TermView& subject, const TermView& predicate) const {
  const std::vector<StatementView> found = state_->find({subject, predicate, {}}, 1);
  if (found.empty()) return std::nullopt;
  return found.front().object;
}

}  // namespace newsgraph::rdf
