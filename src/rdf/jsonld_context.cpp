#include "newsgraph/rdf/jsonld_context.h"

#include <nlohmann/json.hpp>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/rdf/byte_checks.h"

namespace newsgraph::rdf {

using Json = nlohmann::ordered_json;

/// Reads the members of a context in their order.
class JsonldContextParser {
 public:
  Status add(const std::string& key, const Json& definition);
  JsonldContext take() { return std::move(context_); }

 private:
  Status add_term(const std::string& key, const Json& definition);
  static Status add_containers(JsonldTerm& term, const Json& container);
  Status add_type(JsonldTerm& term, const std::string& type) const;
  bool add_keyword_alias(const std::string& key, const std::string& keyword);
  std::optional<CompactIri> split(std::string_view compact) const;
  Status keep(JsonldTerm term, const CompactIri& iri, bool reverse);
  static tl::unexpected<Error> refused(const std::string& key, const char* why) {
    return failure(Errc::unsupported, "the term \"" + key + "\" of the JSON-LD context " + why);
  }

  JsonldContext context_;
};

bool JsonldContextParser::add_keyword_alias(const std::string& key, const std::string& keyword) {
  if (keyword == "@id") {
    context_.id_ = key;
  } else if (keyword == "@type") {
    context_.type_ = key;
  } else if (keyword == "@included") {
    context_.included_ = key;
  } else {
    return false;
  }
  return true;
}

std::optional<CompactIri> JsonldContextParser::split(std::string_view compact) const {
  const std::size_t colon = compact.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  for (std::size_t i = 0; i < context_.prefixes_.size(); ++i) {
    if (context_.prefixes_[i].first == compact.substr(0, colon)) return CompactIri{i, compact.substr(colon + 1)};
  }
  return std::nullopt;
}

Status JsonldContextParser::keep(JsonldTerm term, const CompactIri& iri, bool reverse) {
  auto& found = context_.terms_[iri.prefix][std::string(iri.local)];
  std::optional<JsonldTerm>& place = reverse ? found.reverse : found.forward;
  if (place) return refused(term.name, "names an IRI that another term names");
  place = std::move(term);
  return {};
}

Status JsonldContextParser::add_containers(JsonldTerm& term, const Json& container) {
  for (const Json& one : container.is_array() ? container : Json::array({container})) {
    if (one == "@language") {
      term.language_map = true;
    } else if (one == "@set") {
      term.set = true;
    } else {
      return refused(term.name, "has a container other than @language and @set");
    }
  }
  return {};
}

Status JsonldContextParser::add_type(JsonldTerm& term, const std::string& type) const {
  if (type == "@id" || type == "@vocab") {
    term.coercion = type == "@id" ? JsonldTerm::Coercion::id : JsonldTerm::Coercion::vocab;
    return {};
  }
  const std::optional<CompactIri> datatype = split(type);
  if (!datatype) return refused(term.name, "has a type that the context does not define before it");
  term.coercion = JsonldTerm::Coercion::datatype;
  term.datatype_prefix = datatype->prefix;
  term.datatype_local = datatype->local;
  return {};
}

Status JsonldContextParser::add_term(const std::string& key, const Json& definition) {
  JsonldTerm term;
  term.name = key;
  std::optional<CompactIri> iri;
  bool reverse = false;
  for (const auto& [member, value] : definition.items()) {
    if (member == "@container") {
      if (Status status = add_containers(term, value); !status) return status;
      continue;
    }
    if (!value.is_string()) return refused(key, "has a member that is no string");
    const auto& text = value.get_ref<const std::string&>();
    if (member == "@type") {
      if (Status status = add_type(term, text); !status) return status;
    } else if (member == "@id" || member == "@reverse") {
      if (add_keyword_alias(key, text)) return {};
      reverse = member == "@reverse";
      iri = split(text);
    } else {
      return refused(key, "has a member that is not supported");
    }
  }
  if (!iri) return refused(key, "has no IRI with one of the prefixes before it");
  return keep(std::move(term), *iri, reverse);
}

Status JsonldContextParser::add(const std::string& key, const Json& definition) {
  if (key == "@version") return {};
  context_.keys_.emplace(key, true);
  if (definition.is_object()) return add_term(key, definition);
  if (!definition.is_string()) return refused(key, "is defined by neither a string nor an object");
  const auto& text = definition.get_ref<const std::string&>();
  const bool is_namespace = text.find("://") != std::string::npos;
  if (!is_namespace) return text[0] == '@' && add_keyword_alias(key, text) ? Status() : add_term(key, {{"@id", text}});
  context_.prefixes_.emplace_back(key, text);
  context_.terms_.emplace_back();
  return {};
}

Result<JsonldContext> JsonldContext::parse(std::string_view json) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("@context") || !document["@context"].is_object())
    return failure(Errc::syntax, "no JSON object with a JSON-LD context");
  JsonldContextParser parser;
  Json definitions = Json::object();
  for (const auto& [key, definition] : document["@context"].items()) {
    if (Status status = parser.add(key, definition); !status) return tl::make_unexpected(std::move(status.error()));
    const bool is_prefix =
        definition.is_string() && definition.get_ref<const std::string&>().find("://") != std::string::npos;
    if (!is_prefix) definitions[key] = definition;
  }
  JsonldContext context = parser.take();
  const std::string object = definitions.dump();
  context.definitions_ = object.substr(1, object.size() - 2);
  return context;
}

