#pragma once

#include <stdexcept>
#include <string>

namespace newsgraph {

/// A broken promise of the program itself, never of its input.
class BrokenInvariant : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenInvariant with the caller's file and line where `holds` is false. For what cannot happen unless the
/// code is wrong. (std::source_location would say the same, but clang 14 does not have it.)
inline void invariant(bool holds, const char* what, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (!holds) throw BrokenInvariant(std::string(file) + ':' + std::to_string(line) + ": " + what);
}

}  // namespace newsgraph
