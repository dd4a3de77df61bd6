#include "newsgraph/rdf/jsonld_object.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/rdf/xsd.h"

namespace newsgraph::rdf {
namespace {

using Number = std::uint32_t;
constexpr Number none = std::numeric_limits<Number>::max();

/// Numbers in the order in which they were added; what comes next of each stands in an array that chains share.
struct Chain {
  Number first = none;
  Number last = none;

  void add(Number number, std::vector<Number>& next) {
    (first == none ? first : next[last]) = number;
    last = number;
  }
};

/// A predicate of the statements and what the context makes of it.
struct Property {
  enum class Native : std::uint8_t { no, integer, boolean };

  JsonldTerms terms;
  std::string key;       ///< of values that the term takes: its name, else as plain_key
  std::string any_key;   ///< of any values: a compact or a full IRI
  std::string datatype;  ///< IRI; empty where the term has none
  Native native = Native::no;
  bool is_type = false;
  bool is_captured = false;
  Number of_node = none;  ///< while the statements of a node are put in order: that node, and
  Number rank = 0;        ///< when it has met the property

  JsonldTerm::Coercion coercion() const {
    return terms.forward == nullptr ? JsonldTerm::Coercion::none : terms.forward->coercion;
  }
  bool has_language_map() const { return terms.forward != nullptr && terms.forward->language_map; }
  bool has_sets() const { return terms.forward != nullptr && terms.forward->set; }
  /// Whether nodes are objects.
  bool nests() const {
    return coercion() != JsonldTerm::Coercion::id && coercion() != JsonldTerm::Coercion::vocab && !has_language_map();
  }
};

/// A subject of the statements.
struct Node {
  TermView name;
  Chain own;                 ///< statements about it
  Chain incoming;            ///< statements that are written as reverse ones at this node, their object
  bool is_expanded = false;  ///< holds an IRI that the context would change: written without a context
  bool is_held = false;      ///< some other node may hold it
  bool is_written = false;
};

Property::Native native_of(std::string_view datatype) {
  const std::optional<XsdType> type = xsd_type(datatype);
  if (type == XsdType::boolean) return Property::Native::boolean;
  return type >= XsdType::integer && type <= XsdType::unsigned_byte ? Property::Native::integer : Property::Native::no;
}

/// True where JSON's number, read by any JSON-LD processor, gives this lexical form again.
bool is_json_integer(std::string_view text) {
  constexpr std::size_t most_digits = 15;  // all of them are exact in a double
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= most_digits && text[0] != '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_native(Property::Native native, std::string_view text) {
  if (native == Property::Native::boolean) return text == "true" || text == "false";
  return native == Property::Native::integer && is_json_integer(text);
}

bool is_plain(const TermView& object) {
  return object.kind == TermKind::literal && object.datatype.empty();
}

class ObjectWriter {
 public:
  ObjectWriter(std::string& out, const CollectingSink& statements, const JsonldNames& names);
  void write(std::string_view members);

 private:
  Number property_number(std::string_view predicate);
  void add_node(Number statement);
  void find_expanded();
  void link(Number statement);
  bool is_captured(const StatementView& statement, const Property& property) const;
  /// Statements of a chain, those of one property together, in the order in which they begin.
  std::vector<Number> by_property(const Chain& chain, const std::vector<Number>& next, Number node);

  void write_node(Number node, unsigned depth, std::string_view members, bool is_main = false);
  void write_types(const Node& node, const std::vector<Number>& own);
  void write_own(const std::vector<Number>& own, const Node& node, unsigned depth);
  void write_incoming(Number node, unsigned depth);
  void write_rest();
  void write_values(std::span<const Number> values, const Property* property, std::string_view key, bool is_set,
                    unsigned depth);
  void write_language_map(std::span<const Number> texts, const Property& property);
  void write_value(const TermView& object, const Property* property, Number node, unsigned depth);
  void write_literal(const TermView& object, const Property* property);
  void write_reference(const TermView& node, bool in_context);
  void write_node_or_reference(Number node, unsigned depth);

  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_json(out_, name);
    out_ += ':';
  }
  void name(const TermView& term);
  void vocabulary_name(std::string_view iri);
  std::string compacted(std::string_view iri) const;

