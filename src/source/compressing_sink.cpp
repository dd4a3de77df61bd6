#include "newsgraph/source/compressing_sink.h"

#include <algorithm>
#include <string>
#include <vector>

#define ZLIB_CONST  // its input is const
#include <zlib.h>
#include <zstd.h>

#include "newsgraph/base/check.h"

namespace newsgraph::source {
namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;

/// Levels: on the text of an export a second of gzip's default level saves little more than this one.
constexpr int gzip_level = 4;
constexpr int zstd_level = 3;

/// Cuts the text into blocks of one size, so that the compressor sees the same whatever the writes were.
class CompressingSink : public ByteSink {
 public:
  explicit CompressingSink(ByteSink& next) : next_(next), packed_(block_size) { block_.reserve(block_size); }

  bool write(std::string_view bytes) final {
    while (!bytes.empty() && !failed_) {
      const std::string_view taken = bytes.substr(0, block_size - block_.size());
      block_ += taken;
      bytes.remove_prefix(taken.size());
      inside_ = true;
      if (block_.size() == block_size) pack_block(false);
    }
    return !failed_;
  }

  Status flush() final {
    if ((inside_ || !any_) && !failed_) pack_block(true);
    return next_.flush();
  }

 protected:
  /// Packs the text, which is the last of its member where `end` is true, by calls of put().
  virtual void pack(std::string_view text, bool end) = 0;
  std::vector<char>& packed() { return packed_; }
  void put(std::size_t size) { failed_ = failed_ || !next_.write({packed_.data(), size}); }

 private:
  void pack_block(bool end) {
    pack(block_, end);
    block_.clear();
    any_ = true;
    if (end) inside_ = false;
  }

  ByteSink& next_;
  std::string block_;
  std::vector<char> packed_;
  bool inside_ = false;  ///< a member that has begun and not ended
  bool any_ = false;
  bool failed_ = false;  ///< the next sink has
};

class GzipSink final : public CompressingSink {
 public:
  explicit GzipSink(ByteSink& next) : CompressingSink(next) {
    constexpr int gzip_wrapper = 16;
    constexpr int memory_level = 8;
    invariant(deflateInit2(&stream_, gzip_level, Z_DEFLATED, MAX_WBITS + gzip_wrapper, memory_level,
                           Z_DEFAULT_STRATEGY) == Z_OK,
              "zlib is initialised");
    begin_member();
  }
  GzipSink(const GzipSink&) = delete;
  GzipSink& operator=(const GzipSink&) = delete;
  GzipSink(GzipSink&&) = delete;
  GzipSink& operator=(GzipSink&&) = delete;
  ~GzipSink() override { deflateEnd(&stream_); }

 private:
  void begin_member() {
    constexpr int unknown_system = 255;
    header_.os = unknown_system;
    deflateSetHeader(&stream_, &header_);
  }

  void pack(std::string_view text, bool end) override {
    stream_.next_in = reinterpret_cast<const Bytef*>(text.data());
    stream_.avail_in = static_cast<uInt>(text.size());
    int result = Z_OK;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(packed().data());
      stream_.avail_out = static_cast<uInt>(packed().size());
      result = deflate(&stream_, end ? Z_FINISH : Z_NO_FLUSH);
      invariant(result != Z_STREAM_ERROR, "deflate() is called as it wants to be");
      put(packed().size() - stream_.avail_out);
    } while (end ? result != Z_STREAM_END : stream_.avail_out == 0);
    if (!end) return;
    deflateReset(&stream_);
    begin_member();
  }

  z_stream stream_{};
  gz_header header_{};  ///< without a time
};

class ZstdSink final : public CompressingSink {
 public:
  explicit ZstdSink(ByteSink& next) : CompressingSink(next), context_(ZSTD_createCCtx()) {
    invariant(context_ != nullptr, "Zstandard is initialised");
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, zstd_level);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };

  void pack(std::string_view text, bool end) override {
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer out{packed().data(), packed().size(), 0};
      left = ZSTD_compressStream2(context_.get(), &out, &in, end ? ZSTD_e_end : ZSTD_e_continue);
      invariant(ZSTD_isError(left) == 0, "ZSTD_compressStream2() is called as it wants to be");
      put(out.pos);
    } while (end ? left != 0 : in.pos < in.size);
  }

  std::unique_ptr<ZSTD_CCtx, Free> context_;
};

/// Passes everything on.
class PlainSink final : public ByteSink {
 public:
  explicit PlainSink(ByteSink& next) : next_(next) {}
  bool write(std::string_view bytes) override { return next_.write(bytes); }
  Status flush() override { return next_.flush(); }

 private:
  ByteSink& next_;
};

bool has_suffix(std::string_view path, std::string_view suffix) {
  constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return path.size() > suffix.size() && std::ranges::equal(path.substr(path.size() - suffix.size()), suffix, {}, lower);
}

}  // namespace

std::optional<Compression> compression_named(std::string_view name) {
  const auto* const found = std::ranges::find(compression_names, name);
  if (found == compression_names.end()) return std::nullopt;
  return static_cast<Compression>(found - compression_names.begin());
}

Result<Compression> compression_of_file(std::string_view path) {
  if (has_suffix(path, ".gz")) return Compression::gzip;
  if (has_suffix(path, ".zst")) return Compression::zstd;
  for (const std::string_view suffix : {".bz2", ".xz"}) {
    if (!has_suffix(path, suffix)) continue;
    return failure(Errc::unsupported, "cannot write " + std::string(suffix) + " files",
                   {{std::string(path), {}, 0}, 0, 0, 0}, "name the output .gz or .zst");
  }
  return Compression::none;
}

std::string_view without_compression(std::string_view path) {
  for (const std::string_view suffix : {".gz", ".zst"}) {
    if (has_suffix(path, suffix)) return path.substr(0, path.size() - suffix.size());
  }
  return path;
}

std::unique_ptr<ByteSink> make_compressing_sink(Compression compression, ByteSink& next) {
  switch (compression) {
    case Compression::gzip:
      return std::make_unique<GzipSink>(next);
    case Compression::zstd:
      return std::make_unique<ZstdSink>(next);
    case Compression::none:
      break;
  }
  return std::make_unique<PlainSink>(next);
}

}  // namespace newsgraph::source