const JsonldContext& JsonldContext::published() {
  static const JsonldContext context = [] {
    const auto file = embedded_file("ontology/context.jsonld");
    invariant(file.has_value(), "ontology/context.jsonld is embedded");
    auto parsed = parse(*file);
    invariant(parsed.has_value(), "ontology/context.jsonld is of the kind that parse() takes");
    return std::move(*parsed);
  }();
  return context;
}

JsonldTerms JsonldContext::terms(const CompactIri& iri) const {
  const auto& of_prefix = terms_[iri.prefix];
  const auto found = of_prefix.find(iri.local);
  if (found == of_prefix.end()) return {};
  const auto pointer = [](const std::optional<JsonldTerm>& term) { return term ? &*term : nullptr; };
  return {pointer(found->second.forward), pointer(found->second.reverse)};
}

JsonldNames::JsonldNames(const JsonldContext& context) : context_(context) {
  for (const auto& [name, iri] : context.prefixes()) namespaces_.push_back(iri);
}

void JsonldNames::prefix(std::string_view name, std::string_view iri) {
  for (std::size_t i = 0; i < namespaces_.size(); ++i) {
    if (context_.prefixes()[i].first == name) namespaces_[i] = iri;
  }
}

std::optional<CompactIri> JsonldNames::compact(std::string_view iri) const {
  std::optional<CompactIri> found;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < namespaces_.size(); ++i) {
    const std::string& space = namespaces_[i];
    if (space.size() <= longest || space.size() >= iri.size() || !iri.starts_with(space)) continue;
    longest = space.size();
    found = {i, iri.substr(longest)};
  }
  if (found && found->local.starts_with("//")) return std::nullopt;  // "a://b" is never a compact IRI
  return found;
}

bool JsonldNames::captures(std::string_view iri) const {
  const std::size_t colon = iri.find(':');
  if (colon == std::string_view::npos || iri.substr(colon + 1).starts_with("//")) return false;
  return context_.has_key(iri.substr(0, colon));
}

std::string JsonldNames::json() const {
  std::string out = "{";
  for (std::size_t i = 0; i < namespaces_.size(); ++i) {
    append_json(out, context_.prefixes()[i].first);
    out += ':';
    append_json(out, namespaces_[i]);
    out += ',';
  }
  return out + context_.definitions() + '}';
}

void append_json(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  static constexpr std::string_view short_escapes = "btn.fr";  // of U+0008 to U+000D
  constexpr auto needs_escape = [](auto c) { return (c < 0x20) | (c == '"') | (c == '\\'); };
  out += '"';
  for (;;) {
    const std::size_t plain = bytes_before(text, needs_escape);
    out.append(text.substr(0, plain));
    if (plain == text.size()) break;
    const char c = text[plain];
    out += '\\';
    if (c == '"' || c == '\\') {
      out += c;
    } else if (c >= '\b' && c <= '\r' && c != '\v') {
      out += short_escapes[static_cast<std::size_t>(c - '\b')];
    } else {
      const auto value = static_cast<unsigned char>(c);
      out.append("u00").append(1, digits[value >> 4U]).append(1, digits[value & 15U]);
    }
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

}  // namespace newsgraph::rdf
