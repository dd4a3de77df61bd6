// node runner.js ENGINE DATA... --shapes SHAPES...: shacl-engine or rdf-validate-shacl over an N3.js store, one line of JSON.
import { createReadStream, readFileSync } from 'node:fs'
import { DataFactory, Store, StreamParser } from 'n3'

const [engine, ...rest] = process.argv.slice(2)
const split = rest.indexOf('--shapes')
const version = JSON.parse(readFileSync(new URL(`node_modules/${engine}/package.json`, import.meta.url))).version

async function load (files) {
  const store = new Store()
  for (const file of files) {
    const format = file.endsWith('.nt') ? 'application/n-triples' : 'text/turtle'
    const parser = new StreamParser({ format, blankNodePrefix: `_:f${store.size}` })
    for await (const quad of createReadStream(file).pipe(parser)) store.addQuad(quad)
  }
  return store
}

async function validate (data, shapes) {
  if (engine === 'shacl-engine') {
    // It takes the class hierarchy from the shapes, not from the data as SHACL has it.
    for (const quad of data.match(null, DataFactory.namedNode('http://www.w3.org/2000/01/rdf-schema#subClassOf'))) shapes.addQuad(quad)
    const { Validator } = await import('shacl-engine')
    return new Validator(shapes, { factory: DataFactory }).validate({ dataset: data })
  }
  const { default: Validator } = await import('rdf-validate-shacl')
  return new Validator(shapes).validate(data)
}

const term = value => value?.ptrs ? value.term : value
const local = value => {
  const node = term(value)
  return node?.termType === 'NamedNode' ? node.value.replace(/^.*[#/]/, '') : '_'
}

const start = performance.now()
const data = await load(rest.slice(0, split))
const shapes = await load(rest.slice(split + 1))
const loaded = performance.now()
const report = await validate(data, shapes)
const validated = performance.now()
const counts = {}
for (const result of report.results) {
  const shape = engine === 'shacl-engine' ? result.shape.ptr : result.sourceShape
  const component = engine === 'shacl-engine' ? result.constraintComponent : result.sourceConstraintComponent
  const key = `${local(shape)} ${local(component)}`
  counts[key] = (counts[key] ?? 0) + 1
}
console.log(JSON.stringify({
  engine,
  version,
  load_s: (loaded - start) / 1000,
  validate_s: (validated - loaded) / 1000,
  results: report.results.length,
  conforms: report.conforms,
  counts
}))
