// Results of SPARQL queries to Wikidata as its query service gives them for download: SPARQL 1.1 Query Results JSON,
// CSV and TSV, and the service's own short forms (an array of JSON objects, a table without the marks of terms).
#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "newsgraph/pipeline/gazetteer_format.h"
#include "newsgraph/pipeline/gazetteer_items.h"

namespace newsgraph::pipeline {
namespace {

struct Value {
  std::string text;
  std::string language;
};
using Solution = std::map<std::string, Value, std::less<>>;
struct Results {
  std::vector<std::string> variables;
  std::vector<Solution> solutions;
};

tl::unexpected<Error> broken(const std::string& path, std::uint32_t line, std::string what) {
  return failure(Errc::syntax, std::move(what), {{path, {}, 0}, 0, line, 0}, "download the query's result once more");
}

using Json = nlohmann::ordered_json;

Solution solution_of(const Json& binding) {
  Solution solution;
  for (const auto& [variable, value] : binding.items()) {
    if (value.is_string()) solution[variable] = {value.get<std::string>(), {}};
    if (value.is_object() && value.contains("value") && value["value"].is_string())
      solution[variable] = {value["value"].get<std::string>(), value.value("xml:lang", "")};
  }
  return solution;
}

Result<Results> read_json(const std::string& path, std::string_view bytes) {
  const Json document = Json::parse(bytes, nullptr, false);
  if (document.is_discarded()) return broken(path, 0, "is no JSON");
  const Json::json_pointer at("/results/bindings");
  const bool standard = document.is_object() && document.contains(at) && document[at].is_array();
  if (!standard && !document.is_array()) return broken(path, 0, "has no results of a query: no /results/bindings");
  Results results;
  for (const Json& binding : standard ? document[at] : document) {
    if (!binding.is_object()) return broken(path, 0, "has a result that is no object");
    results.solutions.push_back(solution_of(binding));
    for (const auto& [variable, value] : binding.items()) {
      if (std::ranges::find(results.variables, variable) == results.variables.end())
        results.variables.push_back(variable);
    }
  }
  return results;
}

/// A term as TSV writes it (<iri>, "text"@tag), or a bare value.
Value value_of(std::string_view term) {
  if (term.size() > 1 && term.front() == '<' && term.back() == '>')
    return {std::string(term.substr(1, term.size() - 2)), {}};
  const std::size_t end = term.rfind('"');
  if (term.empty() || term.front() != '"' || end == 0) return {std::string(term), {}};
  const std::string_view rest = term.substr(end + 1);
  return {std::string(term.substr(1, end - 1)), std::string(rest.starts_with('@') ? rest.substr(1) : "")};
}

/// The next record of a table, taken off `bytes`. In CSV (RFC 4180) a field may stand in quotation marks, doubled
/// within it, and then hold line breaks.
std::vector<std::string> next_record(std::string_view& bytes, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  while (!bytes.empty()) {
    const char c = bytes.front();
    bytes.remove_prefix(1);
    if (separator == ',' && c == '"') {
      if (quoted && bytes.starts_with('"')) {
        fields.back() += c;
        bytes.remove_prefix(1);
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && c == '\n') {
      break;
    } else if (!quoted && c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  if (fields.back().ends_with('\r')) fields.back().pop_back();
  return fields;
}

Result<Results> read_table(const std::string& path, std::string_view bytes) {
  const char separator = bytes.substr(0, bytes.find('\n')).find('\t') != std::string_view::npos ? '\t' : ',';
  Results results;
  results.variables = next_record(bytes, separator);
  for (std::string& variable : results.variables) {
    if (variable.starts_with('?')) variable.erase(0, 1);
  }
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::vector<std::string> fields = next_record(bytes, separator);
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (fields.size() != results.variables.size())
      return broken(path, 0,
                    "result " + std::to_string(number) + " has " + std::to_string(fields.size()) + " fields for " +
                        std::to_string(results.variables.size()) + " variables");
    Solution& solution = results.solutions.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i)
      solution[results.variables[i]] = separator == '\t' ? value_of(fields[i]) : Value{fields[i], {}};
  }
  return results;
}

/// In which line each entity is first spoken of.
std::map<std::string, std::uint32_t, std::less<>> lines_of_entities(std::string_view bytes) {
  std::map<std::string, std::uint32_t, std::less<>> lines;
  std::uint32_t line = 1;
  constexpr std::string_view before = "/entity/";
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '\n') ++line;
    if (bytes[at] != '/' || !bytes.substr(at).starts_with(before)) continue;
    const std::size_t id = at + before.size();
    const std::size_t end = bytes.find_first_not_of("Q0123456789", id);
    lines.try_emplace(std::string(bytes.substr(id, end == std::string_view::npos ? end : end - id)), line);
  }
  return lines;
}

/// What the variables of a query say, told by their names, as Wikidata's label service gives them, and their values.
class Roles {
 public:
  explicit Roles(const Results& results) : results_(results) {
    for (const std::string& variable : results.variables) {
      if (!holds_entities(variable)) continue;
      if (subject_.empty() || (!has_label(subject_) && has_label(variable) && !holds_classes(variable)))
        subject_ = variable;
    }
  }

