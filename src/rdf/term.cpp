#include "newsgraph/rdf/term.h"

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/ntriples.h"

namespace newsgraph::rdf {
namespace {

/// The beginning of a text that may be anything, fit to be shown.
std::string shown(std::string_view text) {
  constexpr std::size_t most = 100;
  if (text.size() <= most) return utf8::repair(text);
  std::size_t end = most;
  while (end > most - 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return utf8::repair(text.substr(0, end)) + "…";
}

}  // namespace

std::string describe(const TermView& term) {
  if (term.kind == TermKind::none) return "(nothing)";
  const Term cut(TermView{term.kind, shown(term.text), shown(term.datatype), shown(term.language)});
  std::string out;
  append_ntriples(out, cut.view());
  // IRIs and labels are written as they are, and those that need describing are the odd ones.
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = '?';
  }
  return out;
}

}  // namespace newsgraph::rdf
