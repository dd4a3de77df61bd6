#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <catch2/catch.hpp>

#include "support/places.h"

namespace newsgraph::tests {

/// tests/support/fake_store.py as a process of its own, which ends with the object.
class FakeStore {
 public:
  explicit FakeStore(const std::vector<std::string>& options = {}) {
    std::array<int, 2> to{};
    std::array<int, 2> from{};
    REQUIRE(::pipe(to.data()) == 0);
    REQUIRE(::pipe(from.data()) == 0);
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) run(options, to, from);
    ::close(to[0]);
    ::close(from[1]);
    input_ = to[1];
    std::array<char, 16> line{};
    for (std::size_t i = 0; i + 1 < line.size() && ::read(from[0], &line[i], 1) == 1 && line[i] != '\n'; ++i) {
    }
    ::close(from[0]);
    port_ = std::atoi(line.data());
    REQUIRE(port_ > 0);
  }
  FakeStore(const FakeStore&) = delete;
  FakeStore& operator=(const FakeStore&) = delete;
  ~FakeStore() {
    ::close(input_);
    ::waitpid(process_, nullptr, 0);
  }

  std::string url(std::string_view path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  /// What it holds, as sorted N-Quads.
  std::string dump() const { return get("/dump"); }
  /// A line for each request of a method: path, status, bytes, content type, content encoding, seconds and hash.
  std::vector<std::string> log(std::string_view method = "") const {
    std::vector<std::string> lines;
    const std::string text = get("/log");
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
      if (std::string_view(text).substr(begin).starts_with(method)) lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
  }

 private:
  [[noreturn]] static void run(const std::vector<std::string>& options, const std::array<int, 2>& to,
                               const std::array<int, 2>& from) {
    ::dup2(to[0], STDIN_FILENO);
    ::dup2(from[1], STDOUT_FILENO);
    for (const int descriptor : {to[0], to[1], from[0], from[1]}) ::close(descriptor);
    const std::string script = (source_directory() / "tests/support/fake_store.py").string();
    std::vector<char*> arguments{const_cast<char*>("python3"), const_cast<char*>(script.c_str())};
    for (const std::string& option : options) arguments.push_back(const_cast<char*>(option.c_str()));
    arguments.push_back(nullptr);
    ::execvp("python3", arguments.data());
    ::_exit(127);
  }
  std::string get(std::string_view path) const {
    const std::string command =
        "python3 -c 'import sys, urllib.request as r; "
        "sys.stdout.buffer.write(r.urlopen(sys.argv[1]).read())' " +
        url(path);
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 65536> buffer{};
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
    REQUIRE(pclose(pipe) == 0);
    return out;
  }

  pid_t process_ = -1;
  int input_ = -1;
  int port_ = 0;
};

}  // namespace newsgraph::tests
