#include "newsgraph/article/html_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include <gumbo.h>

#include "newsgraph/article/html_node.h"
#include "newsgraph/article/html_source.h"
#include "newsgraph/article/html_tree.h"
#include "newsgraph/article/limits.h"
#include "newsgraph/article/plain_lines.h"
#include "newsgraph/article/script.h"
#include "newsgraph/article/url.h"

namespace newsgraph::article {
namespace {

/// Deepest recursion; a tamed tree stays far below it.
constexpr int deepest = 3000;
/// An element that holds more than this part of all text is not left out, whatever it is called.
constexpr std::size_t protected_percent = 40;
/// How often the size of an element is measured for that; then rules are applied as they stand.
constexpr int measured_elements = 200;
/// Longest text of a byline, a date, a section's name, in bytes.
constexpr std::size_t longest_note = 240;
/// Longest caption, in bytes.
constexpr std::size_t longest_caption = 2400;
/// Longest paragraph that is a heading because all of it is bold, in bytes.
constexpr std::size_t longest_bold_heading = 180;

/// Whether the source has any markup that divides text into blocks.
bool has_block_markup(std::string_view html) {
  static constexpr std::array<std::string_view, 8> tags = {"p", "br", "li", "h1", "h2", "h3", "td", "blockquote"};
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    for (const std::string_view tag : tags) {
      if (html.size() <= at + tag.size() + 1) continue;
      const bool same = std::equal(tag.begin(), tag.end(), html.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                   [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == (b | 0x20)); });
      const char after = html[at + tag.size() + 1];
      if (same && (after == '>' || after == ' ' || after == '/' || after == '\n')) return true;
    }
  }
  return false;
}

/// What holds for everything within an element.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  Role role = Role::none;
  std::uint32_t list = 0;
  bool literal = false;    ///< code
  bool lines = false;      ///< line breaks count
  bool paragraph = false;  ///< within a p, so that inline elements are part of sentences
  bool images_only = false;
  int depth = 0;
};

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 9> marks = {"。", "！", "”", "」", ".", "；", "，", "…", "!"};
  return std::ranges::any_of(marks, [&](std::string_view m) { return text.ends_with(m); });
}

class Walker {
 public:
  Walker(std::string_view url, const PageRules& rules, bool plain) : url_(url), rules_(rules), plain_(plain) {}

  Body walk(const GumboNode& root) {
    total_ = text_size(root, SIZE_MAX);
    Context context;
    children(root, context);
    flush(context);
    return std::move(body_);
  }

 private:
  void children(const GumboNode& node, const Context& context);
  void node(const GumboNode& node, const Context& context);
  void element(const GumboNode& node, Context context);
  void text(std::string_view text, const Context& context);
  void image(const GumboNode& node);
  void link(const GumboNode& node, const Context& context);
  bool special(const GumboNode& node, const std::string& tag, Context& context);
  void enter_block(const GumboNode& node, const std::string& tag, Context& context);
  Role role_of(const GumboNode& node, const std::string& tag, const Context& context);
  bool holds_most_text(const GumboNode& node);
  void note(const GumboNode& node, Role role);
  void flush(const Context& context);
  void attach(Role role, std::string_view text);

  std::string_view url_;
  const PageRules& rules_;
  bool plain_;
  Body body_;
  InlineText inline_;
  std::string plain_text_;
  std::unordered_map<std::string, std::size_t> image_index_;
  std::string pending_caption_, pending_credit_;
  std::size_t blocks_at_image_ = 0;
  std::size_t total_ = 0;
  std::uint32_t lists_ = 0;
  int measured_ = 0;
};

void Walker::children(const GumboNode& node, const Context& context) {
  const GumboVector& all = node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
  for (unsigned i = 0; i < all.length; ++i) this->node(*static_cast<const GumboNode*>(all.data[i]), context);
}

void Walker::node(const GumboNode& node, const Context& context) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      if (!context.images_only) text(node.v.text.text, context);
      break;
    case GUMBO_NODE_ELEMENT:
      if (context.depth < deepest) element(node, context);
      break;
    default:
      break;
  }
}

void Walker::text(std::string_view text, const Context& context) {
  if (context.role == Role::none && plain_) {
    plain_text_ += text;
    return;
  }
  if (!context.lines) {
    inline_.append(text, context.literal);
    return;
  }
  for (;;) {
    const std::size_t end = text.find('\n');
    inline_.append(text.substr(0, end), context.literal);
    if (end == std::string_view::npos) return;
    flush(context);
    text.remove_prefix(end + 1);
  }
}

