#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "newsgraph/base/error.h"
#include "newsgraph/pipeline/progress.h"
#include "newsgraph/pipeline/rdf_input.h"
#include "newsgraph/pipeline/shapes_input.h"
#include "newsgraph/report/baseline.h"
#include "newsgraph/report/report.h"

namespace newsgraph::pipeline {

/// What is one data graph where the data have named graphs.
enum class DataGraphs : std::uint8_t {
  merge,  ///< all statements together, whatever graph they are in
  each,   ///< every named graph and the default graph by itself
};

struct ValidateOptions {
  std::vector<std::string> data;  ///< as of rdf_documents()
  ShapesOptions shapes;
  RdfInputOptions rdf;
  DataGraphs graphs = DataGraphs::merge;
  unsigned jobs = 1;
  const report::Baseline* baseline = nullptr;  ///< results in it are counted, but not shown; not owned
  ProgressListener progress;                   ///< statements read, then focus nodes or graphs checked
};

/// What came of it; owns all that the report refers to.
class Validation {
 public:
  Validation() = default;
  Validation(const Validation&) = delete;
  Validation& operator=(const Validation&) = delete;
  virtual ~Validation() = default;

  virtual const report::Report& report() const = 0;
};

/// Loads the shapes and the data and validates (SHACL section 3). The report depends on the inputs alone, not on
/// `jobs`. Errors: shapes that are ill-formed (all of their mistakes), inputs that cannot be read.
tl::expected<std::unique_ptr<const Validation>, Diagnostics> validate(const ValidateOptions& options);

}  // namespace newsgraph::pipeline
