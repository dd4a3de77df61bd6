#pragma once

#include <cstddef>
#include <cstdint>

#include "newsgraph/base/span.h"
#include "newsgraph/extract/origin.h"

namespace newsgraph::extract {

enum class OccasionIndex : std::uint32_t { none = UINT32_MAX };
constexpr std::size_t position(OccasionIndex index) {
  return static_cast<std::size_t>(index);
}

/// When something was said: a press conference, an interview, a meeting.
struct Occasion {
  static constexpr std::uint32_t no_event = UINT32_MAX;

  Span span;                       ///< the words that name it: 周二的记者会
  Span head;                       ///< the one of them that says what it is: 记者会
  std::uint32_t event = no_event;  ///< index into Annotations::events where they tell of one
  float confidence = 0.85F;
  Origin origin = {};
};

}  // namespace newsgraph::extract