  std::string& out_;
  const JsonldNames& names_;
  const JsonldContext& context_;
  std::vector<StatementView> statements_;
  std::vector<Number> property_of_;    ///< by statement
  std::vector<Number> object_node_;    ///< by statement; none where the object is no subject
  std::vector<Number> next_own_;       ///< by statement
  std::vector<Number> next_incoming_;  ///< by statement
  std::vector<bool> is_at_object_;     ///< by statement: it is among the incoming ones of its object
  std::vector<Property> properties_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string_view, Number> property_numbers_;
  std::unordered_map<std::string_view, Number> node_numbers_;  ///< labels of blank nodes have no colon, IRIs have one
};

ObjectWriter::ObjectWriter(std::string& out, const CollectingSink& statements, const JsonldNames& names)
    : out_(out), names_(names), context_(names.context()) {
  const auto size = static_cast<Number>(statements.size());
  statements_.reserve(size);
  for (std::size_t i = 0; i < size; ++i) statements_.push_back(statements[i]);
  property_of_.resize(size);
  next_own_.assign(size, none);
  next_incoming_.assign(size, none);
  object_node_.assign(size, none);
  is_at_object_.assign(size, false);
  for (Number i = 0; i < size; ++i) add_node(i);
  find_expanded();
  for (Number i = 0; i < size; ++i) link(i);
}

Number ObjectWriter::property_number(std::string_view predicate) {
  const auto [known, is_new] = property_numbers_.emplace(predicate, static_cast<Number>(properties_.size()));
  if (!is_new) return known->second;
  Property& property = properties_.emplace_back();
  property.is_type = predicate == vocabulary::rdf::type;
  property.is_captured = names_.captures(predicate);
  property.any_key = compacted(predicate);
  const std::optional<CompactIri> compact = names_.compact(predicate);
  if (compact) property.terms = context_.terms(*compact);
  const JsonldTerm* const term = property.terms.forward;
  property.key = term == nullptr ? property.any_key : term->name;
  if (property.coercion() == JsonldTerm::Coercion::datatype) {
    property.datatype = names_.expand(term->datatype_prefix, term->datatype_local);
    property.native = native_of(property.datatype);
  }
  return known->second;
}

void ObjectWriter::add_node(Number statement) {
  const StatementView& view = statements_[statement];
  property_of_[statement] = property_number(view.predicate.text);
  const auto [known, is_new] = node_numbers_.emplace(view.subject.text, static_cast<Number>(nodes_.size()));
  if (is_new) nodes_.emplace_back().name = view.subject;
  nodes_[known->second].own.add(statement, next_own_);
}

/// An object may have an IRI that the context changes, which is written without it; elsewhere there is no way.
bool ObjectWriter::is_captured(const StatementView& statement, const Property& property) const {
  const TermView& object = statement.object;
  const bool is_type = property.is_type && object.kind == TermKind::iri;
  return property.is_captured || names_.captures(is_type ? object.text : object.datatype);
}

void ObjectWriter::find_expanded() {
  for (Node& node : nodes_) {
    node.is_expanded = node.name.kind == TermKind::iri && names_.captures(node.name.text);
    for (Number i = node.own.first; i != none && !node.is_expanded; i = next_own_[i])
      node.is_expanded = is_captured(statements_[i], properties_[property_of_[i]]);
  }
}

void ObjectWriter::link(Number statement) {
  const StatementView& view = statements_[statement];
  const Property& property = properties_[property_of_[statement]];
  if (view.object.kind == TermKind::literal || property.is_type) return;
  const auto found = node_numbers_.find(view.object.text);
  if (found == node_numbers_.end()) return;
  Node& subject = nodes_[node_numbers_.at(view.subject.text)];
  Node& object = nodes_[found->second];
  if (&subject == &object || subject.is_expanded || object.is_expanded) return;
  object_node_[statement] = found->second;
  if (property.terms.reverse != nullptr) {
    is_at_object_[statement] = true;
    object.incoming.add(statement, next_incoming_);
    subject.is_held = true;
  } else if (property.nests()) {
    object.is_held = true;
  }
}

std::vector<Number> ObjectWriter::by_property(const Chain& chain, const std::vector<Number>& next, Number node) {
  std::vector<Number> out;
  Number properties = 0;
  Number last = 0;
  bool is_sorted = true;
  const auto rank = [&](Number statement) { return properties_[property_of_[statement]].rank; };
  for (Number i = chain.first; i != none; i = next[i]) {
    Property& property = properties_[property_of_[i]];
    if (property.of_node != node) {
      property.of_node = node;
      property.rank = properties++;
    }
    is_sorted = is_sorted && property.rank >= last;
    last = property.rank;
    out.push_back(i);
  }
  if (!is_sorted) std::ranges::stable_sort(out, {}, rank);
  for (const Number i : out) properties_[property_of_[i]].of_node = none;
  return out;
}

std::string ObjectWriter::compacted(std::string_view iri) const {
  const std::optional<CompactIri> compact = names_.compact(iri);
  if (!compact) return std::string(iri);
  return context_.prefixes()[compact->prefix].first + ':' + std::string(compact->local);
}

/// The IRI of a class, of a datatype or of another term of a vocabulary.
void ObjectWriter::vocabulary_name(std::string_view iri) {
  const std::optional<CompactIri> compact = names_.compact(iri);
  const JsonldTerm* const term = compact ? context_.terms(*compact).forward : nullptr;
  append_json(out_, term == nullptr ? compacted(iri) : term->name);
}

void ObjectWriter::name(const TermView& term) {
  append_json(out_, term.kind == TermKind::blank ? "_:" + std::string(term.text) : std::string(term.text));
}

void ObjectWriter::write_reference(const TermView& node, bool in_context) {
  out_ += '{';
  if (in_context && node.kind == TermKind::iri && names_.captures(node.text)) {
    key("@context");
    out_ += "null";
    in_context = false;
  }
  key(in_context ? std::string_view(context_.id()) : "@id");
  name(node);
  out_ += '}';
}

void ObjectWriter::write_node_or_reference(Number node, unsigned depth) {
  if (!nodes_[node].is_written && depth < most_nested_jsonld_nodes) {
    write_node(node, depth + 1, {});
  } else {
    write_reference(nodes_[node].name, true);
  }
}

/// `property` is null where there is no context.
void ObjectWriter::write_literal(const TermView& object, const Property* property) {
  using Coercion = JsonldTerm::Coercion;
  const Coercion coercion = property == nullptr ? Coercion::none : property->coercion();
  const bool is_bare = coercion == Coercion::none ? object.datatype.empty() && object.language.empty()
                                                  : !object.datatype.empty() && object.datatype == property->datatype;
  const bool is_coerced = coercion == Coercion::datatype && is_bare;
  const Property::Native native = is_coerced                                    ? property->native
                                  : coercion != Coercion::none                  ? Property::Native::no
                                  : object.datatype == vocabulary::xsd::integer ? Property::Native::integer
                                  : object.datatype == vocabulary::xsd::boolean ? Property::Native::boolean
                                                                                : Property::Native::no;
  if (is_native(native, object.text)) {
    out_ += object.text;
    return;
  }
  if (is_bare) return append_json(out_, object.text);
  out_ += '{';
  if (!object.language.empty()) {
    key("@language");
    append_json(out_, object.language);
  } else if (!object.datatype.empty()) {
    key("@type");  // RDFLib does not look for an alias here
    property == nullptr ? append_json(out_, object.datatype) : vocabulary_name(object.datatype);
  }
  key("@value");
  append_json(out_, object.text);
  out_ += '}';
}

void ObjectWriter::write_value(const TermView& object, const Property* property, Number node, unsigned depth) {
  using Coercion = JsonldTerm::Coercion;
  if (object.kind == TermKind::literal) return write_literal(object, property);
  if (property == nullptr) return write_reference(object, false);
  const Coercion coercion = property->coercion();
  const bool is_string = (coercion == Coercion::id || coercion == Coercion::vocab) && !names_.captures(object.text);
  if (is_string && coercion == Coercion::vocab && object.kind == TermKind::iri) return vocabulary_name(object.text);
  if (is_string) return name(object);
  if (node != none && property->nests()) return write_node_or_reference(node, depth);
  write_reference(object, true);
}

void ObjectWriter::write_values(std::span<const Number> values, const Property* property, std::string_view key_name,
                                bool is_set, unsigned depth) {
  if (values.empty()) return;
  key(key_name);
  const bool is_array = is_set || values.size() > 1;
  if (is_array) out_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out_ += ',';
    write_value(statements_[values[i]].object, property, object_node_[values[i]], depth);
  }
  if (is_array) out_ += ']';
}

