#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::article {

/// The people (or agencies) that a credit names: "李凯欣/蔡佳敏", "香港特约记者 甄树基", "Qin Chen, Alison Sile Chen &
/// more". Words of office before a name, brackets behind it and words like 综合报导 are left out. In the order of the
/// text, each once.
std::vector<std::string> people_in(std::string_view text);

/// Whether a text is nothing but two to four names of Chinese people with dividers: 杨威廉/张慈
bool is_name_list(std::string_view text);

/// Two to four Chinese characters.
bool is_chinese_name(std::string_view text);

/// Whether a text is an office with names behind it, divided by blanks, and nothing else but from where: 河台记者 张三
/// 发自白河
bool is_signature(std::string_view text);

}  // namespace newsgraph::article
