// Fills src/level/compiled.ts: to read and check the level files at every start takes 200 ms (docs/speed.md).
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { builtins } from './builtins.mjs'

/** The loader of the program itself: what is compiled is what it would make of the files. */
async function loaderOf(settings) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: ['src/level/load.ts'],
    outdir: 'unwritten',
    plugins: [builtins],
  })
  const [{ text }] = outputFiles
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
}

async function compile(folder, settings) {
  const { loadLevel } = await loaderOf(settings)
  const compiled = {}
  for (const name of (await readdir(folder)).filter(name => /\.ya?ml$/i.test(name)).sort()) {
    const text = await readFile(join(folder, name), 'utf8')
    const loaded = loadLevel(text, join(folder, name))
    // What is wrong with the others is told where they are read.
    if (loaded.ok) compiled[name] = { text, level: loaded.level }
  }
  return compiled
}

/** An esbuild plugin. @param settings what the loader is bundled with */
export const compiledLevels = (folder, settings) => ({
  name: 'compiled-levels',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]level[\\/]compiled\.ts$/ }, async () => {
      const text = JSON.stringify(await compile(folder, settings))
      return { contents: `export const COMPILED = JSON.parse(${JSON.stringify(text)})`, loader: 'js' }
    })
  },
})
