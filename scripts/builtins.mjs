// How the bundle comes by Node's own modules. For an import statement Node reads every property of such a module once,
// which for node:process opens standard input and output, and for node:util loads decoders; and modules are loaded that
// a run may never use. Without that, --help takes a quarter less (docs/speed.md).
import { isBuiltin } from 'node:module'

/** Loaded when one of their functions is called first. */
const WHEN_CALLED = new Set(['child_process', 'crypto', 'readline'])

const bare = path => path.replace(/^node:/, '')

/** A module whose named exports are each read alone; esbuild leaves out those that nobody imports. */
function contentsOf(path) {
  const name = bare(path)
  const own = process.getBuiltinModule(name)
  const load = name === 'process' ? 'process' : `process.getBuiltinModule(${JSON.stringify(path)})`
  const keys = Object.keys(own).filter(key => key !== 'default' && /^[A-Za-z_]\w*$/.test(key))
  const named = key => `const of_${key} = ${read(key)}\nexport { of_${key} as ${key} }`
  const read = key =>
    isCalledLate(key) ? `(...args) => ${load}.${key}(...args)` : `/* @__PURE__ */ (() => ${load}.${key})()`
  // A class is told by its capital: what stands for a function cannot be constructed.
  const isCalledLate = key => WHEN_CALLED.has(name) && typeof own[key] === 'function' && /^[a-z]/.test(key)
  const whole = WHEN_CALLED.has(name)
    ? `{ ${keys.map(key => `get ${key}() { return ${load}.${key} }`).join(', ')} }`
    : load
  return `export default ${whole}\n${keys.map(named).join('\n')}`
}

/** An esbuild plugin. */
export const builtins = {
  name: 'builtins',
  setup(build) {
    build.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return null
      const namespace = kind === 'import-statement' ? 'builtin' : 'builtin-required'
      // For each importer its own: shared, they would be chunks of a line each, of which each takes half a millisecond.
      const suffix = `?${importer.replace(/^.*node_modules/, '').replace(/^.*[\\/]src[\\/]/, '')}`
      return { path, namespace, suffix, sideEffects: false }
    })
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: contentsOf(path) }))
    build.onLoad({ filter: /.*/, namespace: 'builtin-required' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    }))
  },
}
