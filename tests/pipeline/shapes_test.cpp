// The shapes of newsgraph's own graph, against examples that conform and that break each of them:
// tests/shapes/README.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/pipeline/validate.h"
#include "support/places.h"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const fs::path root = tests::source_directory();

/// "<node shape> <component>", sorted.
using Results = std::vector<std::string>;

Results expected_of(const fs::path& file) {
  constexpr std::string_view mark = "# breaks: ";
  Results expected;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line) && line.starts_with(mark);)
    expected.push_back(line.substr(mark.size()));
  std::ranges::sort(expected);
  return expected;
}

std::vector<std::string> turtle_files(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".ttl") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

Results results_of(const std::string& file, const std::vector<std::string>& shapes) {
  pipeline::ValidateOptions options;
  options.data = {file};
  options.shapes.inputs = shapes;
  const auto validation = pipeline::validate(options);
  if (!validation) FAIL(describe(validation.error().front()));
  const report::Report& report = (*validation)->report();
  Results found;
  report.each_result([&](const report::Result& result) {
    const std::string_view iri = report.terms.text(result.named_shape);
    const std::string_view local = iri.substr(iri.find('#') + 1);
    found.push_back(std::string(local.substr(0, local.find('-'))) + ' ' + std::string(result.component));
  });
  std::ranges::sort(found);
  return found;
}

void check_folder(const fs::path& folder, const std::vector<std::string>& shapes) {
  for (const std::string& file : turtle_files(folder)) {
    INFO(file);
    CHECK(results_of(file, shapes) == expected_of(file));
  }
}

}  // namespace

TEST_CASE("every example for the shapes gives exactly the results that it lists") {
  for (const std::string& shapes : turtle_files(root / "shapes")) {
    const fs::path folder = root / "tests/shapes" / fs::path(shapes).stem();
    INFO(folder);
    REQUIRE(fs::exists(folder / "conforms.ttl"));
    check_folder(folder, {});
  }
}

TEST_CASE("every example for a profile gives exactly the results that it lists") {
  for (const std::string& profile : turtle_files(root / "shapes/profiles")) {
    std::vector<std::string> shapes = turtle_files(root / "shapes");
    shapes.push_back(profile);
    check_folder(root / "tests/shapes/profiles" / fs::path(profile).stem(), shapes);
  }
}

TEST_CASE("the expected graphs of the example articles conform, but for warnings") {
  pipeline::ValidateOptions options;
  options.data = turtle_files(root / "examples/expected");
  const auto validation = pipeline::validate(options);
  REQUIRE(validation);
  CHECK((*validation)->report().counts[static_cast<std::size_t>(report::Level::violation)] == 0);
}
