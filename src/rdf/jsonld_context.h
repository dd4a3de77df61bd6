#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/base/error.h"

namespace newsgraph::rdf {

/// An IRI as the namespace of a prefix and what follows it.
struct CompactIri {
  std::size_t prefix = 0;  ///< number of the prefix in the context
  std::string_view local;

  friend bool operator==(const CompactIri&, const CompactIri&) = default;
};

/// What the context says of one of its terms (JSON-LD 1.1, section 9.15.1).
struct JsonldTerm {
  /// What a plain JSON string of this term is.
  enum class Coercion : std::uint8_t {
    none,      ///< itself
    id,        ///< "@id": an IRI
    vocab,     ///< "@vocab": a term or an IRI
    datatype,  ///< the lexical form of a literal of `datatype`
  };

  std::string name;
  Coercion coercion = Coercion::none;
  std::size_t datatype_prefix = 0;  ///< of the datatype: a prefix and its local name
  std::string datatype_local;
  bool language_map = false;  ///< "@language": an object with a key for each language, "@none" for plain strings
  bool set = false;           ///< "@set": an array even of one value
};

/// The terms for an IRI; null where the context has none.
struct JsonldTerms {
  const JsonldTerm* forward = nullptr;
  const JsonldTerm* reverse = nullptr;  ///< "@reverse": its values are the subjects
};

/// A JSON-LD 1.1 context as far as compaction needs it: prefixes, terms, aliases of keywords. Immutable, but for what
/// JsonldNames adds.
class JsonldContext {
 public:
  /// ontology/context.jsonld, which describes all that newsgraph exports.
  static const JsonldContext& published();

  /// A document {"@context": {...}} where prefixes come first, all IRIs are written with them, and definitions have
  /// @id, @reverse, @type and @container (@language, @set) alone. Error (syntax, unsupported) for any other.
  static Result<JsonldContext> parse(std::string_view json);

  const std::vector<std::pair<std::string, std::string>>& prefixes() const { return prefixes_; }
  JsonldTerms terms(const CompactIri& iri) const;
  bool has_key(std::string_view name) const { return keys_.contains(name); }
  /// The members of the context's object behind the prefixes, as JSON without spaces: `"headline":{...},...`.
  const std::string& definitions() const { return definitions_; }

  /// The keys for these keywords: their aliases if they have some.
  const std::string& id() const { return id_; }
  const std::string& type() const { return type_; }
  const std::string& included() const { return included_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class Value>
  using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
  struct Found {
    std::optional<JsonldTerm> forward;
    std::optional<JsonldTerm> reverse;
  };
  friend class JsonldContextParser;

  std::vector<std::pair<std::string, std::string>> prefixes_;  ///< name, IRI
  std::vector<ByText<Found>> terms_;                           ///< by prefix, then by local name
  ByText<bool> keys_;                                          ///< all that the context defines
  std::string definitions_;
  std::string id_ = "@id";
  std::string type_ = "@type";
  std::string included_ = "@included";
};

/// A context together with the namespaces that a document has for its prefixes: schema.org has two.
class JsonldNames {
 public:
  explicit JsonldNames(const JsonldContext& context);

  /// A prefix of the context gets another namespace; other names are not used.
  void prefix(std::string_view name, std::string_view iri);

  const JsonldContext& context() const { return context_; }
  /// The IRI in parts, by the longest namespace that it begins with; nothing where it begins with none.
  std::optional<CompactIri> compact(std::string_view iri) const;
  std::string expand(std::size_t prefix, std::string_view local) const {
    return namespaces_[prefix] + std::string(local);
  }
  /// True where a processor would take the IRI for a compact one because of a key that is like its scheme.
  bool captures(std::string_view iri) const;
  /// The object that goes behind "@context", as JSON without spaces.
  std::string json() const;

 private:
  const JsonldContext& context_;
  std::vector<std::string> namespaces_;  ///< by prefix
};

/// Appends a string in quotation marks with JSON's escapes (RFC 8259, section 7).
void append_json(std::string& out, std::string_view text);

}  // namespace newsgraph::rdf
