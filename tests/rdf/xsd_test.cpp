#include "newsgraph/rdf/xsd.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "newsgraph/rdf/vocabulary.h"

using namespace newsgraph;
using rdf::XsdType;

namespace {

XsdType type_of(const std::string& local) {
  const auto type = rdf::xsd_type(std::string(rdf::vocabulary::xsd::base) + local);
  REQUIRE(type);
  return *type;
}

struct Forms {
  std::string type;
  std::vector<std::string> valid;
  std::vector<std::string> invalid;
};

const std::vector<Forms> forms = {
    {"string", {"", " a\n"}, {}},
    {"normalizedString", {"", " a  b "}, {"a\tb", "a\n"}},
    {"token", {"", "a b"}, {" a", "a ", "a  b", "a\tb"}},
    {"language", {"zh", "zh-Hans", "x-klingon1"}, {"", "zh_CN", "abcdefghi", "zh-", "1a"}},
    {"Name", {"a", "_a.1", "a:b", "名"}, {"", "1a", "-a", "a b"}},
    {"NCName", {"a-1"}, {"a:b", ""}},
    {"NMTOKEN", {"1a", "-"}, {"", "a b"}},
    {"anyURI", {"", "http://例子/?a=b#c", "a"}, {"a b", "<a>", "a|b"}},
    {"boolean", {"true", "false", "0", "1"}, {"", "TRUE", "yes", " true"}},
    {"decimal", {"1", "-1.50", "+.5", "5."}, {"", ".", "+", "1e3", "1,5", " 1"}},
    {"integer", {"0", "-007", "+12345678901234567890123"}, {"", "1.0", "1.", "-"}},
    {"nonPositiveInteger", {"0", "-0", "-5"}, {"1"}},
    {"negativeInteger", {"-1"}, {"0", "-0", "1"}},
    {"nonNegativeInteger", {"0", "-0", "5"}, {"-1"}},
    {"positiveInteger", {"1", "99999999999999999999"}, {"0", "-1"}},
    {"long", {"9223372036854775807", "-9223372036854775808"}, {"9223372036854775808", "-9223372036854775809"}},
    {"int", {"2147483647", "-2147483648"}, {"2147483648"}},
    {"short", {"32767", "-32768"}, {"32768"}},
    {"byte", {"127", "-128", "+000127"}, {"128", "-129", "300", "c"}},
    {"unsignedLong", {"18446744073709551615"}, {"18446744073709551616", "-1"}},
    {"unsignedInt", {"4294967295"}, {"4294967296"}},
    {"unsignedShort", {"65535"}, {"65536"}},
    {"unsignedByte", {"255", "-0"}, {"256", "-1"}},
    {"double", {"1", "-1.5E-3", ".5e+10", "INF", "-INF", "+INF", "NaN"}, {"", "1e", "inf", "-NaN", "1e1.5", "E5"}},
    {"float", {"1.0", "INF"}, {"Infinity"}},
    {"dateTime",
     {"2024-02-29T23:59:59", "2023-01-01T00:00:00.123Z", "-0044-03-15T12:00:00+14:00", "12023-01-01T24:00:00",
      "0000-01-01T00:00:00"},
     {"2023-02-29T00:00:00", "2023-01-01", "2023-01-01T25:00:00", "2023-01-01T24:00:01", "2023-01-01T00:60:00",
      "2023-01-01T00:00:60", "2023-01-01T00:00:00+14:01", "02023-01-01T00:00:00", "2023-1-1T00:00:00",
      "2023-01-01T00:00:00.", "2023-01-01 00:00:00"}},
    {"dateTimeStamp", {"2023-01-01T00:00:00Z"}, {"2023-01-01T00:00:00"}},
    {"date", {"2023-12-31", "2023-12-31Z", "1900-02-28"}, {"2023-13-01", "1900-02-29", "2023-04-31", "2023-00-10"}},
    {"time", {"00:00:00", "23:59:59.5-05:00", "24:00:00"}, {"24:00:01", "1:00:00", "00:00"}},
    {"gYear", {"2023", "-0001", "2023Z"}, {"23", "2023-"}},
    {"gYearMonth", {"2023-09"}, {"2023-13", "2023"}},
    {"gMonth", {"--09", "--09Z"}, {"09", "--13", "--9"}},
    {"gMonthDay", {"--02-29"}, {"--02-30", "--0229"}},
    {"gDay", {"---31"}, {"---32", "--31"}},
    {"duration",
     {"P1Y2M3DT4H5M6.7S", "-P1D", "PT0S", "P0M"},
     {"", "P", "P1DT", "1Y", "P1S", "PT1.5M", "P1M1Y", "P-1D"}},
    {"yearMonthDuration", {"P1Y", "P2M"}, {"P1D", "PT1M"}},
    {"dayTimeDuration", {"P1D", "PT36H"}, {"P1M", "P1Y"}},
    {"hexBinary", {"", "0aF9"}, {"0", "0g"}},
    {"base64Binary",
     {"", "YQ==", "YWI=", "YWJj", "Y W J j"},
     {"Y", "YQ=", "YR==", "YWJ=", " YWJj", "Y=Q=", "YQ==YQ=="}},
};

std::optional<rdf::XsdValue> value(const std::string& type, std::string_view lexical) {
  return rdf::XsdValue::of(type_of(type), lexical);
}

}  // namespace

