#include "newsgraph/pipeline/source_lines.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {

/// Gives its text a few bytes at a time, and then an error if there is one.
class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string text, std::size_t step, bool fails) : text_(std::move(text)), step_(step), fails_(fails) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t size = std::min({step_, into.size(), text_.size() - at_});
    std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), size, into.begin());
    at_ += size;
    return size;
  }
  Status status() const override { return fails_ ? failure(Errc::io, "broken") : Status(); }

 private:
  std::string text_;
  std::size_t step_;
  bool fails_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("lines come whole and in order, however the source is read") {
  for (const auto& [long_line, step] :
       {std::pair<std::size_t, std::size_t>{30, 1}, {30, 3}, {2'000'000, 4096}, {2'000'000, 10'000'000}}) {
    const std::vector<std::string> lines{"a\n", "\n", "中文\n", std::string(long_line, 'x') + "\n", "\r\n", "last"};
    std::string text;
    for (const std::string& line : lines) text += line;
    SlowSource source(text, step, false);
    std::vector<std::string> found;
    const Status status = pipeline::read_lines(source, [&](std::string_view line) {
      found.emplace_back(line);
      return true;
    });
    CHECK(status.has_value());
    CHECK(found == lines);
  }
}

TEST_CASE("nobody reads on behind the line that was enough, and a source that breaks is told") {
  SlowSource source("a\nb\nc\n", 100, true);
  int lines = 0;
  CHECK(pipeline::read_lines(source, [&](std::string_view) { return ++lines < 2; }).has_value());
  CHECK(lines == 2);
  SlowSource broken("a\nb", 100, true);
  std::string all;
  const Status status = pipeline::read_lines(broken, [&](std::string_view line) {
    all += line;
    return true;
  });
  REQUIRE_FALSE(status.has_value());
  CHECK(status.error().message == "broken");
  CHECK(all == "a\nb");
}
