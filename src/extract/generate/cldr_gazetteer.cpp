// Writes the territories and the time zones' cities that CLDR knows as a gazetteer (columns: ontology/README.md). Runs
// while newsgraph is built, so that the names are those of the ICU that it is built with.
//
// usage: cldr_gazetteer <file>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <unicode/localebuilder.h>
#include <unicode/locdspnm.h>
#include <unicode/region.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/unistr.h>

namespace {

constexpr const char* languages[] = {"zh", "zh_Hant", "en"};
constexpr const char* hong_kong = "zh_Hant_HK";

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// What a territory is called, in full or in short form (香港 of 中国香港特别行政区).
std::string name_of(const std::string& code, const char* language, bool in_short) {
  UDisplayContext contexts[] = {in_short ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL, UDISPCTX_NO_SUBSTITUTE};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale(language), contexts, 2));
  icu::UnicodeString name;
  names->regionDisplayName(code.c_str(), name);
  std::string out = utf8(name);
  return out == code ? std::string() : out;
}

/// Names with marks inside are descriptions (刚果（金）, 圣文森特和格林纳丁斯 is none): no text says them like that.
bool is_plain(const std::string& name) {
  for (const char* mark : {"（", "(", ",", "，", "[", "/", "|", "\t"}) {
    if (name.find(mark) != std::string::npos) return false;
  }
  return !name.empty();
}

struct Row {
  std::string kind;
  std::string id;
  std::vector<std::string> names;  // parallel to `languages`
  std::set<std::string> aliases;
};

void write(std::ostream& out, const Row& row) {
  out << "place\t" << row.kind << '\t' << row.id;
  for (const std::string& name : row.names) out << '\t' << (name.empty() ? "-" : name);
  out << '\t';
  bool first = true;
  for (const std::string& alias : row.aliases) {
    out << (first ? "" : "|") << alias;
    first = false;
  }
  out << (first ? "-" : "") << "\t-\t-\t-\n";
}

/// Territories have ISO 3166 codes of two letters; what CLDR adds to those (EZ, QO, UN, XA) are no places.
void write_territories(std::ostream& out) {
  static const std::set<std::string> no_places = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AC", "CP", "DG", "IC"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> codes(icu::Region::getAvailable(URGN_TERRITORY, status));
  if (U_FAILURE(status) != 0) return;
  while (const char* next = codes->next(nullptr, status)) {
    const std::string code = next;
    if (code.size() != 2 || no_places.contains(code)) continue;
    Row row{"-", "iso3166:" + code, {}, {}};
    for (const char* language : languages) {
      const std::string full = name_of(code, language, false);
      const std::string brief = name_of(code, language, true);
      const std::string& name = is_plain(brief) ? brief : full;
      row.names.push_back(is_plain(name) ? name : std::string());
      if (is_plain(full)) row.aliases.insert(full);
    }
    for (const bool in_short : {false, true}) {
      if (const std::string name = name_of(code, hong_kong, in_short); is_plain(name)) row.aliases.insert(name);
    }
    for (const std::string& name : row.names) row.aliases.erase(name);
    if (!row.names.front().empty()) write(out, row);
  }
}

/// The cities that stand for time zones, but not those whose name is their country's (新加坡).
void write_cities(std::ostream& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  std::vector<std::unique_ptr<icu::TimeZoneNames>> names;
  for (const char* language : languages) {
    names.emplace_back(icu::TimeZoneNames::createInstance(icu::Locale(language), status));
  }
  if (U_FAILURE(status) != 0) return;
  std::set<std::string> written;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    char region[8] = "";
    UErrorCode unknown = U_ZERO_ERROR;
    icu::TimeZone::getRegion(*zone, region, sizeof region, unknown);
    Row row{"city", "-", {}, {}};
    const std::string id = utf8(*zone);
    for (const auto& language : names) {
      icu::UnicodeString name;
      language->getExemplarLocationName(*zone, name);
      row.names.push_back(is_plain(utf8(name)) ? utf8(name) : std::string());
    }
    const bool is_country = U_SUCCESS(unknown) != 0 && name_of(region, "zh", true) == row.names.front();
    // Stations, islands of oceans and parts of states (Indiana/Knox) are named by something that is no city.
    const bool is_city = id.starts_with("Africa/") || id.starts_with("Asia/") || id.starts_with("Europe/") ||
                         id.starts_with("Australia/") || id.starts_with("America/");
    const bool is_part = id.find('/') != id.rfind('/') && !id.starts_with("America/Argentina/");
    if (row.names.front().empty() || is_country || !is_city || is_part) continue;
    if (row.names.front().ends_with("岛")) row.kind = "-";
    if (written.insert(row.names.front()).second) write(out, row);
  }
}

int run(const char* path) {
  std::ofstream out(path, std::ios::binary);
  out << "type\tclass\tid\tzh-Hans\tzh-Hant\ten\taliases\tshort\twithin\troles\n";
  write_territories(out);
  write_cities(out);
  out.close();
  if (out) return EXIT_SUCCESS;
  std::cerr << path << ": cannot be written\n";
  return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: cldr_gazetteer <file>\n";
    return EXIT_FAILURE;
  }
  try {
    return run(argv[1]);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
