// tar (POSIX ustar and pax, GNU, the older form) and zip, through libarchive.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <clocale>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "newsgraph/base/check.h"
#include "newsgraph/source/wrapping.h"

namespace newsgraph::source {
namespace {

constexpr std::size_t tar_block = 512;

/// libarchive converts names to the encoding of the thread's locale, and fails where that is not UTF-8.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  Utf8Names(Utf8Names&&) = delete;
  Utf8Names& operator=(Utf8Names&&) = delete;
  ~Utf8Names() { uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }

  locale_t before_;
};

/// The archive's bytes as libarchive asks for them. Keeps the last two chunks, since the end of a zip archive says
/// whether it is whole, and its comment may be nearly as long as a chunk.
class ArchiveBytes {
 public:
  static constexpr std::size_t chunk_size = std::size_t{64} * 1024;

  explicit ArchiveBytes(std::unique_ptr<InputBytes> bytes)
      : bytes_(std::move(bytes)), last_(chunk_size), last_but_one_(chunk_size) {}

  /// Valid until the call after the next.
  std::string_view next_chunk() {
    const std::size_t size = read_fully(*bytes_, last_but_one_);
    if (size > 0) {
      last_.swap(last_but_one_);
      last_but_one_size_ = std::exchange(last_size_, size);
      position_ += size;
    }
    return {last_.data(), size};
  }
  bool seek(std::uint64_t offset) {
    if (!bytes_->seek(offset)) return false;
    position_ = offset;
    last_size_ = last_but_one_size_ = 0;
    return true;
  }
  std::string tail() const {
    return std::string(last_but_one_.data(), last_but_one_size_).append(last_.data(), last_size_);
  }
  std::uint64_t position() const { return position_; }  ///< of the byte behind the last chunk
  std::optional<std::uint64_t> size() const { return bytes_->size(); }
  Status status() const { return bytes_->status(); }

 private:
  std::unique_ptr<InputBytes> bytes_;
  std::vector<char> last_;
  std::vector<char> last_but_one_;
  std::size_t last_size_ = 0;
  std::size_t last_but_one_size_ = 0;
  std::uint64_t position_ = 0;
};

std::string words_of(archive* reader) {
  const char* const words = archive_error_string(reader);
  return words != nullptr ? words : "no reason known";
}

la_ssize_t read_chunk(archive* reader, void* client, const void** chunk) {
  auto& bytes = *static_cast<ArchiveBytes*>(client);
  const std::string_view read = bytes.next_chunk();
  *chunk = read.data();
  if (!read.empty() || bytes.status()) return static_cast<la_ssize_t>(read.size());
  archive_set_error(reader, EIO, "%s", "its bytes could not be read");
  return ARCHIVE_FATAL;
}

la_int64_t seek_to(archive* /*reader*/, void* client, la_int64_t offset, int whence) {
  auto& bytes = *static_cast<ArchiveBytes*>(client);
  std::uint64_t from = 0;
  if (whence == SEEK_CUR) from = bytes.position();
  if (whence == SEEK_END) from = bytes.size().value_or(0);
  const la_int64_t target = static_cast<la_int64_t>(from) + offset;
  if (target < 0 || !bytes.seek(static_cast<std::uint64_t>(target))) return ARCHIVE_FATAL;
  return target;
}

/// The bytes of the member whose header was read last.
class MemberBytes final : public InputBytes {
 public:
  /// `result`, ARCHIVE_OK at first, will tell what libarchive said last; it outlives this object.
  MemberBytes(archive* reader, archive_entry* entry, int& result) : reader_(reader), result_(result) {
    if (archive_entry_size_is_set(entry) != 0) size_ = static_cast<std::uint64_t>(archive_entry_size(entry));
  }
  std::size_t read(std::span<char> into) override {
    if (result_ != ARCHIVE_OK) return 0;
    const la_ssize_t size = archive_read_data(reader_, into.data(), into.size());
    if (size >= 0) return static_cast<std::size_t>(size);
    result_ = static_cast<int>(size);
    return 0;
  }
  Status status() const override {
    if (result_ == ARCHIVE_OK) return {};
    const std::string words = words_of(reader_);
    // Its error numbers do not tell "Unsupported ZIP compression method" from damage.
    const bool unknown = words.find("nsupported") != std::string::npos;
    return failure(unknown ? Errc::unsupported : Errc::syntax, "cannot be read: " + words);
  }
  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  archive* reader_;
  int& result_;
  std::optional<std::uint64_t> size_;
};

std::string member_name(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name != nullptr && *name != '\0' ? name : "(no name)";
}

bool any_part_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (hidden(path.substr(0, slash))) return true;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return false;
}

/// Why a member is no file to read, or null.
const char* reason_against(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return "is a link to another member";
  switch (archive_entry_filetype(entry)) {
    case 0:  // zip without attributes
    case AE_IFREG:
      return archive_entry_is_encrypted(entry) != 0 ? "is encrypted" : nullptr;
    case AE_IFLNK:
      return "is a symbolic link";
    default:
      return "is a device or the like, not a file";
  }
}

enum class Form : std::uint8_t { tar, zip };

