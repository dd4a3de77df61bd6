#include "newsgraph/article/html_tree.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <gumbo.h>

namespace newsgraph::article {

/// Memory that is freed at once. The parser makes a great many small pieces and keeps nearly all of them, so giving
/// them back one by one would only cost time.
class HtmlTree::Arena {
 public:
  static void* allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->take(size); }
  static void release(void*, void*) {}

 private:
  static constexpr std::size_t chunk_size = std::size_t{64} * 1024;

  void* take(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    size = (size + alignment - 1) / alignment * alignment;
    if (size > left_) {
      const std::size_t fresh = std::max(size, chunk_size);
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(fresh));
      if (size * 4 > chunk_size) return chunks_.back().get();  // a large piece has a chunk of its own
      next_ = chunks_.back().get();
      left_ = fresh;
    }
    void* taken = next_;
    next_ += size;
    left_ -= size;
    return taken;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

HtmlTree::HtmlTree(std::string_view html) : arena_(std::make_unique<Arena>()) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
}

HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

const GumboNode& HtmlTree::root() const {
  return *output_->root;
}

}  // namespace newsgraph::article