/// Elements that are not a matter of blocks and running text. True where nothing is left to do.
bool Walker::special(const GumboNode& node, const std::string& tag, Context& context) {
  static constexpr std::array<std::string_view, 25> skipped = {
      "script", "style", "template", "iframe", "object",   "embed",    "svg",      "math", "canvas",
      "audio",  "video", "button",   "input",  "select",   "option",   "textarea", "map",  "link",
      "meta",   "title", "head",     "amp-ad", "datalist", "progress", "param"};
  if (std::ranges::find(skipped, tag) != skipped.end()) return true;
  if (tag == "noscript") context.images_only = true;
  if (tag == "img" || tag == "amp-img") {
    image(node);
    return true;
  }
  if (tag == "br" || tag == "hr") {
    if (context.images_only) return true;
    if (plain_)
      plain_text_ += '\n';
    else if (context.role == Role::none)
      flush(context);
    else
      inline_.append_blank();
    return true;
  }
  const std::string_view hidden = attribute(node, "data-cfemail");
  if (const std::string address = decode_cfemail(hidden); !address.empty()) {
    if (!context.images_only) text(address, context);
    return true;
  }
  return false;
}

bool Walker::holds_most_text(const GumboNode& node) {
  if (total_ == 0 || ++measured_ > measured_elements) return false;
  const std::size_t most = std::max<std::size_t>(total_ * protected_percent / 100, 1);
  return text_size(node, most + 1) > most;
}

/// What an element is by the rules, if what it holds agrees.
Role Walker::role_of(const GumboNode& node, const std::string& tag, const Context& context) {
  const bool in_sentence = is_inline(tag) && (context.paragraph || !inline_.empty());
  Role role = rules_.of_tag(tag);
  if (role == Role::none && tag.find('-') != std::string::npos) role = rules_.of_classes(tag, true);
  const GumboVector& attributes = node.v.element.attributes;
  for (unsigned i = 0; i < attributes.length && role == Role::none; ++i) {
    const auto* at = static_cast<const GumboAttribute*>(attributes.data[i]);
    const std::string_view name = at->name;
    role = name == "class" || name == "id" ? rules_.of_classes(at->value, !in_sentence)
                                           : rules_.of_attribute(name, at->value);
  }
  if (role == Role::none || role == Role::keep) return role;
  if (role == Role::drop) return holds_most_text(node) ? Role::none : role;
  const std::size_t longest = role == Role::caption || role == Role::credit ? longest_caption : longest_note;
  if (text_size(node, longest + 1) > longest) return Role::none;
  if (!in_sentence || (role == Role::credit && context.role == Role::caption)) return role;
  // Part of a sentence, unless it is all that its parent says.
  const GumboNode* parent = node.parent;
  const bool alone =
      inline_.empty() && parent != nullptr && text_size(*parent, longest_note) <= text_size(node, longest_note) + 20;
  if (!alone && role == Role::keyword) note(node, role);
  return alone ? role : Role::none;
}

void Walker::enter_block(const GumboNode& node, const std::string& tag, Context& context) {
  const bool quote = context.kind == BlockKind::quote;
  if (tag == "blockquote") context.kind = BlockKind::quote;
  if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && !quote) context.kind = BlockKind::heading;
  if (tag == "ul" || tag == "ol" || tag == "dl") context.list = ++lists_;
  if (tag == "li" && !quote) context.kind = BlockKind::list_item;
  if (tag == "p") context.paragraph = true;
  if (tag == "pre") context.lines = context.literal = true;
  if (tag == "div" && attribute(node, "class").find("image") != std::string_view::npos) context.paragraph = false;
}

void Walker::link(const GumboNode& node, const Context& context) {
  const std::string_view href = trim(attribute(node, "href"));
  const bool outward = !href.empty() && href.front() != '#' && !href.starts_with("mailto:");
  if (!outward || context.role != Role::none) {
    children(node, context);
    return;
  }
  inline_.begin_link(web_url(href, url_));
  children(node, context);
  inline_.end_link();
}

