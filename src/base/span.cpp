#include "newsgraph/base/span.h"

#include "newsgraph/base/utf8.h"

namespace newsgraph {
namespace {
constexpr std::uint32_t checkpoint_distance = 64;
}

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / checkpoint_distance + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += checkpoint_distance) {
    checkpoints_.push_back(count);
    count += static_cast<std::uint32_t>(utf8::count(text.substr(i, checkpoint_distance)));
  }
  checkpoints_.push_back(count);
}

std::uint32_t CodePointOffsets::at(std::uint32_t byte) const {
  const std::size_t checkpoint = byte / checkpoint_distance;
  const std::size_t from = checkpoint * checkpoint_distance;
  return checkpoints_[checkpoint] + static_cast<std::uint32_t>(utf8::count(text_.substr(from, byte - from)));
}

}  // namespace newsgraph
