// Runs the program of this checkout, bundled anew if a source file is younger than the bundle.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modified = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const under = directory => readdirSync(directory, { recursive: true }).map(name => join(directory, name))

/** What takes part in bundling. */
const BUNDLING = ['builtins', 'bundle', 'compiled-levels', 'faster-ink', 'late-unicode', 'no-devtools']

/**
 * Whatever the bundle is made from; a folder is younger than the files that were removed from it. The levels are not
 * among them: the program notices a level that has changed, and reads it.
 */
function sources() {
  const source = join(root, 'src')
  const others = ['package.json', 'package-lock.json', ...BUNDLING.map(name => `scripts/${name}.mjs`)]
  return [source, ...under(source), ...others.map(name => join(root, name))]
}

async function bundled() {
  const built = modified(join(root, 'dist/app/cowhand.js'))
  if (sources().every(path => modified(path) < built)) return true
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    console.error('The packages are not installed yet: run "npm ci" first.')
    return false
  }
  await import('./build.mjs')
  return !process.exitCode
}

if (await bundled()) await import('../bin/cowhand.cjs')
else process.exitCode = 1
