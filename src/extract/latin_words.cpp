#include "newsgraph/extract/latin_words.h"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

/// Words of names of organisations, folded.
constexpr std::array<std::u32string_view, 60> organization_words = {
    U"inc",          U"corp",           U"ltd",        U"llc",        U"plc",           U"co",
    U"company",      U"corporation",    U"group",      U"holdings",   U"bank",          U"university",
    U"college",      U"school",         U"institute",  U"party",      U"union",         U"league",
    U"association",  U"society",        U"foundation", U"federation", U"committee",     U"commission",
    U"council",      U"ministry",       U"department", U"agency",     U"bureau",        U"office",
    U"authority",    U"administration", U"center",     U"centre",     U"hotels",        U"hotel",
    U"airlines",     U"airways",        U"news",       U"times",      U"post",          U"daily",
    U"press",        U"journal",        U"magazine",   U"television", U"radio",         U"network",
    U"media",        U"project",        U"fund",       U"watch",      U"international", U"organization",
    U"organisation", U"army",           U"force",      U"club",       U"laboratory",    U"technologies"};

}  // namespace

bool is_organization_word(std::u32string_view word) {
  return std::ranges::find(organization_words, word) != organization_words.end();
}

}  // namespace newsgraph::extract
