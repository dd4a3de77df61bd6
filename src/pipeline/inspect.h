#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/base/error.h"

namespace newsgraph::pipeline {

struct InspectOptions {
  std::vector<std::string> inputs;  ///< as of ExportOptions
  std::string article;              ///< which of them: its URL, or its number in their order from 1; empty = the first
  std::string explain;              ///< inspect::explain()'s `what`: instead of the whole; empty = everything
  std::string output = "-";         ///< a path, or "-" for standard output
  std::string format = "html";      ///< a name of inspect_formats(); an explanation is text
  bool colours = false;             ///< of text
  std::string base;                 ///< of minted IRIs; empty = the default of mapping/
  bool schema_https = false;
  std::vector<std::string> gazetteers;
};

/// "html", "text", "json"
std::vector<std::string> inspect_formats();
/// The format that goes with a file's name (.html, .htm, .txt, .json), or nothing.
std::optional<std::string> inspect_format_of_path(const std::string& path);

/// Shows what is found in one article and writes it to the output, which appears when it is whole. False where there is
/// nothing that `explain` could mean; then nothing is written. `remark` is told what is odd about the input, and of
/// inputs that are no articles where the first article is asked for.
///
/// Error where there is no such article, the article cannot be read, the format is unknown, a gazetteer is malformed or
/// the output cannot be written.
Result<bool> inspect_article(const InspectOptions& options, const std::function<void(const Error&)>& remark);

}  // namespace newsgraph::pipeline
