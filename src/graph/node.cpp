#include "newsgraph/graph/node.h"

#include <array>

namespace newsgraph::graph {
namespace {

template <class Enum, std::size_t count>
std::string_view name_in(const std::array<std::string_view, count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view name_of(EntityType type) {
  static constexpr std::array<std::string_view, 3> names{"Person", "Organization", "Place"};
  return name_in(names, type);
}

std::string_view class_name_of(const EntityNode& entity) {
  static constexpr std::array<std::string_view, 12> names{"",
                                                          "Country",
                                                          "City",
                                                          "AdministrativeArea",
                                                          "NewsMediaOrganization",
                                                          "GovernmentOrganization",
                                                          "Corporation",
                                                          "CollegeOrUniversity",
                                                          "PoliticalParty",
                                                          "BodyOfWater",
                                                          "Landform",
                                                          "Continent"};
  return entity.subclass == EntityClass::none ? name_of(entity.type) : name_in(names, entity.subclass);
}

std::string_view name_of(QuoteForm form) {
  static constexpr std::array<std::string_view, 5> names{"direct", "indirect", "mixed", "question", "answer"};
  return name_in(names, form);
}

std::string_view name_of(Modality modality) {
  static constexpr std::array<std::string_view, 4> names{"actual", "planned", "denied", "hypothetical"};
  return name_in(names, modality);
}

}  // namespace newsgraph::graph
