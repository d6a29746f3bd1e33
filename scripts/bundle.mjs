// Bundling, and putting a bundle in place while others build or run from the same place.
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { builtins } from './builtins.mjs'
import { compiledLevels } from './compiled-levels.mjs'
import { fasterInk } from './faster-ink.mjs'
import { lateUnicode } from './late-unicode.mjs'

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const ENTRY = 'cowhand.js'

const DAY = 24 * 60 * 60 * 1000

/** What both bundles are made with. */
export async function settings() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return {
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    // jsonc-parser's main is UMD, whose requires a bundler cannot follow.
    mainFields: ['module', 'main'],
    target: 'node22.12',
    minify: true,
    jsx: 'automatic',
    legalComments: 'none',
    // React runs in development mode unless this is exactly 'production'.
    define: {
      'process.env.NODE_ENV': '"production"',
      __VERSION__: JSON.stringify(version),
      // Yoga decodes its own bytes where there is no fetch; loading Node's would take longer than that.
      fetch: 'undefined',
    },
    // Ink asks for the devtools only when DEV=true; left external it crashes at start-up.
    alias: { 'react-devtools-core': join(root, 'scripts/no-devtools.mjs') },
  }
}

/** What the command line loads when it is needed: the commands, and what is said of a bug. */
const LATER = /^\.\/(commands\/.+|bug)\.ts$/

/** An esbuild plugin that leaves those to a bundle of their own, and notes which are asked for. */
const laterApart = asked => ({
  name: 'later-apart',
  setup(build) {
    build.onResolve({ filter: LATER }, ({ path, kind }) => {
      if (kind !== 'dynamic-import') return null
      asked.add(path)
      return { path, external: true }
    })
  },
})

/**
 * Bundles the program into a folder: the entry, with the command line in one file, since each file more that help has
 * to load takes its time; and beside it chunks named after their content, which it loads when a command needs them.
 * Returns esbuild's account of what went in.
 */
export async function bundle(directory) {
  const common = await settings()
  const asked = new Set()
  const front = await build({
    ...common,
    entryPoints: { cowhand: 'src/cli/main.ts' },
    outdir: directory,
    plugins: [builtins, laterApart(asked)],
  })
  const commands = await build({
    ...common,
    entryPoints: [...asked].sort().map(path => join('src/cli', path)),
    entryNames: '[name]-[hash]',
    outdir: directory,
    splitting: true,
    plugins: [builtins, fasterInk, lateUnicode, compiledLevels(join(root, 'levels'), common)],
  })
  const built = new Map(
    Object.entries(commands.metafile.outputs).map(([file, { entryPoint }]) => [entryPoint, basename(file)]),
  )
  const nameOf = path => JSON.stringify(`./${built.get(posix.join('src/cli', path))}`)
  await mkdir(directory, { recursive: true })
  for (const { path, contents } of commands.outputFiles) await writeFile(path, contents)
  for (const { path, text } of front.outputFiles)
    await writeFile(
      path,
      [...asked].reduce((all, one) => all.replaceAll(JSON.stringify(one), nameOf(one)), text),
    )
  return { outputs: { ...front.metafile.outputs, ...commands.metafile.outputs } }
}

const chunks = async directory => (await readdir(directory)).filter(name => name !== ENTRY)
const exists = path =>
  access(path).then(
    () => true,
    () => false,
  )

// Windows refuses to replace a file in the moment in which somebody reads it.
async function replace(from, to) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (attempt === 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(error.code)) throw error
      await pause(20 * attempt)
    }
  }
}

async function removeOlderThan(directory, names, age) {
  for (const name of names) {
    const path = join(directory, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - age) await rm(path, { recursive: true, force: true })
  }
}

/**
 * Builds the program into `dist/app`. Any number of these may run at once, and programs may start from there
 * meanwhile: chunks go in first, under names that follow from their content, the entry last, by one rename.
 */
export async function buildProgram() {
  const started = new Date()
  const dist = join(root, 'dist')
  const app = join(dist, 'app')
  await mkdir(app, { recursive: true })
  const staging = await mkdtemp(join(dist, '.staging-'))
  try {
    await bundle(staging)
    for (const name of await chunks(staging)) {
      const chunk = join(app, name)
      // The same name is the same content; the touch keeps it from being cleared away as old.
      if (await exists(chunk)) await utimes(chunk, started, started)
      else await replace(join(staging, name), chunk)
    }
    const entry = join(staging, ENTRY)
    // A source saved while this build ran must look younger than its result.
    await utimes(entry, started, started)
    await replace(entry, join(app, ENTRY))
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  // A game that is still open loads its chunks when it first needs them, so the last build's stay a while.
  await removeOlderThan(app, await chunks(app), 7 * DAY)
  const abandoned = (await readdir(dist)).filter(name => name.startsWith('.staging-'))
  await removeOlderThan(dist, abandoned, DAY)
}
