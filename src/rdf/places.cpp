#include "newsgraph/rdf/places.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/rdf/text_input.h"
#include "newsgraph/rdf/written_terms.h"

// The reader counts statements and tells where each object ends; the text between two such ends is looked at only where
// a place is wanted. N-Triples and N-Quads as nearly everybody writes them, a statement a line, go without the reader,
// several times as fast.

namespace newsgraph::rdf {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The ordinals that are sought in one document, in turn, and their places.
class Search {
 public:
  Search(std::span<const Ordinal> wanted, std::span<Location> places) : wanted_(wanted), places_(places) {}

  bool done() const { return next_ == wanted_.size(); }
  bool wants(Ordinal ordinal) const { return !done() && wanted_[next_] == ordinal; }
  /// For the ordinal that was wanted.
  void found(std::uint64_t offset, std::uint32_t line, std::uint32_t column) {
    for (const Ordinal ordinal = wanted_[next_]; wants(ordinal); ++next_) {
      places_[next_].offset = offset;
      places_[next_].line = line;
      places_[next_].column = column;
    }
  }

 private:
  std::span<const Ordinal> wanted_;  ///< ascending
  std::span<Location> places_;
  std::size_t next_ = 0;
};

/// Passes a document on and keeps what was passed from the last statement on.
class KeptText final : public ByteSource {
 public:
  explicit KeptText(ByteSource& from) : from_(from) {}

  std::size_t read(std::span<char> into) override {
    drop();
    const std::size_t size = from_.read(into);
    text_.append(into.data(), size);
    return size;
  }
  Status status() const override { return from_.status(); }

  /// What was passed from the offset that was last released, to `end`.
  std::string_view until(std::uint64_t end) const {
    return std::string_view(text_).substr(released_, static_cast<std::size_t>(end - begin_) - released_);
  }
  /// What is before the offset will not be asked for.
  void release(std::uint64_t offset) { released_ = static_cast<std::size_t>(offset - begin_); }

  /// The position of a place in until().
  TextPosition position(std::size_t place) {
    count();
    TextPosition at = counted_;
    at.advance(std::string_view(text_).substr(released_, place));
    if (at.line == 1 && has_mark_ && at.code_points_in_line > 0) --at.code_points_in_line;
    return at;
  }

 private:
  void count() {
    const std::string_view text = text_;
    if (begin_ == 0) has_mark_ = text.starts_with(byte_order_mark);
    const auto from = static_cast<std::size_t>(counted_.offset - begin_);
    counted_.advance(text.substr(from, released_ - from));
  }
  void drop() {
    if (released_ < text_.size() / 2) return;  // else sources of small pieces would have all moved for each
    count();
    text_.erase(0, released_);
    begin_ += std::exchange(released_, 0);
  }

  ByteSource& from_;
  std::string text_;
  std::uint64_t begin_ = 0;   ///< offset of text_
  std::size_t released_ = 0;  ///< in text_
  TextPosition counted_;      ///< of some place up to the released one
  bool has_mark_ = false;
};

/// Takes the statements from the reader and looks at the text of those that are wanted.
class PlaceSink final : public StatementSink {
 public:
  PlaceSink(const ReadDocument& document, KeptText& text, Search& search)
      : text_(text), search_(search), next_(document.first), in_nquads_(document.syntax == &nquads_syntax) {}

  bool prefix(std::string_view, std::string_view) override { return true; }
  bool write(const StatementView&) override {
    if (search_.wants(next_)) find();
    text_.release(place.offset);
    ++next_;
    return !search_.done();
  }
  Status finish() override { return {}; }

  ReadPlace place;  ///< kept by the reader

 private:
  void find() {
    const std::string_view text = text_.until(place.offset);
    const auto object = in_nquads_ ? object_in_nquads(text) : object_in_turtle(text);
    if (!object) return search_.found(place.offset, place.line, 0);
    const TextPosition at = text_.position(*object);
    search_.found(at.offset, at.line, at.column());
  }

