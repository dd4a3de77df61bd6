#pragma once

#include <string>

namespace newsgraph::store {

/// Who we are to a store. Secrets come from the environment or from a file, never from a command line, which every
/// user of the machine can read; they go to the store's host alone, and to no message.
struct Credentials {
  std::string user;
  std::string password;
  std::string token;       ///< sent as a bearer token (RFC 6750) instead of user and password
  std::string netrc_file;  ///< where user and password of the store's host stand, if not above

  /// NEWSGRAPH_USER with NEWSGRAPH_PASSWORD, or NEWSGRAPH_TOKEN.
  static Credentials from_environment();

  bool empty() const { return user.empty() && token.empty() && netrc_file.empty(); }
  /// The text with dots in the place of each secret: for what a store says, which may repeat what it was sent.
  std::string redacted(std::string text) const;
};

}  // namespace newsgraph::store
