#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/extract/statements.h"

namespace newsgraph::extract {

/// Words between quotation marks that report what somebody said or wrote.
struct DirectQuotation {
  std::vector<std::uint32_t> pairs;  ///< indexes into Reading::marked_pairs(), in text order
  const Statement* by = nullptr;     ///< the statement whose cue it belongs to; null where there is none
  Speaker speaker;                   ///< where `by` is null: who spoke as far as the words around it say
  EntityIndex who = EntityIndex::none;
  float confidence = 1.0F;
  std::string_view rule = {};  ///< static storage
};

/// A reported clause without marks.
struct IndirectQuotation {
  const Statement* by = nullptr;
  std::vector<Chars> parts;
  EntityIndex who = EntityIndex::none;
  bool mixed = false;  ///< parts of it stand in marks
  float confidence = 1.0F;
};

/// Scare quotes, titles, names and terms are left out.
std::vector<DirectQuotation> find_direct(const Context& context, const Statements& statements);

std::vector<IndirectQuotation> find_indirect(const Context& context, const Statements& statements,
                                             const std::vector<DirectQuotation>& direct);

}  // namespace newsgraph::extract