void ObjectWriter::write_language_map(std::span<const Number> texts, const Property& property) {
  if (texts.empty()) return;
  key(property.key);
  out_ += '{';
  std::vector<Number> left(texts.begin(), texts.end());
  while (!left.empty()) {
    const std::string_view language = statements_[left.front()].object.language;
    const auto others = std::stable_partition(
        left.begin(), left.end(), [&](Number statement) { return statements_[statement].object.language == language; });
    key(language.empty() ? "@none" : language);
    const bool is_array = property.terms.forward->set || others - left.begin() > 1;
    if (is_array) out_ += '[';
    for (auto text = left.begin(); text != others; ++text) {
      if (text != left.begin()) out_ += ',';
      append_json(out_, statements_[*text].object.text);
    }
    if (is_array) out_ += ']';
    left.erase(left.begin(), others);
  }
  out_ += '}';
}

void ObjectWriter::write_types(const Node& node, const std::vector<Number>& own) {
  bool has_some = false;
  for (const Number i : own) {
    const TermView& object = statements_[i].object;
    if (!properties_[property_of_[i]].is_type || object.kind == TermKind::literal) continue;
    if (!has_some) {
      key(node.is_expanded ? std::string_view("@type") : std::string_view(context_.type()));
      out_ += '[';
    } else {
      out_ += ',';
    }
    has_some = true;
    if (node.is_expanded || object.kind == TermKind::blank) {
      name(object);
    } else {
      vocabulary_name(object.text);
    }
  }
  if (has_some) out_ += ']';
}

