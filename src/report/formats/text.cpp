#include <algorithm>

#include "newsgraph/base/utf8.h"
#include "newsgraph/report/baseline.h"
#include "newsgraph/report/explanation.h"
#include "newsgraph/report/format.h"
#include "newsgraph/report/groups.h"

namespace newsgraph::report {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view plain = "\x1b[0m";
constexpr std::size_t most_details = 20;

std::string_view color_of(Level level) {
  constexpr std::array<std::string_view, level_count> colors{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"};
  return colors[static_cast<std::size_t>(level)];
}

/// The report as compilers print theirs, so that editors and people find the places.
class TextReport {
 public:
  TextReport(const Report& report, const FormatOptions& options, ByteSink& out)
      : report_(report), options_(options), out_(out), names_(report), groups_(report) {}

  Status write() {
    write_results();
    write_warnings();
    write_coverage();
    line(summary());
    return out_.flush();
  }

 private:
  void line(const std::string& text) { out_.write(text + '\n'); }
  std::string colored(std::string_view color, std::string_view text) const {
    if (!options_.colors) return std::string(text);
    return std::string(color).append(text).append(plain);
  }
  std::string head(const Location& at, Level level) const {
    const std::string where = place(at);
    return (where.empty() ? "" : colored(bold, where + ':') + ' ') +
           colored(color_of(level), std::string(name_of(level)) + ':') + ' ';
  }

  void write_results();
  void write_one(const Result& result);
  void write_rest(const Group& group);
  void write_warnings();
  void write_coverage();
  std::string remark(const ShapeUse& use) const;
  std::string summary() const;

  const Report& report_;
  const FormatOptions& options_;
  ByteSink& out_;
  Names names_;
  Groups groups_;
};

void TextReport::write_one(const Result& result) {
  line(head(result.at, result.level) + one_line(message_of(result).text) + " [sh:" + std::string(result.parameter) +
       ']');
  constexpr std::size_t width = 12;
  for (const auto& [label, value] : facts(result, names_)) {
    line("    " + std::string(label) + std::string(width - label.size(), ' ') + value);
  }
  explain(result, names_, options_.most_shown == 0 ? 0 : most_details,
          [&](std::size_t depth, const std::string& text) { line(std::string(4 + 2 * depth, ' ') + "- " + text); });
}

void TextReport::write_rest(const Group& group) {
  if (options_.most_shown == 0 || group.size() <= options_.most_shown) return;
  line("... and " + grouped(group.size() - options_.most_shown) + " more of " + group.label(names_) +
       " (--all shows all)");
}

void TextReport::write_results() {
  const std::vector<Group>& all = groups_.all();
  std::size_t current = 0;
  groups_.each(options_.most_shown, [&](std::size_t group, const Result& result) {
    if (group != current) write_rest(all[current]);
    current = group;
    write_one(result);
  });
  if (!all.empty()) {
    write_rest(all[current]);
    line("");
  }
}

void TextReport::write_warnings() {
  for (const Error& warning : report_.warnings) {
    line(head(warning.where, Level::warning) + one_line(warning.message) +
         (warning.hint.empty() ? "" : "; " + one_line(warning.hint)));
  }
  if (!report_.warnings.empty()) line("");
}

std::string TextReport::remark(const ShapeUse& use) const {
  std::string out;
  if (use.focus_nodes == 0) out = "met nothing";
  for (const rdf::TermId absent : use.absent_classes) {
    out += (out.empty() ? "" : "; ") + std::string("no instances of ") + names_.term(absent);
  }
  return out.empty() ? out : "  " + colored(color_of(Level::warning), "warning:") + ' ' + out;
}

void TextReport::write_coverage() {
  if (report_.shapes.empty()) return;
  constexpr std::string_view title = "shape";
  constexpr std::string_view count = "focus nodes";
  std::size_t width = title.size();
  for (const ShapeUse& use : report_.shapes) {
    width = std::max(width, utf8::count(names_.shape(use.shape, rdf::TermId::none)));
  }
  line(std::string(title) + std::string(width - title.size() + 2, ' ') + std::string(count));
  for (const ShapeUse& use : report_.shapes) {
    const std::string name = names_.shape(use.shape, rdf::TermId::none);
    const std::string nodes = grouped(use.focus_nodes);
    const std::size_t gap = width - utf8::count(name) + 2 + count.size();
    std::string row = name;
    row.append(gap > nodes.size() ? gap - nodes.size() : 1, ' ').append(nodes).append(remark(use));
    line(row);
  }
  line("");
}

std::string TextReport::summary() const {
  std::uint64_t nodes = 0;
  for (const ShapeUse& use : report_.shapes) nodes += use.focus_nodes;
  std::string out = counted(report_.statements, "statement") + ", " + counted(nodes, "focus node") + ": ";
  for (std::size_t level = 0; level < level_count; ++level) {
    if (level != 0) out += ", ";
    out += counted(report_.counts[level], name_of(static_cast<Level>(level)));
  }
  out += about_baseline(report_);
  return out;
}

Status write(const Report& report, const FormatOptions& options, ByteSink& out) {
  return TextReport(report, options, out).write();
}

}  // namespace

const Format text_format{"text", write};

}  // namespace newsgraph::report
