#include "newsgraph/pipeline/delta_manifest.h"

#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "newsgraph/base/version.h"
#include "newsgraph/pipeline/rdf_input.h"

namespace newsgraph::pipeline {
namespace {

using Pointer = nlohmann::json::json_pointer;

std::string text_at(const nlohmann::json& json, const char* place) {
  const Pointer pointer(place);
  return json.contains(pointer) && json[pointer].is_string() ? json[pointer].get<std::string>() : std::string();
}

std::uint64_t number_at(const nlohmann::json& json, const char* place) {
  const Pointer pointer(place);
  return json.contains(pointer) && json[pointer].is_number_unsigned() ? json[pointer].get<std::uint64_t>() : 0;
}

}  // namespace

std::string DeltaManifest::to_json() const {
  nlohmann::ordered_json manifest;
  manifest["newsgraph"] = version();
  manifest["form"] = delta_form;
  manifest["format"] = syntax->name;
  manifest["drop"] = {{"file", dropped}, {"graphs", graphs_dropped}};
  manifest["replace"] = {{"file", replaced}, {"graphs", graphs_replaced}, {"statements", statements}};
  manifest["entities"] = {{"graph", entities_graph},
                          {"insert", {{"file", inserted}, {"statements", facts_inserted}}},
                          {"delete", {{"file", deleted}, {"statements", facts_deleted}}}};
  return manifest.dump(2) + '\n';
}

bool holds_delta_manifest(const std::string& folder) {
  const std::string path = folder + '/' + std::string(delta_manifest_name);
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return false;
  const auto text = read_whole(path);
  const std::string_view of_any_version = delta_form.substr(0, delta_form.rfind(' '));
  return text && text->find(of_any_version) != std::string::npos;
}

Result<DeltaManifest> read_delta_manifest(const std::string& folder) {
  const std::string path = folder + '/' + std::string(delta_manifest_name);
  auto text = read_whole(path);
  if (!text) return tl::make_unexpected(std::move(text.error()));
  const nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  const Location where{{path, {}, 0}, 0, 0, 0};
  if (json.is_discarded()) return failure(Errc::syntax, "the manifest of a delta is no JSON", where);
  if (text_at(json, "/form") != delta_form)
    return failure(Errc::unsupported, "this is no \"" + std::string(delta_form) + '"', where);
  DeltaManifest manifest;
  manifest.syntax = rdf::syntax_named(text_at(json, "/format"));
  manifest.dropped = text_at(json, "/drop/file");
  manifest.replaced = text_at(json, "/replace/file");
  manifest.entities_graph = text_at(json, "/entities/graph");
  manifest.inserted = text_at(json, "/entities/insert/file");
  manifest.deleted = text_at(json, "/entities/delete/file");
  manifest.graphs_dropped = number_at(json, "/drop/graphs");
  manifest.graphs_replaced = number_at(json, "/replace/graphs");
  manifest.statements = number_at(json, "/replace/statements");
  manifest.facts_inserted = number_at(json, "/entities/insert/statements");
  manifest.facts_deleted = number_at(json, "/entities/delete/statements");
  const bool is_readable = manifest.syntax != nullptr && manifest.syntax->read != nullptr;
  const bool names_files = is_inside_delta(manifest.dropped) && is_inside_delta(manifest.replaced) &&
                           is_inside_delta(manifest.inserted) && is_inside_delta(manifest.deleted);
  if (!is_readable || !names_files || manifest.entities_graph.empty())
    return failure(Errc::invalid, "the manifest of a delta does not name what it should", where);
  return manifest;
}

bool is_inside_delta(std::string_view name) {
  const std::filesystem::path path(name);
  return !name.empty() && path.is_relative() &&
         std::ranges::none_of(path, [](const std::filesystem::path& part) { return part == ".."; });
}

}  // namespace newsgraph::pipeline
