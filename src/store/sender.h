#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "newsgraph/store/backoff.h"
#include "newsgraph/store/batch.h"
#include "newsgraph/store/driver.h"
#include "newsgraph/store/http.h"

namespace newsgraph::store {

/// A store that requests go to.
struct Target {
  const Driver* driver = nullptr;
  Endpoints endpoints;
  Backoff backoff;
  bool gzip = false;                   ///< compress bodies, until the store refuses one
  std::size_t connections = 2;         ///< requests at once, if the client has as many connections
  AuthScheme auth = AuthScheme::none;  ///< of what changes the store, until it asks for another
};

/// Who watches the requests; called between them, by the same thread.
struct SendListener {
  /// The store has said that it has the batch. An error ends the sending.
  std::function<Status(const Batch&)> acknowledged;
  /// Something went wrong that will be tried again: what, and the wait before.
  std::function<void(const std::string& what, std::chrono::milliseconds wait)> repeating;
};

/// What a store said, for a message: the status and the beginning of the text, without markup and secrets.
std::string describe(const HttpAnswer& answer, const Credentials& credentials);

/// One request by itself, repeated while there is hope; error (store) with `what` where there is none left.
Result<HttpAnswer> fetch(HttpClient& client, const Target& target, HttpRequest request, const std::string& what,
                         const SendListener& listener = {});

/// Sends batches over all connections of a client, and keeps in memory those that are not acknowledged.
class Sender {
 public:
  Sender(HttpClient& client, const Target& target, SendListener listener);
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  ~Sender();

  /// Takes a batch, as soon as there is room for it. False once sending has failed.
  bool submit(Batch batch);
  /// Lets the requests proceed without waiting for anything.
  void proceed();
  /// Waits until all is acknowledged; after a failure, until what is under way has ended. Error (store) with the first
  /// failure.
  Status finish();

 private:
  struct Pending;
  using Clock = std::chrono::steady_clock;

  void dispatch();
  bool may_start(const Pending& pending) const;
  void step(std::chrono::milliseconds at_most);
  void take(Pending& pending, const HttpAnswer& answer);
  void repeat(Pending& pending, const HttpAnswer& answer);
  bool nothing_under_way() const;

  HttpClient& client_;
  const Target& target_;
  SendListener listener_;
  bool gzip_;
  AuthScheme auth_;
  std::deque<std::unique_ptr<Pending>> pending_;  ///< in the order of submission
  Clock::time_point paused_until_{};              ///< by a store that asked for a wait
  std::minstd_rand random_;
  Status failed_;
};

}  // namespace newsgraph::store
