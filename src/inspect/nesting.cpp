#include "newsgraph/inspect/nesting.h"

#include <algorithm>
#include <tuple>

namespace newsgraph::inspect {
namespace {

class Nesting {
 public:
  Nesting(Span range, std::span<const Highlight> highlights) : range_(range), highlights_(highlights) {
    for (std::uint32_t i = 0; i < highlights.size(); ++i) {
      if (!clipped(i).empty()) waiting_.push_back(i);
    }
    std::ranges::sort(waiting_, {}, [this](std::uint32_t i) {
      const Span span = clipped(i);
      return std::tuple(span.begin, UINT32_MAX - span.end, highlights_[i].rank, i);
    });
  }

  std::vector<Piece> run() {
    auto next = waiting_.begin();
    for (std::uint32_t at = range_.begin;;) {
      close_at(at);
      for (; next != waiting_.end() && clipped(*next).begin == at; ++next) open(*next, at);
      if (at == range_.end) return std::move(pieces_);
      std::uint32_t to = next == waiting_.end() ? range_.end : clipped(*next).begin;
      for (const std::size_t piece : open_) to = std::min(to, clipped(pieces_[piece].highlight).end);
      pieces_.push_back({.kind = Piece::Kind::text, .span = {at, to}});
      at = to;
    }
  }

 private:
  Span clipped(std::uint32_t highlight) const {
    const Span span = highlights_[highlight].span;
    const Span inside{std::max(span.begin, range_.begin), std::min(span.end, range_.end)};
    return inside.begin < inside.end ? inside : Span{};
  }

  void open(std::uint32_t highlight, std::uint32_t at) {
    open_.push_back(pieces_.size());
    pieces_.push_back({.kind = Piece::Kind::open,
                       .span = {at, at},
                       .highlight = highlight,
                       .first = highlights_[highlight].span.begin == at});
  }

  void close(std::uint32_t at) {
    Piece& opened = pieces_[open_.back()];
    open_.pop_back();
    opened.span.end = at;
    opened.last = highlights_[opened.highlight].span.end == at;
    const std::uint32_t highlight = opened.highlight;
    pieces_.push_back({.kind = Piece::Kind::close, .span = {at, at}, .highlight = highlight});
  }

  /// Closes what ends here, and what is open inside of that for a moment.
  void close_at(std::uint32_t at) {
    const auto ends = [&](std::size_t piece) { return clipped(pieces_[piece].highlight).end == at; };
    const auto outermost = std::ranges::find_if(open_, ends);
    if (outermost == open_.end()) return;
    std::vector<std::uint32_t> cut;
    for (auto piece = outermost; piece != open_.end(); ++piece) {
      if (!ends(*piece)) cut.push_back(pieces_[*piece].highlight);
    }
    for (auto left = open_.end() - outermost; left > 0; --left) close(at);
    for (const std::uint32_t highlight : cut) open(highlight, at);
  }

  Span range_;
  std::span<const Highlight> highlights_;
  std::vector<std::uint32_t> waiting_;  // indexes of highlights in the order in which they open
  std::vector<std::size_t> open_;       // indexes of pieces that are open, outermost first
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> nest(Span range, std::span<const Highlight> highlights) {
  return Nesting(range, highlights).run();
}

}  // namespace newsgraph::inspect
