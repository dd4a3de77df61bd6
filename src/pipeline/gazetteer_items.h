#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/extract/gazetteer_table.h"

namespace newsgraph::pipeline {

/// What a class of another vocabulary means in a gazetteer: a row of ontology/entities/classes.tsv.
struct GazetteerClass {
  std::string_view type;      ///< as in a gazetteer's table
  std::string_view subclass;  ///< likewise; empty where there is none
};

/// The meaning of a class's IRI; null where the table does not have it.
const GazetteerClass* gazetteer_class(std::string_view iri);

/// "Q159" of a Wikidata entity's IRI, http or https, /entity/ or /wiki/; else empty.
std::string_view wikidata_id(std::string_view iri);

/// Things with names, as statements or rows about them come in, until there is a table of them.
class GazetteerItems {
 public:
  struct Item {
    std::string id;  ///< of Wikidata, or empty
    std::string type;
    std::string subclass;
    std::map<std::string, std::string, std::less<>> names;  ///< by zh-Hans, zh-Hant, en
    std::vector<std::string> aliases;
    std::string within;
    std::string unknown_class;  ///< a class that is not in the table of classes
    std::uint32_t line = 0;     ///< where it is first spoken of
  };

  /// The thing that has this key, made where there is none yet.
  Item& item(std::string_view key, std::uint32_t line);

  /// A name with its language tag: the first in each of our languages is the thing's name, others are aliases.
  static void add_name(Item& item, std::string_view text, std::string_view language);
  static void add_alias(Item& item, std::string_view text);
  /// By the class's IRI, or by a word that a gazetteer's table may have as type. What is known stays.
  static void add_class(Item& item, std::string_view name);

  /// Things without a name or type are left out and told.
  extract::GazetteerTable table(const std::string& path, Diagnostics& remarks) const;

 private:
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<Item> items_;
};

}  // namespace newsgraph::pipeline
