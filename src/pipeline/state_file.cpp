#include "newsgraph/pipeline/state_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <zstd.h>

#include "newsgraph/base/check.h"

namespace newsgraph::pipeline {
namespace {

constexpr std::string_view family = "newsgraph state ";
constexpr std::string_view magic = "newsgraph state 1\n";
constexpr std::size_t block_size = std::size_t{64} * 1024;  ///< a block ends with the record that reaches it
constexpr std::size_t head_size = 8;                        ///< of a block: its size and its size as stored
constexpr std::size_t hash_size = 16;
constexpr int compression_level = 3;
constexpr std::uint32_t largest_block = std::uint32_t{1} << 30U;

enum Record : char {
  option_record = 'O',
  fact_record = 'F',
  article_record = 'A',
  input_record = 'I',
  end_record_ = 'E'
};

template <class Integer>
void append_little_endian(std::string& out, Integer value) {
  for (std::size_t i = 0; i < sizeof value; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

template <class Integer>
Integer little_endian(const char* bytes) {
  Integer value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value |= static_cast<Integer>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return value;
}

void append_hash(std::string& out, const Hash128& hash) {
  append_little_endian(out, hash.high);
  append_little_endian(out, hash.low);
}

Hash128 hash_from(const char* bytes) {
  return {little_endian<std::uint64_t>(bytes), little_endian<std::uint64_t>(bytes + 8)};
}

/// The hash of a block and of all that stands before it.
Hash128 chained(const Hash128& before, std::string_view head, std::string_view stored) {
  std::string bytes;
  bytes.reserve(hash_size + head.size() + stored.size());
  append_hash(bytes, before);
  bytes.append(head).append(stored);
  return hash128(bytes);
}

/// Goes through the fields of a block; `broken` stays set once a field is not there.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : bytes_(bytes) {}
  bool at_end() const { return at_ == bytes_.size(); }
  bool broken() const { return broken_; }
  std::size_t at() const { return at_; }

  char kind() { return take(1).empty() ? '\0' : bytes_[at_ - 1]; }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::string_view byte = take(1);
      if (byte.empty()) return 0;
      const auto bits = static_cast<unsigned char>(byte.front());
      value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
      if (bits < 0x80) return value;
    }
    broken_ = true;
    return 0;
  }
  std::string_view text() { return take(number()); }
  Hash128 hash() {
    const std::string_view bytes = take(hash_size);
    return bytes.empty() ? Hash128{} : hash_from(bytes.data());
  }

 private:
  std::string_view take(std::uint64_t size) {
    if (broken_ || size > bytes_.size() - at_) {
      broken_ = true;
      return {};
    }
    const std::string_view taken = bytes_.substr(at_, size);
    at_ += size;
    return taken;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

/// Passes the records of blocks on to a visitor.
class Records {
 public:
  explicit Records(StateVisitor& visitor) : visitor_(visitor) {}

  /// Null, or what is wrong.
  const char* pass_on(std::string_view block, std::uint32_t index) {
    Fields fields(block);
    while (!fields.at_end()) {
      if (ended_) return "something stands behind its end";
      if (const char* wrong = pass_one(fields, index); wrong != nullptr) return wrong;
    }
    return nullptr;
  }
  bool ended() const { return ended_; }

 private:
  const char* pass_one(Fields& fields, std::uint32_t index) {
    switch (fields.kind()) {
      case option_record: {
        const std::string_view name = fields.text();
        const std::string_view value = fields.text();
        if (!fields.broken()) visitor_.option(name, value);
        break;
      }
      case fact_record: {
        const StatePlace place{index, static_cast<std::uint32_t>(fields.at())};
        const std::string_view text = fields.text();
        if (!fields.broken()) visitor_.fact(text, place);
        ++facts_;
        break;
      }
      case article_record:
        return pass_article(fields);
      case input_record: {
        const Hash128 bytes = fields.hash();
        const std::uint64_t article = fields.number();
        const std::string_view locator = fields.text();
        if (!fields.broken() && article >= articles_) return "an input refers to an article that is not there";
        if (!fields.broken()) visitor_.input(bytes, static_cast<std::uint32_t>(article), locator);
        ++inputs_;
        break;
      }
      case end_record_: {
        ended_ = fields.number() == facts_;
        ended_ = fields.number() == articles_ && ended_;
        ended_ = fields.number() == inputs_ && ended_;
        if (!ended_) return "records are missing";
        break;
      }
      default:
        return "a record is of no known kind";
    }
    return fields.broken() ? "a record is cut short" : nullptr;
  }

  const char* pass_article(Fields& fields) {
    const Hash128 id = fields.hash();
    const std::uint64_t count = fields.number();
    numbers_.clear();
    for (std::uint64_t i = 0; i < count && !fields.broken(); ++i) {
      const std::uint64_t fact = fields.number();
      if (fact >= facts_) return "an article refers to a fact that is not there";
      numbers_.push_back(static_cast<std::uint32_t>(fact));
    }
    if (fields.broken()) return "a record is cut short";
    visitor_.article(id, numbers_);
    ++articles_;
    return nullptr;
  }

  StateVisitor& visitor_;
  std::vector<std::uint32_t> numbers_;
  std::uint64_t facts_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t inputs_ = 0;
  bool ended_ = false;
};

}  // namespace

struct StateWriter::Compressor {
  ZSTD_CCtx* context = ZSTD_createCCtx();

