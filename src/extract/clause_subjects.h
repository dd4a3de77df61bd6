#pragma once

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/chars.h"
#include "newsgraph/extract/statements.h"

namespace newsgraph::extract {

/// Who acts in a clause that names nobody.
struct OwnSubject {
  bool stands = false;                     ///< there are words for somebody or something: 警方, 该协议, 许多人
  bool phrase = false;                     ///< they begin with a number or a pointing word: 数千人, 该协议
  EntityIndex entity = EntityIndex::none;  ///< whom they mean, where that is known
};

/// The subject of the words from a clause's begin to its verb, where it is no name: the clause has it, so that nobody
/// is taken over from the clause before.
OwnSubject own_subject(const Context& context, Chars words);

}  // namespace newsgraph::extract
