// Ink takes the whole screen apart into its characters for every frame (docs/speed.md). This esbuild plugin puts
// something else in the place of three of its imports. None of it changes what is drawn (tests/ui/faster-ink.test.ts).
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const ours = name => fileURLToPath(new URL(`../src/ui/ink/${name}`, import.meta.url))

/** Which module of Ink's imports what, and whether results are kept or a class of ours stands there. */
const REPLACED = [
  { in: 'renderer.js', import: './output.js', by: 'kept-rows.ts' },
  { in: 'render-node-to-output.js', import: './squash-text-nodes.js', by: 'kept-text.ts' },
  { in: 'render-node-to-output.js', import: 'widest-line', by: 'results' },
]

const KEPT = 'results-kept'

/** Fails the build where Ink no longer has one of these imports: then this file is to be looked at again. */
export const fasterInk = {
  name: 'faster-ink',
  setup(build) {
    const met = new Set()
    build.onStart(() => met.clear())
    build.onResolve({ filter: /^(\.\/output\.js|\.\/squash-text-nodes\.js|widest-line)$/ }, async asked => {
      if (asked.pluginData === KEPT || !asked.importer.includes(join('ink', 'build') + sep)) return null
      const found = REPLACED.find(
        one => one.import === asked.path && asked.importer.endsWith(join('ink', 'build', one.in)),
      )
      if (found === undefined) return null
      met.add(found)
      if (found.by !== 'results') return { path: ours(found.by) }
      const { path, errors } = await build.resolve(asked.path, {
        kind: asked.kind,
        importer: asked.importer,
        resolveDir: asked.resolveDir,
        pluginData: KEPT,
      })
      return errors.length > 0 ? { errors } : { path, namespace: KEPT }
    })
    build.onLoad({ filter: /.*/, namespace: KEPT }, ({ path }) => ({
      contents: `
        import { remembered } from ${JSON.stringify(ours('remembered.ts'))}
        import work from ${JSON.stringify(path)}
        export default remembered(work)`,
      resolveDir: dirname(path),
    }))
    build.onEnd(() => ({
      errors: REPLACED.filter(one => !met.has(one)).map(one => ({
        text: `Ink's build/${one.in} no longer imports ${one.import}: see scripts/faster-ink.mjs`,
      })),
    }))
  },
}
