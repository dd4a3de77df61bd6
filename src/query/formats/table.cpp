#include <algorithm>
#include <memory>
#include <string>

#include <unicode/uchar.h>

#include "newsgraph/base/utf8.h"
#include "newsgraph/query/results.h"

// A table for people: columns in line, also with wide characters, IRIs abbreviated, long texts cut.
namespace newsgraph::query {

using rdf::TermKind;
using rdf::TermView;

namespace {

/// Columns of a terminal that a cell takes at most.
constexpr std::size_t most_width = 60;
/// Widths of columns are chosen by so many rows; the rest goes out as it comes.
constexpr std::size_t measured_rows = 1000;

/// Columns of a terminal (Unicode Standard Annex 11): wide characters take two, combining ones none.
std::size_t width_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const int type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

struct Cell {
  std::string text;
  std::size_t width = 0;
};

/// On one line, cut where it is too long.
Cell cell_of(std::string_view text) {
  Cell cell;
  std::size_t cut = 0;  // bytes of what leaves room for an ellipsis
  std::size_t cut_width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, i);
    i += decoded.length;
    const bool control = decoded.code_point < ' ' || (decoded.code_point >= 0x7F && decoded.code_point < 0xA0);
    const std::size_t width = control ? 1 : width_of(decoded.code_point);
    if (cell.width + width <= most_width - 1) {
      cut = cell.text.size() + (control ? 1 : decoded.length);
      cut_width = cell.width + width;
    }
    if (cell.width + width > most_width) {
      cell.text.resize(cut);
      cell.text += "…";
      cell.width = cut_width + 1;
      return cell;
    }
    utf8::append(cell.text, control ? U' ' : decoded.code_point);
    cell.width += width;
  }
  return cell;
}

class TableWriter final : public ResultWriter {
 public:
  TableWriter(ByteSink& out, std::span<const std::pair<std::string, std::string>> prefixes)
      : out_(out), prefixes_(prefixes.begin(), prefixes.end()) {}

  bool begin(std::span<const std::string> variables) override {
    for (const std::string& variable : variables) {
      header_.push_back(cell_of(variable));
      widths_.push_back(header_.back().width);
    }
    return true;
  }
  bool row(std::span<const TermView> terms) override;
  bool boolean(bool answer) override {
    is_boolean_ = true;
    return out_.write(answer ? "yes\n" : "no\n");
  }
  bool end() override { return is_boolean_ || header_written_ || write_waiting(); }

 private:
  std::string shown(const TermView& term) const;
  bool write_waiting();
  bool write_line(const std::vector<Cell>& cells);

  ByteSink& out_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  std::vector<Cell> header_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<Cell>> waiting_;
  bool header_written_ = false;
  bool is_boolean_ = false;
};

std::string TableWriter::shown(const TermView& term) const {
  if (term.kind == TermKind::blank) return "_:" + std::string(term.text);
  if (term.kind != TermKind::iri) return std::string(term.text);
  const std::pair<std::string, std::string>* best = nullptr;
  for (const auto& prefix : prefixes_) {
    const bool longer = best == nullptr || prefix.second.size() > best->second.size();
    if (longer && !prefix.second.empty() && term.text.starts_with(prefix.second)) best = &prefix;
  }
  if (best == nullptr) return "<" + std::string(term.text) + ">";
  return best->first + ":" + std::string(term.text.substr(best->second.size()));
}

bool TableWriter::row(std::span<const TermView> terms) {
  std::vector<Cell> cells;
  for (const TermView& term : terms) cells.push_back(cell_of(shown(term)));
  if (header_written_) return write_line(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) widths_[i] = std::max(widths_[i], cells[i].width);
  waiting_.push_back(std::move(cells));
  return waiting_.size() < measured_rows || write_waiting();
}

bool TableWriter::write_waiting() {
  header_written_ = true;
  if (!write_line(header_)) return false;
  std::string rule;
  for (std::size_t i = 0; i < widths_.size(); ++i) rule.append(i > 0 ? "  " : "").append(widths_[i], '-');
  if (!out_.write(rule += '\n')) return false;
  return std::ranges::all_of(waiting_, [&](const std::vector<Cell>& cells) { return write_line(cells); });
}

bool TableWriter::write_line(const std::vector<Cell>& cells) {
  std::string line;
  std::size_t owed = 0;  // blanks before the next text; none at the end of a line
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) owed += 2;
    if (!cells[i].text.empty()) {
      line.append(owed, ' ') += cells[i].text;
      owed = 0;
    }
    owed += widths_[i] - std::min(widths_[i], cells[i].width);
  }
  return out_.write(line += '\n');
}

}  // namespace

const ResultFormat table_results{
    "table", "text/plain",
    [](ByteSink& out, std::span<const std::pair<std::string, std::string>> prefixes) -> std::unique_ptr<ResultWriter> {
      return std::make_unique<TableWriter>(out, prefixes);
    }};

}  // namespace newsgraph::query
