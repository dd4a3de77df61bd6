#include "newsgraph/source/open.h"

#include <algorithm>
#include <sys/stat.h>
#include <utility>

#include "newsgraph/source/inputs.h"

namespace newsgraph::source {
namespace {

constexpr const char* standard_input_name = "-";

bool is_folder(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

class InputsStream final : public JoinedStream {
 public:
  InputsStream(std::vector<std::string> inputs, const SourceOptions& options)
      : inputs_(std::move(inputs)), options_(options) {}

  std::optional<std::uint64_t> size_hint() const override {
    std::uint64_t count = 0;
    for (const std::string& input : inputs_) {
      if (input == standard_input_name) return std::nullopt;
      if (is_folder(input)) {
        const auto below = open_directory(input, options_.limits)->size_hint();
        if (!below) return std::nullopt;
        count += *below;
      } else if (named_like_archive(input)) {
        return std::nullopt;
      } else {
        ++count;
      }
    }
    return count;
  }

 private:
  std::optional<Opened> open_next() override {
    if (next_ == inputs_.size()) return std::nullopt;
    const std::string& input = inputs_[next_++];
    if (input == standard_input_name) return open_standard_input();
    if (is_folder(input)) return open_directory(input, options_.limits);
    return open_file(input, options_.limits);
  }

  Opened open_standard_input() {
    if (std::exchange(standard_input_used_, true)) {
      return failure(Errc::io, "standard input can be read only once", {{standard_input_name, {}, 0}, 0, 0, 0});
    }
    return source::open_standard_input(options_.standard_input, options_.limits);
  }

  std::vector<std::string> inputs_;
  SourceOptions options_;
  std::size_t next_ = 0;
  bool standard_input_used_ = false;
};

}  // namespace

Result<std::unique_ptr<DocumentStream>> open_inputs(std::vector<std::string> inputs, SourceOptions options) {
  if (inputs.empty())
    return failure(Errc::io, "there is no input", {}, "name files or folders, or - for standard input");
  return std::make_unique<InputsStream>(std::move(inputs), options);
}

Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& input, const SourceOptions& options) {
  const Locator locator{input, {}, 0};
  Result<std::unique_ptr<InputBytes>> stored =
      input == standard_input_name
          ? std::make_unique<DescriptorBytes>(options.standard_input, DescriptorBytes::Ownership::borrowed)
          : open_stored(input);
  if (!stored) return tl::make_unexpected(std::move(stored.error()));
  Result<Decompressed> inner = decompress(std::move(*stored), options.limits);
  if (!inner) return located(std::move(inner.error()), locator);
  if (inner->archive != nullptr)
    return failure(Errc::unsupported, "is a " + std::string(inner->archive->name) + " archive", {locator, 0, 0, 0},
                   "unpack it first");
  return std::move(inner->bytes);
}

}  // namespace newsgraph::source
