#include "newsgraph/cli/command.h"

#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "newsgraph/base/version.h"

namespace newsgraph::cli {

std::span<const Command* const> commands() {
#define X(name) &name##_command,
  static const Command* const all[] = {NEWSGRAPH_COMMANDS(X)};
#undef X
  return all;
}

int run(int argc, const char* const* argv) {
  CLI::App app("Turns archived news articles into an RDF knowledge graph", "newsgraph");
  app.set_version_flag("--version", "newsgraph " + std::string(version()));
  app.require_subcommand(1);
  app.footer("newsgraph COMMAND --help explains each command and shows examples.");
  std::vector<std::pair<CLI::App*, std::function<ExitCode()>>> actions;
  for (const Command* command : commands()) {
    CLI::App* subcommand = app.add_subcommand(std::string(command->name), std::string(command->summary));
    actions.emplace_back(subcommand, command->configure(*subcommand));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    app.exit(error, std::cout, std::cerr);
    return static_cast<int>(asked ? ExitCode::success : ExitCode::usage);
  }
  try {
    for (const auto& [subcommand, action] : actions) {
      if (subcommand->parsed()) return static_cast<int>(action());
    }
  } catch (const std::exception& error) {
    std::cerr << "newsgraph: " << error.what() << "\nThis is an error of newsgraph itself; please report it.\n";
  }
  return static_cast<int>(ExitCode::could_not_run);
}

}  // namespace newsgraph::cli