  const std::string& subject() const { return subject_; }

  void add(const Solution& solution, GazetteerItems::Item& item) const {
    for (const auto& [variable, value] : solution) {
      if (variable == subject_ || value.text.empty()) continue;
      if (variable == "type" || gazetteer_class(value.text) != nullptr || is_class_variable(variable)) {
        GazetteerItems::add_class(item, value.text);
      } else if (variable.ends_with("AltLabel")) {
        add_each_alias(item, value.text);
      } else if (variable == subject_ + "Label" || (!value.language.empty() && !is_label_of_other(variable))) {
        GazetteerItems::add_name(item, value.text, value.language);
      } else if (is_label_of_other(variable) && !is_class_variable(owner_of(variable)) && item.within.empty()) {
        item.within = value.text;
      } else if (value.language.empty() && variable.find("abel") != std::string::npos && !is_label_of_other(variable)) {
        GazetteerItems::add_name(item, value.text, {});
      }
    }
  }

 private:
  bool holds_entities(const std::string& variable) const {
    const auto first = std::ranges::find_if(results_.solutions, [&](const Solution& solution) {
      return solution.contains(variable) && !solution.at(variable).text.empty();
    });
    return first != results_.solutions.end() && !wikidata_id(first->at(variable).text).empty();
  }
  bool holds_classes(const std::string& variable) const {
    return std::ranges::any_of(results_.solutions, [&](const Solution& solution) {
      return solution.contains(variable) && gazetteer_class(solution.at(variable).text) != nullptr;
    });
  }
  bool has_label(const std::string& variable) const {
    return std::ranges::find(results_.variables, variable + "Label") != results_.variables.end();
  }
  static bool is_class_variable(std::string_view variable) {
    return variable == "class" || variable == "instance" || variable == "kind";
  }
  /// countryLabel -> country
  static std::string owner_of(std::string_view variable) {
    return std::string(variable.ends_with("Label") ? variable.substr(0, variable.size() - 5) : variable);
  }
  /// The label of another entity of the solution, such as the country.
  bool is_label_of_other(std::string_view variable) const {
    const std::string owner = owner_of(variable);
    return variable.ends_with("Label") && owner != subject_ &&
           std::ranges::find(results_.variables, owner) != results_.variables.end();
  }
  static void add_each_alias(GazetteerItems::Item& item, std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = list.find(", ");
      GazetteerItems::add_alias(item, list.substr(0, end));
      list = end == std::string_view::npos ? std::string_view() : list.substr(end + 2);
    }
  }

  const Results& results_;
  std::string subject_;
};

bool is_json(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

bool recognises(const std::string&, std::string_view bytes) {
  return is_json(bytes) || bytes.find("wikidata.org/entity/Q") != std::string_view::npos;
}

Result<extract::GazetteerTable> read(const std::string& path, std::string_view bytes, Diagnostics& remarks) {
  const auto results = is_json(bytes) ? read_json(path, bytes) : read_table(path, bytes);
  if (!results) return tl::make_unexpected(results.error());
  const Roles roles(*results);
  if (roles.subject().empty()) return broken(path, 0, "has no variable with entities of Wikidata");
  const auto lines = lines_of_entities(bytes);
  GazetteerItems items;
  for (const Solution& solution : results->solutions) {
    const auto subject = solution.find(roles.subject());
    if (subject == solution.end() || wikidata_id(subject->second.text).empty()) continue;
    const auto line = lines.find(wikidata_id(subject->second.text));
    roles.add(solution, items.item(subject->second.text, line == lines.end() ? 0 : line->second));
  }
  return items.table(path, remarks);
}

}  // namespace

const GazetteerFormat sparql_results_gazetteer{"SPARQL results of Wikidata", recognises, read};

}  // namespace newsgraph::pipeline
