#include "newsgraph/pipeline/rdf_load.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>

#include "newsgraph/base/ordered_pool.h"
#include "newsgraph/pipeline/statement_batch.h"
#include "newsgraph/rdf/reader.h"

namespace newsgraph::pipeline {
namespace {

/// A piece of a line-based document, and of a batch: large beside the cost of handing it over, small beside memory.
constexpr std::size_t piece_bytes = std::size_t{1} << 20U;

/// So many statements are read between two words about progress.
constexpr rdf::Ordinal statements_between_words = rdf::Ordinal{1} << 16U;

/// Passes statements on and keeps the prefixes.
class LoadingSink final : public rdf::StatementSink {
 public:
  LoadingSink(rdf::RowSink& rows, Prefixes& prefixes, const ProgressListener& progress)
      : rows_(rows), prefixes_(prefixes), progress_(progress) {}
  bool prefix(std::string_view name, std::string_view iri) override {
    prefixes_.emplace(name, iri);
    return true;
  }
  bool write(const rdf::StatementView& statement) override {
    if (rows_.next_ordinal() % statements_between_words == 0 && rows_.next_ordinal() > 0 && progress_)
      progress_({.unit = "statements", .done = rows_.next_ordinal()});
    return rows_.write(statement);
  }
  Status finish() override { return rows_.finish(); }

 private:
  rdf::RowSink& rows_;
  Prefixes& prefixes_;
  const ProgressListener& progress_;
};

rdf::ReadOptions options_of(const rdf::ReadDocument& document) {
  return {.in = document.in, .base = document.base, .blank_prefix = document.blank_prefix};
}

/// Whole lines of a source, in pieces.
class Lines {
 public:
  explicit Lines(ByteSource& from) : from_(from) {}

  std::optional<std::string> next() {
    std::string piece = std::exchange(rest_, {});
    for (std::size_t end = 0; !ended_;) {
      const std::size_t before = piece.size();
      piece.resize(before + piece_bytes);
      const std::size_t read = from_.read(std::span(piece).subspan(before));
      piece.resize(before + read);
      ended_ = read == 0;
      end = piece.rfind('\n');
      if (ended_ || end == std::string::npos || piece.size() < piece_bytes) continue;
      rest_.assign(piece, end + 1);
      piece.resize(end + 1);
      break;
    }
    if (piece.empty()) return std::nullopt;
    return piece;
  }

 private:
  ByteSource& from_;
  std::string rest_;  ///< behind the last whole line
  bool ended_ = false;
};

/// What parsing a piece gave.
struct Parsed {
  StatementBatch batch;
  Status status;
  std::uint64_t bytes = 0;
  std::uint32_t lines = 0;
};

Parsed parse_piece(const rdf::ReadDocument& document, const std::string& piece) {
  BatchSink sink;
  Parsed parsed;
  parsed.status = rdf::read(*document.syntax, piece, sink, options_of(document));
  parsed.batch = sink.take();
  parsed.bytes = piece.size();
  parsed.lines = static_cast<std::uint32_t>(std::ranges::count(piece, '\n'));
  return parsed;
}

Status load_lines(const rdf::ReadDocument& document, ByteSource& from, rdf::StatementSink& into, unsigned jobs) {
  Lines lines(from);
  Status status;
  std::uint64_t bytes_before = 0;
  std::uint32_t lines_before = 0;
  run_ordered<std::string, Parsed>(
      {.jobs = jobs}, [&] { return lines.next(); },
      [&](const std::string& piece) { return parse_piece(document, piece); },
      [&](Parsed parsed) {
        parsed.batch.write_to(into);
        status = std::move(parsed.status);
        if (!status && status.error().where.line != 0) {
          status.error().where.line += lines_before;
          status.error().where.offset += bytes_before;
        }
        bytes_before += parsed.bytes;
        lines_before += parsed.lines;
        return status.has_value();
      });
  return status ? from.status() : std::move(status);
}

/// Batches from one thread to another; the first waits while there are enough of them.
class BatchQueue {
 public:
  void push(StatementBatch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches_.size() < most; });
    batches_.push_back(std::move(batch));
    changed_.notify_all();
  }
  void end() {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  std::optional<StatementBatch> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    StatementBatch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

 private:
  static constexpr std::size_t most = 4;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<StatementBatch> batches_;
  bool ended_ = false;
};

/// Fills the queue.
class QueueSink final : public rdf::StatementSink {
 public:
  explicit QueueSink(BatchQueue& queue) : queue_(queue) {}
  bool prefix(std::string_view name, std::string_view iri) override {
    batch_.add_prefix(name, iri);
    return true;
  }
  bool write(const rdf::StatementView& statement) override {
    batch_.add(statement);
    if (batch_.bytes() >= piece_bytes) queue_.push(std::exchange(batch_, {}));
    return true;
  }
  Status finish() override {
    if (!batch_.empty()) queue_.push(std::exchange(batch_, {}));
    return {};
  }

 private:
  BatchQueue& queue_;
  StatementBatch batch_;
};

Status load_beside(const rdf::ReadDocument& document, ByteSource& from, rdf::StatementSink& into) {
  BatchQueue queue;
  Status status;
  std::exception_ptr failure;
  std::jthread parser([&] {
    try {
      QueueSink sink(queue);
      status = rdf::read(*document.syntax, from, sink, options_of(document));
      static_cast<void>(sink.finish());
    } catch (...) {
      failure = std::current_exception();
    }
    queue.end();
  });
  while (const auto batch = queue.pop()) batch->write_to(into);
  parser.join();
  if (failure) std::rethrow_exception(failure);
  return status;
}

Status load_bytes(const rdf::ReadDocument& document, ByteSource& from, rdf::StatementSink& into, unsigned jobs) {
  if (jobs <= 1) return rdf::read(*document.syntax, from, into, options_of(document));
  const bool by_lines = document.syntax == &rdf::ntriples_syntax || document.syntax == &rdf::nquads_syntax;
  return by_lines ? load_lines(document, from, into, jobs) : load_beside(document, from, into);
}

/// What is wrong with terms, and not with the grammar, the reader can place only where it is asked to keep its place
/// from the beginning, which is slow.
std::uint32_t line_of_error(const rdf::ReadDocument& document) {
  auto bytes = document.open();
  if (!bytes) return 0;
  rdf::ReadPlace place;
  rdf::ReadOptions options = options_of(document);
  options.place = &place;
  BatchSink unused;
  const Status status = rdf::read(*document.syntax, **bytes, unused, options);
  return status ? 0 : status.error().where.line;
}

}  // namespace

Status load(rdf::ReadDocument& document, rdf::RowSink& into, Prefixes& prefixes, unsigned jobs,
            const ProgressListener& progress) {
  auto bytes = document.open();
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  LoadingSink sink(into, prefixes, progress);
  document.first = into.next_ordinal();
  Status status = load_bytes(document, **bytes, sink, jobs);
  document.end = into.next_ordinal();
  if (!status && status.error().code == Errc::syntax && status.error().where.line == 0)
    status.error().where.line = line_of_error(document);
  if (!status && status.error().where.in.path.empty()) status.error().where.in = document.in;
  return status;
}

}  // namespace newsgraph::pipeline