void Walker::element(const GumboNode& node, Context context) {
  ++context.depth;
  const std::string tag = tag_name(node);
  if (special(node, tag, context)) return;
  const Role role = role_of(node, tag, context);
  if (role == Role::drop) {
    if (!is_inline(tag)) flush(context);
    return;
  }
  const bool cell = tag == "td" || tag == "th";
  const bool block =
      !is_inline(tag) && !cell && node.v.element.tag != GUMBO_TAG_UNKNOWN && tag != "picture" && tag != "noscript";
  const bool noted = role != Role::none && role != Role::keep && context.role == Role::none;
  if (block || noted) flush(context);
  Context within = context;
  if (noted) within.role = role;
  if (role == Role::credit && context.role == Role::caption) {
    flush(context);
    within.role = role;
  }
  if (block) enter_block(node, tag, within);
  if (tag == "code") within.literal = true;
  const bool strong = tag == "b" || tag == "strong";
  if (strong) inline_.begin_strong();
  if (tag == "small") inline_.begin_small();
  if (noted && (role == Role::date || role == Role::author || role == Role::section || role == Role::keyword)) {
    note(node, role);
  } else if (tag == "a") {
    link(node, within);
  } else {
    children(node, within);
  }
  if (tag == "small") inline_.end_small();
  if (strong) inline_.end_strong();
  if (cell) inline_.append_blank();
  if (block || within.role != context.role) flush(within);
}

/// Gathers all that an author, date, section or keyword element says, without making it text.
void Walker::note(const GumboNode& node, Role role) {
  BodyNote out{role, node_text(node, longest_note), std::string(attribute(node, "datetime")), false};
  if (out.value.empty() && role == Role::date) out.value = attribute(node, "content");
  const std::string_view classes = attribute(node, "class");
  out.modified =
      classes.find("updated") != std::string_view::npos || classes.find("modified") != std::string_view::npos;
  if (!out.text.empty() || !out.value.empty()) body_.notes.push_back(std::move(out));
}

void Walker::image(const GumboNode& node) {
  const std::string_view classes = attribute(node, "class");
  if (classes.find("emoji") != std::string_view::npos || classes.find("wp-smiley") != std::string_view::npos) {
    inline_.append(attribute(node, "alt"));
    return;
  }
  if (classes.find("avatar") != std::string_view::npos) return;
  std::string url = behind_proxy(web_url(image_source(node), url_));
  if (url.empty() || body_.images.size() >= limits::images) return;
  blocks_at_image_ = body_.blocks.size();
  const auto [at, fresh] = image_index_.emplace(url, body_.images.size());
  if (!fresh) return;
  body_.images.push_back({std::move(url), std::exchange(pending_caption_, {}), std::exchange(pending_credit_, {})});
}

/// A caption or credit belongs to the picture before it, or, where none came since the last block, to the next one.
void Walker::attach(Role role, std::string_view text) {
  const bool after = !body_.images.empty() && blocks_at_image_ == body_.blocks.size();
  std::string& place = role == Role::credit ? (after ? body_.images.back().credit : pending_credit_)
                                            : (after ? body_.images.back().caption : pending_caption_);
  if (!place.empty()) place += ' ';
  place += text;
}

void Walker::flush(const Context& context) {
  if (plain_ && !plain_text_.empty()) {
    for (std::string& line : plain_paragraphs(std::exchange(plain_text_, {}))) {
      body_.blocks.push_back({std::move(line),
                              BlockKind::paragraph,
                              {},
                              0,
                              0,
                              static_cast<std::uint32_t>(body_.images.size()),
                              false,
                              false,
                              false});
    }
  }
  InlineText::Collected collected = inline_.take();
  if (collected.text.empty()) return;
  if (context.role == Role::caption || context.role == Role::credit) {
    attach(context.role, collected.text);
    return;
  }
  BodyBlock block;
  block.kind = context.kind;
  if (block.kind == BlockKind::paragraph && collected.strong && collected.text.size() <= longest_bold_heading &&
      !ends_sentence(collected.text)) {
    block.kind = BlockKind::heading;
  }
  block.text = std::move(collected.text);
  block.links = std::move(collected.links);
  block.linked = collected.linked;
  block.strong = collected.strong;
  block.small = collected.small;
  block.list = context.list;
  block.images = static_cast<std::uint32_t>(body_.images.size());
  body_.blocks.push_back(std::move(block));
}

}  // namespace

Body read_body(std::string_view html, std::string_view url, const PageRules& rules, const Locator& locator,
               Diagnostics& diagnostics) {
  if (trim(html).empty()) return {};
  std::string storage;
  const std::string_view tamed = tame_html(html, storage, locator, diagnostics);
  const bool plain = !has_block_markup(tamed);
  const HtmlTree tree(tamed);
  return Walker(url, rules, plain).walk(tree.root());
}

}  // namespace newsgraph::article
