#include "newsgraph/report/fingerprint.h"

#include <string_view>

namespace newsgraph::report {
namespace {

std::string hexadecimal(const Hash128& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return out;
}

void add(FieldHasher& hasher, const rdf::TermTable& terms, rdf::TermId id) {
  const rdf::TermView term = id == rdf::TermId::none ? rdf::TermView() : terms[id];
  constexpr std::string_view kinds = "-ibl";  // their order in TermKind may change, these letters may not
  hasher.add(kinds.substr(static_cast<std::size_t>(term.kind), 1));
  hasher.add(term.kind == rdf::TermKind::blank ? std::string_view() : term.text);
  hasher.add(term.datatype).add(term.language);
}

void add(FieldHasher& hasher, const rdf::TermTable& terms, const shacl::Path& path) {
  constexpr std::string_view kinds = "p^/|*+?";
  hasher.add(kinds.substr(static_cast<std::size_t>(path.kind), 1));
  hasher.add(std::to_string(path.parts.size()));
  if (path.kind == shacl::Path::Kind::predicate) add(hasher, terms, path.predicate);
  for (const shacl::Path& part : path.parts) add(hasher, terms, part);
}

}  // namespace

void Fingerprints::fill(Result& result) {
  FieldHasher hasher;
  hasher.add("1");  // version of what is hashed: another one makes all baselines stale
  add(hasher, terms_, result.named_shape != rdf::TermId::none ? result.named_shape : result.shape);
  hasher.add(result.component);
  add(hasher, terms_, result.focus);
  if (result.path) add(hasher, terms_, *result.path);
  add(hasher, terms_, result.value);
  if (result.graph != rdf::TermId::none) add(hasher, terms_, result.graph);
  const std::uint32_t occurrence = seen_[hasher.finish()]++;
  if (occurrence != 0) hasher.add(std::to_string(occurrence));
  result.fingerprint = hexadecimal(hasher.finish());
}

}  // namespace newsgraph::report