void ObjectWriter::write_own(const std::vector<Number>& own, const Node& node, unsigned depth) {
  std::vector<Number> taken;
  std::vector<Number> others;
  const bool in_context = !node.is_expanded;
  for (std::size_t begin = 0, end = 0; begin < own.size(); begin = end) {
    const Property& property = properties_[property_of_[own[begin]]];
    taken.clear();
    others.clear();
    for (; end < own.size() && property_of_[own[end]] == property_of_[own[begin]]; ++end) {
      const TermView& object = statements_[own[end]].object;
      if (is_at_object_[own[end]] || (property.is_type && object.kind != TermKind::literal)) continue;
      (in_context && property.has_language_map() && !is_plain(object) ? others : taken).push_back(own[end]);
    }
    const std::string_view full = statements_[own[begin]].predicate.text;
    if (!in_context) {
      write_values(taken, nullptr, full, true, depth);
    } else if (property.has_language_map()) {
      write_language_map(taken, property);
      static const Property no_term;
      write_values(others, &no_term, property.any_key, false, depth);
    } else {
      write_values(taken, &property, property.key, property.has_sets(), depth);
    }
  }
}

void ObjectWriter::write_incoming(Number node, unsigned depth) {
  const std::vector<Number> incoming = by_property(nodes_[node].incoming, next_incoming_, node);
  for (std::size_t i = 0; i < incoming.size(); ++i) {
    const Property& property = properties_[property_of_[incoming[i]]];
    const bool is_first = i == 0 || property_of_[incoming[i - 1]] != property_of_[incoming[i]];
    const bool is_last = i + 1 == incoming.size() || property_of_[incoming[i + 1]] != property_of_[incoming[i]];
    const bool is_array = property.terms.reverse->set || !is_first || !is_last;
    if (is_first) key(property.terms.reverse->name);
    out_ += is_first ? (is_array ? "[" : "") : ",";
    write_node_or_reference(node_numbers_.at(statements_[incoming[i]].subject.text), depth);
    if (is_last && is_array) out_ += ']';
  }
}

void ObjectWriter::write_node(Number node, unsigned depth, std::string_view members, bool is_main) {
  nodes_[node].is_written = true;
  const Node& written = nodes_[node];
  const std::vector<Number> own = by_property(written.own, next_own_, node);
  out_ += '{';
  out_ += members;
  if (written.is_expanded) {
    key("@context");
    out_ += "null";
  }
  write_types(written, own);
  key(written.is_expanded ? std::string_view("@id") : std::string_view(context_.id()));
  name(written.name);
  write_own(own, written, depth);
  write_incoming(node, depth);
  if (is_main) write_rest();
  out_ += '}';
}

/// Nodes that no other holds, then those that would hold each other in a ring, or lie too deep.
void ObjectWriter::write_rest() {
  bool has_some = false;
  for (const bool also_held : {false, true}) {
    for (Number node = 0; node < nodes_.size(); ++node) {
      if (nodes_[node].is_written || (nodes_[node].is_held && !also_held)) continue;
      if (!has_some) {
        key(context_.included());
        out_ += '[';
      } else {
        out_ += ',';
      }
      has_some = true;
      write_node(node, 1, {});
    }
  }
  if (has_some) out_ += ']';
}

void ObjectWriter::write(std::string_view members) {
  const auto is_main = [](const Node& node) { return !node.is_held && !node.is_expanded; };
  auto found = std::ranges::find_if(nodes_, is_main);
  if (found == nodes_.end()) found = std::ranges::find_if(nodes_, [](const Node& node) { return !node.is_expanded; });
  if (found != nodes_.end()) {
    write_node(static_cast<Number>(found - nodes_.begin()), 0, members, true);
  } else {  // no node stands in the context: an object of nothing but these
    out_ += '{';
    out_ += members;
    write_rest();
    out_ += '}';
  }
}

}  // namespace

void append_jsonld_object(std::string& out, const CollectingSink& statements, const JsonldNames& names,
                          std::string_view members) {
  ObjectWriter(out, statements, names).write(members);
}

}  // namespace newsgraph::rdf
