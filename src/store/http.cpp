#include "newsgraph/store/http.h"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "newsgraph/base/check.h"
#include "newsgraph/base/version.h"
#include "newsgraph/store/backoff.h"

namespace newsgraph::store {
namespace {

struct FreeEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// The library's own state, once for the process.
void initialise_curl() {
  static const CURLcode status = curl_global_init(CURL_GLOBAL_DEFAULT);
  invariant(status == CURLE_OK, "libcurl can be initialised");
}

/// Failures that the next attempt would meet again.
bool is_permanent(CURLcode code) {
  static constexpr std::array permanent{
      CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT,    CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM,      CURLE_SSL_ISSUER_ERROR, CURLE_TOO_MANY_REDIRECTS,       CURLE_BAD_FUNCTION_ARGUMENT,
      CURLE_UNKNOWN_OPTION,       CURLE_NOT_BUILT_IN};
  return std::ranges::find(permanent, code) != permanent.end();
}

Status readable(const std::string& path, std::string_view what) {
  if (path.empty()) return {};
  if (::access(path.c_str(), R_OK) == 0) return {};
  return failure(Errc::io, "cannot read the " + std::string(what), {{path, {}, 0}, 0, 0, 0});
}

}  // namespace

std::string_view HttpAnswer::header(const std::string& lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

/// One handle of libcurl per connection, reused so that what it has learned of digest authentication stays.
struct HttpClient::Transfers {
  struct Slot {
    std::unique_ptr<CURL, FreeEasy> easy;
    std::unique_ptr<curl_slist, FreeList> headers;
    std::array<char, CURL_ERROR_SIZE> message{};
    HttpAnswer answer;
    std::size_t id = 0;
    bool busy = false;
  };
  std::vector<Slot> slots;
  std::unique_ptr<CURLM, FreeMulti> multi;

  ~Transfers() {
    for (const Slot& slot : slots) {
      if (slot.busy) curl_multi_remove_handle(multi.get(), slot.easy.get());
    }
  }
  Transfers() = default;
  Transfers(const Transfers&) = delete;
  Transfers(Transfers&&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  Transfers& operator=(Transfers&&) = delete;

  static std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* slot);
  static std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* slot);
  std::optional<Finished> take_finished();
};

namespace {

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
  const CURLcode status = curl_easy_setopt(easy, option, value);
  invariant(status == CURLE_OK || status == CURLE_NOT_BUILT_IN, "libcurl takes its options");
}

/// What all requests of a connection share.
void configure(CURL* easy, const HttpOptions& options) {
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_timeout.count()));
  set(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
  set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.silence_timeout.count()));
  constexpr long buffer = 1L << 20U;
  set(easy, CURLOPT_UPLOAD_BUFFERSIZE, buffer);
  set(easy, CURLOPT_USERAGENT, ("newsgraph/" + std::string(version())).c_str());
  if (!options.ca_file.empty()) set(easy, CURLOPT_CAINFO, options.ca_file.c_str());
}

void authenticate(CURL* easy, const Credentials& credentials, AuthScheme scheme) {
  if (!credentials.token.empty()) {
    set(easy, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    set(easy, CURLOPT_XOAUTH2_BEARER, credentials.token.c_str());
    return;
  }
  set(easy, CURLOPT_USERNAME, static_cast<const char*>(nullptr));
  set(easy, CURLOPT_PASSWORD, static_cast<const char*>(nullptr));
  set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  if (scheme == AuthScheme::none) return;
  set(easy, CURLOPT_HTTPAUTH, scheme == AuthScheme::basic ? CURLAUTH_BASIC : CURLAUTH_DIGEST);
  if (!credentials.user.empty()) {
    set(easy, CURLOPT_USERNAME, credentials.user.c_str());
    set(easy, CURLOPT_PASSWORD, credentials.password.c_str());
  } else if (!credentials.netrc_file.empty()) {
    set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_REQUIRED));
    set(easy, CURLOPT_NETRC_FILE, credentials.netrc_file.c_str());
  }
}

curl_slist* headers_of(const HttpRequest& request) {
  curl_slist* list = nullptr;
  const auto add = [&](const std::string& line) {
    list = curl_slist_append(list, line.c_str());
    invariant(list != nullptr, "memory for libcurl");
  };
  add("Accept: " + request.accept);
  add("Expect:");  // stores that do not know it would make each request wait a second
  if (!request.content_type.empty()) add("Content-Type: " + request.content_type);
  if (request.gzipped) add("Content-Encoding: gzip");
  return list;
}

/// The handle is used again and again, so everything that an earlier request may have set is set back. (Resetting the
/// handle would forget what the server told of digest authentication, and each request would be refused once.)
void set_method(CURL* easy, const HttpRequest& request) {
  const bool sends = request.method == "POST" || request.method == "PUT";
  set(easy, CURLOPT_CUSTOMREQUEST, static_cast<const char*>(nullptr));
  set(easy, CURLOPT_NOBODY, request.method == "HEAD" ? 1L : 0L);
  if (request.method == "GET" || request.method == "DELETE") set(easy, CURLOPT_HTTPGET, 1L);
  if (request.method == "DELETE") set(easy, CURLOPT_CUSTOMREQUEST, "DELETE");
  if (!sends) return;
  set(easy, CURLOPT_POST, 1L);
  set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(easy, CURLOPT_POSTFIELDS, request.body.empty() ? "" : request.body.data());
  set(easy, CURLOPT_CUSTOMREQUEST, std::string(request.method).c_str());
}

}  // namespace

