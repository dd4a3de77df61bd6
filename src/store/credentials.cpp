#include "newsgraph/store/credentials.h"

#include <cstdlib>

namespace newsgraph::store {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

Credentials Credentials::from_environment() {
  return {.user = variable("NEWSGRAPH_USER"),
          .password = variable("NEWSGRAPH_PASSWORD"),
          .token = variable("NEWSGRAPH_TOKEN"),
          .netrc_file = {}};
}

std::string Credentials::redacted(std::string text) const {
  for (const std::string* secret : {&password, &token}) {
    if (secret->empty()) continue;
    for (std::size_t at = text.find(*secret); at != std::string::npos; at = text.find(*secret, at + 3))
      text.replace(at, secret->size(), "...");
  }
  return text;
}

}  // namespace newsgraph::store
