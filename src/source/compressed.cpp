// gzip (RFC 1952) and Zstandard (RFC 8878): both are sequences of members or frames, which are read as one text.
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#define ZLIB_CONST  // its input is const
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "newsgraph/base/check.h"
#include "newsgraph/source/wrapping.h"

namespace newsgraph::source {
namespace {

constexpr std::size_t chunk_size = std::size_t{64} * 1024;

/// The loop that both decoders share: decode what there is, fetch more, and see whether the end is one.
class DecodedBytes : public InputBytes {
 public:
  std::size_t read(std::span<char> into) final {
    if (into.empty()) return 0;
    while (!over_) {
      const std::size_t made = decode(into);
      if (made > 0) return made;
      if (!over_ && rest_.empty()) fetch();
    }
    return 0;
  }
  Status status() const final { return status_; }

 protected:
  DecodedBytes(std::unique_ptr<InputBytes> compressed, std::string format)
      : compressed_(std::move(compressed)), format_(std::move(format)) {}

  /// Decodes from the front of rest(), which may be empty, and removes that; returns how much it put into `into`. Where
  /// that is nothing, it has used up rest() or called fail().
  virtual std::size_t decode(std::span<char> into) = 0;

  std::string_view& rest() { return rest_; }
  /// Whether a member or frame has begun and not ended.
  bool& inside() { return inside_; }
  void fail(Errc code, const std::string& what, std::string hint = {}) {
    over_ = true;
    status_ = failure(code, "the " + format_ + " data " + what, {}, std::move(hint));
  }

 private:
  void fetch() {
    const std::size_t size = compressed_->read(chunk_);
    rest_ = {chunk_.data(), size};
    if (size > 0) return;
    over_ = true;
    status_ = compressed_->status();
    if (status_ && inside_) fail(Errc::syntax, "is cut short", "fetch the file again");
  }

  std::unique_ptr<InputBytes> compressed_;
  std::string format_;
  std::vector<char> chunk_ = std::vector<char>(chunk_size);
  std::string_view rest_;  ///< of chunk_
  bool inside_ = false;
  bool over_ = false;
  Status status_;
};

class GzipBytes final : public DecodedBytes {
 public:
  explicit GzipBytes(std::unique_ptr<InputBytes> compressed) : DecodedBytes(std::move(compressed), "gzip") {
    constexpr int gzip_only = 16;
    invariant(inflateInit2(&stream_, MAX_WBITS + gzip_only) == Z_OK, "zlib is initialised");
  }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;
  GzipBytes(GzipBytes&&) = delete;
  GzipBytes& operator=(GzipBytes&&) = delete;
  ~GzipBytes() override { inflateEnd(&stream_); }

 private:
  /// Behind a member there may be another, or zeros that fill up a block of a tape.
  void begin_member() {
    constexpr char first_byte = '\x1F';
    if (any_member_) rest().remove_prefix(std::min(rest().find_first_not_of('\0'), rest().size()));
    if (rest().empty()) return;
    if (rest().front() != first_byte) {
      fail(Errc::syntax, "is followed by something else", "remove what stands behind it");
      return;
    }
    inside() = any_member_ = true;
  }

  std::size_t decode(std::span<char> into) override {
    std::size_t made = 0;
    while (made == 0) {
      if (!inside()) begin_member();
      if (!inside()) return 0;
      const auto available = static_cast<uInt>(std::min<std::size_t>(into.size(), std::numeric_limits<uInt>::max()));
      stream_.next_in = reinterpret_cast<const Bytef*>(rest().data());
      stream_.avail_in = static_cast<uInt>(rest().size());
      stream_.next_out = reinterpret_cast<Bytef*>(into.data());
      stream_.avail_out = available;
      const int result = inflate(&stream_, Z_NO_FLUSH);
      rest().remove_prefix(rest().size() - stream_.avail_in);
      made = available - stream_.avail_out;
      if (result == Z_STREAM_END) {
        inside() = false;
        inflateReset(&stream_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        fail(Errc::syntax, std::string("is damaged: ") + (stream_.msg != nullptr ? stream_.msg : zError(result)));
        return made;
      } else if (rest().empty()) {
        return made;
      }
    }
    return made;
  }

  z_stream stream_{};
  bool any_member_ = false;
};

class ZstdBytes final : public DecodedBytes {
 public:
  explicit ZstdBytes(std::unique_ptr<InputBytes> compressed)
      : DecodedBytes(std::move(compressed), "Zstandard"), stream_(ZSTD_createDStream()) {
    invariant(stream_ != nullptr, "Zstandard is initialised");
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  std::size_t decode(std::span<char> into) override {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0 && (inside() || !rest().empty())) {
      ZSTD_inBuffer in{rest().data(), rest().size(), 0};
      const std::size_t result = ZSTD_decompressStream(stream_.get(), &out, &in);
      rest().remove_prefix(in.pos);
      if (ZSTD_isError(result) != 0) {
        fail_with(result);
        break;
      }
      inside() = result != 0;
      if (rest().empty()) break;
    }
    return out.pos;
  }

  void fail_with(std::size_t result) {
    if (ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge) {
      fail(Errc::limit, "needs a window of more than 128 MiB", "compress it without --long");
    } else {
      fail(Errc::syntax, std::string("is damaged: ") + ZSTD_getErrorName(result));
    }
  }

  std::unique_ptr<ZSTD_DStream, Free> stream_;
};

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(four[i])} << (8 * i);
  return value;
}

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B\x08");
}

bool is_zstd(std::string_view head) {
  constexpr std::uint32_t skippable = 0x184D2A50;  // and the fifteen behind it (RFC 8878, 3.1.2)
  if (head.size() < 4) return false;
  const std::uint32_t magic = little_endian(head);
  return magic == ZSTD_MAGICNUMBER || (magic & 0xFFFFFFF0U) == skippable;
}

template <class Bytes>
std::unique_ptr<InputBytes> decompress(std::unique_ptr<InputBytes> compressed) {
  return std::make_unique<Bytes>(std::move(compressed));
}

}  // namespace

const Wrapping gzip_wrapping{"gzip", is_gzip, decompress<GzipBytes>, nullptr};
const Wrapping zstd_wrapping{"zstd", is_zstd, decompress<ZstdBytes>, nullptr};

}  // namespace newsgraph::source
