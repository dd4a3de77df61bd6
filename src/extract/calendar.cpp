#include "newsgraph/extract/calendar.h"

namespace newsgraph::extract {

Result<Calendar> Calendar::load() {
  return Calendar();
}

}  // namespace newsgraph::extract
