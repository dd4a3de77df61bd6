#include "newsgraph/shacl/vocabulary.h"

namespace newsgraph::shacl {

namespace vocabulary = rdf::vocabulary;

CommonTerms::CommonTerms(rdf::TermTable& terms)
    : type(terms.intern(rdf::iri(vocabulary::rdf::type))),
      first(terms.intern(rdf::iri(vocabulary::rdf::first))),
      rest(terms.intern(rdf::iri(vocabulary::rdf::rest))),
      nil(terms.intern(rdf::iri(vocabulary::rdf::nil))),
      sub_class_of(terms.intern(rdf::iri(vocabulary::rdfs::subClassOf))),
      rdfs_class(terms.intern(rdf::iri(vocabulary::rdfs::term<"Class">))),
      yes(terms.intern(rdf::boolean(true))),
      no(terms.intern(rdf::boolean(false))),
      violation(terms.intern(rdf::iri(sh<"Violation">))),
      warning(terms.intern(rdf::iri(sh<"Warning">))),
      info(terms.intern(rdf::iri(sh<"Info">))) {}

}  // namespace newsgraph::shacl
