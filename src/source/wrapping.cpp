#include "newsgraph/source/wrapping.h"

#include <algorithm>
#include <array>
#include <utility>

namespace newsgraph::source {
namespace {

#define X(name) &name##_wrapping,
constexpr std::array all_wrappings = {NEWSGRAPH_WRAPPINGS(X)};
#undef X

constexpr std::array<std::string_view, 6> archive_suffixes = {".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".zip"};

const Wrapping* recognise(std::string_view head) {
  const auto* const found = std::find_if(all_wrappings.begin(), all_wrappings.end(),
                                         [&](const Wrapping* wrapping) { return wrapping->recognises(head); });
  return found == all_wrappings.end() ? nullptr : *found;
}

Result<Document> read_document(InputBytes& bytes, Locator locator, const SourceLimits& limits) {
  Result<std::string> whole = read_whole(bytes, limits.max_document_bytes);
  if (!whole) return located(std::move(whole.error()), std::move(locator));
  return Document{std::move(locator), std::move(*whole)};
}

}  // namespace

std::span<const Wrapping* const> wrappings() {
  return all_wrappings;
}

Result<Decompressed> decompress(std::unique_ptr<InputBytes> bytes, const SourceLimits& limits) {
  for (unsigned compressions = 0;; ++compressions) {
    auto headed = std::make_unique<HeadedBytes>(std::move(bytes));
    const Wrapping* const wrapping = recognise(headed->head());
    if (wrapping == nullptr || wrapping->members != nullptr) return Decompressed{std::move(headed), wrapping};
    if (compressions == limits.max_compressions)
      return failure(Errc::limit, "is compressed more than " + std::to_string(compressions) + " times");
    bytes = wrapping->decompress(std::move(headed));
  }
}

Opened unwrap(std::unique_ptr<InputBytes> bytes, Locator locator, const SourceLimits& limits) {
  Result<Decompressed> inner = decompress(std::move(bytes), limits);
  if (!inner) return located(std::move(inner.error()), std::move(locator));
  if (inner->archive == nullptr) return read_document(*inner->bytes, std::move(locator), limits);
  if (locator.member.empty()) return inner->archive->members(std::move(inner->bytes), std::move(locator.path), limits);
  return failure(Errc::unsupported, "is a " + std::string(inner->archive->name) + " archive within an archive",
                 {std::move(locator), 0, 0, 0}, "unpack the outer one first");
}

bool named_like_archive(std::string_view path) {
  return std::any_of(archive_suffixes.begin(), archive_suffixes.end(),
                     [&](std::string_view suffix) { return path.ends_with(suffix); });
}

tl::unexpected<Error> located(Error error, Locator locator) {
  if (error.where.in.path.empty()) error.where.in = std::move(locator);
  return tl::make_unexpected(std::move(error));
}

bool hidden(std::string_view name) {
  return name.starts_with('.') && name != "." && name != "..";
}

std::optional<Result<Document>> JoinedStream::next() {
  while (true) {
    if (current_) {
      if (auto result = current_->next()) return result;
      current_.reset();
    }
    std::optional<Opened> opened = open_next();
    if (!opened) return std::nullopt;
    if (auto* document = std::get_if<Result<Document>>(&*opened)) return std::move(*document);
    current_ = std::move(std::get<std::unique_ptr<DocumentStream>>(*opened));
  }
}

}  // namespace newsgraph::source
