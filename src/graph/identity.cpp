#include "newsgraph/graph/identity.h"

#include <string>

#include "newsgraph/article/article.h"

namespace newsgraph::graph {
namespace {

/// Raised where the recipe below changes, so that identities of different recipes are never mistaken for each other.
constexpr std::string_view recipe = "newsgraph 1";

void add_number(FieldHasher& hasher, std::uint64_t number) {
  hasher.add(std::to_string(number));
}

void add_hash(FieldHasher& hasher, const Hash128& hash) {
  add_number(hasher, hash.high);
  add_number(hasher, hash.low);
}

void add_time(FieldHasher& hasher, const Timestamp& at) {
  hasher.add(at ? xsd_lexical(at) : std::string());
}

/// A list counts its items first, so that no item can pass for the next list's.
template <class Items, class Add>
void add_each(FieldHasher& hasher, const Items& items, Add&& add) {
  add_number(hasher, items.size());
  for (const auto& item : items) add(item);
}

struct IdentityOf {
  Hash128 operator()(const ArticleNode& node) const { return node.id; }
  Hash128 operator()(const EntityNode& node) const { return node.id; }
  Hash128 operator()(const QuotationNode& node) const { return owned("quotation", node); }
  Hash128 operator()(const EventNode& node) const { return owned("event", node); }
  Hash128 operator()(const OccasionNode& node) const { return owned("occasion", node); }
  Hash128 operator()(const ReportNode& node) const { return owned("report", node); }
  Hash128 operator()(const ImageNode& node) const { return owned("image", node); }

  Hash128 operator()(const MentionNode& node) const {
    FieldHasher hasher;
    hasher.add(recipe).add("mention");
    add_hash(hasher, node.article);
    add_number(hasher, static_cast<std::uint64_t>(node.part));
    add_number(hasher, node.begin);
    add_number(hasher, node.end);
    add_number(hasher, static_cast<std::uint64_t>(node.subject));
    add_number(hasher, node.subject_ordinal);
    return hasher.finish();
  }

 private:
  static Hash128 owned(std::string_view kind, const Owned& node) {
    FieldHasher hasher;
    hasher.add(recipe).add(kind);
    add_hash(hasher, node.article);
    add_number(hasher, node.ordinal);
    return hasher.finish();
  }
};

}  // namespace

Hash128 article_identity(const article::Article& article) {
  FieldHasher hasher;
  hasher.add(recipe).add("article").add(article.url).add(article.headline_text()).add(article.body_text());
  hasher.add(article.language).add(article.section);
  add_time(hasher, article.published);
  add_time(hasher, article.modified);
  const auto add_text = [&](const std::string& text) { hasher.add(text); };
  add_each(hasher, article.authors, add_text);
  add_each(hasher, article.credits, add_text);
  add_each(hasher, article.keywords, add_text);
  add_each(hasher, article.datelines, [&](const article::Dateline& dateline) { hasher.add(dateline.text); });
  add_each(hasher, article.images,
           [&](const article::Image& image) { hasher.add(image.url).add(image.caption).add(image.credit); });
  hasher.add(article.source_label);
  return hasher.finish();
}

std::optional<Hash128> work_identity(std::string_view url) {
  if (url.empty()) return std::nullopt;
  FieldHasher hasher;
  hasher.add(recipe).add("work").add(url);
  return hasher.finish();
}

Hash128 entity_identity(IdentityBasis basis, EntityType type, std::string_view key) {
  FieldHasher hasher;
  hasher.add(recipe).add("entity");
  add_number(hasher, static_cast<std::uint64_t>(basis));
  if (basis == IdentityBasis::name_key) add_number(hasher, static_cast<std::uint64_t>(type));
  hasher.add(key);
  return hasher.finish();
}

Hash128 local_identity(const Hash128& article, std::uint32_t first_begin, std::uint32_t first_end,
                       std::uint32_t number) {
  FieldHasher hasher;
  hasher.add(recipe).add("local entity");
  add_hash(hasher, article);
  add_number(hasher, first_begin);
  add_number(hasher, first_end);
  add_number(hasher, number);
  return hasher.finish();
}

Hash128 identity_of(const Node& node) {
  return std::visit(IdentityOf{}, node);
}

}  // namespace newsgraph::graph
