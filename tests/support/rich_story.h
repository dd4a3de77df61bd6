#pragma once

#include "support/story.h"

namespace newsgraph::tests {

/// An article that has one of everything that the data model knows.
inline Story rich_story() {
  Story story(
      "普京会见金正恩",
      {"（法新社莫斯科14日电）😀据韩联社援引朝中社报道，俄罗斯总统普京周三在海参崴会见金正恩。",
       "普京对金正恩说：“合作，”他补充道，“才是唯一选择。”一名官员称局势稳定。", "法广没有证实双方将签署协议。"});
  using extract::EntityClass;
  using extract::EntityType;
  using extract::IdentityBasis;
  const auto putin = story.entity(EntityType::person, "弗拉基米尔·普京", IdentityBasis::wikidata, "Q7747");
  const auto kim = story.person("金正恩");
  const auto russia = story.country("俄罗斯", "Q159");
  const auto city = story.entity(EntityType::place, "海参崴", IdentityBasis::authority, "unlocode:RUVVO");
  const auto yonhap = story.organization("韩联社");
  const auto kcna = story.organization("朝中社");
  const auto rfi = story.entity(EntityType::organization, "法国国际广播电台", IdentityBasis::wikidata, "Q1143022");
  const auto official = story.entity(EntityType::person, "一名官员", IdentityBasis::local, "");
  const auto reporter = story.person("张三");
  auto& found = story.found;
  found[putin].names.push_back({"Vladimir Putin", "en"});
  found[putin].other_names = {{"普京", "zh-Hans"}, {"普丁", "zh-Hant"}};
  found[putin].job_titles = {{"总统", "zh-Hans"}};
  found[putin].affiliation = russia;
  found[kim].affiliation = kcna;
  found[city].contained_in = russia;
  found[city].subclass = EntityClass::city;
  found[rfi].subclass = EntityClass::news_media;
  found.publisher = rfi;
  found.authors = {reporter};
  story.mention_each(putin, "普京")
      .mention_each(kim, "金正恩")
      .mention_each(russia, "俄罗斯")
      .mention_each(city, "海参崴");
  story.mention_each(yonhap, "韩联社").mention_each(kcna, "朝中社").mention_each(rfi, "法广", 0.456F);
  story.mention(official, story.at("一名官员")).mention(putin, story.at("他"), 0.6F);

  extract::Quotation& direct = story.quote({"合作，", "才是唯一选择。"}, putin);
  direct.cue = story.at("说");
  direct.speaker_span = story.at("普京对");
  direct.speaker_span.end -= 3;
  direct.audience = kim;
  direct.audience_span = story.at("金正恩", 3);
  direct.occasion = extract::OccasionIndex{0};
  direct.about = {kim};
  extract::Quotation& indirect = story.quote({"局势稳定"}, official, extract::QuoteForm::indirect);
  indirect.cue = story.at("称");
  indirect.occasion = extract::OccasionIndex{1};
  found.occasions = {{.span = story.at("会见", 2), .head = story.at("会见", 2), .event = 0},
                     {.span = story.at("局势"), .head = story.at("局势")}};

  extract::Event& meeting = story.event("Consult", "会见", "俄罗斯总统普京周三在海参崴会见金正恩", {putin, kim});
  meeting.place = city;
  meeting.mode = "ConsultVisit";
  meeting.start = *timestamp({2023, 9, 13}, Precision::day);
  meeting.end = *timestamp({2023, 9, 1}, Precision::month);
  story.event("Agree", "签署协议", "法广没有证实双方将签署协议", {}).modality = extract::Modality::hypothetical;
  found.source_chains.push_back({{yonhap, kcna}, {story.at("韩联社"), story.at("朝中社")}, 0.9F});

  article::Article& article = story.article;
  article.url = "https://www.example.org/cn/普京 会见?a=1&b=2";
  article.section = "国际";
  article.keywords = {"外交", "俄罗斯"};
  article.datelines = {{story.at("（法新社莫斯科14日电）"), "法新社莫斯科14日电"}};
  article.modified = *parse_iso8601("2023-09-15T08:30:00+08:00");
  article.images.push_back({"https://example.org/1.jpg", "普京与\"金正恩\"\n握手", "法新社"});
  return story;
}

}  // namespace newsgraph::tests
