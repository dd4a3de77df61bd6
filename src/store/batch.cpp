#include "newsgraph/store/batch.h"

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/syntax.h"
#include "newsgraph/store/url.h"

namespace newsgraph::store {
namespace {

std::string media_type(BodyFormat format) {
  switch (format) {
    case BodyFormat::ntriples:
      return std::string(rdf::ntriples_syntax.media_type);
    case BodyFormat::turtle:
      return std::string(rdf::turtle_syntax.media_type);
    case BodyFormat::nquads:
      return std::string(rdf::nquads_syntax.media_type);
    case BodyFormat::update:
      break;
  }
  return "application/sparql-update; charset=utf-8";  // else servlets read Latin-1
}

std::string graph_url(const Endpoints& endpoints, const std::string& graph) {
  return graph.empty() ? with_parameter(endpoints.graphs, "default") : with_parameter(endpoints.graphs, "graph", graph);
}

}  // namespace

Hash128 Batch::hash() const {
  const Hash128 of_body = hash128(body);
  return FieldHasher()
      .add(std::to_string(static_cast<int>(action)))
      .add(graph)
      .add(std::to_string(of_body.high))
      .add(std::to_string(of_body.low))
      .finish();
}

HttpRequest request_for(const Batch& batch, const Endpoints& endpoints, BodyFormat graph_body) {
  HttpRequest request;
  request.body = batch.body;
  switch (batch.action) {
    case Action::add:
    case Action::replace:
      request.method = batch.action == Action::add ? "POST" : "PUT";
      request.url = graph_url(endpoints, batch.graph);
      request.content_type = media_type(graph_body);
      return request;
    case Action::add_all:
      request.method = "POST";
      request.url = endpoints.datasets;
      request.content_type = media_type(BodyFormat::nquads);
      return request;
    case Action::drop:
      request.method = "DELETE";
      request.url = graph_url(endpoints, batch.graph);
      return request;
    case Action::update:
    case Action::remove:
      request.method = "POST";
      request.url = endpoints.update;
      request.content_type = media_type(BodyFormat::update);
      return request;
  }
  invariant(false, "an action that is known");
  return request;
}

}  // namespace newsgraph::store
