#include <vector>

#include "newsgraph/report/baseline.h"
#include "newsgraph/report/explanation.h"
#include "newsgraph/report/format.h"
#include "newsgraph/report/groups.h"

namespace newsgraph::report {
namespace {

/// GitHub shows ten annotations of each kind for a step and drops the others.
constexpr std::size_t most_annotations = 10;
constexpr std::size_t message_limit = 1000;  ///< code points
constexpr std::size_t most_details = 5;

std::string_view command_of(Level level) {
  constexpr std::array<std::string_view, level_count> commands{"error", "warning", "notice"};
  return commands[static_cast<std::size_t>(level)];
}

/// The escapes of workflow commands; in properties ':' and ',' need them too.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (in_property && c == ':') {
      out += "%3A";
    } else if (in_property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string properties_of(const Location& at, const std::string& title) {
  std::string out;
  if (is_in_file(at)) {
    out += "file=" + escaped(plain_path(at.in.path), true) + ',';
    if (at.line != 0) out += "line=" + std::to_string(at.line) + ',';
    if (at.line != 0 && at.column != 0) out += "col=" + std::to_string(at.column) + ',';
  }
  return out + "title=" + escaped(title, true);
}

std::string annotation(const Result& result, const std::string& title, const Names& names) {
  std::string message =
      one_line(message_of(result).text, message_limit) + '\n' + described(result, names, most_details);
  message.pop_back();
  return "::" + std::string(command_of(result.level)) + ' ' + properties_of(result.at, title) +
         "::" + escaped(message, false) + '\n';
}

std::string annotation(const Error& warning) {
  const std::string hint = warning.hint.empty() ? "" : "; " + warning.hint;
  return "::warning " + properties_of(warning.where, "shapes") +
         "::" + escaped(one_line(warning.message + hint, message_limit), false) + '\n';
}

/// The first annotation of each group, then the second of each, ...: those that are shown tell of as many different
/// mistakes as possible.
void write_in_turn(const Groups& groups, const Names& names, ByteSink& out) {
  std::vector<std::vector<std::string>> turns(most_annotations);
  std::size_t current = 0;
  std::size_t turn = 0;
  groups.each(most_annotations, [&](std::size_t group, const Result& result) {
    if (group != current) turn = 0;
    current = group;
    // Beyond the first of a group, no more are of use than are shown at all.
    if (turn == 0 || turns[turn].size() < level_count * most_annotations)
      turns[turn].push_back(annotation(result, groups.all()[group].label(names), names));
    ++turn;
  });
  for (const auto& annotations : turns) {
    for (const std::string& each : annotations) out.write(each);
  }
}

Status write(const Report& report, const FormatOptions&, ByteSink& out) {
  const Names names(report);
  const Groups groups(report);
  write_in_turn(groups, names, out);
  for (const Error& warning : report.warnings) out.write(annotation(warning));
  for (const Group& group : groups.all()) out.write(grouped(group.size()) + " of " + group.label(names) + '\n');
  std::string summary = "newsgraph: ";
  for (std::size_t level = 0; level < level_count; ++level) {
    summary +=
        counted(report.counts[level], name_of(static_cast<Level>(level))) + (level + 1 < level_count ? ", " : "");
  }
  summary += about_baseline(report);
  out.write(summary + '\n');
  return out.flush();
}

}  // namespace

const Format github_format{"github", write};

}  // namespace newsgraph::report