  Compressor() { invariant(context != nullptr, "zstd is initialised"); }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  Compressor(Compressor&&) = delete;
  Compressor& operator=(Compressor&&) = delete;
  ~Compressor() { ZSTD_freeCCtx(context); }
};

StateWriter::StateWriter(ByteSink& out)
    : out_(out), compressor_(std::make_unique<Compressor>()), chain_(hash128(magic)) {
  out_.write(magic);
}

StateWriter::~StateWriter() = default;

void StateWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) block_ += static_cast<char>((value & 0x7FU) | 0x80U);
  block_ += static_cast<char>(value);
}

void StateWriter::text(std::string_view bytes) {
  number(bytes.size());
  block_ += bytes;
}

void StateWriter::hash(const Hash128& value) {
  append_hash(block_, value);
}

void StateWriter::end_record() {
  if (block_.size() >= block_size) write_block();
}

void StateWriter::option(std::string_view name, std::string_view value) {
  block_.push_back(option_record);
  text(name);
  text(value);
  end_record();
}

void StateWriter::fact(std::string_view text) {
  block_.push_back(fact_record);
  this->text(text);
  ++counts_[0];
  end_record();
}

void StateWriter::article(const Hash128& id, std::span<const std::uint32_t> facts) {
  block_.push_back(article_record);
  hash(id);
  number(facts.size());
  for (const std::uint32_t fact : facts) number(fact);
  ++counts_[1];
  end_record();
}

void StateWriter::input(const Hash128& bytes, std::uint32_t article, std::string_view locator) {
  block_.push_back(input_record);
  hash(bytes);
  number(article);
  text(locator);
  ++counts_[2];
  end_record();
}

void StateWriter::write_block() {
  invariant(block_.size() <= largest_block, "a record has less than a gigabyte");
  stored_.resize(ZSTD_compressBound(block_.size()));
  const std::size_t stored = ZSTD_compressCCtx(compressor_->context, stored_.data(), stored_.size(), block_.data(),
                                               block_.size(), compression_level);
  invariant(ZSTD_isError(stored) == 0, "zstd compresses what is in memory");
  stored_.resize(stored);
  std::string head;
  append_little_endian(head, static_cast<std::uint32_t>(block_.size()));
  append_little_endian(head, static_cast<std::uint32_t>(stored));
  chain_ = chained(chain_, head, stored_);
  out_.write(head);
  out_.write(stored_);
  block_.clear();
}

Status StateWriter::finish() {
  block_.push_back(end_record_);
  for (const std::uint64_t count : counts_) number(count);
  write_block();
  std::string end(head_size, '\0');
  append_hash(end, chain_);
  out_.write(end);
  return out_.flush();
}

StateFile::~StateFile() {
  ::close(descriptor_);
}

tl::unexpected<Error> StateFile::damaged(std::string what) const {
  return failure(Errc::syntax, "the state is damaged or cut short: " + std::move(what), {{path_, {}, 0}, 0, 0, 0},
                 "put a copy of it in place, or remove it and load the store anew from a whole export");
}

