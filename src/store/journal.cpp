#include "newsgraph/store/journal.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace newsgraph::store {
namespace {

constexpr std::string_view head = "newsgraph load journal 1";
constexpr const char* begin_anew = "--restart forgets it and begins anew";

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> fields(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

/// A value as it stands in a line.
std::string field(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n') c = ' ';
  }
  return text;
}

std::vector<std::string> settings_lines(const Journal::Settings& settings) {
  std::vector<std::string> lines{std::string(head)};
  for (const auto& [name, value] : settings) lines.push_back(field(name) + '\t' + field(value));
  return lines;
}

}  // namespace

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      begun_(other.begun_),
      before_(other.before_),
      sent_(std::move(other.sent_)),
      statements_(other.statements_) {}

Journal& Journal::operator=(Journal&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(begun_, other.begun_);
  std::swap(before_, other.before_);
  std::swap(sent_, other.sent_);
  std::swap(statements_, other.statements_);
  return *this;
}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

tl::unexpected<Error> Journal::cannot(const char* what, int error) const {
  return failure(Errc::io, std::string("cannot ") + what + " the journal: " + std::generic_category().message(error),
                 {{path_, {}, 0}, 0, 0, 0}, "name another place with --journal");
}

tl::unexpected<Error> Journal::malformed() const {
  return failure(Errc::invalid, "this is no journal of newsgraph load", {{path_, {}, 0}, 0, 0, 0},
                 "name another file with --journal");
}

Result<Journal> Journal::open(const std::string& path, const Settings& settings, bool restart) {
  Journal journal;
  journal.path_ = path;
  journal.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (journal.descriptor_ < 0) return journal.cannot("write", errno);
  if (::flock(journal.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return journal.cannot("lock", errno);
    return failure(Errc::io, "another load is using this journal", {{path, {}, 0}, 0, 0, 0});
  }
  bool is_new = true;
  if (Status status = journal.read(settings, is_new); !status && !restart)
    return tl::make_unexpected(std::move(status.error()));
  if (!is_new && !restart) return journal;
  // What holds no word of a journal is somebody's file.
  std::array<char, head.size()> beginning{};
  const ssize_t size = ::pread(journal.descriptor_, beginning.data(), beginning.size(), 0);
  if (size > 0 && !head.starts_with(std::string_view(beginning.data(), static_cast<std::size_t>(size))))
    return journal.malformed();
  journal.begun_ = false;
  journal.before_.reset();
  journal.sent_.clear();
  journal.statements_ = 0;
  if (::ftruncate(journal.descriptor_, 0) != 0) return journal.cannot("write", errno);
  std::string text;
  for (const std::string& line : settings_lines(settings)) text += line + '\n';
  if (Status status = journal.append(text); !status) return tl::make_unexpected(std::move(status.error()));
  return journal;
}

/// Takes what an earlier run wrote; `is_new` where that is nothing, or no more than part of the settings.
Status Journal::read(const Settings& settings, bool& is_new) {
  std::string text;
  std::array<char, 65536> page{};
  for (;;) {
    const ssize_t size = ::pread(descriptor_, page.data(), page.size(), static_cast<off_t>(text.size()));
    if (size < 0) return cannot("read", errno);
    if (size == 0) break;
    text.append(page.data(), static_cast<std::size_t>(size));
  }
  // A line without its end was cut off; what follows it would be glued to it.
  const std::size_t end = text.rfind('\n') + 1;
  if (end != text.size() && ::ftruncate(descriptor_, static_cast<off_t>(end)) != 0) return cannot("write", errno);
  text.resize(end);
  is_new = text.find("\nbegun\t") == std::string::npos;
  if (text.empty()) return {};
  if (!text.starts_with(head)) return malformed();
  if (is_new) return {};
  const std::vector<std::string> expected = settings_lines(settings);
  std::size_t number_of_line = 0;
  for (std::size_t begin = 0; begin < text.size(); ++number_of_line) {
    const std::size_t line_end = text.find('\n', begin);
    const std::string line = text.substr(begin, line_end - begin);
    begin = line_end + 1;
    if (number_of_line >= expected.size()) {
      if (Status status = read_line(line); !status) return status;
    } else if (line != expected[number_of_line]) {
      const auto now = fields(expected[number_of_line]);
      const auto then = fields(line);
      return failure(Errc::invalid,
                     "the journal belongs to another load: " + std::string(then.front()) + " was " +
                         std::string(then.back()) + " and " + std::string(now.front()) + " is " +
                         std::string(now.back()),
                     {{path_, {}, 0}, 0, 0, 0}, begin_anew);
    }
  }
  return {};
}

Status Journal::read_line(const std::string& line) {
  const auto parts = fields(line);
  if (parts.front() == "begun" && parts.size() == 2) {
    begun_ = true;
    before_ = number(parts[1]);
    return {};
  }
  if (parts.front() != "sent" || parts.size() != 4) return malformed();
  const auto index = number(parts[1]);
  const auto statements = number(parts[2]);
  if (!index || !statements) return malformed();
  if (sent_.emplace(*index, Sent{*statements, std::string(parts[3])}).second) statements_ += *statements;
  return {};
}

Result<bool> Journal::has(const Batch& batch) const {
  const auto found = sent_.find(batch.index);
  if (found == sent_.end()) return false;
  if (found->second.hash == batch.hash().base32()) return true;
  return failure(Errc::invalid,
                 "the input is not what it was when the load began: statements " +
                     std::to_string(batch.first_statement) + " to " + std::to_string(batch.last_statement) +
                     " are others",
                 {{path_, {}, 0}, 0, 0, 0}, begin_anew);
}

Status Journal::append(const std::string& text) {
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t size = ::write(descriptor_, rest.data(), rest.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return cannot("write", errno);
    rest.remove_prefix(static_cast<std::size_t>(size));
  }
  if (::fdatasync(descriptor_) != 0 && errno != EINVAL) return cannot("write", errno);
  return {};
}

Status Journal::begin(std::optional<std::uint64_t> before) {
  begun_ = true;
  before_ = before;
  return append("begun\t" + (before ? std::to_string(*before) : std::string("-")) + '\n');
}

Status Journal::add(const Batch& batch) {
  return append("sent\t" + std::to_string(batch.index) + '\t' + std::to_string(batch.statements) + '\t' +
                batch.hash().base32() + '\n');
}

Status Journal::remove() {
  if (::unlink(path_.c_str()) != 0) return cannot("remove", errno);
  return {};
}

}  // namespace newsgraph::store