  KeptText& text_;
  Search& search_;
  Ordinal next_;
  bool in_nquads_;
};

void find_by_reader(const ReadDocument& document, Search& search) {
  const auto source = document.open();
  if (!source) return;
  KeptText text(**source);
  PlaceSink sink(document, text, search);
  ReadOptions options{document.in, document.base, document.blank_prefix, &sink.place};
  // What comes behind an error stays without a place.
  (void)read(*document.syntax, text, sink, options).has_value();
}

/// The lines of a document.
class Lines {
 public:
  explicit Lines(ByteSource& from) : from_(from) {}

  bool next() {
    begin_ = end_;
    std::size_t newline = buffer_.find('\n', begin_);
    while (newline == std::string::npos && !ended_) {
      const std::size_t searched = buffer_.size() - begin_;
      fill();
      newline = buffer_.find('\n', searched);
    }
    end_ = newline == std::string::npos ? buffer_.size() : newline + 1;
    ++number_;
    return begin_ < end_;
  }
  /// With the line feed.
  std::string_view line() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }
  std::uint64_t offset() const { return dropped_ + begin_; }
  std::uint32_t number() const { return number_; }

 private:
  void fill() {
    constexpr std::size_t page = std::size_t{256} * 1024;
    buffer_.erase(0, begin_);
    dropped_ += std::exchange(begin_, 0);
    const std::size_t used = buffer_.size();
    buffer_.resize(used + page);
    const std::size_t size = from_.read({buffer_.data() + used, page});
    ended_ = size == 0;
    buffer_.resize(used + size);
  }

  ByteSource& from_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of the line, in the buffer
  std::size_t end_ = 0;
  std::uint64_t dropped_ = 0;  ///< bytes before the buffer
  std::uint32_t number_ = 0;
  bool ended_ = false;
};

/// False, with the places up to there, where a line is not an empty one or one statement.
bool find_by_lines(const ReadDocument& document, Search& search) {
  const auto source = document.open();
  if (!source) return true;
  Ordinal ordinal = document.first;
  for (Lines lines(**source); !search.done() && lines.next();) {
    std::string_view line = lines.line();
    const bool marked = lines.number() == 1 && line.starts_with(byte_order_mark);
    if (marked) line.remove_prefix(byte_order_mark.size());
    const StatementLine scanned = scan_line(line);
    if (scanned.kind == StatementLine::Kind::other) return false;
    if (scanned.kind == StatementLine::Kind::empty) continue;
    if (search.wants(ordinal)) {
      const std::size_t before = utf8::count(line.substr(0, scanned.object));
      search.found(lines.offset() + (marked ? byte_order_mark.size() : 0) + scanned.object, lines.number(),
                   static_cast<std::uint32_t>(before) + 1);
    }
    ++ordinal;
  }
  return true;
}

void find_in(const ReadDocument& document, std::span<const Ordinal> wanted, std::span<Location> places) {
  for (Location& place : places) place.in = document.in;
  if (!document.open || document.syntax == nullptr) return;
  Search search(wanted, places);
  const bool by_lines = document.syntax == &ntriples_syntax || document.syntax == &nquads_syntax;
  if (by_lines && find_by_lines(document, search)) return;
  search = Search(wanted, places);
  find_by_reader(document, search);
}

}  // namespace

std::vector<Location> find_places(std::span<const ReadDocument> documents, std::span<const Ordinal> wanted) {
  std::vector<Location> places(wanted.size());
  for (const ReadDocument& document : documents) {
    const auto begin = std::ranges::lower_bound(wanted, document.first);
    const auto end = std::ranges::lower_bound(wanted, document.end);
    if (begin == end) continue;
    const auto first = static_cast<std::size_t>(begin - wanted.begin());
    const auto size = static_cast<std::size_t>(end - begin);
    find_in(document, wanted.subspan(first, size), std::span(places).subspan(first, size));
  }
  return places;
}

}  // namespace newsgraph::rdf
