#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "newsgraph/base/location.h"

namespace newsgraph {

/// What kind of thing went wrong; the exit status and the reason in a reject follow from it.
enum class Errc : std::uint8_t {
  io,           ///< a file, pipe or directory could not be read or written
  encoding,     ///< bytes are not in the encoding that they should be in
  syntax,       ///< the input is not of its format's grammar
  unsupported,  ///< a format, version or feature that newsgraph does not have
  limit,        ///< larger or deeper than a stated limit
  shapes,       ///< ill-formed SHACL shapes
  invalid,      ///< does not conform to SHACL shapes
  store,        ///< a triple store refused or failed
};

/// The code's name as it stands in rejects: "io", "encoding", ...
std::string_view name_of(Errc code);

/// Bad input, as a value. `message` says what is wrong and what was found, `hint` what to do about it (may be empty).
struct [[nodiscard]] Error {
  Errc code{};
  std::string message;
  Location where;
  std::string hint;
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> failure(Errc code, std::string message, Location where = {}, std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(where), std::move(hint)});
}

/// "path:line:column: message; hint", without the parts that are unknown.
std::string describe(const Error& error);

/// Problems that did not stop the work: collected by whoever called, never printed by the library.
using Diagnostics = std::vector<Error>;

}  // namespace newsgraph
