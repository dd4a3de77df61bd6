#include <cstdlib>

#include "source/delivered.h"
#include "source/packed.h"

using namespace newsgraph;
using namespace newsgraph::tests;

namespace {

const std::vector<Member> three = {{"b.md", "first"}, {"folder/a.md", "second"}, {"c", ""}};
const Lines three_lines = {"!b.md = first", "!folder/a.md = second", "!c = "};

std::string with_suffix(const char* format) {
  return std::string("articles.") + format;
}

}  // namespace

TEST_CASE("members come in the order in which the archive holds them, in every kind of tar and in zip") {
  for (const char* format : {"ustar", "pax", "gnutar", "v7tar", "zip"}) {
    CAPTURE(format);
    const std::string bytes = archive_of(format, three);
    CHECK(delivered_file(with_suffix(format), bytes) == three_lines);
    CHECK(delivered_file("no suffix", bytes) == three_lines);
    CHECK(delivered_pipe(bytes) == three_lines);
  }
}

TEST_CASE("compressed archives are read through both layers") {
  for (const char* format : {"ustar", "pax", "zip"}) {
    CAPTURE(format);
    const std::string bytes = archive_of(format, three);
    CHECK(delivered_file("a.tgz", gzip_of(bytes)) == three_lines);
    CHECK(delivered_file("a.tar.zst", zstd_of(bytes)) == three_lines);
    CHECK(delivered_pipe(zstd_of(bytes)) == three_lines);
  }
}

TEST_CASE("names of members are UTF-8 whatever the locale is") {
  const std::string long_name = "文件夹/" + std::string(120, 'x') + "香港.md";
  for (const char* format : {"ustar", "pax", "gnutar", "zip"}) {
    CAPTURE(format);
    CHECK(delivered_file("a", archive_of(format, {{"香港.md", "x"}})) == Lines{"!香港.md = x"});
  }
  for (const char* format : {"pax", "gnutar", "zip"}) {
    CAPTURE(format);
    CHECK(delivered_file("a", archive_of(format, {{long_name, "x"}})) == Lines{"!" + long_name + " = x"});
  }
}

TEST_CASE("folders among the members give nothing, hidden members are left out") {
  const std::vector<Member> members = {{"d/", "", AE_IFDIR}, {"./d/a", "x"},        {".hidden", "x"}, {"d/.git/b", "x"},
                                       {"../c", "y"},        {"__MACOSX/._a", "x"}, {"d/..e", "x"},   {"d/f.g", "z"}};
  const Lines lines = {"!./d/a = x", "!../c = y", "!d/f.g = z"};
  CHECK(delivered_file("a.tar", archive_of("ustar", members)) == lines);
  CHECK(delivered_file("a.zip", archive_of("zip", members)) == lines);
}

TEST_CASE("an archive without members gives nothing") {
  CHECK(delivered_file("a.zip", archive_of("zip", {})).empty());
  CHECK(delivered_pipe(archive_of("zip", {})).empty());
  CHECK(delivered_file("a.tar", archive_of("ustar", {{"d/", "", AE_IFDIR}})).empty());
}

TEST_CASE("links and devices in an archive are errors in their turn") {
  const std::vector<Member> members = {
      {"a", "x"}, {"b", "", AE_IFLNK, "a"}, {"c", "", AE_IFREG, "a"}, {"d", "", AE_IFIFO}, {"e", "y"}};
  CHECK(delivered_file("a.tar", archive_of("ustar", members)) ==
        Lines{"!a = x", "!b: unsupported", "!c: unsupported", "!d: unsupported", "!e = y"});
}

