#include "newsgraph/report/json_stream.h"

#include <string>

#include <nlohmann/json.hpp>

namespace newsgraph::report {
namespace {

std::string text_of(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

JsonStream::JsonStream(ByteSink& out) : out_(out) {
  put("{");
  closings_.push_back('}');
}

void JsonStream::put(std::string_view text) {
  size_ += text.size();
  out_.write(text);
}

void JsonStream::begin(std::string_view key) {
  put(is_first_ ? "\n" : ",\n");
  is_first_ = false;
  put(std::string(closings_.size(), ' '));
  if (!key.empty()) put(text_of(std::string(key)) + ": ");
}

void JsonStream::open(std::string_view key, char bracket, char closing) {
  begin(key);
  put({&bracket, 1});
  closings_.push_back(closing);
  is_first_ = true;
}

void JsonStream::open_object(std::string_view key) {
  open(key, '{', '}');
}

void JsonStream::open_array(std::string_view key) {
  open(key, '[', ']');
}

void JsonStream::value(std::string_view key, const nlohmann::ordered_json& value) {
  begin(key);
  put(text_of(value));
}

void JsonStream::close() {
  const char closing = closings_.back();
  closings_.pop_back();
  if (!is_first_) put('\n' + std::string(closings_.size(), ' '));
  put({&closing, 1});
  is_first_ = false;
}

Status JsonStream::finish() {
  while (!closings_.empty()) close();
  put("\n");
  return out_.flush();
}

}  // namespace newsgraph::report
