#include "newsgraph/rdf/sparql_text.h"

namespace newsgraph::rdf {

void append_sparql(std::string& out, std::string_view ntriples) {
  for (;;) {
    const std::size_t escape = ntriples.find('\\');
    out += ntriples.substr(0, escape);
    if (escape == std::string_view::npos) return;
    const std::string_view pair = ntriples.substr(escape, 2);
    ntriples.remove_prefix(escape + pair.size());
    if (pair == "\\u") {
      out += "\\U0000";
      continue;
    }
    out += pair;
    if (pair == "\\\\" && (ntriples.starts_with('u') || ntriples.starts_with('U'))) {
      out += ntriples.front() == 'u' ? "\\U00000075" : "\\U00000055";
      ntriples.remove_prefix(1);
    }
  }
}

}  // namespace newsgraph::rdf
