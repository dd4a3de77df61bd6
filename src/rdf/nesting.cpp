#include "newsgraph/rdf/nesting.h"

namespace newsgraph::rdf {

void NestingWatch::step_outside(char c) {
  switch (c) {
    case '[':
    case '(':
      ++depth_;
      break;
    case ']':
    case ')':
      if (depth_ > 0) --depth_;
      break;
    case '<':
      state_ = State::iri;
      break;
    case '#':
      state_ = State::comment;
      break;
    case '"':
    case '\'':
      quote_ = c;
      state_ = State::first_quote;
      break;
    default:
      break;
  }
}

void NestingWatch::step(char c) {
  if (escaped_) {
    escaped_ = false;
    return;
  }
  if (c == '\\' && state_ != State::comment) {
    if (state_ == State::first_quote) state_ = State::string;
    closing_ = 0;
    escaped_ = true;
    return;
  }
  switch (state_) {
    case State::outside:
      step_outside(c);
      break;
    case State::iri:
      if (c == '>' || c == '\n') state_ = State::outside;
      break;
    case State::comment:
      if (c == '\n' || c == '\r') state_ = State::outside;
      break;
    case State::first_quote:
      state_ = c == quote_ ? State::second_quote : State::string;
      break;
    case State::second_quote:
      closing_ = 0;
      state_ = c == quote_ ? State::long_string : State::outside;
      if (state_ == State::outside) step_outside(c);
      break;
    case State::string:
      if (c == quote_ || c == '\n') state_ = State::outside;
      break;
    case State::long_string:
      closing_ = c == quote_ ? closing_ + 1 : 0;
      if (closing_ == 3) state_ = State::outside;
      break;
  }
}

std::size_t NestingWatch::watch(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    step(bytes[i]);
    if (depth_ > deepest) return i;
  }
  return std::string_view::npos;
}

}  // namespace newsgraph::rdf
