#include "newsgraph/store/sparql_terms.h"

namespace newsgraph::store {

void append_sparql(std::string& out, std::string_view term) {
  for (;;) {
    const std::size_t at = term.find("\\\\");
    if (at == std::string_view::npos) break;
    out += term.substr(0, at + 2);
    term.remove_prefix(at + 2);
    if (term.starts_with('u')) out += "\\u0075";
    if (term.starts_with('U')) out += "\\u0055";
    if (term.starts_with('u') || term.starts_with('U')) term.remove_prefix(1);
  }
  out += term;
}

}  // namespace newsgraph::store
