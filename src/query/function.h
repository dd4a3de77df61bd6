#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// The functions of SPARQL 1.1 whose arguments are all evaluated before they are called (sections 17.4 and 17.5), with
// the least and the greatest number of these. Conversions are called by the IRI of the datatype.
// To add one: its code in functions_*.cpp and a line here.
#define NEWSGRAPH_QUERY_FUNCTIONS(X) \
  X(STR, 1, 1)                       \
  X(LANG, 1, 1)                      \
  X(LANGMATCHES, 2, 2)               \
  X(DATATYPE, 1, 1)                  \
  X(IRI, 1, 1)                       \
  X(URI, 1, 1)                       \
  X(ABS, 1, 1)                       \
  X(CEIL, 1, 1)                      \
  X(FLOOR, 1, 1)                     \
  X(ROUND, 1, 1)                     \
  X(CONCAT, 0, 1000)                 \
  X(STRLEN, 1, 1)                    \
  X(SUBSTR, 2, 3)                    \
  X(UCASE, 1, 1)                     \
  X(LCASE, 1, 1)                     \
  X(ENCODE_FOR_URI, 1, 1)            \
  X(CONTAINS, 2, 2)                  \
  X(STRSTARTS, 2, 2)                 \
  X(STRENDS, 2, 2)                   \
  X(STRBEFORE, 2, 2)                 \
  X(STRAFTER, 2, 2)                  \
  X(REPLACE, 3, 4)                   \
  X(REGEX, 2, 3)                     \
  X(YEAR, 1, 1)                      \
  X(MONTH, 1, 1)                     \
  X(DAY, 1, 1)                       \
  X(HOURS, 1, 1)                     \
  X(MINUTES, 1, 1)                   \
  X(SECONDS, 1, 1)                   \
  X(TIMEZONE, 1, 1)                  \
  X(TZ, 1, 1)                        \
  X(NOW, 0, 0)                       \
  X(STRLANG, 2, 2)                   \
  X(STRDT, 2, 2)                     \
  X(SAMETERM, 2, 2)                  \
  X(ISIRI, 1, 1)                     \
  X(ISURI, 1, 1)                     \
  X(ISBLANK, 1, 1)                   \
  X(ISLITERAL, 1, 1)                 \
  X(ISNUMERIC, 1, 1)

namespace newsgraph::query {

enum class Function : std::uint8_t {
#define X(name, least, most) name,
  NEWSGRAPH_QUERY_FUNCTIONS(X)
#undef X
};

struct FunctionFacts {
  std::string_view name;  ///< in capitals
  Function function;
  std::size_t least_arguments;
  std::size_t most_arguments;
};

inline constexpr FunctionFacts all_functions[] = {
#define X(name, least, most) {#name, Function::name, least, most},
    NEWSGRAPH_QUERY_FUNCTIONS(X)
#undef X
};

}  // namespace newsgraph::query
