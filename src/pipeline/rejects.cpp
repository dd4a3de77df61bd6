#include "newsgraph/pipeline/rejects.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace newsgraph::pipeline {

Result<Rejects> Rejects::create(const std::string& path) {
  Rejects rejects;
  if (path.empty()) return rejects;
  auto file = OutputFile::create(path);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  rejects.file_ = std::move(*file);
  return rejects;
}

void Rejects::add(const Error& error) {
  if (file_) file_->bytes().write(reject_line(error));
}

Status Rejects::commit() {
  return file_ ? file_->commit() : Status();
}

std::string reject_line(const Error& error) {
  Error without_input = error;
  without_input.where.in = {};
  nlohmann::ordered_json line;
  line["input"] = error.where.in.text();
  line["reason"] = name_of(error.code);
  line["detail"] = describe(without_input);
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace newsgraph::pipeline