Result<std::unique_ptr<StateFile>> StateFile::open(const std::string& path) {
  const auto cannot = [&](int error) {
    return failure(Errc::io, "cannot read the state: " + std::generic_category().message(error),
                   {{path, {}, 0}, 0, 0, 0});
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return std::unique_ptr<StateFile>();
  if (descriptor < 0) return cannot(errno);
  std::unique_ptr<StateFile> file(new StateFile(path, descriptor));
  std::array<char, magic.size()> head{};
  const ssize_t size = ::pread(descriptor, head.data(), head.size(), 0);
  if (size < 0) return cannot(errno);
  const std::string_view begin(head.data(), static_cast<std::size_t>(size));
  if (begin == magic) return file;
  if (magic.starts_with(begin)) return file->damaged("it has " + std::to_string(size) + " bytes");
  if (begin.starts_with(family))
    return failure(Errc::unsupported, "the state is of another version of newsgraph", {{path, {}, 0}, 0, 0, 0},
                   "use the version that wrote it, or remove it and load the store anew from a whole export");
  return failure(Errc::syntax, "is not a state of newsgraph export", {{path, {}, 0}, 0, 0, 0},
                 "--state names a file that newsgraph writes itself");
}

Status StateFile::read_at(std::uint64_t at, std::span<char> into) const {
  while (!into.empty()) {
    const ssize_t size = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(at));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0)
      return failure(Errc::io, "cannot read the state: " + std::generic_category().message(errno),
                     {{path_, {}, 0}, 0, 0, 0});
    if (size == 0) return damaged("its end is missing");
    at += static_cast<std::uint64_t>(size);
    into = into.subspan(static_cast<std::size_t>(size));
  }
  return {};
}

Result<StateFile::Block> StateFile::head_at(std::uint64_t at) const {
  std::array<char, head_size> head{};
  if (Status status = read_at(at, head); !status) return tl::make_unexpected(std::move(status.error()));
  const Block block{at, little_endian<std::uint32_t>(head.data() + 4), little_endian<std::uint32_t>(head.data())};
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0 || at + head_size + block.stored > static_cast<std::uint64_t>(about.st_size))
    return damaged("its end is missing");
  if (block.size > largest_block || (block.size == 0) != (block.stored == 0))
    return damaged("a block has no possible size");
  return block;
}

Result<std::string> StateFile::load(const Block& block, Hash128* chain) const {
  std::string whole(head_size + block.stored, '\0');
  if (Status status = read_at(block.at, whole); !status) return tl::make_unexpected(std::move(status.error()));
  const std::string_view stored = std::string_view(whole).substr(head_size);
  if (chain != nullptr) *chain = chained(*chain, std::string_view(whole).substr(0, head_size), stored);
  std::string bytes(block.size, '\0');
  const std::size_t size = ZSTD_decompress(bytes.data(), bytes.size(), stored.data(), stored.size());
  if (ZSTD_isError(size) != 0 || size != bytes.size()) return damaged("a block cannot be decompressed");
  return bytes;
}

Status StateFile::check_end(std::uint64_t at, const Hash128& chain) const {
  std::array<char, head_size + hash_size> end{};
  if (Status status = read_at(at, end); !status) return status;
  if (hash_from(end.data() + head_size) != chain) return damaged("its bytes are not those that were written");
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0 || static_cast<std::uint64_t>(about.st_size) != at + end.size())
    return damaged("something stands behind its end");
  return {};
}

Status StateFile::read(StateVisitor& visitor) {
  blocks_.clear();
  Records records(visitor);
  Hash128 chain = hash128(magic);
  std::uint64_t at = magic.size();
  for (;;) {
    const Result<Block> block = head_at(at);
    if (!block) return tl::make_unexpected(block.error());
    if (block->size == 0) break;
    const auto bytes = load(*block, &chain);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const char* wrong = records.pass_on(*bytes, static_cast<std::uint32_t>(blocks_.size()));
    if (wrong != nullptr) return damaged(wrong);
    blocks_.push_back(*block);
    at += head_size + block->stored;
  }
  if (!records.ended()) return damaged("records are missing");
  return check_end(at, chain);
}

Result<std::string> StateFile::fact_at(StatePlace place) {
  constexpr std::size_t most_fetched = 16;
  const Fetched* found = nullptr;
  for (const Fetched& one : fetched_) {
    if (one.block == place.block) found = &one;
  }
  if (found == nullptr) {
    invariant(place.block < blocks_.size(), "a place is one that read() told");
    auto bytes = load(blocks_[place.block], nullptr);
    if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
    if (fetched_.size() < most_fetched) fetched_.emplace_back();
    Fetched& slot = fetched_[next_fetched_++ % most_fetched];
    slot = {place.block, std::move(*bytes)};
    found = &slot;
  }
  Fields fields(std::string_view(found->bytes).substr(place.offset));
  return std::string(fields.text());
}

std::optional<Hash128> state_checksum(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  std::array<char, hash_size> bytes{};
  const off_t end = ::lseek(descriptor, -static_cast<off_t>(hash_size), SEEK_END);
  const bool there = end > 0 && ::read(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  ::close(descriptor);
  return there ? std::optional(hash_from(bytes.data())) : std::nullopt;
}

}  // namespace newsgraph::pipeline
