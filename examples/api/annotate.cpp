// Uses newsgraph as a library: reads one archived article and prints who said what.
#include <fstream>
#include <iostream>
#include <iterator>
#include <newsgraph/article/format.h>
#include <newsgraph/extract/extractor.h>
#include <string>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: annotate ARTICLE\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  newsgraph::source::Document document;
  document.locator.path = argv[1];
  document.bytes.assign(std::istreambuf_iterator<char>(in), {});

  newsgraph::Diagnostics remarks;
  const auto article = newsgraph::article::read_article(document, remarks);
  const auto knowledge = newsgraph::extract::Knowledge::load();
  if (!article || !knowledge) {
    std::cerr << newsgraph::describe(article ? knowledge.error() : article.error()) << '\n';
    return 1;
  }
  const auto found = newsgraph::extract::annotate(*article, **knowledge);
  for (const auto& quotation : found.quotations) {
    const bool named = quotation.speaker != newsgraph::extract::EntityIndex::none;
    std::cout << (named ? found[quotation.speaker].names.front().text
                        : std::string(quotation.speaker_span.of(article->text)))
              << ": ";
    for (const auto& part : quotation.parts) std::cout << part.of(article->text);
    std::cout << '\n';
  }
}