std::size_t HttpClient::Transfers::on_body(char* bytes, std::size_t, std::size_t size, void* slot) {
  std::string& body = static_cast<Slot*>(slot)->answer.body;
  body.append(bytes, std::min(size, most_answer_bytes - body.size()));
  return size;
}

std::size_t HttpClient::Transfers::on_header(char* bytes, std::size_t, std::size_t size, void* slot) {
  HttpAnswer& answer = static_cast<Slot*>(slot)->answer;
  std::string_view line(bytes, size);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with("HTTP/")) {  // of a new answer; an authentication takes two
    answer.headers.clear();
    answer.body.clear();
    return size;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  std::string_view value = line.substr(colon + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  answer.headers[std::move(name)] = value;
  return size;
}

std::optional<HttpClient::Finished> HttpClient::Transfers::take_finished() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* const easy = message->easy_handle;
    const CURLcode code = message->data.result;
    const auto slot = std::ranges::find_if(slots, [&](const Slot& one) { return one.easy.get() == easy; });
    invariant(slot != slots.end(), "libcurl finishes what was started");
    curl_multi_remove_handle(multi.get(), easy);
    HttpAnswer& answer = slot->answer;
    if (code == CURLE_OK) {
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer.status);
      long offered = 0;
      curl_easy_getinfo(easy, CURLINFO_HTTPAUTH_AVAIL, &offered);
      answer.offers_basic = (static_cast<unsigned long>(offered) & CURLAUTH_BASIC) != 0;
      answer.offers_digest = (static_cast<unsigned long>(offered) & CURLAUTH_DIGEST) != 0;
      const std::string_view wait = answer.header("retry-after");
      if (!wait.empty()) answer.asked_wait = retry_after(wait, std::chrono::system_clock::now());
    } else {
      answer.failure = slot->message[0] != '\0' ? slot->message.data() : curl_easy_strerror(code);
      answer.permanent = is_permanent(code);
    }
    slot->busy = false;
    return Finished{slot->id, std::move(answer)};
  }
  return std::nullopt;
}

HttpClient::HttpClient(HttpOptions options, std::unique_ptr<Transfers> transfers)
    : options_(std::move(options)), transfers_(std::move(transfers)) {}
HttpClient::~HttpClient() = default;

Result<std::unique_ptr<HttpClient>> HttpClient::create(HttpOptions options) {
  initialise_curl();
  for (const Status& status :
       {readable(options.ca_file, "file of certificates"), readable(options.credentials.netrc_file, "netrc file")}) {
    if (!status) return tl::make_unexpected(status.error());
  }
  options.connections = std::max(1U, options.connections);
  auto transfers = std::make_unique<Transfers>();
  transfers->multi.reset(curl_multi_init());
  transfers->slots.resize(options.connections);
  invariant(transfers->multi != nullptr, "memory for libcurl");
  for (Transfers::Slot& slot : transfers->slots) {
    slot.easy.reset(curl_easy_init());
    invariant(slot.easy != nullptr, "memory for libcurl");
    configure(slot.easy.get(), options);
  }
  return std::unique_ptr<HttpClient>(new HttpClient(std::move(options), std::move(transfers)));
}

bool HttpClient::start(std::size_t id, const HttpRequest& request) {
  const auto slot = std::ranges::find(transfers_->slots, false, &Transfers::Slot::busy);
  if (slot == transfers_->slots.end()) return false;
  CURL* const easy = slot->easy.get();
  slot->answer = {};
  slot->message[0] = '\0';
  slot->id = id;
  authenticate(easy, options_.credentials, request.auth);
  set(easy, CURLOPT_URL, request.url.c_str());
  set(easy, CURLOPT_ERRORBUFFER, slot->message.data());
  set(easy, CURLOPT_WRITEFUNCTION, &Transfers::on_body);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&*slot));
  set(easy, CURLOPT_HEADERFUNCTION, &Transfers::on_header);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&*slot));
  set_method(easy, request);
  slot->headers.reset(headers_of(request));
  set(easy, CURLOPT_HTTPHEADER, slot->headers.get());
  slot->busy = true;
  const CURLMcode status = curl_multi_add_handle(transfers_->multi.get(), easy);
  invariant(status == CURLM_OK, "libcurl takes a request");
  return true;
}

std::optional<HttpClient::Finished> HttpClient::proceed(std::chrono::milliseconds at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  for (;;) {
    int running = 0;
    curl_multi_perform(transfers_->multi.get(), &running);
    if (auto finished = transfers_->take_finished()) return finished;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    curl_multi_poll(transfers_->multi.get(), nullptr, 0, static_cast<int>(std::min<std::int64_t>(left.count(), 1000)),
                    nullptr);
  }
}

HttpAnswer HttpClient::fetch(const HttpRequest& request) {
  invariant(start(0, request), "a request by itself");
  for (;;) {
    if (auto finished = proceed(std::chrono::seconds(1))) return std::move(finished->answer);
  }
}

}  // namespace newsgraph::store