TEST_CASE("each datatype has its lexical forms and range") {
  for (const Forms& of : forms) {
    const XsdType type = type_of(of.type);
    for (const std::string& lexical : of.valid) {
      INFO(of.type << " \"" << lexical << '"');
      CHECK(rdf::is_valid_lexical(type, lexical));
    }
    for (const std::string& lexical : of.invalid) {
      INFO(of.type << " \"" << lexical << '"');
      CHECK_FALSE(rdf::is_valid_lexical(type, lexical));
    }
  }
}

TEST_CASE("other datatypes are not known") {
  CHECK_FALSE(rdf::xsd_type("http://www.w3.org/2001/XMLSchema#"));
  CHECK_FALSE(rdf::xsd_type("http://www.w3.org/2001/XMLSchema#QName"));
  CHECK_FALSE(rdf::xsd_type("http://example.org/#integer"));
  CHECK(rdf::xsd_type(rdf::vocabulary::rdf::langString) == XsdType::lang_string);
}

TEST_CASE("values of one kind are ordered") {
  struct Order {
    std::string type_a, a, type_b, b;
  };
  const std::vector<Order> less = {
      {"integer", "-12345678901234567890", "integer", "-12345678901234567889"},
      {"integer", "9", "integer", "10"},
      {"integer", "-1", "integer", "0"},
      {"decimal", "1.25", "decimal", "1.5"},
      {"decimal", "-1.5", "decimal", "-1.25"},
      {"byte", "1", "decimal", "1.000000000000000000000000001"},
      {"integer", "1", "double", "1.5"},
      {"decimal", "0.1", "double", "0.2"},
      {"double", "-INF", "integer", "-99999999999999999999999"},
      {"float", "1e38", "double", "INF"},
      {"double", "1e-400", "double", "1e-300"},
      {"boolean", "0", "boolean", "true"},
      {"string", "B", "string", "a"},
      {"string", "Z", "string", "中"},
      {"dateTime", "2023-01-01T00:00:00+08:00", "dateTime", "2022-12-31T23:00:00Z"},
      {"dateTime", "-0001-12-31T24:00:00", "dateTime", "0001-01-01T00:00:00"},
      {"dateTime", "2023-01-01T00:00:00", "dateTime", "2023-01-01T00:00:00.5"},
      {"date", "2023-02-28", "date", "2023-03-01"},
      {"time", "08:00:00Z", "time", "04:00:00-05:00"},
      {"gYear", "-0100", "gYear", "2023"},
      {"gMonthDay", "--02-29", "gMonthDay", "--03-01"},
      {"yearMonthDuration", "P11M", "yearMonthDuration", "P1Y"},
      {"dayTimeDuration", "-PT1.5S", "dayTimeDuration", "-PT1.25S"},
      {"dayTimeDuration", "-PT0.5S", "dayTimeDuration", "PT0.5S"},
  };
  for (const Order& order : less) {
    INFO(order.a << " < " << order.b);
    const auto a = value(order.type_a, order.a);
    const auto b = value(order.type_b, order.b);
    REQUIRE((a && b));
    CHECK(compare(*a, *b) == std::partial_ordering::less);
    CHECK(compare(*b, *a) == std::partial_ordering::greater);
    CHECK(compare(*a, *a) == std::partial_ordering::equivalent);
  }
}

TEST_CASE("different forms of one value are equal") {
  CHECK(compare(*value("integer", "+007"), *value("decimal", "7.00")) == std::partial_ordering::equivalent);
  CHECK(compare(*value("integer", "-0"), *value("integer", "0")) == std::partial_ordering::equivalent);
  CHECK(compare(*value("decimal", "0.5"), *value("double", "5e-1")) == std::partial_ordering::equivalent);
  CHECK(compare(*value("dateTime", "2023-01-01T24:00:00"), *value("dateTime", "2023-01-02T00:00:00")) ==
        std::partial_ordering::equivalent);
  CHECK(compare(*value("dateTimeStamp", "2023-01-01T08:00:00+08:00"), *value("dateTime", "2023-01-01T00:00:00Z")) ==
        std::partial_ordering::equivalent);
  CHECK(compare(*value("duration", "P1Y"), *value("duration", "P12M")) == std::partial_ordering::equivalent);
}

TEST_CASE("what has no common order is not ordered") {
  const auto unordered = std::partial_ordering::unordered;
  CHECK(compare(*value("double", "NaN"), *value("double", "NaN")) == unordered);
  CHECK(compare(*value("integer", "1"), *value("string", "1")) == unordered);
  CHECK(compare(*value("dateTime", "2000-01-01T00:00:00"), *value("dateTime", "2023-01-01T00:00:00Z")) == unordered);
  CHECK(compare(*value("date", "2023-01-01"), *value("dateTime", "2023-01-01T00:00:00")) == unordered);
  CHECK(compare(*value("duration", "P1M"), *value("duration", "P30D")) == unordered);
  CHECK_FALSE(value("hexBinary", "00"));
  CHECK_FALSE(value("integer", "x"));
}