TEST_CASE("members that are compressed are decompressed, archives within archives are refused") {
  const std::vector<Member> members = {{"a.gz", gzip_of("x")},
                                       {"b.zst", zstd_of("y")},
                                       {"c.tar", archive_of("ustar", three)},
                                       {"d.tgz", gzip_of(archive_of("ustar", three))},
                                       {"e", "z"}};
  for (const char* format : {"ustar", "zip"}) {
    CAPTURE(format);
    CHECK(delivered_file("a", archive_of(format, members)) ==
          Lines{"!a.gz = x", "!b.zst = y", "!c.tar: unsupported", "!d.tgz: unsupported", "!e = z"});
  }
}

TEST_CASE("encrypted members of a zip archive are errors in their turn") {
  const std::string bytes = archive_of("zip", {{"a", "secret"}, {"b", "secret"}}, "zip:encryption=traditional");
  CHECK(delivered_file("a.zip", bytes) == Lines{"!a: unsupported", "!b: unsupported"});
}

TEST_CASE("a member that is compressed in an unknown way is an error in its turn") {
  std::string bytes = archive_of("zip", {{"a", "x"}, {"b", "y"}}, "zip:compression=store");
  constexpr char unknown_method = 97;
  bytes[bytes.find("PK\x03\x04") + 8] = unknown_method;
  bytes[bytes.find("PK\x01\x02") + 10] = unknown_method;
  CHECK(delivered_file("a.zip", bytes) == Lines{"!a: unsupported", "!b = y"});
}

TEST_CASE("concatenated tar archives are read one after the other") {
  const std::string one = archive_of("ustar", {{"a", "x"}});
  CHECK(delivered_file("a.tar", one + archive_of("pax", {{"b", "y"}})) == Lines{"!a = x", "!b = y"});
}

TEST_CASE("a zip archive may have something before it and behind it") {
  const std::string zip = archive_of("zip", three);
  CHECK(delivered_file("a.zip", zip + "behind") == three_lines);
}

TEST_CASE("a tar archive that ends between two members is cut short") {
  const std::string bytes = archive_of("ustar", {{"a", "x"}, {"b", "y"}});
  const TemporaryDirectory folder;
  const std::string path = folder.write("a.tar", bytes.substr(0, 1024));
  CHECK(delivered({path}, path) == Lines{"!a = x", ": syntax"});
  CHECK(delivered({folder.write("b.tar", bytes.substr(0, 2560))}, folder / "b.tar") == Lines{"!a = x", "!b = y"});
}

TEST_CASE("a damaged archive gives the members before the damage, then one error that says so") {
  const std::string bytes = archive_of("ustar", {{"a", "x"}, {"b", std::string(1000, 'y')}, {"c", "z"}});
  const TemporaryDirectory folder;
  const std::string path = folder.write("a.tar", bytes.substr(0, 1024 + 512 + 100));
  auto stream = *source::open_inputs({path});
  CHECK(line_of(*stream->next()) == path + "!a = x");
  const auto error = stream->next();
  REQUIRE(error);
  REQUIRE_FALSE(*error);
  CHECK(error->error().where.in.text() == path + "!b");
  CHECK(error->error().message.starts_with("the archive is damaged or cut short: "));
  CHECK_FALSE(stream->next());

  std::string torn = bytes;
  torn[1024 + 150] ^= 1;  // the header sum of b
  CHECK(delivered({folder.write("b.tar", torn)}, folder / "b.tar") == Lines{"!a = x", ": syntax"});
}

TEST_CASE("a compressed archive whose compression is damaged behind the last member is an error") {
  std::string bytes = gzip_of(archive_of("ustar", three));
  bytes[bytes.size() - 6] ^= 1;
  CHECK(delivered_file("a.tgz", bytes) == Lines{"!b.md = first", "!folder/a.md = second", "!c = ", ": syntax"});
}

TEST_CASE("a member with a wrong checksum is an error in its turn") {
  std::string bytes = archive_of("zip", {{"a", "needle"}, {"b", "y"}}, "zip:compression=store");
  bytes[bytes.find("needle")] = 'N';
  CHECK(delivered_file("a.zip", bytes) == Lines{"!a: syntax", "!b = y"});
}
