#include "newsgraph/cli/command.h"

int main(int argc, char** argv) {
  return newsgraph::cli::run(argc, argv);
}
