#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <sys/wait.h>

#include <catch2/catch.hpp>

#include "support/places.h"

/// The program as a user runs it. For tests/cli.
namespace newsgraph::tests {

struct Run {
  int status = 0;      ///< exit status; 128 and the signal where one ended it
  std::string output;  ///< standard output and standard error
};

/// Runs a command line in a folder; "newsgraph" in it, the first time, stands for the program itself.
inline Run run_command(std::string command, std::string_view folder = ".") {
  command.replace(command.find("newsgraph"), std::string_view("newsgraph").size(), program());
  command = "cd '" + std::string(folder) + "' && { " + command + "; } 2>&1";
  Run run;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) run.output.append(buffer.data(), size);
  const int status = pclose(pipe);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace newsgraph::tests
