#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/base/error.h"
#include "newsgraph/store/credentials.h"

namespace newsgraph::store {

/// How a password is proved (RFC 7617, RFC 7616).
enum class AuthScheme : std::uint8_t { none, basic, digest };

struct HttpOptions {
  unsigned connections = 2;                   ///< requests at once, each on a connection that is kept
  std::chrono::seconds connect_timeout{30};   ///< for a connection to be made
  std::chrono::seconds silence_timeout{600};  ///< for a byte to come or go
  std::string ca_file;                        ///< certificates to trust instead of the system's (PEM)
  Credentials credentials;
};

struct HttpRequest {
  std::string_view method = "GET";
  std::string url;
  std::string_view body;  ///< not owned; sent with its length, never in chunks
  std::string content_type;
  std::string accept = "*/*";
  bool gzipped = false;  ///< what the body is
  /// How user and password are proved; none: they are not sent. A token is always sent. (A digest takes two requests at
  /// first, of which the first has no body: not for services that need none.)
  AuthScheme auth = AuthScheme::none;
};

struct HttpAnswer {
  long status = 0;                                      ///< 0: there was no answer, and `failure` says why
  std::string failure;                                  ///< why a request ended without an answer
  bool permanent = false;                               ///< ... and that trying again is of no use
  std::string body;                                     ///< its first HttpClient::most_answer_bytes
  std::map<std::string, std::string> headers;           ///< names in lower case; the last value of each
  std::optional<std::chrono::milliseconds> asked_wait;  ///< of Retry-After
  bool offers_basic = false;                            ///< of WWW-Authenticate, with status 401
  bool offers_digest = false;

  bool ok() const { return status >= 200 && status < 300; }
  std::string_view header(const std::string& lower_case_name) const;
};

/// Several requests at once in one thread, over connections that are kept (libcurl). Certificates are verified, and
/// redirections are not followed, as they would lead credentials elsewhere.
class HttpClient {
 public:
  static constexpr std::size_t most_answer_bytes = std::size_t{1} << 20U;

  /// Error (io) where the file of certificates or the netrc file cannot be read.
  static Result<std::unique_ptr<HttpClient>> create(HttpOptions options);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  const Credentials& credentials() const { return options_.credentials; }

  std::size_t connections() const { return options_.connections; }
  /// Begins a request, if one of the connections is free; `request` and its body must live until it has finished.
  bool start(std::size_t id, const HttpRequest& request);

  struct Finished {
    std::size_t id = 0;
    HttpAnswer answer;
  };
  /// Lets the requests proceed until one has finished, for at most so long.
  std::optional<Finished> proceed(std::chrono::milliseconds at_most);

  /// One request by itself; there must be no other.
  HttpAnswer fetch(const HttpRequest& request);

 private:
  struct Transfers;
  HttpClient(HttpOptions options, std::unique_ptr<Transfers> transfers);

  HttpOptions options_;
  std::unique_ptr<Transfers> transfers_;
};

}  // namespace newsgraph::store