class ArchiveStream final : public DocumentStream {
 public:
  ArchiveStream(Form form, std::unique_ptr<InputBytes> bytes, std::string path, SourceLimits limits)
      : form_(form), path_(std::move(path)), limits_(limits), bytes_(std::move(bytes)), reader_(archive_read_new()) {
    invariant(reader_ != nullptr, "libarchive is initialised");
  }

  std::optional<Result<Document>> next() override {
    if (over_) return std::nullopt;
    const Utf8Names names;
    if (!open_ && !open()) return damaged(words_of(reader_.get()));
    while (true) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(reader_.get(), &entry);
      if (result == ARCHIVE_EOF) return end();
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return damaged(words_of(reader_.get()));
      std::string name = member_name(entry);
      if (archive_entry_filetype(entry) != AE_IFDIR && !any_part_hidden(name)) return member(entry, std::move(name));
    }
  }

 private:
  struct Free {
    void operator()(archive* reader) const { archive_read_free(reader); }
  };

  bool open() {
    open_ = true;
    archive* const reader = reader_.get();
    if (form_ == Form::tar) {
      archive_read_support_format_tar(reader);
      archive_read_set_format_option(reader, "tar", "read_concatenated_archives", "1");
    } else {
      archive_read_support_format_zip(reader);
      if (bytes_.seek(0)) archive_read_set_seek_callback(reader, seek_to);
    }
    archive_read_set_read_callback(reader, read_chunk);
    archive_read_set_callback_data(reader, &bytes_);
    return archive_read_open1(reader) == ARCHIVE_OK;
  }

  Result<Document> member(archive_entry* entry, std::string name) {
    Locator locator{path_, std::move(name), 0};
    if (const char* reason = reason_against(entry); reason != nullptr) {
      return failure(Errc::unsupported, reason, {std::move(locator), 0, 0, 0});
    }
    member_result_ = ARCHIVE_OK;
    Opened opened = unwrap(std::make_unique<MemberBytes>(reader_.get(), entry, member_result_), locator, limits_);
    if (member_result_ == ARCHIVE_FATAL) return damaged(words_of(reader_.get()), std::move(locator));
    return std::move(std::get<Result<Document>>(opened));  // a member never gives anything else
  }

  std::optional<Result<Document>> end() {
    over_ = true;
    if (const auto size = bytes_.size(); form_ == Form::zip && size) {
      bytes_.seek(*size - std::min<std::uint64_t>(*size, 2 * ArchiveBytes::chunk_size));
    }
    while (!bytes_.next_chunk().empty()) {  // to the end, by which a compression around it is checked as well
    }
    if (!bytes_.status() || !end_is_there()) return damaged("its end is missing");
    return std::nullopt;
  }

  /// Once everything was read: whether the archive's last part is there, which libarchive does not insist on.
  bool end_is_there() const {
    if (form_ == Form::tar) {  // a block of zeros where the next header would be
      const auto next_header = static_cast<std::uint64_t>(archive_read_header_position(reader_.get()));
      return bytes_.position() >= next_header + tar_block;
    }
    constexpr std::size_t record_size = 22;  // the end of central directory record without its comment
    const std::string tail = bytes_.tail();
    const std::size_t at = tail.rfind("PK\x05\x06");
    return at != std::string::npos && tail.size() - at >= record_size;
  }

  /// The one Error of a damaged archive; it ends the stream.
  Result<Document> damaged(const std::string& what, Locator locator = {}) {
    over_ = true;
    locator.path = path_;
    Status status = bytes_.status();
    Error error = status ? Error{Errc::syntax, "the archive is damaged or cut short: " + what, {}, {}}
                         : std::move(status.error());
    error.hint = "the members before the damage were read; fetch the archive again for the others";
    return located(std::move(error), std::move(locator));
  }

  Form form_;
  std::string path_;
  SourceLimits limits_;
  ArchiveBytes bytes_;  ///< outlives reader_, which holds its address
  std::unique_ptr<archive, Free> reader_;
  int member_result_ = ARCHIVE_OK;
  bool open_ = false;
  bool over_ = false;
};

/// A tar header has a magic number since 1988, and a sum of its own bytes since 1979.
bool is_tar(std::string_view head) {
  constexpr std::size_t magic_at = 257;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_size = 8;
  if (head.size() > magic_at && head.substr(magic_at).starts_with("ustar")) return true;
  if (head.size() < tar_block || head.front() == '\0') return false;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < tar_block; ++i) {
    sum += i >= sum_at && i < sum_at + sum_size ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(head[i]);
  }
  std::string_view stated = head.substr(sum_at, sum_size);
  stated.remove_prefix(std::min(stated.find_first_not_of(' '), stated.size()));
  std::uint64_t octal = 0;
  const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), octal, 8);
  return error == std::errc() && octal == sum;
}

/// A member, the end of an archive without members, or the mark of an archive in one of several parts.
bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || head.starts_with("PK\x07\x08");
}

template <Form form>
std::unique_ptr<DocumentStream> members(std::unique_ptr<InputBytes> bytes, std::string path, SourceLimits limits) {
  return std::make_unique<ArchiveStream>(form, std::move(bytes), std::move(path), limits);
}

}  // namespace

const Wrapping tar_wrapping{"tar", is_tar, nullptr, members<Form::tar>};
const Wrapping zip_wrapping{"zip", is_zip, nullptr, members<Form::zip>};

}  // namespace newsgraph::source
