#include "newsgraph/store/sender.h"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/store/gzip.h"

namespace newsgraph::store {
namespace {

using std::chrono::milliseconds;

enum class Verdict : std::uint8_t {
  done,
  at_once,  ///< again, with what the store asked for
  later,    ///< again, after a wait
  give_up,
};

/// Statuses that a later attempt may not meet again (RFC 9110, RFC 6585).
bool may_pass(long status) {
  static constexpr std::array passing{408L, 425L, 429L, 500L, 502L, 503L, 504L};
  return std::ranges::find(passing, status) != passing.end();
}

/// `used` is how the request proved who we are.
Verdict judge(const HttpAnswer& answer, const Credentials& credentials, AuthScheme used, const Driver& driver) {
  if (answer.ok()) return Verdict::done;
  if (answer.status == 0) return answer.permanent ? Verdict::give_up : Verdict::later;
  const bool has_password = !credentials.user.empty() || !credentials.netrc_file.empty();
  if (answer.status == 401 && has_password && used == AuthScheme::none &&
      (answer.offers_basic || answer.offers_digest)) {
    return Verdict::at_once;
  }
  return may_pass(answer.status) && !driver.is_permanent(answer) ? Verdict::later : Verdict::give_up;
}

AuthScheme strongest_of(const HttpAnswer& answer) {
  return answer.offers_digest ? AuthScheme::digest : AuthScheme::basic;
}

/// The text of a page: what a person would read of it, on one line.
std::string plain_text(std::string_view body) {
  constexpr std::size_t longest = 300;
  std::string out;
  bool in_tag = false;
  for (const char c : body.substr(0, std::size_t{16} * 1024)) {
    if (c == '<' || c == '>') {
      in_tag = c == '<';
    } else if (in_tag) {
      continue;
    }
    const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == 0x7F;
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  if (out.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80) --end;
    out.resize(end);
    out += "...";
  }
  return out;
}

std::string_view hint_for(const HttpAnswer& answer, const Credentials& credentials) {
  switch (answer.status) {
    case 401:
    case 403:
      return credentials.empty()
                 ? "set NEWSGRAPH_USER and NEWSGRAPH_PASSWORD, or NEWSGRAPH_TOKEN, or name a --netrc file"
                 : "the store does not accept the user, password or token that it was given";
    case 404:
    case 405:
      return "is this the address of the store? newsgraph load --help has one for each kind";
    case 301:
    case 302:
    case 307:
    case 308:
      return "name the new address with --endpoint";
    case 411:
      return "something between here and the store dropped the length of the request";
    case 413:
      return "try a smaller --batch-size";
    default:
      return {};
  }
}

/// What it means that a batch was refused.
std::string refused(const Batch& batch) {
  if (batch.action == Action::drop) return "the graph <" + batch.graph + "> was not dropped";
  const std::string numbers = std::to_string(batch.first_statement) + " to " + std::to_string(batch.last_statement);
  if (batch.action == Action::remove) return "statements to be removed, " + numbers + " of them, were not";
  if (batch.statements == 0) return "graphs were not dropped";
  return "statements " + numbers + " were not taken";
}

Error refusal(const std::string& what, const HttpAnswer& answer, const Credentials& credentials) {
  return {Errc::store, what + ": " + describe(answer, credentials), {}, std::string(hint_for(answer, credentials))};
}

}  // namespace

std::string describe(const HttpAnswer& answer, const Credentials& credentials) {
  if (answer.status == 0) return credentials.redacted(answer.failure);
  std::string out = "HTTP status " + std::to_string(answer.status);
  if (answer.status / 100 == 3) out += ", moved to " + std::string(answer.header("location"));
  // A refusal to believe who we are may repeat what we said.
  const std::string text = answer.status == 401 || answer.status == 403 ? "" : plain_text(answer.body);
  if (!text.empty()) out += ", " + text;
  return credentials.redacted(std::move(out));
}

Result<HttpAnswer> fetch(HttpClient& client, const Target& target, HttpRequest request, const std::string& what,
                         const SendListener& listener) {
  std::minstd_rand random{std::random_device{}()};
  for (unsigned attempt = 0;;) {
    HttpAnswer answer = client.fetch(request);
    const Verdict verdict = judge(answer, client.credentials(), request.auth, *target.driver);
    if (verdict == Verdict::done) return answer;
    if (verdict == Verdict::at_once) {
      request.auth = strongest_of(answer);
      continue;
    }
    if (verdict == Verdict::give_up || attempt >= target.backoff.retries)
      return tl::make_unexpected(refusal(what, answer, client.credentials()));
    const milliseconds wait = target.backoff.delay(attempt++, random(), answer.asked_wait);
    if (listener.repeating) listener.repeating(what + ": " + describe(answer, client.credentials()), wait);
    std::this_thread::sleep_for(wait);
  }
}

struct Sender::Pending {
  Batch batch;
  HttpRequest request;
  std::string compressed;
  unsigned attempt = 0;
  Clock::time_point not_before{};
  bool under_way = false;
};

Sender::Sender(HttpClient& client, const Target& target, SendListener listener)
    : client_(client),
      target_(target),
      listener_(std::move(listener)),
      gzip_(target.gzip),
      auth_(target.auth),
      random_(std::random_device{}()) {}
Sender::~Sender() = default;

bool Sender::nothing_under_way() const {
  return std::ranges::none_of(pending_, [](const auto& one) { return one->under_way; });
}

bool Sender::may_start(const Pending& pending) const {
  if (pending.under_way || pending.not_before > Clock::now()) return false;
  return std::ranges::none_of(pending_, [&](const auto& other) {
    return std::ranges::find(pending.batch.after, other->batch.index) != pending.batch.after.end();
  });
}

void Sender::dispatch() {
  if (!failed_ || paused_until_ > Clock::now()) return;
  auto under_way =
      static_cast<std::size_t>(std::ranges::count_if(pending_, [](const auto& one) { return one->under_way; }));
  for (const auto& pending : pending_) {
    if (under_way >= target_.connections) return;
    if (!may_start(*pending)) continue;
    pending->request = request_for(pending->batch, target_.endpoints, target_.driver->graph_body);
    pending->request.auth = auth_;
    if (gzip_) {
      if (pending->compressed.empty()) pending->compressed = gzip(pending->batch.body);
      pending->request.body = pending->compressed;
      pending->request.gzipped = true;
    }
    if (!client_.start(pending->batch.index, pending->request)) return;
    pending->under_way = true;
    ++under_way;
  }
}

/// Waits for an answer and deals with it, or until a batch may be repeated.
void Sender::step(milliseconds at_most) {
  dispatch();
  for (const auto& pending : pending_) {
    if (pending->under_way || !failed_) continue;
    const auto ready = std::max(pending->not_before, paused_until_) - Clock::now();
    if (ready > Clock::duration::zero()) at_most = std::min(at_most, std::chrono::ceil<milliseconds>(ready));
  }
  // All answers that are there, before anything new begins: one may ask for a wait.
  for (auto finished = client_.proceed(at_most); finished; finished = client_.proceed(milliseconds(0))) {
    const auto pending =
        std::ranges::find_if(pending_, [&](const auto& one) { return one->batch.index == finished->id; });
    take(**pending, finished->answer);
  }
  dispatch();
}

void Sender::take(Pending& pending, const HttpAnswer& answer) {
  pending.under_way = false;
  Verdict verdict = judge(answer, client_.credentials(), pending.request.auth, *target_.driver);
  if (pending.batch.action == Action::drop && answer.status == 404) verdict = Verdict::done;  // it is not there
  if (verdict != Verdict::done && pending.request.gzipped && (answer.status / 100 == 4 || answer.status == 500)) {
    gzip_ = false;  // it may be that; if not, it will say the same again
    verdict = Verdict::at_once;
  }
  if (verdict == Verdict::done) {
    Status noted = listener_.acknowledged ? listener_.acknowledged(pending.batch) : Status();
    if (!noted && failed_) failed_ = std::move(noted);
    std::erase_if(pending_, [&](const auto& one) { return one.get() == &pending; });
    return;
  }
  if (!failed_) return;
  if (verdict == Verdict::at_once) {
    if (answer.status == 401 && auth_ == AuthScheme::none) auth_ = strongest_of(answer);
    return;
  }
  repeat(pending, answer);
  if (verdict == Verdict::give_up || pending.attempt > target_.backoff.retries) {
    failed_ = tl::make_unexpected(refusal(refused(pending.batch), answer, client_.credentials()));
  } else if (listener_.repeating) {
    listener_.repeating(describe(answer, client_.credentials()),
                        std::chrono::ceil<milliseconds>(pending.not_before - Clock::now()));
  }
}

void Sender::repeat(Pending& pending, const HttpAnswer& answer) {
  const milliseconds wait = target_.backoff.delay(pending.attempt++, random_(), answer.asked_wait);
  pending.not_before = Clock::now() + wait;
  if (answer.asked_wait) paused_until_ = std::max(paused_until_, pending.not_before);
}

bool Sender::submit(Batch batch) {
  // The batch itself waits here for a connection: it goes as soon as one is free, and the next is made meanwhile.
  const std::size_t most = std::min(client_.connections(), target_.connections);
  while (failed_ && pending_.size() >= most) step(std::chrono::seconds(1));
  if (!failed_) return false;
  auto pending = std::make_unique<Pending>();
  pending->batch = std::move(batch);
  pending_.push_back(std::move(pending));
  proceed();
  return failed_.has_value();
}

void Sender::proceed() {
  step(milliseconds(0));
}

Status Sender::finish() {
  while (failed_ ? !pending_.empty() : !nothing_under_way()) step(std::chrono::seconds(1));
  return failed_;
}

}  // namespace newsgraph::store
