#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "newsgraph/base/byte_sink.h"

namespace newsgraph::report {

/// Writes a large JSON document piece by piece: containers are opened and closed, everything in them is a small value
/// on a line of its own. Text that is not UTF-8 is repaired.
class JsonStream {
 public:
  /// Begins the outermost object.
  explicit JsonStream(ByteSink& out);

  /// Keys are given in objects and empty in arrays.
  void open_object(std::string_view key = {});
  void open_array(std::string_view key = {});
  void value(std::string_view key, const nlohmann::ordered_json& value);
  void item(const nlohmann::ordered_json& value) { this->value({}, value); }
  void close();
  /// Closes all that is open.
  Status finish();

  /// Bytes written so far.
  std::size_t size() const { return size_; }

 private:
  void begin(std::string_view key);
  void open(std::string_view key, char bracket, char closing);
  void put(std::string_view text);

  ByteSink& out_;
  std::vector<char> closings_;
  bool is_first_ = true;
  std::size_t size_ = 0;
};

}  // namespace newsgraph::report
