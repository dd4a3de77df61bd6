#include "newsgraph/report/baseline.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "newsgraph/report/names.h"

namespace newsgraph::report {
namespace {

constexpr std::string_view head = "# newsgraph baseline, version ";
constexpr unsigned current_version = 1;
constexpr std::size_t fingerprint_size = 32;

bool is_fingerprint(std::string_view text) {
  return text.size() == fingerprint_size &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Status check_head(std::string_view line, const Location& at) {
  unsigned version = 0;
  if (line.starts_with(head)) {
    line.remove_prefix(head.size());
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), version);
    if (error != std::errc() || end != line.data() + line.size()) version = 0;
  }
  if (version == 0) {
    return failure(Errc::syntax,
                   "this is no baseline of newsgraph: the first line is not \"" + std::string(head) + "1\"", at,
                   "write the baseline anew");
  }
  if (version > current_version) {
    return failure(Errc::unsupported,
                   "the baseline has version " + std::to_string(version) + ", this newsgraph knows version " +
                       std::to_string(current_version),
                   at, "use a newer newsgraph, or write the baseline anew");
  }
  return {};
}

/// What a line says to people, without anything that would end it.
std::string line_of(const Result& result, const Names& names) {
  std::string out = result.fingerprint;
  if (result.path) out += ' ' + names.path(*result.path);
  out += ' ' + (result.named_shape == rdf::TermId::none ? names.shape(result) : names.term(result.named_shape));
  return out.append(" sh:").append(result.parameter).append(" ").append(names.term(result.focus)).append("\n");
}

}  // namespace

newsgraph::Result<Baseline> Baseline::parse(std::string_view text, const std::string& path) {
  Location at{{path, {}, 0}, 0, 1, 0};
  if (const Status status = check_head(next_line(text), at); !status) return tl::make_unexpected(status.error());
  Baseline baseline;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    ++at.line;
    if (line.empty() || line.front() == '#') continue;
    const std::string_view fingerprint = line.substr(0, line.find(' '));
    if (!is_fingerprint(fingerprint)) {
      return failure(Errc::syntax,
                     "a line of a baseline begins with 32 hexadecimal digits, this one with \"" +
                         one_line(fingerprint, fingerprint_size) + '"',
                     at, "remove the line, or write the baseline anew");
    }
    baseline.fingerprints_.emplace_back(fingerprint);
  }
  auto& all = baseline.fingerprints_;
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return baseline;
}

newsgraph::Result<Baseline> Baseline::read(ByteSource& source, const std::string& path) {
  std::string text;
  std::array<char, 16384> buffer{};
  while (const std::size_t size = source.read(buffer)) text.append(buffer.data(), size);
  if (const Status status = source.status(); !status) return tl::make_unexpected(status.error());
  return parse(text, path);
}

bool Baseline::contains(std::string_view fingerprint) const {
  return std::binary_search(fingerprints_.begin(), fingerprints_.end(), fingerprint);
}

std::string about_baseline(const Report& report) {
  std::string out;
  if (report.in_baseline != 0) out += "; " + grouped(report.in_baseline) + " more in the baseline";
  if (report.gone_from_baseline != 0)
    out += "; " + grouped(report.gone_from_baseline) + " in the baseline no longer found (--update-baseline)";
  return out;
}

Status write_baseline(const Report& report, ByteSink& out) {
  const Names names(report);
  std::vector<std::string> lines;
  report.each_result([&](const Result& result) { lines.push_back(line_of(result, names)); });
  std::ranges::sort(lines);
  out.write(std::string(head) + std::to_string(current_version) + '\n');
  for (const std::string& line : lines) out.write(line);
  return out.flush();
}

}  // namespace newsgraph::report
