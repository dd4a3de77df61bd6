#pragma once

#include <array>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/source/open.h"
#include "support/temporary_directory.h"

namespace newsgraph::tests {

/// What a stream gave, one line each: "path!member = bytes", or "path!member: io".
using Lines = std::vector<std::string>;

inline std::string line_of(const Result<source::Document>& result) {
  if (result) return result->locator.text() + " = " + result->bytes;
  return result.error().where.in.text() + ": " + std::string(name_of(result.error().code));
}

/// `prefix` is taken off the front of each line.
inline Lines lines_of(source::DocumentStream& stream, const std::string& prefix = {}) {
  Lines lines;
  while (const auto result = stream.next()) {
    std::string line = line_of(*result);
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
    lines.push_back(line);
    REQUIRE(lines.size() < 10000);  // a stream ends
  }
  CHECK_FALSE(stream.next());  // and stays there
  return lines;
}

inline Lines delivered(const std::vector<std::string>& inputs, const std::string& prefix = {},
                       const source::SourceOptions& options = {}) {
  auto stream = source::open_inputs(inputs, options);
  REQUIRE(stream);
  return lines_of(**stream, prefix);
}

/// What one file of that content gives; lines are without its path: "= bytes", "!member = bytes", ": syntax".
inline Lines delivered_file(const std::string& name, std::string_view bytes,
                            const source::SourceOptions& options = {}) {
  const TemporaryDirectory folder;
  const std::string path = folder.write(name, bytes);
  return delivered({path}, path, options);
}

/// The same without a file system, for tests with thousands of files.
inline Lines delivered_memory(std::string_view bytes) {
  source::SourceOptions options;
  options.standard_input = ::memfd_create("bytes", MFD_CLOEXEC);
  REQUIRE(::write(options.standard_input, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  REQUIRE(::lseek(options.standard_input, 0, SEEK_SET) == 0);
  Lines lines = delivered({"-"}, "-", options);
  ::close(options.standard_input);
  return lines;
}

/// What standard input gives where it is a pipe, into which another thread writes.
inline Lines delivered_pipe(std::string_view bytes, source::SourceOptions options = {}) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  std::thread writer([&] {
    while (!bytes.empty()) {
      const ssize_t size = ::write(ends[1], bytes.data(), bytes.size());
      if (size <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
    ::close(ends[1]);
  });
  options.standard_input = ends[0];
  Lines lines = delivered({"-"}, "-", options);
  writer.join();
  ::close(ends[0]);
  return lines;
}

/// The reason of the only result, which is an Error.
inline std::string message_of(const std::vector<std::string>& inputs) {
  auto stream = source::open_inputs(inputs);
  REQUIRE(stream);
  const auto result = (*stream)->next();
  REQUIRE(result);
  REQUIRE_FALSE(*result);
  CHECK_FALSE((*stream)->next());
  return describe(result->error());
}

}  // namespace newsgraph::tests
