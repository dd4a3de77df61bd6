#include "newsgraph/pipeline/rejects.h"

#include <nlohmann/json.hpp>

namespace newsgraph::pipeline {

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
