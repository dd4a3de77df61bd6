#include "newsgraph/rdf/sinks.h"

#include <array>
#include <cstring>
#include <limits>

#include "newsgraph/base/check.h"

namespace newsgraph::rdf {

bool Tee::prefix(std::string_view name, std::string_view iri) {
  const bool first = first_.prefix(name, iri);
  return second_.prefix(name, iri) && first;
}

bool Tee::write(const StatementView& statement) {
  const bool first = first_.write(statement);
  return second_.write(statement) && first;
}

Status Tee::finish() {
  Status first = first_.finish();
  Status second = second_.finish();
  return first ? second : first;
}

bool CountingSink::prefix(std::string_view name, std::string_view iri) {
  return next_ == nullptr || next_->prefix(name, iri);
}

bool CountingSink::write(const StatementView& statement) {
  if (next_ != nullptr && !next_->write(statement)) return false;
  ++count_;
  return true;
}

Status CountingSink::finish() {
  return next_ == nullptr ? Status() : next_->finish();
}

bool CollectingSink::prefix(std::string_view name, std::string_view iri) {
  prefixes_.emplace_back(name, iri);
  return true;
}

void CollectingSink::keep(const TermView& term, StoredTerm& stored) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  invariant(term.text.size() <= most && term.datatype.size() <= most && term.language.size() <= most,
            "a term has less than 4 GiB");
  stored = {static_cast<std::uint32_t>(term.text.size()), static_cast<std::uint32_t>(term.datatype.size()),
            static_cast<std::uint32_t>(term.language.size()), term.kind};
  text_.append(term.text).append(term.datatype).append(term.language);
}

bool CollectingSink::write(const StatementView& statement) {
  Row& row = rows_.emplace_back();
  row.begin = text_.size();
  keep(statement.subject, row.terms[0]);
  keep(statement.predicate, row.terms[1]);
  keep(statement.object, row.terms[2]);
  keep(statement.graph, row.terms[3]);
  return true;
}

StatementView CollectingSink::operator[](std::size_t index) const {
  const Row& row = rows_[index];
  std::string_view rest = std::string_view(text_).substr(row.begin);
  const auto take = [&](std::uint32_t size) {
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
  };
  std::array<TermView, 4> terms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const StoredTerm& stored = row.terms[i];
    terms[i].kind = stored.kind;
    terms[i].text = take(stored.text);
    terms[i].datatype = take(stored.datatype);
    terms[i].language = take(stored.language);
  }
  return {terms[0], terms[1], terms[2], terms[3]};
}

std::vector<Statement> CollectingSink::statements() const {
  std::vector<Statement> out;
  out.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) out.emplace_back((*this)[i]);
  return out;
}

bool CollectingSink::replay(StatementSink& into) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (!into.write((*this)[i])) return false;
  }
  return true;
}

void CollectingSink::clear() {
  text_.clear();
  rows_.clear();
  prefixes_.clear();
}

namespace {

/// The fields that tell terms apart, each after its size, so that no two terms give the same bytes.
void append_fields(std::string& out, const TermView& term) {
  const std::array<std::uint64_t, 4> head{static_cast<std::uint64_t>(term.kind), term.text.size(), term.datatype.size(),
                                          term.language.size()};
  std::array<char, sizeof head> bytes{};
  std::memcpy(bytes.data(), head.data(), sizeof head);
  out.append(bytes.data(), bytes.size()).append(term.text).append(term.datatype).append(term.language);
}

}  // namespace

Hash128 hash_of(const StatementView& statement) {
  thread_local std::string bytes;
  bytes.clear();
  append_fields(bytes, statement.subject);
  append_fields(bytes, statement.predicate);
  append_fields(bytes, statement.object);
  append_fields(bytes, statement.graph);
  return hash128(bytes);
}

bool HashSet::insert(Hash128 hash) {
  if (hash == Hash128{}) hash.low = 1;  // zero marks empty slots
  if ((size_ + 1) * 4 > slots_.size() * 3) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash.low & mask;
  for (; slots_[at] != Hash128{}; at = (at + 1) & mask) {
    if (slots_[at] == hash) return false;
  }
  slots_[at] = hash;
  ++size_;
  return true;
}

void HashSet::grow() {
  constexpr std::size_t least = 1024;
  std::vector<Hash128> old(slots_.empty() ? least : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Hash128& hash : old) {
    if (hash == Hash128{}) continue;
    std::size_t at = hash.low & mask;
    while (slots_[at] != Hash128{}) at = (at + 1) & mask;
    slots_[at] = hash;
  }
}

bool UniqueStatements::write(const StatementView& statement) {
  if (seen_.insert(hash_of(statement))) return next_.write(statement);
  ++dropped_;
  return true;
}

}  // namespace newsgraph::rdf
