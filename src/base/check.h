#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace newsgraph {

/// A broken promise of the program itself, never of its input.
class BrokenInvariant : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenInvariant with file and line where `holds` is false. For what cannot happen unless the code is wrong.
inline void invariant(bool holds, const char* what, std::source_location at = std::source_location::current()) {
  if (!holds) {
    throw BrokenInvariant(std::string(at.file_name()) + ':' + std::to_string(at.line()) + ": " + what);
  }
}

}  // namespace newsgraph
